"""The compiled kernels by ctypes: structures and signatures of kernels.h and planes.h."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, c_double, c_float, c_int, c_int32, c_int64, c_uint64, c_void_p
from functools import cache
from pathlib import Path

from tritile_arch.geometry import MAX_PLANES, MAX_PORTS

from .build import BuildError, compiled

ALIGN, LANES, BLOCK = 64, 16, 64  # TT_ALIGN, TT_LANES, TT_BLOCK
KEY_ROWS = 256  # TT_KEY_ROWS: positions of a matrix of keys
KV_LIMIT = (3**MAX_PLANES - 1) // 2  # TT_KV_LIMIT
HEAD_BLOCK, HEAD_PARTS = 256, 2  # TT_HEAD_BLOCK, TT_HEAD_PARTS
F32, F16, INT8, BF16 = range(4)  # types of tables and KV caches
RULES = {"multiply": 0, "divide": 1}  # by Rescale.rule
ACTIVATIONS = {"relu2": 0, "silu": 1}  # by Config.activation


class Activations(ctypes.Structure):
    """tt_activations: where int8 activations lie for the device."""

    _fields_ = (
        ("base", c_void_p),
        ("group_bytes", c_int64),
        ("block_bytes", c_int64),
        ("rows", c_int32),
        ("columns", c_int32),
    )


class Sums(ctypes.Structure):
    """tt_sums: the device's results of one matrix, and how they become floats."""

    _fields_ = (
        ("sums", c_void_p),
        ("stride", c_int64),
        ("m", c_int64),
        ("bias", c_void_p),
        ("weight_scale", c_float),
        ("rule", c_int32),
    )


class Cache(ctypes.Structure):
    """tt_cache: one layer of one sequence's keys and values."""

    _fields_ = (
        ("keys", c_void_p),
        ("values", c_void_p),
        ("key_steps", c_void_p),
        ("value_steps", c_void_p),
        ("type", c_int32),
        ("kv_heads", c_int32),
        ("head_dim", c_int32),
        ("room", c_int32),
    )


class Span(ctypes.Structure):
    """tt_span: rows of a pass that are one sequence's."""

    _fields_ = (
        ("cache", POINTER(Cache)),
        ("row", c_int64),
        ("rows", c_int64),
        ("position", c_int64),
    )


class Weights(ctypes.Structure):
    """tt_weights: how a geometry stores weights."""

    _fields_ = (
        ("ports", c_int32),
        ("port_bytes", c_int32),
        ("trits", c_int32),
        ("base", c_int32),
        ("columns", c_int32),
    )


class Planes(ctypes.Structure):
    """tt_planes: one layer of one sequence's keys and values as weights."""

    _fields_ = (
        ("keys", c_void_p * MAX_PORTS),
        ("values", c_void_p * MAX_PORTS),
        ("key_address", c_uint64 * MAX_PORTS),
        ("value_address", c_uint64 * MAX_PORTS),
        ("key_blocks", c_int64),
        ("value_blocks", c_int64),
    )


class HeadPosition(ctypes.Structure):
    """tt_head_position: a position of the head as integers."""

    _fields_ = (
        ("factors", c_double * HEAD_PARTS),
        ("offset", c_double),
        ("length", c_double),
        ("magnitude", c_double),
        ("left", c_double),
        ("whole", c_double),
    )


class HeadRows(ctypes.Structure):
    """tt_head_rows: what is known of the head's rows."""

    _fields_ = (("scale", c_void_p), ("ratio", c_void_p), ("n", c_int64))


class HeadSums(ctypes.Structure):
    """tt_head_sums: one position's sums, and what makes bounds of them."""

    _fields_ = (
        ("sums", c_void_p),
        ("stride", c_int64),
        ("parts", c_int32),
        ("factors", c_float * HEAD_PARTS),
        ("offset", c_float),
        ("spread", c_float),
        ("loss", c_float),
    )


P, N = c_void_p, c_int64  # arrays go by address: ``array.ctypes.data``
SIGNATURES = {
    "tt_pool_new": (P, [c_int]),
    "tt_pool_free": (None, [P]),
    "tt_pool_threads": (c_int, [P]),
    "tt_embed": (N, [P, c_int, N, P, N, P]),
    "tt_head_split": (None, [P, P, N, c_int, P, P, P, POINTER(HeadPosition)]),
    "tt_head_scan": (N, [P, POINTER(HeadRows), POINTER(HeadSums), P]),
    "tt_head_upper": (None, [P, POINTER(HeadRows), POINTER(HeadSums), P]),
    "tt_head_reaching": (N, [POINTER(HeadRows), POINTER(HeadSums), P, c_float, P, P, N]),
    "tt_head_tail": (
        c_double,
        [P, POINTER(HeadRows), POINTER(HeadSums), P, c_float, c_float, c_float, P],
    ),
    "tt_head_dots": (c_int, [P, P, c_int, N, P, N, N, P, P]),
    "tt_norm": (None, [P, P, P, c_float, N, N, P]),
    "tt_norm_quantise": (None, [P, P, P, c_float, N, N, POINTER(Activations), P]),
    "tt_rescale": (None, [P, POINTER(Sums), P, N, P]),
    "tt_rescale_add": (None, [P, POINTER(Sums), P, N, P]),
    "tt_gate_quantise": (
        None,
        [P, POINTER(Sums), POINTER(Sums), P, c_int, P, c_float, N, POINTER(Activations), P],
    ),
    "tt_padded": (N, [N]),
    "tt_keys_bytes": (N, [c_int, N, N, N]),
    "tt_values_bytes": (N, [c_int, N, N, N]),
    "tt_rope_append": (None, [P, *[POINTER(Sums)] * 3, P, P, P, POINTER(Span), N, P]),
    "tt_attend": (None, [P, P, N, POINTER(Span), N, P]),
    "tt_key_bytes": (N, [POINTER(Weights), N]),
    "tt_value_bytes": (N, [POINTER(Weights), N]),
    "tt_append_planes": (
        None,
        [P, POINTER(Weights), POINTER(Planes), POINTER(Cache), N, N],
    ),
}


@cache
def library() -> ctypes.CDLL:
    """The library with its signatures; BuildError if this machine cannot have it.

    One that is damaged in the cache is built again.
    """
    try:
        return load(compiled())
    except OSError:
        try:
            return load(compiled(fresh=True))
        except OSError as error:
            raise BuildError(f"the kernels do not load: {error}") from error


def load(place: Path) -> ctypes.CDLL:
    """A library that ``build`` made; OSError if it is none."""
    loaded = ctypes.CDLL(str(place))
    for name, (result, arguments) in SIGNATURES.items():
        function = getattr(loaded, name)
        function.restype, function.argtypes = result, arguments
    return loaded
