"""The walk of a pass by ctypes: structures and signatures of pass.h."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import (
    CFUNCTYPE,
    POINTER,
    c_float,
    c_int,
    c_int32,
    c_int64,
    c_uint32,
    c_void_p,
)

import numpy as np

from .library import Span, library
from .tiled import Tiled, TiledSpan

MOST_TURNS = 4  # TT_MOST_TURNS
# What an event is about, in the order of pass.h.
KINDS = (
    "norm_quantise",
    "ring",
    "wait",
    "doorbell",
    "rope_append",
    "attention",
    "sub_norm",
    "rescale_residual",
    "gate",
    "final_norm",
    "append_planes",
    "split_queries",
    "softmax",
    "gather",
)
ATTENTION_LISTS = "scores", "values"  # doorbells of attention on the tile, behind a layer's own
# Times in ns of CLOCK_MONOTONIC, as ``time.perf_counter_ns`` has them.
EVENT = np.dtype(
    [("start", "i8"), ("end", "i8"), *((n, "u2") for n in ("kind", "layer", "list", "group"))]
)

Ring = CFUNCTYPE(None, c_uint32, c_uint32)
Wait = CFUNCTYPE(None, c_uint32, c_uint32)
Sync = CFUNCTYPE(None, c_int32)


class Device(ctypes.Structure):
    """tt_device: registers, and the platform's functions."""

    _fields_ = (
        ("window", c_void_p),
        *(
            (name, c_uint32)
            for name in (
                *("doorbell_word", "status_word", "index_shift", "tokens_shift"),
                *("completed_shift", "completed_mask", "most_behind", "error"),
                *("polls", "rung", "answer", "lines"),
            )
        ),
        ("ring", Ring),
        ("wait", Wait),
        ("flush", Sync),
        ("invalidate", Sync),
        ("publish", Sync),
    )


class Linear(ctypes.Structure):
    """tt_linear: how a matrix's sums become floats."""

    _fields_ = (
        ("bias", c_void_p),
        ("m", c_int64),
        ("stride", c_int64),
        ("weight_scale", c_float),
        ("rule", c_int32),
    )


class Layer(ctypes.Structure):
    """tt_layer: norms, and linears."""

    _fields_ = (
        *((n, c_void_p) for n in ("input_norm", "attention_norm", "post_norm", "gate_norm")),
        *((n, Linear) for n in ("q", "k", "v", "o", "gate", "up", "down")),
    )


class List(ctypes.Structure):
    """tt_list: one list's descriptors in one set."""

    _fields_ = (("index", c_uint32), ("clocks", c_uint32), ("results", c_int64 * 3))


class Set(ctypes.Structure):
    """tt_set: buffers, and the lists that use them."""

    _fields_ = (
        ("tokens", c_int64),
        ("x", c_void_p),
        ("y", c_void_p),
        ("lists", POINTER(List)),
        ("pair", c_int32),
    )


class Network(ctypes.Structure):
    """tt_network: what stays from pass to pass."""

    _fields_ = (
        *((n, c_int64) for n in ("layers", "hidden", "intermediate", "heads", "head_dim")),
        ("layer", POINTER(Layer)),
        ("norm", c_void_p),
        ("eps", c_float),
        ("activation", c_int32),
        *((n, c_int64) for n in ("rows", "columns", "block_bytes")),
        ("sets", POINTER(Set)),
        ("set_count", c_int64),
        ("turns", c_int64),
        ("device", POINTER(Device)),
        ("pool", c_void_p),
        ("least_shared", c_int64),
        ("a_value", c_int64),
        ("tiled", POINTER(Tiled)),
        *((n, c_void_p) for n in ("q", "attended", "scales")),
        ("spans", POINTER(Span)),
        ("planes", POINTER(TiledSpan)),
    )


class Piece(ctypes.Structure):
    """tt_piece: rows of one sequence."""

    _fields_ = (
        ("caches", c_void_p),
        ("row", c_int64),
        ("rows", c_int64),
        ("position", c_int64),
        ("planes", c_void_p),
        ("tiled", c_int64),
    )


class Pass(ctypes.Structure):
    """tt_pass: what changes from pass to pass."""

    _fields_ = (
        ("h", c_void_p),
        ("tokens", c_int64),
        ("pieces", POINTER(Piece)),
        ("piece_count", c_int64),
        ("cos", c_void_p),
        ("sin", c_void_p),
        ("wanted", POINTER(c_int64)),
        ("wanted_count", c_int64),
        ("out", c_void_p),
        ("events", c_void_p),
        ("event_room", c_int64),
        ("event_count", c_int64),
        ("waited", c_int64),
    )


def walk_function() -> Callable[..., int]:
    """tt_walk; BuildError if this machine cannot have it."""
    walk = library().tt_walk
    walk.restype, walk.argtypes = c_int, [POINTER(Network), POINTER(Pass)]
    return walk


def keeps_caches_by_lines() -> bool:
    """Whether the library itself can clean and forget the CPU's caches, on this machine."""
    return bool(library().tt_has_lines())
