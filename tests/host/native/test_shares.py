"""What threads share when the library itself keeps caches: pieces of ranges."""

from __future__ import annotations

import ctypes
from collections import Counter

import numpy as np

from tritile.native.library import library


class Range(ctypes.Structure):
    """tt_range of pass.h."""

    _fields_ = (
        ("base", ctypes.c_void_p),
        *((name, ctypes.c_int64) for name in ("bytes", "stride", "count")),
    )


def pieces(ranges: list[Range]) -> list[Range]:
    loaded, given = library(), (Range * len(ranges))(*ranges)
    loaded.tt_shares.restype = ctypes.c_int64
    loaded.tt_share.restype, loaded.tt_share.argtypes = Range, [ctypes.c_void_p, ctypes.c_int64]
    return [loaded.tt_share(given, i) for i in range(loaded.tt_shares(given, len(ranges)))]


def bytes_of(one: Range) -> list[int]:
    base = one.base or 0
    return [base + i * one.stride + j for i in range(one.count) for j in range(one.bytes)]


def test_pieces_are_every_byte_once():
    rng = np.random.default_rng(3)
    for _ in range(30):
        ranges, base = [], 4096
        for _ in range(rng.integers(1, 4)):
            size = int(rng.choice([1, 320, 32767, 32768, 32769, 70_000]))
            count = int(rng.integers(1, 4))
            ranges.append(Range(base, size, size + 100, count))
            base += count * (size + 100)
        found = pieces(ranges)
        assert all(piece.count == 1 for piece in found)
        assert max(piece.bytes for piece in found) <= 1 << 15
        touched = Counter(byte for piece in found for byte in bytes_of(piece))
        assert touched == Counter(byte for one in ranges for byte in bytes_of(one))
