"""The ports of the modules of a converted Verilog file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True)
class Port:
    """``direction``: in or out."""

    name: str
    direction: str
    bits: int


def modules(path: Path) -> dict[str, dict[str, Port]]:
    """Module name to its ports by name."""
    file = path.resolve()
    return _modules(file, file.stat().st_mtime_ns)


@lru_cache
def _modules(path: Path, changed: int) -> dict[str, dict[str, Port]]:
    found = {}
    for match in re.finditer(
        r"^module (\w+) \((.*?)\);(.*?)^endmodule", path.read_text(), re.M | re.S
    ):
        name, listed, body = match.groups()
        declared = re.findall(r"^(in|out)put (?:signed )?(?:\[(\d+):0\] )?(\w+);", body, re.M)
        ports = {
            port: Port(port, direction, int(high or 0) + 1) for direction, high, port in declared
        }
        missing = set(re.findall(r"\w+", listed)) ^ set(ports)
        if missing:
            raise ValueError(f"{path}: {name}: listed or declared alone: {sorted(missing)}")
        found[name] = ports
    return found
