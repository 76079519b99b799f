"""``tritile trace``: what it writes is what happened, on the emulator and on the RTL."""

import json

import pytest

from tritile import cli
from tritile.device.accelerator import Accelerator
from tritile.fit.cycles import doorbell_cycles, jobs_of
from tritile.model import load
from tritile.plan import IN_FLIGHT
from tritile.trace.command import record
from tritile.trace.events import BESIDE
from tritile.trace.perfetto import DEVICE, as_trace
from tritile_arch.boards import TINY

PROMPT = "ROMEO:"
LAYERS = 4


@pytest.fixture(scope="module", params=["numpy", "compiled"])
def taken(request):
    """(model, recording) of a prompt of two groups and one token more, on the RTL."""
    with load(platform="verilator", kernels=request.param) as model:
        yield model, record(model, PROMPT, 2)


def test_passes_and_doorbells(taken):
    model, found = taken
    assert [one.tokens for one in found.passes] == [6, 1]
    assert len(found.doorbells) == 4 * LAYERS * (2 + 1)
    last = found.doorbells[-4 * LAYERS :]
    assert [d.name for d in last] == list(model.program.plan.lists)[: 4 * LAYERS]
    assert {d.tokens for d in last} == {1}
    total = sum(d.spent.cycles for d in found.doorbells)
    assert total == sum(one.spent.cycles for one in found.passes) > 0


def test_attention_on_the_tile_has_doorbells_of_its_own():
    with load(platform="verilator", kv="int8", attention="tile") as model:
        found = record(model, PROMPT, 2)
        trace = as_trace(found, model.board, "title")
    mine = [doorbell for doorbell in found.doorbells if doorbell.run is None]
    assert len(mine) == 2 * LAYERS * 2  # a prompt of two groups, and a token of the CPU's
    assert all(doorbell.spent.cycles for doorbell in mine)
    names = [row["name"] for row in trace["traceEvents"] if row.get("cat") == "doorbell"]
    assert names.count("attention") == len(mine)


def test_a_tokens_doorbells_take_what_they_should(taken):
    _, found = taken
    for doorbell in found.doorbells[-4 * LAYERS + 1 :]:
        assert doorbell.run is not None
        worked_out = doorbell_cycles(TINY.geometry, jobs_of(TINY.geometry, doorbell.run.jobs, 1))
        assert doorbell.spent.cycles == pytest.approx(worked_out, abs=64)


def test_the_file(taken):
    model, found = taken
    trace = json.loads(json.dumps(as_trace(found, model.board, "title")))
    slices = [row for row in trace["traceEvents"] if row["ph"] == "X"]
    assert all(row["ts"] >= 0 and row["dur"] >= 0 for row in slices)
    names = {row["args"]["name"] for row in trace["traceEvents"] if row["ph"] == "M"}
    assert {"1. passes", "2. CPU", "1. doorbells", "2. jobs, by their beats"} <= names
    device = [row for row in slices if row["pid"] == DEVICE]
    for doorbell, *parts in _doorbells(device):
        jobs = sum(row["dur"] for row in parts if row["cat"] == "job")
        clocks = sum(row["args"]["clocks"] for row in parts if row["cat"] == "clocks")
        assert jobs == pytest.approx(doorbell["dur"], abs=0.02)
        assert clocks == doorbell["args"]["cycles"]


def _doorbells(rows):
    groups = []
    for row in rows:
        if row["cat"] == "doorbell":
            groups.append([])
        groups[-1].append(row)
    return groups


def test_nothing_is_left_behind(taken):
    model, _ = taken
    assert "run" not in vars(model.network)
    assert not {"submit", "wait"} & set(vars(model.program.accelerator))
    assert Accelerator.run.__module__ == "tritile.device.accelerator"
    assert not hasattr(Accelerator.run, "__wrapped__")


def overlaps(trace):
    """Threads in which a slice begins before the last one has ended."""
    threads = {}
    for row in trace["traceEvents"]:
        if row["ph"] == "X":
            threads.setdefault((row["pid"], row["tid"]), []).append((row["ts"], row["dur"]))
    found = set()
    for thread, rows in threads.items():
        end = 0.0
        for start, long in sorted(rows):
            found |= {thread} if start < end - 0.01 else set()
            end = start + long
    return found


def test_slices_of_a_thread_do_not_overlap(taken):
    model, found = taken
    assert overlaps(as_trace(found, model.board, "")) == set()


def test_every_group_in_flight_has_a_thread():
    rows = TINY.geometry.rows
    with load(kernels="compiled") as model:
        found = record(model, (2 * IN_FLIGHT * rows - 1) * "x", 1)
    trace = as_trace(found, model.board, "")
    assert overlaps(trace) == set()
    under_way = {row["tid"] for row in trace["traceEvents"] if row.get("cat") == BESIDE}
    assert len(under_way) == IN_FLIGHT + 1  # and that of the passes


@pytest.fixture
def run(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def run(*line):
        code = cli.run_command(["trace", *line])
        out = capsys.readouterr()
        return code, out.out, out.err

    return run


def test_the_command(run, tmp_path):
    code, out, _ = run("--json", "--tokens", "3", "-o", "here.json")
    answer = json.loads(out)
    assert code == 0
    assert [one["tokens"] for one in answer["passes"]] == [6, 1, 1]
    assert {one["cycles"] for one in answer["passes"]} == {None}  # the emulator has no clock
    assert answer["parts_ms"]["attention"] > 0
    assert json.loads((tmp_path / "here.json").read_text())["traceEvents"]
    assert [file.name for file in tmp_path.iterdir()] == ["here.json"]


def test_text(run, tmp_path):
    code, out, err = run("--platform", "verilator")
    assert code == 0
    assert "6 tokens: " in out
    assert "cycles" in out
    assert "wrote trace.json; ui.perfetto.dev shows it" in err


def test_a_roofline(run, tmp_path):
    pytest.importorskip("matplotlib", reason="needs matplotlib: make notebooks").use("agg")
    code, _, _ = run("--platform", "verilator", "--roofline", "roof.svg")
    assert code == 0
    assert (tmp_path / "roof.svg").read_text().startswith("<?xml")


def test_without_matplotlib(run, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    for name in [name for name in sys.modules if name.startswith("tritile.notebook")]:
        monkeypatch.delitem(sys.modules, name)
    code, _, err = run("--platform", "verilator", "--roofline", "roof.svg")
    assert code == 2
    assert "pip install 'tritile[notebooks]'" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("--tokens 0", "tokens is 0"),
        ("--platform fpga", "unknown platform 'fpga'"),
        ("--roofline roof.svg", "a roofline needs clocks, and the emulator has none"),
        ("--roofline roof.txt", "roof.txt: expected a name that ends with .svg"),
        ("nowhere", "nowhere"),
        ("-o /nowhere/trace.json", "cannot be written"),
    ],
)
def test_bad_input(run, line, words):
    code, _, err = run(*line.split())
    assert code == 2
    assert words in err
    assert err.count("\n") == 1
