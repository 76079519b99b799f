"""Writes docs/synthesis.md: a page of prose, and a section a board between markers."""

from __future__ import annotations

import re
from pathlib import Path

from tritile_arch.boards import Board

from .measure import MOST, Figures, shares, with_ratio

PAGE = """\
# Synthesis

What the accelerator takes of its part, by Yosys. Written by `make synth`, section by section; not
to be edited by hand. No board has been built and no timing closed yet: nothing here is a clock.

- Yosys (pyosys) `synth_xilinx -noiopad -noclkbuf` on `gen/<board>/tritile.v`. A module is
  synthesised once: what a row (`tritile_row`) or a byte decoder (`tritile_decode`) takes is counted
  as often as it is instanced.
- `lut` counts every LUT1 to LUT6 and INV, and what distributed RAM and shift registers take
  (`lutram`, a part of `lut`: four for a RAM32M or RAM64M, one for an SRL). Vivado packs two small
  functions into one LUT where it can; that is not counted. `carry` is CARRY4, of which UltraScale+
  takes two in a CARRY8.
- `array` is the rows of PEs with what skews the weights, enables the rows and loads the
  activations: without byte decoder and accumulators.
- MyHDL flattens the accelerator. Registers, memories and carry chains belong to the block whose
  generator made them, a LUT to the block that most of its readers belong to.
- `levels` is the longest path that ends in the block: LUTs (a read of distributed RAM is one) and
  carry chains with their length in CARRY4, found by our own walk over the mapped netlist, register
  to register, ports included. It stops at registers, which Yosys' `ltp` does not.
- `make synth` fails above {most:.0%} of any resource, on a combinational way from an input port to
  an output port, on a sum of more than two operands (a single bit is a carry) that enters another
  one without a register, and on a block RAM whose output feeds anything but registers. Yosys leaves
  that output register beside the RAM as flip-flops (DOA_REG = 0); Vivado takes it into the RAM.
"""


def update(page: Path, name: str, text: str) -> None:
    """Puts a section into the page, new or instead of its old one."""
    before = page.read_text() if page.exists() else ""
    sections = dict(re.findall(r"<!-- (\S+) -->\n(.*?)<!-- end -->\n", before, re.S))
    sections[name] = text
    body = "".join(f"\n<!-- {n} -->\n{s}<!-- end -->\n" for n, s in sorted(sections.items()))
    page.write_text(PAGE.format(most=MOST) + body)


def section(board: Board, f: Figures) -> str:
    assert board.part is not None
    g, part = board.geometry, board.part
    used = shares(f.whole, part)
    lines = [
        f"## {board.name}: {g.rows} x {g.columns}, {part.name}",
        f"`make synth BOARD={board.name}`",
        "",
        "| resource | used | of | share |",
        "|---|---|---|---|",
    ]
    for name, share in used.items():
        lines.append(
            f"| {name} | {number(f.whole[name])} | {getattr(part, name):,} | {share:.1%} |"
        )
    lines += ["", *ratios(f), "", *blocks(f), "", *modules(f)]
    return "\n".join(lines) + "\n"


def trend(board: str, paths: dict[str, float]) -> str:
    """The section of synth-trend: longest paths over the reference's."""
    lines = [
        f"## {board}: a trend on ECP5",
        f"`make synth-trend BOARD={board}`: Yosys `synth_ecp5`, nextpnr's place and route, median",
        "of three seeds. Another family with other LUTs: of its figures only the ratio to a",
        "registered 32-bit addition, placed and routed alike, is kept, to see whether a change of",
        "the RTL makes a block slower.",
        "",
        "| block | its longest path / that of a registered 32-bit addition |",
        "|---|---|",
    ]
    return "\n".join([*lines, *(f"| {n} | {ratio:.2f} |" for n, ratio in paths.items())]) + "\n"


def ratios(f: Figures) -> list[str]:
    whole, array = (r["lut_per_mac"] for r in (with_ratio(f.whole, f.macs), f.as_json()["array"]))
    return [
        f"{f.macs:,} MACs: {whole:.2f} LUT a MAC for the whole accelerator, {array:.2f} for the"
        f" array alone. Block RAMs with output registers: {f.memories[True]} of"
        f" {sum(f.memories.values())}."
    ]


def blocks(f: Figures) -> list[str]:
    """A row a block, the greatest first."""
    lines = [
        "| block | lut | lutram | ff | carry | bram36 | levels |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, uses in sorted(f.blocks.items(), key=lambda item: -item[1]["lut"]):
        cells = [number(uses[n]) for n in ("lut", "lutram", "ff", "carry", "bram36")]
        lines.append(f"| {name} | {' | '.join(cells)} | {levels(f.levels[name])} |")
    return lines


def levels(depth: tuple[int, int, int, int]) -> str:
    _, luts, chains, carry4 = depth
    return f"{luts}" + (
        f" + {chains} chain{'s' * (chains > 1)} ({carry4} CARRY4)" if chains else ""
    )


def modules(f: Figures) -> list[str]:
    return [
        f"`{name}`, {f.instances[name]} times: {number(uses['lut'])} LUT, {number(uses['ff'])} FF"
        " each."
        for name, uses in f.modules.items()
    ]


def number(value: float) -> str:
    return f"{value:,.1f}".removesuffix(".0")
