"""Which bitstream a board loads, and what its .hwh says is in it.

pynq finds the .hwh beside the .bit by its name, and so does this.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tritile.errors import DeviceError, UsageError
from tritile_arch.boards import Board
from tritile_arch.system import DESIGN_NAME, IP_VERSION, VENDOR_LIBRARY_NAME, Family

# Environment: a .bit, or a folder with tritile.bit and tritile.hwh in it.
ENVIRONMENT = "TRITILE_BITSTREAM"
PACKAGE = Path(__file__).parent


@dataclass(frozen=True)
class Design:
    """A bitstream with a tile in it. ``tile``: its instance, "a/b" if it lies in a hierarchy."""

    bit: Path
    tile: str


def packaged_bitstream(board: Board) -> Path:
    """Where ``make bitstream`` puts it; it need not be there."""
    return PACKAGE / board.name / f"{DESIGN_NAME}.bit"


def find_bitstream(
    board: Board, chosen: str | os.PathLike[str] | None = None, simulated: Path | None = None
) -> Path:
    """``chosen``, else what the environment names, else the package's, else the simulated one.

    UsageError or DeviceError says what is missing and how to get it.
    """
    named = os.environ.get(ENVIRONMENT)
    if chosen is not None:
        return _named(Path(chosen), "bitstream")
    if named:
        return _named(Path(named), ENVIRONMENT)
    packaged = packaged_bitstream(board)
    if packaged.is_file():
        return packaged
    if simulated is not None:
        return simulated
    raise DeviceError(
        f"there is no bitstream for {board.name}: make one with Vivado (make bitstream"
        f" BOARD={board.name}), put {DESIGN_NAME}.bit and {DESIGN_NAME}.hwh into"
        f" {packaged.parent}, or name the .bit in the environment variable {ENVIRONMENT}"
    )


def _named(path: Path, where: str) -> Path:
    """The .bit that somebody named: itself, or the one in that folder."""
    bit = (path / f"{DESIGN_NAME}.bit" if path.is_dir() else path).absolute()
    if bit.suffix != ".bit":
        raise UsageError(f"{where} is {str(path)!r}; expected a .bit, with its .hwh beside it")
    if not bit.is_file():
        raise UsageError(f"{where} is {str(path)!r}: there is no file {bit}")
    return bit


def read_design(bit: Path, board: Board) -> Design:
    """The tile that the .hwh beside ``bit`` names; the first, if there are several.

    DeviceError if there is none, or one of another version, or the design is not for ``board``'s
    processing system.
    """
    hwh = bit.with_suffix(".hwh")
    modules = list(_modules(hwh))
    _check_family(hwh, [vlnv for _, vlnv in modules], board)
    for instance, vlnv in modules:
        name, _, version = vlnv.rpartition(":")
        if name != VENDOR_LIBRARY_NAME:
            continue
        if version != IP_VERSION:
            raise DeviceError(
                f"{hwh} holds version {version} of the tile, this tritile drives {IP_VERSION}:"
                f" build the bitstream again (make bitstream BOARD={board.name}), or install the"
                " tritile that it was built with"
            )
        return Design(bit, instance)
    raise DeviceError(
        f"{hwh} has no tritile in it (no {VENDOR_LIBRARY_NAME}): it is of another design"
    )


def _modules(hwh: Path) -> Iterator[tuple[str, str]]:
    """Instance and VLNV of every block."""
    try:
        root = ElementTree.parse(hwh).getroot()
    except FileNotFoundError as error:
        raise DeviceError(
            f"there is no {hwh.name} beside {hwh.with_suffix('.bit')}: copy it there, from the same"
            " build; pynq reads addresses and interrupts from it"
        ) from error
    except (OSError, ElementTree.ParseError) as error:
        raise DeviceError(f"{hwh} cannot be read: {error}; copy it again") from error
    for module in root.iter("MODULE"):
        instance = module.get("FULLNAME") or module.get("INSTANCE") or ""
        yield instance.lstrip("/"), module.get("VLNV") or ""


def _check_family(hwh: Path, vlnvs: list[str], board: Board) -> None:
    """DeviceError unless the design has the processing system of ``board``."""
    assert board.family is not None
    if not any(_is_version_of(vlnv, board.family) for vlnv in vlnvs):
        raise DeviceError(
            f"{hwh} is no design for {board.name}: it has no processing system of the family"
            f" {board.family.name} ({_name(board.family.vlnv)})"
        )


def _is_version_of(vlnv: str, family: Family) -> bool:
    """Vivado's releases differ in the version of a processing system."""
    return _name(vlnv) == _name(family.vlnv)


def _name(vlnv: str) -> str:
    """Without its version."""
    return vlnv.rpartition(":")[0]
