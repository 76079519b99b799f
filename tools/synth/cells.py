"""What each primitive of synth_xilinx takes of the part, and how signals run through it.

LUTs of distributed RAM and shift registers: UG474 (7 series) and UG574 (UltraScale+), chapter
"Distributed RAM": RAM32M and RAM64M take the four LUTs of a slice, one bit of a dual-port RAM two.
Vivado can put two small functions or two SRL16E into one LUT; nothing here counts on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

FAMILIES = {"xc7z": "xc7", "xczu": "xcup"}  # a part's first letters: the name Yosys has for them
RESOURCES: tuple[str, ...] = ("lut", "lutram", "ff", "carry", "bram36", "uram", "dsp")


@dataclass(frozen=True)
class Primitive:
    """``uses``: resources. ``role``: lut, mux, carry, ram (read without a clock) or clocked."""

    role: str
    uses: dict[str, float]


def lutram(luts: int) -> Primitive:
    return Primitive("ram", {"lut": luts, "lutram": luts})


PRIMITIVES = {
    **{f"LUT{n}": Primitive("lut", {"lut": 1}) for n in range(1, 7)},
    "INV": Primitive("lut", {"lut": 1}),
    **{name: Primitive("mux", {}) for name in ("MUXF7", "MUXF8", "MUXF9")},
    "CARRY4": Primitive("carry", {"carry": 1}),
    **{f"FD{kind}E": Primitive("clocked", {"ff": 1}) for kind in "RSCP"},
    **{name: lutram(1) for name in ("SRL16E", "SRLC16E", "SRLC32E", "RAM32X1S", "RAM64X1S")},
    **{name: lutram(2) for name in ("RAM32X1D", "RAM64X1D", "RAM128X1S")},
    **{name: lutram(4) for name in ("RAM32M", "RAM64M", "RAM128X1D", "RAM256X1S")},
    **{name: lutram(8) for name in ("RAM32M16", "RAM64M8", "RAM256X1D", "RAM512X1S")},
    **{f"RAMB36E{n}": Primitive("clocked", {"bram36": 1}) for n in (1, 2)},
    **{f"RAMB18E{n}": Primitive("clocked", {"bram36": 0.5}) for n in (1, 2)},
    "URAM288": Primitive("clocked", {"uram": 1}),
    **{f"DSP48E{n}": Primitive("lut", {"dsp": 1}) for n in (1, 2)},
    "BUFG": Primitive("mux", {}),
}
CLOCKS = ("C", "CLK", "WCLK")


def primitive(kind: str) -> Primitive:
    """ValueError names a primitive that the table lacks."""
    if kind not in PRIMITIVES:
        raise ValueError(f"primitive {kind} is not in tools/synth/cells.py")
    return PRIMITIVES[kind]


def arcs(kind: str, ports: dict[str, list], directions: dict[str, str]) -> Iterator[tuple]:
    """(step, inputs, output) of every combinational way through a primitive; bits are nets."""
    role = primitive(kind).role
    if role == "clocked":
        return
    if role == "carry":
        yield from carry_arcs(ports)
        return
    ins = {name: bits for name, bits in ports.items() if directions[name] == "input"}
    for name, bits in ports.items():
        if directions[name] == "output":
            used = [bit for port, of in ins.items() if _reads(role, port, name) for bit in of]
            for bit in bits:
                yield role, used, bit


def carry_arcs(ports: dict[str, list]) -> Iterator[tuple]:
    """A bit of a carry chain sees the bits below it, never those above."""
    seen = list(ports["CYINIT"])
    for i, (data, propagate) in enumerate(zip(ports["DI"], ports["S"], strict=True)):
        yield "carry on", ports["CI"], ports["O"][i]
        yield "carry", [*seen, propagate], ports["O"][i]
        seen = [*seen, data, propagate]
        yield "carry on", ports["CI"], ports["CO"][i]
        yield "carry", seen, ports["CO"][i]


def _reads(role: str, port: str, output: str) -> bool:
    """A RAM's output sees its own address alone; what is written waits for the clock."""
    if role != "ram":
        return True
    if re.fullmatch(r"DO[A-H]", output):
        return port == f"ADDR{output[-1]}"
    own = "DPRA" if output == "DPO" else "A"
    return re.fullmatch(rf"{own}\d*", port) is not None
