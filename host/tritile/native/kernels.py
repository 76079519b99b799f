"""The compiled kernels on numpy arrays, one function a kernel: for tests, benchmarks, looking.

A pass in one call is another module's; what each function computes stands in kernels.h.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

import numpy as np

from ..bitlinear import Bias, Rescale
from ..errors import MemoryFullError, UsageError
from . import library as c

KINDS = {"float32": c.F32, "float16": c.F16, "int8": c.INT8}  # of a KV cache
DTYPES = {c.F32: np.float32, c.F16: np.float16, c.INT8: np.int8}
# Values that a row-wise kernel writes: some 0.2 ms on an A53, ten times what waking threads costs.
LEAST_SHARED = 26_000
A_VALUE = 10  # operations of products that one of them is worth


class Pool:
    """Threads that share the rows of a pass, the caller among them; closed when left."""

    def __init__(self, threads: int):
        """MemoryFullError if the system gives no such number of threads."""
        if threads < 1:
            raise UsageError(f"{threads} threads; expected 1 or more")
        self.handle = c.library().tt_pool_new(threads)
        if not self.handle:
            raise MemoryFullError(f"the system gives no {threads} threads; ask for fewer")

    @property
    def threads(self) -> int:
        return c.library().tt_pool_threads(self.handle)

    def close(self) -> None:
        """Ends the threads; a second call does nothing."""
        handle, self.handle = self.handle, None
        c.library().tt_pool_free(handle)

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def shared(pool: Pool | None, values: int) -> int | None:
    """The pool's handle, if so many values are worth waking its threads."""
    return None if pool is None or values < LEAST_SHARED else pool.handle


def aligned(nbytes: int) -> np.ndarray:
    """uint8 [nbytes] of zeros that begin at a multiple of TT_ALIGN."""
    room = np.zeros(nbytes + c.ALIGN, np.uint8)
    return room[-room.ctypes.data % c.ALIGN :][:nbytes]


