"""Everything that a report says, worked out from names, shapes and types alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from tritile_arch import layout
from tritile_arch.boards import BOARDS

from ..errors import UsageError
from ..synthetic.mark import KEY
from .bitlinear import BitLinear, find_bitlinear
from .categories import category, layer_of
from .opened import Opened

# A tensor's form, by the rank of its squeezed shape; a single value counts as a vector.
NUMBER = re.compile(r"([0-9]{1,18})")
FORMS = ("vector", "vector", "matrix", "rank 3", "rank 4")


@dataclass(frozen=True)
class Row:
    """A tensor; ``shape`` and ``elements`` as the file has them, so U8 bytes and not trits."""

    name: str
    shape: tuple[int, ...]
    dtype: str
    bytes: int
    category: str

    @property
    def squeezed_shape(self) -> tuple[int, ...]:
        return tuple(size for size in self.shape if size != 1)

    @property
    def elements(self) -> int:
        return prod(self.shape)

    @property
    def form(self) -> str:
        rank = len(self.squeezed_shape)
        return FORMS[rank] if rank < len(FORMS) else f"rank {rank}"


@dataclass(frozen=True)
class Group:
    """Tensors that have something in common."""

    name: str
    tensors: int
    elements: int
    bytes: int


@dataclass(frozen=True)
class Need:
    """What the ternary matrices take on a board, its padding included.

    ``memory``: of the board, for everything that runs on it; None in simulation.
    """

    board: str
    bytes: int
    bits_per_weight: float
    memory: int | None


@dataclass(frozen=True)
class Facts:
    """A checkpoint; ``layers`` are its layers' numbers."""

    opened: Opened
    rows: Sequence[Row]
    bitlinear: Sequence[BitLinear]

    @property
    def config(self) -> Mapping[str, Any]:
        return self.opened.config

    @property
    def synthetic(self) -> bool:
        return KEY in self.config

    @property
    def total(self) -> Group:
        return _group("total", self.rows)

    @property
    def weights(self) -> int:
        """Elements, with the trits in place of the bytes that hold them."""
        packed = {matrix.name: matrix.elements for matrix in self.bitlinear}
        return sum(packed.get(row.name, row.elements) for row in self.rows)

    def forms(self) -> list[Group]:
        groups = {group.name: group for group in groups_by(self.rows, lambda row: row.form)}
        known = [groups.pop(form) for form in dict.fromkeys(FORMS) if form in groups]
        return known + list(groups.values())

    def categories(self) -> list[Group]:
        """The largest first."""
        return groups_by(self.rows, lambda row: row.category)

    def dtypes(self) -> list[Group]:
        return groups_by(self.rows, lambda row: row.dtype)

    @property
    def layers(self) -> list[int]:
        return sorted({place[0] for row in self.rows if (place := layer_of(row.name))})

    def layer(self, number: int | None = None) -> tuple[int, list[Row]] | None:
        """(number, its tensors), the first layer's if None; UsageError if there is none such."""
        layers = self.layers
        if number is not None and number not in layers:
            found = f"its layers are {layers[0]} to {layers[-1]}" if layers else "it has none"
            raise UsageError(f"layer is {number}; {self.opened.path}: {found}")
        if not layers:
            return None
        chosen = layers[0] if number is None else number
        return chosen, [row for row in self.rows if (layer_of(row.name) or (-1,))[0] == chosen]

    def needs(self) -> list[Need]:
        """What each board's image would take."""
        weights = sum(matrix.elements for matrix in self.bitlinear)
        needs = []
        for board in BOARDS.values():
            g = board.geometry
            size = sum(layout.weight_bytes(g, m.m, m.k) * g.ports for m in self.bitlinear)
            bits = 8 * size / weights if weights else 0.0
            needs.append(Need(board.name, size, bits, board.memory_bytes))
        return needs


def gather(opened: Opened) -> Facts:
    """Rows by name, layer 2 before layer 10."""
    rows = [
        Row(name, tuple(tensor.shape), tensor.dtype, tensor.data.size, category(name))
        for name, tensor in sorted(opened.tensors.items(), key=lambda item: _natural(item[0]))
    ]
    return Facts(opened, rows, find_bitlinear(opened))


def _natural(name: str) -> list[tuple[int, str]]:
    """Numbers in a name count as numbers."""
    parts = NUMBER.split(name)  # every second one is a number
    return [(int(part), "") if i % 2 else (0, part) for i, part in enumerate(parts)]


def groups_by(rows: Iterable[Row], key: Callable[[Row], str]) -> list[Group]:
    """The largest first."""
    members: dict[str, list[Row]] = {}
    for row in rows:
        members.setdefault(key(row), []).append(row)
    groups = [_group(name, held) for name, held in members.items()]
    return sorted(groups, key=lambda group: (-group.bytes, group.name))


def _group(name: str, rows: Sequence[Row]) -> Group:
    elements, size = sum(row.elements for row in rows), sum(row.bytes for row in rows)
    return Group(name, len(rows), elements, size)
