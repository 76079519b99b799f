"""pynq's own device of a board, as it is; a simulated board stands below it, where XRT, /dev/mem
and the kernel's FPGA manager are.

So pynq's way from a .bit to the fabric and from ``allocate`` to a buffer runs in every version,
and what it leaves behind lies in a folder of the test's.
"""

from __future__ import annotations

import ctypes
import struct
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock

from pynq import buffer
from pynq.pl_server import embedded_device, global_state, xrt_device
from pynq.pl_server.embedded_device import EmbeddedDevice

from tritile.errors import MemoryFullError
from tritile_overlay.simdevice import SimDevice
from tritile_overlay.simdevice.window import WORD, Window

PART = b"xc7z020clg400-1\0"
TO_DEVICE = "XCL_BO_SYNC_BO_TO_DEVICE"
FAILED = 0xFFFF_FFFF  # XRT's, of an allocation
CACHEABLE = xrt_device.ZOCL_BO_FLAGS_CACHEABLE


def bit_of(data: bytes) -> bytes:
    """A .bit with Vivado's header."""
    fields = (b"a", b"tritile;Version=2022.1\0"), (b"b", PART), (b"c", b"day\0"), (b"d", b"time\0")
    head = struct.pack(">h9sh", 9, b"\x0f\xf0" * 4 + b"\0", 1)
    for key, text in fields:
        head += key + struct.pack(">h", len(text)) + text
    return head + b"e" + struct.pack(">i", len(data)) + data


class Board(EmbeddedDevice):
    """``sim``: what is below; ``firmware``: what went to the FPGA manager, newest last."""

    def __init__(self, sim: SimDevice):
        self.sim, self.firmware = sim, list[bytes]()
        super().__init__()
        self.arch = sim.arch

    def mmap(self, base_addr: int, length: int) -> Window:
        return Window(self.sim, base_addr, length // WORD)

    def download(self, bitstream: Any, parser: Any = None) -> None:
        self.sim.unload()
        super().download(bitstream, parser)
        self.firmware.append(parser.bin_data)
        self.sim.configure(parser)


class Xrt:
    """Buffers of a simulated board. ``mapped`` and ``unmapped``: addresses, at every call."""

    def __init__(self, sim: SimDevice):
        self.cma, self.mapped, self.unmapped = sim.cma, list[int](), list[int]()
        self.libc = SimpleNamespace(munmap=lambda at, length: self.unmapped.append(at.value))

    def map(self, bo: Any) -> memoryview:
        view = self.cma.view(bo)
        self.mapped.append(view.ctypes.data)
        return view.data

    def sync(self, bo: Any, to_device: bool, offset: int, nbytes: int) -> None:
        (self.cma.flush if to_device else self.cma.invalidate)(bo, offset, nbytes)


class Functions(Xrt):
    """XRT's C functions, which pynq 3.0 calls; what is not here is not called, or a constant."""

    def __init__(self, sim: SimDevice):
        super().__init__(sim)
        self._real: Any = xrt_device.xrt  # type: ignore[attr-defined]
        self._bos: dict[int, Any] = {}
        for name in ("xclOpen", "xclGetDeviceInfo2", "xclClose"):
            setattr(self, name, lambda *given: 1)
        for name in ("xclLockDevice", "xclLoadXclBin", "xclUnlockDevice"):
            setattr(self, name, lambda *given: 0)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def xclAllocBO(self, handle: Any, nbytes: int, kind: int, flags: int) -> int:
        try:
            made = self.cma.allocate(nbytes, bool(flags & CACHEABLE))
        except MemoryFullError:
            return FAILED
        self._bos[made.offset] = made
        return made.offset

    def xclMapBO(self, handle: Any, bo: int, write: bool) -> int:
        self.map(self._bos[bo])
        return self.mapped[-1]

    def xclGetBOProperties(self, handle: Any, bo: int, properties: Any) -> int:
        properties.size, properties.paddr = self._bos[bo].nbytes, self.cma.memory.base + bo
        return 0

    def xclSyncBO(self, handle: Any, bo: int, direction: int, nbytes: int, offset: int) -> int:
        to_device = direction == getattr(self._real.xclBOSyncDirection, TO_DEVICE)
        self.sync(self._bos[bo], to_device, offset, nbytes)
        return 0

    def xclFreeBO(self, handle: Any, bo: int) -> None:
        self.cma.free(self._bos.pop(bo))


class Pyxrt(Xrt):
    """The module that pynq 3.1 and later import on a board."""

    xrt_info_device = MagicMock()
    xclBOSyncDirection = SimpleNamespace(
        XCL_BO_SYNC_BO_TO_DEVICE=TO_DEVICE, XCL_BO_SYNC_BO_FROM_DEVICE="from"
    )

    def __init__(self, sim: SimDevice):
        super().__init__(sim)
        xrt = self

        class Buffer:
            flags = SimpleNamespace(normal=0, cacheable=CACHEABLE)

            def __init__(self, handle: Any, nbytes: int, flags: int, bank: int):
                self._made = xrt.cma.allocate(nbytes, bool(flags & CACHEABLE))

            def map(self) -> memoryview:
                return xrt.map(self._made)

            def size(self) -> int:
                return self._made.nbytes

            def address(self) -> int:
                return xrt.cma.memory.base + self._made.offset

            def sync(self, direction: str) -> None:
                xrt.sync(self._made, direction == TO_DEVICE, 0, self._made.nbytes)

            def __del__(self) -> None:
                """XRT's own object maps when it is made, and unmaps here."""
                if hasattr(self, "_made"):
                    xrt.unmapped.append(xrt.cma.view(self._made).ctypes.data)
                    xrt.cma.free(self._made)

        self.bo = Buffer

    def device(self, index: int) -> SimpleNamespace:
        return SimpleNamespace(get_info=lambda what: "edge", load_xclbin=lambda file: "uuid")


def install(sim: SimDevice, folder: Path, patch: Any) -> tuple[Board, Xrt]:
    """pynq's device on that simulated board; its files and working folder are in ``folder``."""
    old = hasattr(xrt_device, "xrt")
    xrt = Functions(sim) if old else Pyxrt(sim)
    for module in (xrt_device, buffer):
        patch.setattr(module, "xrt" if old else "pyxrt", xrt, raising=False)
        patch.setattr(module, "libc", xrt.libc, raising=False)
        patch.setattr(module, "ctypes", ctypes, raising=False)  # for boards only, in 3.1 and later
    patch.setattr(global_state, "STATE_DIR", str(folder))
    patch.setattr(embedded_device, "__file__", str(folder / "embedded_device.py"))
    for module in (embedded_device, global_state):
        patch.setattr(module, "initial_global_state_file_boot_check", lambda *given: None)
    patch.setattr(embedded_device, "_create_xclbin", lambda mem: embedded_device.DEFAULT_XCLBIN)
    patch.setattr(embedded_device, "_preload_binfile", _preload)
    for name in ("BS_FPGA_MAN", "BS_FPGA_MAN_FLAGS"):
        patch.setattr(EmbeddedDevice, name, str(folder / name))
    patch.chdir(folder)
    return Board(sim), xrt


def _preload(bitstream: Any, parser: Any) -> None:
    """pynq's writes the file to /lib/firmware."""
    bitstream.binfile_name = Path(bitstream.bitfile_name).stem + ".bin"
