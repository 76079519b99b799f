"""ddr.cpp and a design as one shared library, and its functions as ctypes sees them."""

from __future__ import annotations

import ctypes
from typing import Any

from tritile_arch import registers
from tritile_arch.geometry import Geometry

from . import model
from .build import HERE

POLL_CLOCKS = 16  # between two looks at STATUS; every look costs about five
DONE, GOING_ON, HANGS, BROKEN = range(4)  # as in ddr_clock.h
U64, POINTER = ctypes.c_uint64, ctypes.c_void_p


class Config(ctypes.Structure):
    _fields_ = [
        ("memory", POINTER),
        *((name, U64) for name in ("base", "size", "latency", "write_latency", "seed")),
        *((name, U64) for name in ("watchdog", "vcd_first", "vcd_last")),
        ("back_pressure", ctypes.c_double),
    ]


class Fault(ctypes.Structure):
    _fields_ = [(name, U64) for name in ("first", "last", "response", "reads", "writes")]


def load(top: str, verilog: str, g: Geometry, traced: bool) -> Any:
    """pyverilator's object for the design with its memory model; ``traced``: it can trace."""
    files = [*HERE.glob("ddr*.h"), HERE / "ddr.cpp"]
    sim = model.load(top, verilog, files, traced, ddr_config=_config_header(g))
    _declare(sim.lib)
    return sim


def _config_header(g: Geometry) -> str:
    """What the C++ side takes from the contract."""
    status = registers.STATUS
    masks = {f.name.upper(): ((1 << f.width) - 1) << f.lsb for f in status.fields}
    if masks["COMPLETED"] & 1 == 0:
        raise AssertionError("ddr.cpp counts doorbells in the lowest bits of STATUS")
    facts = {"WEIGHT_PORTS": g.ports, "PORT_BYTES": g.port_bytes, "POLL_CLOCKS": POLL_CLOCKS}
    facts |= {"STATUS_OFFSET": status.offset}
    facts |= {f"STATUS_{name}": f"{mask:#x}u" for name, mask in masks.items()}
    return "".join(f"#define {name} {value}\n" for name, value in facts.items())


def _declare(lib: Any) -> None:
    """Tells ctypes the functions of ddr.cpp."""
    i, u32, f64 = ctypes.c_int, ctypes.c_uint32, ctypes.c_double
    for name, result, *arguments in (
        ("ddr_open", POINTER, ctypes.POINTER(Config)),
        ("ddr_close", None),
        ("ddr_trace", None, POINTER),
        ("ddr_complaint", ctypes.c_char_p),
        ("ddr_clocks", U64),
        ("ddr_eval_seconds", f64),
        ("ddr_beats", U64, u32),
        ("ddr_cap", i, U64, f64),
        ("ddr_fault", i, ctypes.POINTER(Fault)),
        ("ddr_reset", None, U64),
        ("ddr_run", i, U64),
        ("ddr_read", i, u32, ctypes.POINTER(u32)),
        ("ddr_write", i, u32, u32),
        ("ddr_wait", i, u32, U64),
        ("ddr_busy", i, U64),
        ("ddr_interrupted", i),
        ("ddr_width", None, u32, u32),
    ):
        function = getattr(lib, name)
        function.restype, function.argtypes = result, [POINTER, *arguments]
