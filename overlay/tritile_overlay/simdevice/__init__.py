"""A board without a board: the Verilated design behind pynq's own Overlay, MMIO and allocate.

Importing this registers the device with pynq, which finds it if PYNQ_SIM names a board.
"""

from .device import SimDevice
from .session import simulated

__all__ = ["SimDevice", "simulated"]
