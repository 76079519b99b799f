"""Plain models of the data path: what the trits and the activations must give."""

from __future__ import annotations

import numpy as np

from tritile_arch.encoding import TRIT_OF_CODE
from tritile_arch.geometry import GROUP

TRITS = np.array(TRIT_OF_CODE)


def unpack(port: np.ndarray, width: int, count: int, signed: bool = False) -> np.ndarray:
    """int64 ``[clocks, count]`` of a wide port's elements, the first in the lowest bits."""
    rows = np.ascontiguousarray(port).reshape(len(port), -1).view(np.uint8)
    bits = np.unpackbits(rows, axis=1, bitorder="little")[:, : width * count]
    values = bits.reshape(len(port), count, width).astype(np.int64) @ (1 << np.arange(width))
    return values - ((values >> (width - 1)) << width) if signed else values


def pack(values: np.ndarray, width: int) -> list[int]:
    """Integers for a wide port from ``[clocks, count]``; negative ones as two's complement."""
    bits = (np.asarray(values, np.int64)[:, :, None] >> np.arange(width)) & 1
    rows = np.packbits(bits.reshape(len(bits), -1).astype(np.uint8), axis=1, bitorder="little")
    return [int.from_bytes(row.tobytes(), "little") for row in rows]


def weights(kind: str, rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Codes of weights: all of one sort, or random ones with padding among them."""
    sorts = {"minus": 0, "zero": 1, "plus": 2, "padding": 3}
    if kind in sorts:
        return np.full(shape, sorts[kind])
    return rng.integers(0, 4, shape)


def recoded(codes: np.ndarray) -> np.ndarray:
    """What PEs are told of codes ``[..., columns]``: bits ``[..., groups, 16]``, by stage."""
    trits = TRITS[codes].reshape(*codes.shape[:-1], -1, GROUP // 2, 2)
    even, odd = trits[..., 0], trits[..., 1]
    minus = even < 0
    bits = [
        even == 0,
        odd != 0,
        (odd != 0) & ((odd < 0) != minus),
        minus[..., 0::2] != minus[..., 1::2],
        minus[..., 0:1] != minus[..., 2:3],
        minus[..., 0:1] != minus[..., :1, 0:1],
    ]
    return np.concatenate(bits, axis=-1).astype(int)


def row_sum(codes: np.ndarray, x: np.ndarray) -> int:
    """What a row gives: the sum less the sign of the first weight."""
    trits = TRITS[codes]
    return int(trits @ x) * (-1 if trits[0] < 0 else 1)


def spaced(swap: np.ndarray, clocks: int) -> np.ndarray:
    """Of the swaps those that come ``clocks`` or more after the one before."""
    kept, last = np.zeros_like(swap), -clocks
    for t in np.flatnonzero(swap):
        if t - last >= clocks:
            kept[t], last = 1, t
    return kept


def swapped_at(history: np.ndarray, first: int, groups: int) -> np.ndarray:
    """What the PEs take from the shadow when a swap reaches PE 0 at clock ``first``: PE p a clock
    after PE p - 1, and odd columns a clock after even ones."""
    columns = np.arange(groups * GROUP)
    return history[first + columns // GROUP + columns % 2, columns]


def activations(kind: str, rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Activations: the lowest, the highest, the two mixed, or random ones."""
    if kind in ("lowest", "highest"):
        return np.full(shape, -128 if kind == "lowest" else 127)
    if kind == "corners":
        return rng.choice([-128, 127], shape)
    return rng.integers(-128, 128, shape)


def shadows(clocks: int, columns: int, writes) -> np.ndarray:
    """``[clocks, columns]``: a row's shadow at each clock; writes are (clock, first column, data),
    seen from the clock after on."""
    now, history, writes = np.zeros(columns, np.int64), [], sorted(writes, key=lambda w: w[0])
    for clock in range(clocks):
        history.append(now.copy())
        while writes and writes[0][0] == clock:
            _, low, data = writes.pop(0)
            now[low : low + len(data)] = data
    return np.array(history)
