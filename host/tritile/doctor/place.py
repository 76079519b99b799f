"""Where the doctor is: on a board, before a simulated one, or on some other computer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from tritile_arch.boards import BOARDS, Board
from tritile_arch.system import PYNQ_BOARD, SIMULATED_BOARD

from ..device.platforms import find_board
from ..errors import UsageError, shown
from .line import Line, bad, ok, warn
from .machine import Machine

# What PYNQ's images leave behind.
CHOSEN = "proc/device-tree/chosen/pynq_board"
MODEL = "proc/device-tree/model"
REVISIONS = ("home/xilinx/REVISION", "boot/REVISION")
MANAGER = "sys/class/fpga_manager/fpga0"
RELEASE, RELEASE_NAME = "etc/os-release", "PRETTY_NAME="


class Kind(Enum):
    BOARD = "board"
    SIMULATED = "simulated"
    COMPUTER = "computer"


@dataclass(frozen=True)
class Place:
    """``named``: what the image calls this board, empty where nothing does."""

    kind: Kind
    board: Board
    machine: Machine
    named: str = ""

    @property
    def has_device(self) -> bool:
        """Whether pynq has one to open here."""
        return self.kind is not Kind.COMPUTER


def find_place(asked: str | None, machine: Machine) -> Place:
    """UsageError if ``asked``, or PYNQ_SIM, names no board that can be meant."""
    simulated = machine.environment.get(SIMULATED_BOARD)
    if simulated:
        return Place(Kind.SIMULATED, _simulated(simulated, asked), machine)
    named = machine.environment.get(PYNQ_BOARD) or machine.text(CHOSEN)
    known = [b for b in BOARDS.values() if b.pynq_name and b.pynq_name.lower() == named.lower()]
    board = find_board(asked) if asked or not known else known[0]
    here = machine.exists(CHOSEN) or machine.exists(MANAGER)
    if here and board.family:
        return Place(Kind.BOARD, board, machine, named)
    return Place(Kind.COMPUTER, board, machine, named)


def _simulated(name: str, asked: str | None) -> Board:
    known = [board.name for board in BOARDS.values() if board.family]
    if name not in known:
        raise UsageError(f"{SIMULATED_BOARD} is {shown(name)}; expected {' or '.join(known)}")
    if asked and asked != name:
        raise UsageError(f"board is {shown(asked)}, but {SIMULATED_BOARD} is {shown(name)}")
    return BOARDS[name]


def check_board(place: Place) -> Iterator[Line]:
    """Which board this is, and whether the processor is its."""
    machine, board = place.machine, place.board
    if place.kind is Kind.SIMULATED:
        yield ok(
            "board", f"{board.name}, simulated ({SIMULATED_BOARD}): its clock and speed are, too"
        )
        return
    if place.kind is Kind.COMPUTER:
        yield warn("board", _no_board(place), _find_one())
        return
    model = machine.text(MODEL) or "without a model in its device tree"
    if not place.named:
        yield warn(
            "board",
            f"{board.name} as you say, {model}; {PYNQ_BOARD} is not set",
            "open a root shell, which brings the image's environment: sudo -i",
        )
    elif place.named.lower() != (board.pynq_name or "").lower():
        yield bad(
            "board",
            f"{place.named}, {model}; you asked for {board.name}",
            "leave --board out: a bitstream of another board does not load",
        )
    else:
        yield ok("board", f"{board.name}, {model}")
    yield from _check_processor(place)


def _no_board(place: Place) -> str:
    said = "no PYNQ board: the computer alone is checked"
    if place.named:
        known = place.named.lower() in {(b.pynq_name or "").lower() for b in BOARDS.values()}
        why = "but nothing of a PYNQ image is here" if known else "for which there is no design"
        said += f" ({PYNQ_BOARD} is {shown(place.named)}, {why})"
    return said


def _find_one() -> str:
    known = " or ".join(b.name for b in BOARDS.values() if b.family)
    return (
        f"on a {known}, run it as root with the image's environment (sudo -i);"
        f" {SIMULATED_BOARD}=pynq-z2 tritile doctor looks at a simulated one"
    )


def _check_processor(place: Place) -> Iterator[Line]:
    family, found = place.board.family, place.machine.architecture
    if family and found != family.machine:
        yield bad(
            "processor",
            f"{found}; a {place.board.name} has {family.machine}",
            "name the board that this is with --board",
        )


def check_image(place: Place) -> Iterator[Line]:
    """Which PYNQ image was booted, as far as it says so."""
    machine = place.machine
    lines = machine.text(RELEASE).splitlines()
    names = [line.partition("=")[2].strip('"') for line in lines if line.startswith(RELEASE_NAME)]
    system = names[0] if names else "an unknown Linux"
    revision = next((text for text in map(machine.text, REVISIONS) if text), "")
    if place.kind is not Kind.BOARD:
        yield ok("system", f"{system}, {machine.architecture}")
    elif revision:
        yield ok("image", f"{' / '.join(revision.splitlines())}; {system}")
    else:
        yield warn(
            "image",
            f"{system}, without /{REVISIONS[0]}",
            "if this is no PYNQ image, write one to the card (docs/board.md)",
        )
