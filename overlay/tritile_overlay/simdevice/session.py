"""What pynq keeps for the life of a process, and a device for the length of a ``with``."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pynq import ps
from pynq.interrupt import _InterruptController
from pynq.pl_server.device import Device

from tritile_arch.boards import Board

if TYPE_CHECKING:
    from .device import SimDevice


def belongs_to(device: SimDevice) -> None:
    """pynq's clocks and interrupts are this device's from now on."""
    if getattr(ps.Clocks, "tritile_device", None) is device:
        return
    ps.Clocks.tritile_device = device
    _forget()
    if hasattr(ps.Clocks, "set_device"):
        ps.Clocks.set_device(device)
    else:
        ps.CPU_ARCH = device.arch  # 3.0.1 has no other way to ask which family this is


def _forget() -> None:
    """Drops what pynq has made for another device."""
    with contextlib.suppress(AttributeError):
        del ps.Clocks._real_instance
    _InterruptController._controllers.clear()


@contextlib.contextmanager
def simulated(board: Board, **given: Any) -> Iterator[SimDevice]:
    """A board of its own as pynq's active device; afterwards all is as it was before.

    DeviceError (code "STRAY") at the end if the tile has written where no buffer is.
    """
    from .device import SimDevice

    device = SimDevice(board, **given)
    before, arch = getattr(Device, "_active_device", None), ps.CPU_ARCH
    Device.active_device = device
    try:
        belongs_to(device)
        yield device
        device.cma.check_unowned()
    finally:
        device.unplug()
        ps.CPU_ARCH = arch
        ps.Clocks.tritile_device = None
        _forget()
        if before is None:
            del Device._active_device
        else:
            Device.active_device = before
