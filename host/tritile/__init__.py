"""BitNet b1.58 on a small FPGA board, or on its simulator.

``tritile.load`` opens a model on a platform; ``model.generate`` yields pieces of text.
"""

from .device.platforms import simulate_pynq
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

simulate_pynq()
