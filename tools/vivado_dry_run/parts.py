"""What an IP is to a block design: settings, pins, buses, address segments."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .bridge import Refused

Config = Mapping[str, str]
Check = Callable[[str], bool]


def text(pattern: str) -> Check:
    return lambda value: re.fullmatch(pattern, value) is not None


def one_of(*values: str) -> Check:
    return lambda value: value in values


BIT, NUMBER = one_of("0", "1"), text(r"\d+(\.\d+)?")


@dataclass(frozen=True)
class Pin:
    """``kind``: clock, reset or interrupt; an input that may stay open is not ``needed``."""

    name: str
    output: bool
    kind: str
    polarity: str = ""
    bits: int = 1
    needed: bool = True


@dataclass(frozen=True)
class Bus:
    """``protocol``: AXI4, AXI3, AXI4LITE, "" for any, or another interface's VLNV.

    ``data_bits``, ``address_bits``: 0 for any. ``clock``: the pin that times it.
    """

    name: str
    master: bool
    protocol: str
    data_bits: int = 0
    address_bits: int = 0
    clock: str = ""
    writes: bool = True


@dataclass(frozen=True)
class Ip:
    """``settings``: patterns of CONFIG names and what they take; ``document`` has them all.

    ``segments``: path of an address segment to its bus; ``memory``: bytes of DDR.
    """

    vlnv: str
    document: str
    settings: Mapping[str, Check]
    pins: Callable[[Config], list[Pin]]
    buses: Callable[[Config], list[Bus]]
    segments: Callable[[Config], dict[str, str]] = lambda config: {}
    memory: Callable[[Config], int] = lambda config: 0
    spaces: tuple[str, ...] = ()

    def check(self, name: str, value: str) -> None:
        """Refused if the IP has no such setting, or not that value."""
        for pattern, good in self.settings.items():
            if re.fullmatch(pattern, name):
                if not good(value):
                    raise Refused(f"{self.vlnv}: {name} can't be {value!r} ({self.document})")
                return
        raise Refused(f"{self.vlnv} has no setting {name!r} ({self.document})")


@dataclass
class Cell:
    """An instance with what is set of it."""

    name: str
    ip: Ip
    config: dict[str, str]

    @property
    def pins(self) -> dict[str, Pin]:
        return {pin.name: pin for pin in self.ip.pins(self.config)}

    @property
    def buses(self) -> dict[str, Bus]:
        return {bus.name: bus for bus in self.ip.buses(self.config)}
