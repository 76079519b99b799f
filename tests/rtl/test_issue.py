"""The issuer: order of beats and tags, and every gate."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtl.agents import Sink, Source, reset, run, step
from rtl.converted import geometry, model
from tritile_arch.geometry import MIN_BLOCK_BEATS, TILE_QUANTUM, cut_tiles

GEOMETRIES = {"tiny": geometry(), "one-lane": geometry(rows=5, port_bytes=4, codec="trit4")}
RESULT = ("y", "y_stride", "words", "tokens", "bank", "tapped", "last", "index")
BEAT = ("tdata", "rows", "swap", "tag_first", "tag_times3", "tag_tap", "tag_bank", "tag_address")


def expected(g, jobs):
    """Beats without their data (fields of BEAT), and results (fields of RESULT)."""
    beats, results, bank = [], [], 0
    for job in ({k.removeprefix("job_"): v for k, v in job.items()} for job in jobs):
        tapped, mask = int(job["tokens"] <= g.lanes), (1 << job["tokens"]) - 1
        for m0, rows in cut_tiles(job["m"], job["tile"], job["wide"]):
            for p in range(job["planes"]):
                for k in range(job["k_blocks"]):
                    ends = p == job["planes"] - 1 and k == job["k_blocks"] - 1
                    tag = int(p == k == 0), int(k == 0 and p > 0), int(tapped and ends), bank
                    beats += [(mask, int(a == 0), *tag, a) for a in range(rows)]
            last = int(job["last"] and m0 + rows == job["m"])
            where = job["y"] + 4 * m0, job["y_stride"], rows, job["tokens"]
            results.append((*where, bank, tapped, last, job["index"]))
            bank ^= 1
    return beats, results


class Surroundings:
    """Weights, activations, room, stop and banks, each there now and then; checks the gates."""

    def __init__(self, beats, results, rng, density, bad=()):
        self.beats, self.results, self.rng, self.density, self.bad = (
            beats,
            results,
            rng,
            density,
            bad,
        )
        self.release = rng.choice([0.1, 0.004])  # a bank drains soon, or longer than a tile
        self.at, self.loaded, self.banks, self.clock = 0, 0, [0, 0], 0
        self.emitted, self.data, self.done, self.tile, self.posted = [], [], 0, -1, 0
        self.due, self.started, self.stopped_at = None, -99, []

    def some(self):
        return int(self.rng.random() < self.density)

    def drive(self):
        self.loaded = self.loaded or self.some()
        self.banks = [b and not self.rng.random() < self.release for b in self.banks]
        self.busy = self.banks[0] + 2 * self.banks[1]
        self.room, self.valid, self.stop = self.some(), self.some(), int(self.rng.random() < 0.02)
        self.word, self.bad_load = self.rng.getrandbits(32), int(self.at in self.bad)
        return {
            "weights_valid": self.valid, "weights_data": self.word, "weights_bad": self.bad_load,
            "loaded": self.loaded, "loaded_bad": int(self.loaded and self.at + 1 in self.bad),
            "room": self.room, "bank_busy": self.busy, "stop": self.stop,
        }  # fmt: skip

    def observe(self, get):
        if get("beat_valid"):
            self.emitted.append(tuple(get(f"beat_{field}") for field in BEAT))
        else:
            assert (get("beat_rows"), get("beat_swap")) == (0, 0), "a bubble does something"
        taken = get("weights_pop")
        assert get("swap") == (taken and self.beats[self.at][1])
        assert get("beat_valid") == (self.due is not None)
        self.due = None
        if taken:
            self._beat(get, *self.beats[self.at])
        else:
            assert not get("failed")
            assert not get("tap_rows")
        self.done += get("job_done")
        if get("result_valid") and get("result_ready"):
            self.posted += 1
            if not get("result_tapped"):
                self.banks[get("result_bank")] = 1
        self.clock += 1

    def _beat(self, get, rows, first, tag_first, _, tap, bank, address):
        assert self.valid
        assert not self.stop
        assert not first or self.loaded
        assert get("tap_rows") == (rows if tap else 0)
        failed = self.at in self.bad or (first and self.at + 1 in self.bad)
        assert get("failed") == failed
        self.tile += tag_first and address == 0
        if tap:
            assert self.room
            assert self.posted == self.tile + 1, "taps before their lanes know"
        else:
            assert self.posted == self.tile
        if first:
            assert not self.busy >> bank & 1 or not tag_first
            assert self.clock - self.started >= MIN_BLOCK_BEATS
            self.started, self.loaded = self.clock, 0
        if failed:
            self.stopped_at.append(self.at)
        else:
            self.due = self.word
            self.data.append(self.word)
        self.at += 1


@st.composite
def jobs(draw, g):
    result = []
    for _ in range(draw(st.integers(1, 4))):
        tile = draw(st.sampled_from([64, 128]))
        sizes = [1, 2, 7, 8, 9, tile - 1, tile, tile + 1, 2 * tile + 5, 3 * tile]
        result.append(
            {
                "job_m": draw(st.sampled_from(sizes)),
                "job_k_blocks": draw(st.integers(1, 3)),
                "job_tile": tile,
                "job_wide": draw(st.sampled_from([0, 1, 2])) if tile > TILE_QUANTUM else 0,
                "job_planes": draw(st.integers(1, 3)),
                "job_tokens": draw(st.integers(1, g.rows)),
                "job_y": 64 * draw(st.integers(0, 2**20)),
                "job_y_stride": 64 * draw(st.integers(0, 2**10)),
                "job_last": draw(st.integers(0, 1)),
                "job_index": draw(st.integers(0, 2**24 - 1)),
            }
        )
    return result


@pytest.mark.parametrize("name", GEOMETRIES)
@given(data=st.data(), seed=st.integers(0, 2**32), density=st.sampled_from([0.2, 0.7, 1.0]))
@settings(max_examples=25)
def test_beats_tags_results_and_gates(name, data, seed, density):
    g, rng = GEOMETRIES[name], random.Random(seed)
    block, todo = model("issuing", g), data.draw(jobs(g))
    beats, results = expected(g, todo)
    ends = list(itertools.accumulate(beats_of(job) for job in todo))
    bad = {rng.randrange(len(beats)) for _ in range(rng.randint(0, 3))}
    bad |= {end - 1 for end in ends if rng.random() < 0.3}
    around = Surroundings(beats, results, rng, density, bad)
    sink = Sink("result_valid", "result_ready", [f"result_{f}" for f in RESULT], rng, density)
    source = Source("job_valid", "job_ready", todo, rng, density)
    reset(block)
    # an offer may be withdrawn while stop holds, so the sink's own check is left out
    sink_agent = Taker(sink)
    agents = [source, around, sink_agent]
    run(block, agents, lambda: len(sink.got) == len(results) and around.at == len(beats), 60_000)
    step(block, agents, 30)
    good = [beat for i, beat in enumerate(beats) if i not in around.stopped_at]
    assert [beat[1:] for beat in around.emitted] == good
    assert [beat[0] for beat in around.emitted] == around.data
    assert sink.got == results
    assert around.done == sum(end - 1 not in around.stopped_at for end in ends)


def beats_of(job) -> int:
    return job["job_m"] * job["job_k_blocks"] * job["job_planes"]


class Taker:
    """A sink that lets an offer fall, as ``stop`` makes it."""

    def __init__(self, sink):
        self.sink, self.drive = sink, sink.drive

    def observe(self, get):
        self.sink.offered = None
        self.sink.observe(get)


def test_a_beat_a_clock_from_block_to_block():
    g, rng = GEOMETRIES["tiny"], random.Random(1)
    block = model("issuing", g)
    values = 64, 50, 64, 0, 1, 4, 0, 256, 1, 0
    fields = ("m", "k_blocks", "tile", "wide", "planes", "tokens", "y", "y_stride", "last", "index")
    job = {f"job_{f}": v for f, v in zip(fields, values, strict=True)}
    beats, results = expected(g, [job])
    around = Surroundings(beats, results, rng, 1.0)
    source = Source("job_valid", "job_ready", [job], rng)
    reset(block)
    block.set(result_ready=1)
    around.rng.random = lambda: 0.5  # no stops, banks stay
    clocks = run(block, [source, around], lambda: around.at == len(beats), 5000)
    assert clocks <= len(beats) + 5
