"""Memory, disk and the kernel's devices that pynq works with."""

from __future__ import annotations

from collections.abc import Iterator

from ..cache import cache_folder
from .line import Line, bad, mega, ok, warn
from .place import MANAGER, Kind, Place

LEAST_CMA = 16 << 20  # bytes free; the bundled model takes less
LEAST_DISK = 1 << 30  # bytes; an image of BitNet 2B-4T takes 420 MB
LARGER_CMA = (
    "close what else uses pynq, put a larger cma= on the kernel's command line (docs/board.md), or"
    " stream: --weight-memory 16M"
)


def check_memory(place: Place) -> Iterator[Line]:
    figures = place.machine.meminfo()
    if "MemTotal" in figures:
        total, free = figures["MemTotal"], figures.get("MemAvailable", 0)
        yield ok("memory", f"{mega(free)} of {mega(total)} available")
    if place.kind is Kind.BOARD:
        yield _contiguous(figures.get("CmaTotal", 0), figures.get("CmaFree", 0))


def _contiguous(total: int, free: int) -> Line:
    """Where pynq's buffers come from; a model that does not fit streams its layers."""
    if not total:
        do = f"{LARGER_CMA}; 0 after that means that the kernel found no room for so much"
        return bad("cma", "the kernel has reserved no contiguous memory", do)
    said = f"{mega(free)} of {mega(total)} of contiguous memory are free"
    if free < LEAST_CMA:
        return warn("cma", said, LARGER_CMA)
    return ok("cma", f"{said}; a larger model streams, or needs cma= (docs/board.md)")


def check_user(place: Place) -> Iterator[Line]:
    if place.kind is Kind.BOARD and place.machine.user:
        said = f"user {place.machine.user}; registers are open to root only"
        yield bad("root", said, "open a root shell: sudo -i")
    elif place.kind is Kind.BOARD:
        yield ok("root", "yes")


def check_devices(place: Place) -> Iterator[Line]:
    """What loads a bitstream, allocates buffers and brings interrupts."""
    if place.kind is not Kind.BOARD:
        return
    machine = place.machine
    if not machine.exists(MANAGER):
        yield bad("fpga", f"no /{MANAGER}", "boot a PYNQ image: its kernel loads bitstreams")
    else:
        yield ok("fpga", f"the manager's state is {machine.text(f'{MANAGER}/state') or 'unknown'}")
    missing = [] if machine.environment.get("XILINX_XRT") else ["XILINX_XRT is not set"]
    missing += [] if machine.found("dev/dri/renderD*") else ["no /dev/dri/renderD*"]
    if missing:
        do = "open a root shell (sudo -i); without it, modprobe zocl: pynq allocates through it"
        yield warn("xrt", " and ".join(missing), do)
    else:
        yield ok("xrt", machine.environment["XILINX_XRT"])
    names = [path.read_text().strip() for path in machine.found("sys/class/uio/*/name")]
    if "fabric" not in names:
        do = "nothing, if waiting by interrupt is not needed: wait='sleep' does without"
        yield warn("uio", f"no device named fabric (found: {', '.join(names) or 'none'})", do)
    else:
        yield ok("uio", "fabric: interrupts reach pynq")


def check_disk(place: Place) -> Iterator[Line]:
    """Where packed images and compiled simulators go."""
    folder = cache_folder()
    free = place.machine.free_disk(folder)
    if free < LEAST_DISK:
        do = "free some, or let TRITILE_CACHE name a folder elsewhere"
        yield warn("disk", f"{mega(free)} free for {folder}", do)
    else:
        yield ok("disk", f"{mega(free)} free for {folder}")
