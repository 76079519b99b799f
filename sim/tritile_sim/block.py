"""One converted block under test: ports by name, a fast clock, whole waveforms by numpy."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from . import model
from .build import HERE


class _Strip(ctypes.Structure):
    _fields_ = [("at", ctypes.c_void_p), ("values", ctypes.c_void_p), ("bytes", ctypes.c_uint64)]


def build_block(verilog: str | Path, name: str, traced: bool = False) -> BlockModel:
    """The model of module ``name`` of a Verilog file; compiled once, then from the cache.

    ``traced``: ``sim`` can write a VCD file.
    """
    return BlockModel(model.load(name, Path(verilog).read_text(), [HERE / "block.cpp"], traced))


class BlockModel:
    """A model whose clock is ``clk`` (none if the block is combinational); inputs start at 0.

    ``sim`` is pyverilator's object, for whatever is not said here.
    """

    def __init__(self, sim: Any):
        self.sim = sim
        self._lib, self._model = self.sim.lib, ctypes.c_void_p(self.sim.model)
        self._lib.block_name.restype = ctypes.c_char_p
        self._lib.block_port.restype = ctypes.c_void_p
        self.inputs = [_plain(name) for name, _ in self.sim.inputs]
        self.outputs = [_plain(name) for name, _ in self.sim.outputs]
        ports = self.sim.inputs + self.sim.outputs
        self.widths = {_plain(name): width for name, width in ports}
        self._cells = self._find_cells()
        self._settled = False

    def _find_cells(self) -> dict[str, tuple[int, int]]:
        """Port -> (address, bytes) in the model."""
        cells, nbytes = {}, ctypes.c_uint64()
        for port in range(self._lib.block_ports()):
            at = self._lib.block_port(self._model, port, ctypes.byref(nbytes))
            cells[_plain(self._lib.block_name(port).decode())] = (at, nbytes.value)
        return cells

    def set(self, **ports: int) -> None:
        """Drives inputs; a negative value is taken as two's complement of the port's width."""
        for name, value in ports.items():
            at, nbytes = self._cell(name, self.inputs, "input")
            data = _bits(name, int(value), self.widths[name]).to_bytes(nbytes, "little")
            ctypes.memmove(at, data, nbytes)
        self._settled = False

    def get(self, name: str, signed: bool = False) -> int:
        """A port's value now, with all inputs settled."""
        at, nbytes = self._cell(name, self._cells, "port")
        self.settle()
        value = int.from_bytes(ctypes.string_at(at, nbytes), "little")
        width = self.widths[name]
        return value - (1 << width) if signed and value >> (width - 1) else value

    def settle(self) -> None:
        """Propagates the inputs through what is combinational."""
        if not self._settled:
            self._lib.block_tick(self._model, ctypes.c_uint64(0))
            self._settled = True

    def tick(self, clocks: int = 1) -> None:
        """Lets so many rising edges pass."""
        self._lib.block_tick(self._model, ctypes.c_uint64(clocks))
        self._settled = True

    def run(
        self,
        inputs: Mapping[str, Sequence[int] | np.ndarray],
        outputs: Sequence[str] | None = None,
        clocks: int | None = None,
    ) -> dict[str, np.ndarray]:
        """Applies one value of each input a clock; what each output showed before that edge.

        Inputs shorter than ``clocks`` keep their last value. A port of up to 64 bits is a vector;
        a wider one comes back as uint32 ``[clocks, words]``, lowest word first (``to_ints`` makes
        Python integers of it) and goes in that way or as a list of integers.
        """
        clocks = max(map(len, inputs.values())) if clocks is None else clocks
        driven = {name: self._values(name, values, clocks) for name, values in inputs.items()}
        noted = {name: self._room(name, clocks) for name in outputs or self.outputs}
        ins, outs = self._strips(driven), self._strips(noted)
        n = ctypes.c_uint64
        self._lib.block_run(self._model, n(clocks), n(len(ins)), ins, n(len(outs)), outs)
        self._settled = True
        return noted

    def _cell(self, name: str, known: Iterable[str], kind: str) -> tuple[int, int]:
        if name not in known:
            raise KeyError(
                f"{name!r} is no {kind} of this block; known: {', '.join(sorted(known))}"
            )
        return self._cells[name]

    def _room(self, name: str, clocks: int) -> np.ndarray:
        nbytes = self._cell(name, self._cells, "port")[1]
        if nbytes > 8:
            return np.zeros((clocks, nbytes // 4), np.uint32)
        return np.zeros(clocks, f"u{nbytes}")

    def _values(self, name: str, values: Sequence[int] | np.ndarray, clocks: int) -> np.ndarray:
        self._cell(name, self.inputs, "input")
        room, width = self._room(name, clocks), self.widths[name]
        if isinstance(values, np.ndarray) and values.ndim == room.ndim and values.dtype != object:
            given = values.astype(room.dtype)
            if room.ndim == 1 and width < 64:
                given &= room.dtype.type((1 << width) - 1)
        else:
            size = self._cells[name][1]
            data = b"".join(_bits(name, int(v), width).to_bytes(size, "little") for v in values)
            given = np.frombuffer(data, room.dtype).reshape(-1, *room.shape[1:])
        room[: len(given)] = given[:clocks]
        room[len(given) :] = given[-1]
        return room

    def _strips(self, arrays: Mapping[str, np.ndarray]) -> ctypes.Array:
        strips = (_Strip * len(arrays))()
        for strip, (name, array) in zip(strips, arrays.items(), strict=True):
            strip.at, strip.bytes = self._cells[name]
            strip.values = array.ctypes.data
        return strips


def _plain(name: str) -> str:
    """Verilator marks names that are words of C++, and escapes a second underscore in a row."""
    return name.removeprefix("__SYM__").replace("___05F", "__")


def _bits(name: str, value: int, width: int) -> int:
    if not -(1 << (width - 1)) <= value < 1 << width:
        raise ValueError(f"{name} is {value}; it has {width} bits")
    return value & ((1 << width) - 1)


def to_ints(words: np.ndarray) -> list[int]:
    """Python integers of a wide port's uint32 ``[clocks, words]``."""
    return [int.from_bytes(row.astype("<u4").tobytes(), "little") for row in words]


def as_signed(values: np.ndarray, width: int) -> np.ndarray:
    """int64 of two's complement values of ``width`` bits."""
    shift = 64 - width
    return (values.astype(np.int64) << shift) >> shift
