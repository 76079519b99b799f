"""The job descriptor: 64 bytes in memory, sixteen little-endian 32-bit words.

A job multiplies one packed matrix with the activations of up to ``rows`` tokens. A list is a
run of descriptors, the final one marked ``last``. Descriptors never change once written.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from .geometry import ALIGN, MAX_PLANES, MAX_PORTS, TILE_QUANTUM, WIDE_BITS, Geometry
from .registers import Field

DESCRIPTOR_BYTES = 64
WORDS = DESCRIPTOR_BYTES // 4
MAGIC = 0xB1  # tells a descriptor from memory that nobody wrote

# Words of the descriptor and the fields of those that hold several.
WORD_CONTROL, WORD_M, WORD_BLOCKS, WORD_Y_STRIDE = 0, 1, 2, 3
WORD_X, WORD_Y, WORD_WEIGHTS = 4, 6, 8  # addresses: low word, high word; weights a pair a port
F_MAGIC = Field("magic", 24, 8, "0xB1")
F_LAST = Field("last", 0, 1, "the final job of its list")
F_PLANES = Field("planes", 4, 4, "balanced-ternary planes, most significant first")
F_TOKENS = Field("tokens", 8, 8, "tokens of this job; 0 means the doorbell's")
F_K_BLOCKS = Field("k_blocks", 0, 16, "K-blocks, each of `columns` weights")
F_TILE = Field("tile", 16, 16, "output rows of the first M-tile")
M_BITS = 20
F_M = Field("m", 0, M_BITS, "output rows of the matrix")
F_WIDE = Field(
    "wide", M_BITS, WIDE_BITS, "M-tiles of `tile` output rows, later ones have 64 fewer; 0: all"
)


@dataclass(frozen=True)
class Descriptor:
    """Addresses and ``y_stride`` (bytes from a token's results to the next's) in bytes."""

    m: int
    k_blocks: int
    tile: int
    x: int
    y: int
    y_stride: int
    weights: tuple[int, ...]
    wide: int = 0
    tokens: int = 0
    planes: int = 1
    last: bool = True

    def encode(self) -> bytes:
        """The 64 bytes; ValueError if a field does not fit (rules are ``check``'s business)."""
        control = F_MAGIC.put(MAGIC) | F_LAST.put(int(self.last))
        control |= F_PLANES.put(self.planes) | F_TOKENS.put(self.tokens)
        words = [control, F_M.put(self.m) | F_WIDE.put(self.wide)]
        words += [F_K_BLOCKS.put(self.k_blocks) | F_TILE.put(self.tile)]
        words += [Field("y_stride", 0, 32, "").put(self.y_stride)]
        if len(self.weights) > MAX_PORTS:
            raise ValueError(f"{len(self.weights)} weight addresses; at most {MAX_PORTS}")
        padded = self.weights + (0,) * (MAX_PORTS - len(self.weights))
        for address in (self.x, self.y, *padded):
            whole = Field("address", 0, 64, "").put(address)
            words += [whole & 0xFFFFFFFF, whole >> 32]
        return struct.pack(f"<{WORDS}I", *words)

    @classmethod
    def decode(cls, data: bytes, ports: int = MAX_PORTS) -> Descriptor:
        """The inverse; ValueError if the magic byte is missing."""
        words = struct.unpack(f"<{WORDS}I", data)
        control = words[WORD_CONTROL]
        if F_MAGIC.get(control) != MAGIC:
            raise ValueError(f"no descriptor: first word is {control:#010x}")
        address = [words[i] | words[i + 1] << 32 for i in range(WORD_X, WORDS, 2)]
        return cls(
            m=F_M.get(words[WORD_M]),
            wide=F_WIDE.get(words[WORD_M]),
            k_blocks=F_K_BLOCKS.get(words[WORD_BLOCKS]),
            tile=F_TILE.get(words[WORD_BLOCKS]),
            x=address[0],
            y=address[1],
            y_stride=words[WORD_Y_STRIDE],
            weights=tuple(address[2 : 2 + ports]),
            tokens=F_TOKENS.get(control),
            planes=F_PLANES.get(control),
            last=bool(F_LAST.get(control)),
        )

    @property
    def beats(self) -> int:
        """Weight beats: the job takes at least as many clocks."""
        return self.m * self.k_blocks * self.planes

    def check(self, g: Geometry) -> None:
        """ValueError that names the first rule broken; the sequencer applies the same rules."""
        bad = next((text for broken, text in self._rules(g) if broken), None)
        if bad:
            raise ValueError(f"descriptor: {bad}")

    def _rules(self, g: Geometry) -> list[tuple[bool, str]]:
        bases = (self.x, self.y, *self.weights)
        return [
            (not 1 <= self.m < 1 << M_BITS, f"m is {self.m}; expected 1 to {(1 << M_BITS) - 1}"),
            (self.k_blocks < 1, f"k_blocks is {self.k_blocks}; expected 1 or more"),
            (
                not 1 <= self.tile <= g.depth or self.tile % TILE_QUANTUM != 0,
                f"tile is {self.tile}; expected a multiple of {TILE_QUANTUM} up to {g.depth}",
            ),
            (
                self.wide > 0 and self.tile <= TILE_QUANTUM,
                f"wide is {self.wide}, but tile is {self.tile}: later tiles would be empty",
            ),
            (
                not 1 <= self.planes <= MAX_PLANES,
                f"planes is {self.planes}; this version runs 1 to {MAX_PLANES}",
            ),
            (self.tokens > g.rows, f"tokens is {self.tokens}; expected 0 to {g.rows}"),
            (
                any(a % ALIGN or a >> g.address_bits for a in bases),
                f"an address is not a multiple of {ALIGN} below 2**{g.address_bits}: "
                + ", ".join(hex(a) for a in bases),
            ),
            (self.y_stride % ALIGN != 0, f"y_stride is {self.y_stride}; not a multiple of {ALIGN}"),
        ]
