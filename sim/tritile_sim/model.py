"""Compiled models as pyverilator objects."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tritile.errors import UsageError

from .build import HERE, compiled

COMMON = HERE / "model.cpp"


def load(name: str, verilog: str, files: Iterable[Path], traced: bool, **headers: str) -> Any:
    """A fresh PyVerilator of module ``name`` with those C++ files; inputs are 0, nothing evaluated.

    ``traced``: it can trace. ``headers``: the text of generated headers by name, without ``.h``.
    """
    sources = {file.name: file.read_text() for file in sorted([COMMON, *files])}
    sources |= {f"{header}.h": text for header, text in headers.items()}
    library = compiled(name, verilog, sources, traced)
    import pyverilator  # late: the build has said by now if it is missing

    ctypes.CDLL(str(library)).model_context()
    return pyverilator.PyVerilator(str(library), auto_eval=False)


def start_trace(sim: Any, path: str | Path) -> None:
    """Opens a VCD file, to be dumped by whoever steps the model."""
    if not str(path).isascii():
        raise UsageError(f"the trace {str(path)!r} has a path that is not ASCII")
    try:
        Path(path).touch()  # Verilator would drop the trace in silence
    except OSError as error:
        raise UsageError(f"the trace {path} cannot be written: {error.strerror}") from error
    sim.start_vcd_trace(str(path), auto_tracing=False)
