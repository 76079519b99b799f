"""Interrupt, clock and reset."""

from __future__ import annotations

from collections.abc import Iterator

from tritile_arch import system
from tritile_arch.design import Design
from tritile_arch.interfaces import CLOCK_PIN, RESET_PIN

from .finding import Finding
from .reader import Handoff

CLOCK_TOLERANCE = 0.001  # of the clock; UltraScale+'s crystal gives 249.9975 for 250
# Outputs of the reset block that are high while it holds the design.
RESET_OUTPUTS = ("peripheral_reset", "bus_struct_reset", "mb_reset")
# Where Vivado says how fast the I/O PLL runs, by family.
PLL_MHZ = {"zynq7": "PCW_IO_IO_PLL_FREQMHZ"}
PLL_MULTIPLIER = "PSU__CRL_APB__IOPLL_CTRL__FBDIV"
PLL_HALF = "PSU__CRL_APB__IOPLL_CTRL__DIV2"
CRYSTAL_MHZ = "PSU__PSS_REF_CLK__FREQMHZ"


def interrupt(handoff: Handoff, d: Design, tile: str, controller: str, processor: str) -> Finding:
    """pynq sees an interrupt only if it goes by axi_intc to this pin."""
    first = handoff.interrupt_targets((tile, system.INTERRUPT_PIN))
    second = handoff.interrupt_targets((controller, "irq"))
    found = f"{_ends(first)}, from there to {_ends(second)}"
    expected = f"{controller}/intr, from there to {processor}/{d.family.interrupt_pin}"
    return Finding("interrupt", found, "" if found == expected else expected)


def _ends(ends: set[tuple[str, str]]) -> str:
    return " and ".join(f"{instance}/{pin}" for instance, pin in sorted(ends)) or "nothing"


def clock(handoff: Handoff, d: Design, tile: str, processor: str) -> Iterator[Finding]:
    """Who drives the tile, at what rate, and what pynq will make of the divisors."""
    driver = handoff.driver((tile, CLOCK_PIN))
    expected = f"{processor}/{d.family.clock_pin}"
    found = "/".join(driver) if driver else "nothing"
    yield Finding("clock's source", found, "" if found == expected else expected)
    yield _rate(handoff, d, tile, processor)
    yield _set_by_pynq(handoff, d, processor)


def _rate(handoff: Handoff, d: Design, tile: str, processor: str) -> Finding:
    """What Vivado timed the design against, and what it says it reached, which pynq 4 sets."""
    pin, aim = handoff.pin((tile, CLOCK_PIN)), d.board.clock_mhz
    hertz = None if pin is None else pin.get("CLKFREQUENCY")
    reached = handoff.number(processor, d.family.clock_names.actual_mhz.format(clock=0))
    rates = [int(hertz) / 1e6] if hertz and hertz.isdigit() else []
    rates += [] if reached is None else [reached]
    wrong = [mhz for mhz in rates if not _near(mhz, aim)]
    said = " and ".join(f"{mhz:g} MHz" for mhz in wrong or rates[:1]) or "not said"
    return Finding("clock", said, f"{aim} MHz" if wrong or not rates else "")


def _set_by_pynq(handoff: Handoff, d: Design, processor: str) -> Finding:
    """pynq divides the PLL that the board's boot image has set, whatever Vivado took it for."""
    name, reference = d.family.clock_names.divisor, d.family.reference_mhz
    said = [handoff.number(processor, name.format(clock=0, divisor=i)) for i in (0, 1)]
    first, second = (int(divisor or 0) for divisor in said)
    mhz = reference / (first * second) if first * second else 0.0
    found = f"{mhz:g} MHz, {first} x {second} from {reference:g} MHz"
    pll = _pll_mhz(handoff, d, processor)
    if pll is not None and not _near(pll, reference):
        found += f" (Vivado reckoned with {pll:g} MHz)"
    aim = d.board.clock_mhz
    return Finding("clock that pynq sets", found, "" if _near(mhz, aim) else f"{aim} MHz")


def _near(mhz: float, aim: float) -> bool:
    return abs(mhz - aim) <= CLOCK_TOLERANCE * aim


def _pll_mhz(handoff: Handoff, d: Design, processor: str) -> float | None:
    """Of the I/O PLL, where the file says it."""
    if d.family.name in PLL_MHZ:
        return handoff.number(processor, PLL_MHZ[d.family.name])
    names = (CRYSTAL_MHZ, PLL_MULTIPLIER, PLL_HALF)
    crystal, multiplier, half = (handoff.number(processor, name) for name in names)
    if not crystal or not multiplier:
        return None
    return crystal * multiplier / (2 if half else 1)


def reset(handoff: Handoff, tile: str) -> Finding:
    """The tile's reset is active high: an inverted one holds it for good."""
    driver = handoff.driver((tile, RESET_PIN))
    good = bool(
        driver and handoff.kind(driver[0]) == "proc_sys_reset" and driver[1] in RESET_OUTPUTS
    )
    found = "/".join(driver) if driver else "nothing"
    return Finding("reset", found, "" if good else f"{system.RESET_BLOCK}/{RESET_OUTPUTS[0]}")