class KeyValues:
    """One layer of one sequence's cache, of a kind of ``KINDS``."""

    def __init__(self, kind: str, kv_heads: int, head_dim: int, positions: int):
        self.kind, self.room = KINDS[kind], -(-positions // c.BLOCK) * c.BLOCK
        self.shape = kv_heads, head_dim
        sizes = self.kind, kv_heads, head_dim, self.room
        self.keys = aligned(c.library().tt_keys_bytes(*sizes))
        self.values = aligned(c.library().tt_values_bytes(*sizes))
        self.steps = np.zeros((2, kv_heads, self.room), np.float32)
        steps = (pointer(part) if self.kind == c.INT8 else None for part in self.steps)
        self.struct = c.Cache(
            pointer(self.keys),
            pointer(self.values),
            *steps,
            self.kind,
            kv_heads,
            head_dim,
            self.room,
        )

    def copy(self, other: KeyValues, length: int) -> None:
        """Takes over the first positions of another one of that kind and shape."""
        heads, size = self.shape
        rows = -(-length // c.LANES) * c.LANES  # keys of so many positions lie together
        for name, columns in (("keys", size), ("values", padded(size))):
            width = columns * np.dtype(DTYPES[self.kind]).itemsize
            mine, others = (
                getattr(one, name)[: heads * one.room * width].reshape(heads, -1)
                for one in (self, other)
            )
            mine[:, : rows * width] = others[:, : rows * width]
        self.steps[..., :length] = other.steps[..., :length]

    def floats(self, length: int) -> tuple[np.ndarray, np.ndarray]:
        """What the first positions hold: keys and values float32 [kv_heads, length, head_dim]."""
        heads, size = self.shape
        dtype = DTYPES[self.kind]
        keys = self.keys.view(dtype)[: heads * self.room * size]
        keys = keys.reshape(heads, -1, size, c.LANES).swapaxes(2, 3).reshape(heads, -1, size)
        values = self.values.view(dtype)[: heads * self.room * padded(size)]
        values = values.reshape(heads, self.room, -1)[..., :size]
        found = [part[:, :length].astype(np.float32) for part in (keys, values)]
        if self.kind == c.INT8:
            found = [p * s[:, :length, None] for p, s in zip(found, self.steps, strict=True)]
        return found[0], found[1]


Spans = Sequence[tuple[KeyValues, int, int]]  # (cache, rows, position of the first) each


def padded(head_dim: int) -> int:
    """Columns of a head's values in a cache."""
    return c.library().tt_padded(head_dim)


def embed(table: np.ndarray, kind: int, ids: Sequence[int]) -> tuple[np.ndarray, int | None]:
    """float32 [len(ids), columns] of a table [N, columns] of that type; the first damaged row."""
    places = np.array(ids, np.int64)
    out = np.empty((len(ids), table.shape[1]), np.float32)
    damaged = c.library().tt_embed(
        pointer(table), kind, table.shape[1], pointer(places), len(ids), pointer(out)
    )
    return out, damaged if damaged >= 0 else None


def norm(x: np.ndarray, weight: np.ndarray, eps: float, pool: Pool | None = None) -> np.ndarray:
    """``rms_norm`` of float32 [tokens, size]."""
    y = np.empty_like(x)
    c.library().tt_norm(_of(pool), pointer(x), pointer(weight), eps, *x.shape, pointer(y))
    return y


def norm_quantise(
    x: np.ndarray,
    weight: np.ndarray | None,
    eps: float,
    to: c.Activations | None = None,
    pool: Pool | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """(q int8 [tokens, K], s float32 [tokens, 1]) of float32 [tokens, K]; no norm: weight None.

    ``to``: where the integers go instead of ``q``.
    """
    q, s = np.empty(x.shape, np.int8), np.empty((len(x), 1), np.float32)
    place = to or flat(q)
    c.library().tt_norm_quantise(
        _of(pool), pointer(x), _or_none(weight), eps, *x.shape, place, pointer(s)
    )
    return q, s


def flat(q: np.ndarray) -> c.Activations:
    """int8 [tokens, K] as activations of one group and one block."""
    return c.Activations(pointer(q), 0, 0, *q.shape)


def sums_of(results: np.ndarray, rescale: Rescale, bias: Bias = None) -> c.Sums:
    """int32 results [tokens, M], a view of longer rows or whole; they must outlive it."""
    stride, m = results.strides[0] // results.itemsize, results.shape[1]
    rule = c.RULES[rescale.rule]
    return c.Sums(results.ctypes.data, stride, m, _or_none(bias), float(rescale.weight_scale), rule)


def rescale(sums: c.Sums, s: np.ndarray, pool: Pool | None = None) -> np.ndarray:
    """float32 [tokens, M] of sums and the scales [tokens, 1]."""
    y = np.empty((len(s), sums.m), np.float32)
    c.library().tt_rescale(_of(pool), sums, pointer(s), len(s), pointer(y))
    return y


def rescale_add(sums: c.Sums, s: np.ndarray, h: np.ndarray, pool: Pool | None = None) -> None:
    """Adds the rescaled sums to h float32 [tokens, M]."""
    c.library().tt_rescale_add(_of(pool), sums, pointer(s), len(s), pointer(h))


def gate_quantise(
    gate: c.Sums,
    up: c.Sums,
    s: np.ndarray,
    activation: str,
    weight: np.ndarray | None,
    eps: float,
    pool: Pool | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """What ``norm_quantise`` gives of activation(gate) * up."""
    q, scales = np.empty((len(s), gate.m), np.int8), np.empty((len(s), 1), np.float32)
    kind = c.ACTIVATIONS[activation]
    c.library().tt_gate_quantise(
        *(_of(pool), gate, up, pointer(s), kind, _or_none(weight), eps, len(s)),
        *(flat(q), pointer(scales)),
    )
    return q, scales


def rope_append(
    qkv: Sequence[c.Sums],
    s: np.ndarray,
    cos: np.ndarray,
    sin: np.ndarray,
    spans: Spans,
    pool: Pool | None = None,
) -> np.ndarray:
    """q float32 [tokens, heads * head_dim], rotated; k and v go to the caches.

    ``cos``, ``sin``: float32 [positions, head_dim].
    """
    q = np.empty((len(s), qkv[0].m), np.float32)
    c.library().tt_rope_append(
        *(_of(pool), *qkv, pointer(s), pointer(cos), pointer(sin)),
        *(_spans(spans), len(spans), pointer(q)),
    )
    return q


def attend(q: np.ndarray, heads: int, spans: Spans, pool: Pool | None = None) -> np.ndarray:
    """float32 [tokens, heads * head_dim] of q alike; the rows' own positions are in the caches."""
    out = np.empty_like(q)
    c.library().tt_attend(_of(pool), pointer(q), heads, _spans(spans), len(spans), pointer(out))
    return out


def _spans(spans: Spans) -> ctypes.Array[c.Span]:
    rows, found = 0, []
    for cache, count, position in spans:
        found.append(c.Span(ctypes.pointer(cache.struct), rows, count, position))
        rows += count
    return (c.Span * len(found))(*found)


def pointer(array: np.ndarray) -> int:
    """Of a contiguous array's first element; ValueError if its elements do not lie in a row."""
    if not array.flags.c_contiguous:
        raise ValueError(f"an array of shape {array.shape} that is not contiguous")
    return array.ctypes.data


def _or_none(array: np.ndarray | None) -> int | None:
    return None if array is None else pointer(array)


def _of(pool: Pool | None) -> int | None:
    return None if pool is None else pool.handle
