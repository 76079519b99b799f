"""The tile's masters: the port that each reaches, and how wide the whole way is."""

from __future__ import annotations

from collections.abc import Iterator

from tritile_arch import system
from tritile_arch.design import Design
from tritile_arch.interfaces import Master, masters

from .finding import Finding, span
from .reader import Handoff


def master(handoff: Handoff, d: Design, m: Master, tile: str, processor: str) -> Finding:
    """Which port a master reaches, how wide the whole way is, and which addresses it sees."""
    route = handoff.route((tile, m.interface))
    (r,) = (r for r in d.ranges if r.master == (system.TILE, m.interface))
    spans = {
        f"{s.base:#010x} to {s.last:#010x}"
        for s in handoff.seen(tile)
        if s.master == m.interface and s.slave == (processor, m.slave) and s.base == r.base
    }
    bits = "/".join(str(width) for width in sorted(route.widths))
    # By a shared interconnect a master might reach more than it sees in its address map.
    elsewhere = {s.slave for s in handoff.seen(tile) if s.master == m.interface}
    ends = {end for end in route.ends if end == (processor, m.slave) or end in elsewhere}
    ports = ", ".join(sorted(name for _, name in ends or route.ends)) or "no port"
    found = f"{ports}, {bits or '?'} bits, {', '.join(sorted(spans)) or 'no address range'}"
    expected = f"{m.slave}, {m.data_bits} bits, {span(r)}"
    attributes = _attributes(handoff, m, tile)
    agrees = found == expected and (processor, m.slave) in route.ends and not attributes
    said = f"{found}{attributes}" + (f", by {', '.join(sorted(route.cells))}" * bool(route.cells))
    wanted = f"{expected}, {m.reads} reads and {m.writes} writes outstanding in bursts of {m.burst}"
    return Finding(m.interface, said, "" if agrees else wanted)


def _attributes(handoff: Handoff, m: Master, tile: str) -> str:
    """What the interface says otherwise about its bursts; empty if nothing."""
    bus = handoff.buses(tile).get(m.interface)
    said = {} if bus is None else bus.attributes
    limits = {"MAX_BURST_LENGTH": m.burst, "NUM_READ_OUTSTANDING": m.reads}
    if m.writes:
        limits["NUM_WRITE_OUTSTANDING"] = m.writes
    wrong = [f"{k} {said[k]}" for k, v in limits.items() if k in said and said[k] != str(v)]
    return "".join(f", {text}" for text in wrong)


def port_widths(handoff: Handoff, d: Design, processor: str) -> Iterator[Finding]:
    """The parameters by which pynq sets the ports' widths (it does on UltraScale+ alone)."""
    for m in masters(d.board):
        port = d.family.memory_port(m.slave)
        found = handoff.parameter(processor, port.handoff_width)
        said = f"{port.handoff_width} is {found or 'missing'}"
        expected = "" if found == str(m.data_bits) else str(m.data_bits)
        yield Finding(f"{m.slave}'s width", said, expected)
