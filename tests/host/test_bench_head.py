"""``tritile bench head``: the real head's steps, over sums that are the tile's."""

import json
from contextlib import closing

import numpy as np
import pytest

from tritile import cli
from tritile.bench import head_time
from tritile.bench.head_time import GREEDY, Bench, HeadSetting, measure_full, timed
from tritile.head.full import FullHead
from tritile_arch.boards import TINY, ZCU104


@pytest.fixture
def run(capsys):
    def run(line):
        code = cli.run_command(["bench", "head", *line.split()])
        out = capsys.readouterr()
        return code, out.out, out.err

    return run


@pytest.mark.parametrize("options", ["", "--numpy", "--threads 2"])
def test_json(run, options):
    line = f"--rows 3000 --hidden 320 --likely 40 --repeat 3 --json {options}"
    code, out, err = run(line)
    answer = json.loads(out)
    assert (code, err) == (0, "")
    assert answer["scored"] in range(40, 43)
    for part in ("head", "split", "scan"):
        assert 0 < answer[f"{part}_ms"] <= answer[f"{part}_median_ms"]
    assert (answer["rows"], answer["hidden"], answer["board"]) == (3000, 320, "zcu104")


def test_text(run):
    code, out, _ = run("--rows 2000 --hidden 256 --likely 1 --repeat 1")
    assert code == 0
    for word in ("2,000 x 256", "compiled", "1 rows multiplied", "scan"):
        assert word in " ".join(out.split())


@pytest.mark.parametrize("numpy", [False, True])
@pytest.mark.parametrize("likely", [1, 7, 100, 200])
def test_likely_rows_are_in_the_running_and_others_are_not(likely, numpy):
    """And the token is the full product's: nothing went another way."""
    with closing(Bench(ZCU104, HeadSetting(5000, 2560, likely, numpy), None)) as bench:
        token = bench.head.choose(bench._h, [(GREEDY, 0)])
        assert token == FullHead(bench._table).choose(bench._h, [(GREEDY, 0)])
        counts = bench.head.counts
        assert (counts.refined, counts.fallbacks) == (0, 0)
        assert likely <= counts.scored <= likely + 1


def test_other_rows_logits_vary_by_one():
    with closing(Bench(TINY, HeadSetting(4000, 512, 1), None)) as bench:
        place = bench._inputs.places[0]
        (sums,) = bench._program.exchange.read(bench._jobs, 2)
        estimate = bench.head.estimator(place, sums, 3)
        upper = estimate.upper.copy()
        room = np.median(upper)
        spread = np.std(upper - room) / (head_time.VARIATION * place.whole)
        assert spread == pytest.approx(1, rel=0.1)


def test_time_elsewhere_does_not_count(monkeypatch):
    clock = iter(range(1000))
    waits = iter(np.arange(0, 500, 0.75))
    monkeypatch.setattr(head_time.time, "perf_counter", lambda: float(next(clock)))
    found = timed(lambda: None, 4, lambda: float(next(waits)))
    assert found.best == found.median == pytest.approx(250)


def test_the_full_product():
    for numpy in (True, False):
        found = measure_full(600, 128, numpy, 2)
        assert 0 < found.best <= found.median


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("--rows 5", "rows is 5; expected 1024 to 1048576"),
        ("--hidden 100000", "hidden is 100000; expected 256 to 16384"),
        ("--likely 0", "likely is 0; expected 1 to 256"),
        ("--likely 257", "likely is 257; expected 1 to 256"),
        ("--threads 2 --numpy", "threads is 2; expected 1 to 1"),
        ("--repeat 0", "repeat is 0; expected 1 to 100000"),
        ("--board z", "z"),
    ],
)
def test_bad_input(run, line, message):
    code, out, err = run(line)
    assert (code, out) == (2, "")
    assert message in err
