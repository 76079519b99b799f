"""From the netlists that Yosys wrote to figures: resources, blocks, levels, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tritile_arch.boards import Part
from tritile_arch.geometry import Geometry

from .adders import chained
from .netlist import Module, attribute, block_of, generators, read, usage
from .paths import Paths, analyse, registered_outputs
from .yosys import modules

ARRAY = "tile.array"  # rows of PEs with what skews, counts, enables and loads them; no decoder
MOST = 0.7  # share of a part that may be used: the rest is for routing and the block design
OF_PART = ("lut", "ff", "bram36", "uram", "dsp")


@dataclass
class Figures:
    """``whole``, ``blocks``, ``modules``: resources; ``levels``: by block (paths.Depth)."""

    macs: int
    whole: dict[str, float]
    blocks: dict[str, dict[str, float]]
    modules: dict[str, dict[str, float]]
    instances: dict[str, int]
    levels: dict[str, tuple[int, int, int, int]]
    memories: dict[bool, int] = field(default_factory=dict)
    straight: list[tuple[str, str]] = field(default_factory=list)
    sums: list[str] = field(default_factory=list)

    def as_json(self) -> dict:
        array = self.blocks.get(ARRAY) or usage([], {})
        return {
            **with_ratio(self.whole, self.macs),
            "array": with_ratio(array, self.macs),
            "blocks": self.blocks,
            "modules": {n: {**m, "instances": self.instances[n]} for n, m in self.modules.items()},
            "levels": {
                block: {"luts": luts, "carry_chains": chains, "carry4": carry4}
                for block, (_, luts, chains, carry4) in self.levels.items()
            },
            "memories_with_output_registers": self.memories[True],
            "memories_without_output_registers": self.memories[False],
            "ways_from_input_to_output": [list(pair) for pair in self.straight],
            "sums_of_more_than_two": self.sums,
        }


def with_ratio(uses: dict[str, float], macs: int) -> dict[str, float]:
    return {**uses, "macs": macs, "lut_per_mac": round(uses["lut"] / macs, 2)}


def measure(verilog: Path, top: str, g: Geometry, folder: Path) -> Figures:
    """Reads words.json and cells.json of ``folder``; ValueError names what it cannot read."""
    text = verilog.read_text()
    labels = generators(text)
    found = modules(folder / "cells.json")
    uses: dict[str, dict[str, float]] = {}
    paths: dict[str, Paths] = {}
    module = None
    for name in _submodules_first(found, top):
        module = read(name, found[name], frozenset(found))
        attribute(module, labels, verilog.name)
        paths[name] = analyse(module, {n: paths[n] for n in paths})
        uses[name] = usage(module.cells, uses)
    assert module is not None
    blocks = _by_block(module, uses)
    return Figures(
        g.macs,
        uses.pop(top),
        blocks,
        uses,
        {n: sum(cell.kind == n for cell in module.cells) for n in uses},
        {block: _level(block, module, paths, top) for block in blocks},
        registered_outputs(module.cells),
        sorted(paths[top].straight),
        _sums(modules(folder / "words.json"), labels),
    )


def _submodules_first(found: dict, top: str) -> list[str]:
    """The top and what it instances; deeper nesting is refused by ``usage``."""
    return [*(name for name in sorted(found) if name != top), top]


def _by_block(module: Module, uses: dict) -> dict[str, dict[str, float]]:
    names = sorted({cell.block for cell in module.cells})
    return {n: usage([cell for cell in module.cells if cell.block == n], uses) for n in names}


def _level(block: str, module: Module, paths: dict[str, Paths], top: str) -> tuple:
    """The longest path that ends in a block, in the modules that it instances too."""
    inside = {cell.kind for cell in module.instances if cell.block == block}
    depths = [depth for kind in inside for depth in paths[kind].longest.values()]
    return max([*depths, paths[top].longest.get(block, (0, 0, 0, 0))])


def _sums(found: dict, labels: list[str]) -> list[str]:
    """Blocks and lines of sums of more than two operands."""
    pairs = [pair for module in found.values() for pair in chained(module)]
    lines = [int(inner.rsplit(":", 1)[-1].split(".")[0]) for inner, _ in pairs]
    return [f"{block_of(labels[n])} (line {n})" for n in lines]


def shares(whole: dict[str, float], part: Part) -> dict[str, float]:
    """Share of the part by resource; a resource that the part lacks is left out."""
    have = {resource: getattr(part, resource) for resource in OF_PART}
    return {name: whole[name] / amount for name, amount in have.items() if amount}


def complaints(f: Figures, part: Part) -> list[str]:
    """A sentence for everything that must not be."""
    said = [
        f"{name} is at {share:.1%} of {part.name}; at most {MOST:.0%} may be used"
        for name, share in shares(f.whole, part).items()
        if share > MOST
    ]
    said += [f"a combinational way leads from input {a} to output {b}" for a, b in f.straight]
    said += [f"a sum of more than two operands without a register in {place}" for place in f.sums]
    if f.memories[False]:
        said.append(f"{f.memories[False]} block RAMs have an output without a register")
    return said
