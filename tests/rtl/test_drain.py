"""Hold and deal: tokens to lanes in order, banks kept and released, doorbells closed once."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from rtl.agents import Source, reset, run, step
from rtl.converted import geometry, model
from tritile_rtl.drain import settle_clocks

G = geometry(rows=5)
FIELDS = ("y", "y_stride", "words", "tokens", "bank", "tapped", "last", "index")


class Lanes:
    """Both lanes: each takes a run, is busy for a while, and later issues its last burst."""

    def __init__(self, tiles, rng, longest):
        self.rng, self.longest, self.busy = rng, longest, [0] * G.lanes
        self.runs, self.tiles, self.bursts, self.closed = [], tiles, [], []
        self.clock, self.serving = 0, None

    def drive(self):
        self.ready = sum(1 << i for i, left in enumerate(self.busy) if left == 0)
        self.issue = bool(self.bursts) and self.rng.random() < 0.2
        return {"runs_ready": self.ready, "last_burst": int(self.issue)}

    def observe(self, get):
        self._bursts(get)
        self._banks(get)
        self.busy = [max(0, left - 1) for left in self.busy]
        for i in range(G.lanes):
            if get(f"run{i}_valid") and self.ready >> i & 1:
                self._take(get, i)
        self.clock += 1

    def _bursts(self, get):
        if self.issue:
            number = self.bursts.pop(self.rng.randrange(len(self.bursts)))
            if get("closing"):
                assert number not in self.bursts, "closed with a burst to come"
                dealt = [n for n, *_ in self.runs].count(number)
                assert dealt == self.tiles[number]["result_tokens"]
                self.closed.append(number)

    def _banks(self, get):
        """A drained tile's bank stays selected and busy as long as a lane reads it."""
        if self.serving and any(self.busy) and not self.serving["result_tapped"]:
            bank = self.serving["result_bank"]
            assert (get("draining"), get("drain_bank")) == (1, bank)
            assert get("bank_busy") >> bank & 1
            assert not get("released")

    def _take(self, get, i):
        done = sum(t["result_tokens"] for t in self.tiles[: self.runs[-1][0]]) if self.runs else 0
        number = self.runs[-1][0] if self.runs else 0
        if self.runs and len(self.runs) - done == self.tiles[number]["result_tokens"]:
            number += 1
        tile = self.tiles[number]
        if tile is not self.serving:
            assert not any(self.busy), "dealt a tile while another's run is under way"
            self.serving = tile
            last = self.tiles[number - 1]["result_last"] if number else 0
            assert not last or number - 1 in self.closed, "dealt before the doorbell closed"
        fields = ("addr", "words", "slot", "tapped", "last", "index")
        self.runs.append((number, i, *(get(f"run{i}_{f}") for f in fields), self.clock))
        self.busy[i] = self.rng.randint(1, self.longest)
        if tile["result_last"]:
            self.bursts.append(number)


class Banks:
    """From a drained tile's posting on its bank is busy, until the pulse that releases it."""

    def __init__(self, source):
        self.source, self.busy, self.released = source, 0, 0

    def drive(self):
        return {}

    def observe(self, get):
        assert get("bank_busy") == self.busy
        if get("released"):
            assert self.busy >> get("drain_bank") & 1, "released a free bank"
            self.busy &= ~(1 << get("drain_bank"))
            self.released += 1
        if get("result_ready") and self.source.offering:
            tile = self.source.items[self.source.at]
            if not tile["result_tapped"]:
                self.busy |= 1 << tile["result_bank"]


def expected_runs(tiles):
    runs = []
    for number, t in enumerate(tiles):
        for token in range(t["result_tokens"]):
            addr = t["result_y"] + token * t["result_y_stride"]
            run_of = (
                addr,
                t["result_words"],
                token // G.lanes,
                *(t[f"result_{f}"] for f in ("tapped", "last", "index")),
            )
            runs.append((number, token % G.lanes, *run_of))
    return runs


@st.composite
def tiles(draw):
    """Banks alternate, as the issuer's do."""
    flag, result = st.integers(0, 1), []
    for i in range(draw(st.integers(1, 8))):
        tokens = draw(st.integers(1, G.rows))
        tapped = int(tokens <= G.lanes)
        values = (
            draw(st.integers(0, 2**20)) * 64,
            draw(st.integers(1, 2**10)) * 64,
            draw(st.integers(1, G.depth)),
            *(tokens, i % 2, tapped, draw(flag), draw(st.integers(0, 2**24 - 1))),
        )
        result.append({f"result_{f}": v for f, v in zip(FIELDS, values, strict=True)})
    return result


@given(
    todo=tiles(),
    seed=st.integers(0, 2**32),
    longest=st.sampled_from([3, 40]),
    posting=st.sampled_from([0.05, 1.0]),
)
@settings(max_examples=60)
def test_tokens_are_dealt_in_order(todo, seed, longest, posting):
    block, rng = model("dealer", G), random.Random(seed)
    source = Source("result_valid", "result_ready", todo, rng, posting)
    lanes, banks = Lanes(todo, rng, longest), Banks(source)
    reset(block)
    agents, due = [lanes, banks, source], expected_runs(todo)
    run(block, agents, lambda: len(lanes.runs) == len(due) and not any(lanes.busy), 20_000)
    run(block, agents, lambda: not lanes.bursts, 2000)
    step(block, agents, 10)
    assert [r[:-1] for r in lanes.runs] == due
    assert lanes.closed == [i for i, t in enumerate(todo) if t["result_last"]]
    assert banks.busy == 0
    assert banks.released == sum(1 - t["result_tapped"] for t in todo)
    check_posting(todo, source, lanes)


def check_posting(todo, source, lanes):
    """A drained tile settles before its first run; a tapped one is taken with the lanes free."""
    first = {number: clock for number, *_, clock in reversed(lanes.runs)}
    for number, tile in enumerate(todo):
        wait = first[number] - source.taken_at[number]
        if tile["result_tapped"]:
            assert wait == 2, "its taps come soon"
        else:
            assert wait >= settle_clocks(G)
