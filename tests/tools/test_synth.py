"""The synthesis tool on small designs whose figures can be counted by hand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from synth import measure as m
from synth import yosys
from synth.adders import chained
from synth.report import section, trend, update
from tritile_arch.boards import PYNQ_Z2, XC7Z020, Part
from tritile_arch.geometry import Geometry

GEOMETRY = Geometry(rows=2, ports=1, port_bytes=4, codec="trit4")
LEAF = """
module leaf (input clk, input [7:0] a, input [7:0] b, output reg [7:0] sum);
always @(posedge clk) begin: leaf0_add
    sum <= a + b;
end
endmodule
"""
TOP = """
module top (input clk, input [7:0] a, input [7:0] b, output [7:0] first, output [7:0] second);
reg [7:0] accelerator0_tile0_array0_held;
leaf leaf_0 (.clk(clk), .a(a), .b(b), .sum(first));
leaf leaf_1 (.clk(clk), .a(accelerator0_tile0_array0_held), .b(b), .sum(second));
always @(posedge clk) begin: accelerator0_tile0_array0_hold
    accelerator0_tile0_array0_held <= a ^ {b[3:0], b[7:4]};
end
endmodule
"""
STRAIGHT = """
module top (input clk, input [3:0] a, input b, output c, output reg d);
assign c = b && d;
always @(posedge clk) begin: top0_keep
    d <= ^a;
end
endmodule
"""
THREE = """
module top (input clk, input [7:0] a, input [7:0] b, input [7:0] c, input one, output reg [7:0] s);
reg [7:0] ra, rb, rc;
always @(posedge clk) begin: accelerator0_bad0_add
    ra <= a;
    rb <= b;
    rc <= c;
    s <= {};
end
endmodule
"""
MEMORY = """
module top (input clk, input we, input [9:0] wa, input [9:0] ra, input [31:0] d, output [31:0] q);
reg [31:0] accelerator0_memory0_words [0:1023];
reg [31:0] fetched, shown;
always @(posedge clk) begin: accelerator0_memory0_ports
    if (we) accelerator0_memory0_words[wa] <= d;
    fetched <= accelerator0_memory0_words[ra];
    shown <= {};
end
assign q = shown;
endmodule
"""


def figures(text: str, folder: Path) -> m.Figures:
    source = folder / "design.v"
    source.write_text(text)
    yosys.synthesise(source, "top", "xc7", folder, Console(quiet=True))
    return m.measure(source, "top", GEOMETRY, folder)


@pytest.fixture(scope="module")
def two_leaves(tmp_path_factory) -> m.Figures:
    return figures(LEAF + TOP, tmp_path_factory.mktemp("leaves"))


def test_an_instance_counts_what_its_module_takes(two_leaves):
    f = two_leaves
    assert f.modules["leaf"]["ff"] == 8
    assert f.modules["leaf"]["lut"] == 8
    assert f.modules["leaf"]["carry"] == 2
    assert f.instances == {"leaf": 2}
    assert f.whole["ff"] == 3 * 8
    assert f.whole["lut"] == 3 * 8
    assert f.blocks["tile.array"]["ff"] == 8
    assert f.levels["tile.array"] == (1, 1, 0, 0)
    answer = f.as_json()
    assert answer["lut_per_mac"] == round(24 / GEOMETRY.macs, 2)
    assert answer["array"]["macs"] == GEOMETRY.macs
    assert m.complaints(f, XC7Z020) == []


def test_a_way_from_input_to_output_is_found(tmp_path):
    f = figures(STRAIGHT, tmp_path)
    assert f.straight == [("b", "c")]
    assert "input b to output c" in m.complaints(f, XC7Z020)[0]


@pytest.mark.parametrize(
    ("expression", "bad"),
    [
        ("ra + rb + rc", True),
        ("ra - (one ? rb + rc : rb)", True),
        ("ra + rb + one", False),
        ("ra + rb", False),
        ("(ra + rb > rc) ? ra + rc : ra", False),
    ],
)
def test_sums_of_three_operands_are_found(tmp_path, expression, bad):
    source, words = tmp_path / "design.v", tmp_path / "words.json"
    source.write_text(THREE.format(expression))
    script = yosys.WORDS.format(source=source, top="top", words=words)
    subprocess.run([sys.executable, yosys.__file__, script], check=True, capture_output=True)
    assert bool(chained(yosys.modules(words)["top"])) == bad


@pytest.mark.parametrize(("behind", "good"), [("fetched", True), ("fetched ^ 1", False)])
def test_block_ram_and_its_output_register(tmp_path, behind, good):
    f = figures(MEMORY.format(behind), tmp_path)
    assert f.blocks["memory"]["bram36"] == 1
    assert f.memories == {good: 1, not good: 0}
    assert bool(m.complaints(f, XC7Z020)) != good


def test_a_part_that_is_too_small_is_named_with_the_share(two_leaves):
    small = Part("small", lut=24, ff=100, bram36=1, dsp=1)
    assert m.complaints(two_leaves, small) == ["lut is at 100.0% of small; at most 70% may be used"]


def test_sections_of_other_boards_stay(two_leaves, tmp_path):
    page = tmp_path / "synthesis.md"
    page.write_text("old\n<!-- another -->\n## another\n<!-- end -->\n")
    for _ in range(2):
        update(page, "pynq-z2", section(PYNQ_Z2, two_leaves))
    update(page, "pynq-z2-trend", trend("pynq-z2", {"row": 1.25}))
    text = page.read_text()
    assert "| row | 1.25 |" in text
    assert text.count("## another") == 1
    assert text.count("## pynq-z2: 24 x 80") == 1
    assert "| lut | 24 | 53,200 | 0.0% |" in text
    assert "old" not in text


def test_yosys_stops_with_its_error(tmp_path):
    source = tmp_path / "design.v"
    source.write_text("module top (input clk); missing m (.clk(clk)); endmodule")
    with pytest.raises(yosys.YosysError, match="missing"):
        yosys.synthesise(source, "top", "xc7", tmp_path, Console(quiet=True))


@pytest.mark.parametrize(
    ("name", "why"), [("zcu105", "is unknown"), ("tiny", "has no part: it is simulated only")]
)
def test_a_board_that_cannot_be_synthesised(name, why):
    tools = Path(__file__).resolve().parents[2] / "tools"
    done = subprocess.run(
        [sys.executable, "-m", "synth", name], cwd=tools, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr.strip() == f"board '{name}' {why}; expected pynq-z2 or zcu104"


def test_what_it_writes_is_json(two_leaves):
    assert json.loads(json.dumps(two_leaves.as_json()))["modules"]["leaf"]["instances"] == 2
