"""A .hwh as each pynq's own parser reads it, without the xclbin that a board's XRT adds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pynq.pl_server import embedded_device
from pynqmetadata.frontends import Metadata

from tritile.errors import UsageError
from tritile_arch.boards import Board


def parse(hwh: Path, board: Board) -> Any:
    """pynq's parser of that file, with the DDR that its board's XRT knows."""
    if not hwh.exists():
        raise UsageError(f"{hwh} is missing: pynq wants it beside the bitstream")
    parser = embedded_device.RuntimeMetadataParser(Metadata(input=hwh))
    parser.mem_dict["PSDDR"] = {
        "raw_type": 2,
        "used": 1,
        "base_address": 0,
        "size": board.memory_bytes,
        "type": "MEM_DDR4",
        "idx": 0,
        "streaming": False,
        "tag": "PSDDR",
    }
    parser.refresh_hierarchy_dict()
    _fill_frequencies(parser.clock_dict, board)
    return parser


def _fill_frequencies(clocks: dict[int, dict[str, Any]], board: Board) -> None:
    """pynq 4.0 sets clocks by their frequency and, of Zynq-7000, does not find it in a .hwh."""
    assert board.family is not None
    for clock in clocks.values():
        if clock["enable"] and clock.get("frequency") is None:
            divisors = clock["divisor0"] * clock["divisor1"]
            clock["frequency"] = board.family.reference_mhz / divisors
