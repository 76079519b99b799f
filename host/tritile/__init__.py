"""BitNet b1.58 on a small FPGA board, or on its simulator.

``tritile.load`` opens a model on a platform; ``model.generate`` yields pieces of text.
What is named here is imported when somebody asks for it.
"""

import importlib
import os
from typing import TYPE_CHECKING

from tritile_arch.system import SIMULATED_BOARD

if TYPE_CHECKING:
    from .errors import (
        CheckpointError,
        DeviceError,
        ImageError,
        MemoryFullError,
        TritileError,
        UsageError,
    )
    from .model import Model, load

__all__ = [
    "CheckpointError",
    "DeviceError",
    "ImageError",
    "MemoryFullError",
    "Model",
    "TritileError",
    "UsageError",
    "load",
]
MODULES = {"Model": ".model", "load": ".model"}  # all others: .errors

if not TYPE_CHECKING:  # who checks types sees the names above, and no others

    def __getattr__(name: str) -> object:
        """Numpy and what stands on it take a slow board seconds: not before they are needed."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(importlib.import_module(MODULES.get(name, ".errors"), __name__), name)
        globals()[name] = value
        return value


if os.environ.get(SIMULATED_BOARD):  # pynq must know the simulated device before it is asked
    from .device.platforms import simulate_pynq

    simulate_pynq()
