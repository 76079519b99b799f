"""One thing that must agree, and how an address range is written."""

from __future__ import annotations

from dataclasses import dataclass

from tritile_arch.design import Range


@dataclass(frozen=True)
class Finding:
    """``expected``: empty if what was found agrees with the contract.

    ``vital``: where it differs, the processor may stop for good at the first register it reads.
    """

    name: str
    found: str
    expected: str = ""
    vital: bool = False

    @property
    def ok(self) -> bool:
        return not self.expected

    def __str__(self) -> str:
        if self.ok:
            return f"ok       {self.name}: {self.found}"
        return f"DIFFERS  {self.name}: {self.found}; the contract says {self.expected}"


def span(r: Range) -> str:
    return f"{r.base:#010x} to {r.base + r.size - 1:#010x}"
