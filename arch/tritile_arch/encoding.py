"""Trits and the codecs that store them in weight memory.

Inside the tile a trit is the two-bit code of Hugging Face's packed BitNet checkpoints
(transformers ``integrations/bitnet.py``): code = trit + 1, so 00 = -1, 01 = 0, 10 = +1; 11 is
padding and counts as 0. A codec packs the trits of a beat into bytes, the first trit in the
lowest place:

* ``trit5``: five trits a byte, sum of (trit + 1) * 3**i; bytes 243 to 255 stand for nothing.
* ``trit4``: four two-bit codes a byte, bits 1:0 first; every byte is legal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

CODE_BITS = 2
CODE_MINUS, CODE_ZERO, CODE_PLUS, CODE_PADDING = 0, 1, 2, 3
TRIT_OF_CODE = (-1, 0, 1, 0)


def code_of_trit(trit: int) -> int:
    """The tile's two-bit code of -1, 0 or +1."""
    if trit not in (-1, 0, 1):
        raise ValueError(f"{trit} is not a trit; expected -1, 0 or 1")
    return trit + 1


@dataclass(frozen=True)
class Codec:
    """One way of storing trits in bytes: ``trits_per_byte`` digits of base ``base``."""

    name: str
    trits_per_byte: int
    base: int

    @property
    def byte_values(self) -> int:
        """How many byte values are legal; greater ones are an illegal weight byte."""
        return self.base**self.trits_per_byte

    def encode(self, trits: Sequence[int]) -> int:
        """One byte from up to ``trits_per_byte`` trits; missing ones are zero."""
        if len(trits) > self.trits_per_byte:
            raise ValueError(f"{len(trits)} trits; {self.name} holds {self.trits_per_byte} a byte")
        codes = [code_of_trit(t) for t in trits]
        codes += [CODE_ZERO] * (self.trits_per_byte - len(codes))
        return sum(code * self.base**i for i, code in enumerate(codes))

    def codes(self, byte: int) -> tuple[int, ...]:
        """The tile's codes of one byte; an illegal byte decodes to zeros."""
        if not 0 <= byte <= 255:
            raise ValueError(f"{byte} is not a byte; expected 0 to 255")
        if byte >= self.byte_values:
            return (CODE_ZERO,) * self.trits_per_byte
        return tuple(byte // self.base**i % self.base for i in range(self.trits_per_byte))

    def decode(self, byte: int) -> tuple[int, ...]:
        """The trits of one byte, first trit first; ValueError if no encoding yields it."""
        if byte >= self.byte_values:
            raise ValueError(f"{byte} is no {self.name} byte; they end at {self.byte_values - 1}")
        return tuple(TRIT_OF_CODE[code] for code in self.codes(byte))


TRIT5 = Codec("trit5", trits_per_byte=5, base=3)
TRIT4 = Codec("trit4", trits_per_byte=4, base=4)
CODECS = {codec.name: codec for codec in (TRIT5, TRIT4)}


def codec(name: str) -> Codec:
    """The codec of that name; ValueError names the known ones."""
    if name not in CODECS:
        raise ValueError(f"unknown codec {name!r}; known: {', '.join(CODECS)}")
    return CODECS[name]
