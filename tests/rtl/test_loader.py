"""The loader: which blocks it asks for, where it puts them, and when it may."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtl.agents import Source, reset, run, step
from rtl.converted import geometry, model
from rtl.memories import word_at
from tritile_arch.geometry import TILE_QUANTUM, cut_tiles
from tritile_rtl.tile import DECODE

GEOMETRIES = {"tiny": geometry(), "one-row": geometry(rows=1, ports=2, port_bytes=4)}
PICK = 1  # clocks from the load bus to a row's shadow


class Memory:
    """Answers the loader's commands in order, some beats with an error."""

    def __init__(self, g, rng, density, bad):
        self.g, self.rng, self.density, self.bad = g, rng, density, bad
        self.queue, self.commands, self.offering = [], [], False

    def drive(self):
        self.willing = int(self.rng.random() < self.density)
        if self.queue and not self.offering:
            self.offering = self.rng.random() < self.density
        data = self.queue[0] if self.offering else self.rng.getrandbits(32)
        return {
            "command_ready": self.willing,
            "data_tvalid": int(self.offering),
            "data_tdata": data,
        }

    def observe(self, get):
        if self.offering and get("data_tready"):
            self.queue.pop(0)
            self.offering = False
        if self.willing and get("command_valid"):
            n, addr = self.g.port_bytes, get("command_addr")
            self.commands.append((addr, get("command_beats")))
            for i in range(get("command_beats")):
                at = addr + n * i
                self.queue.append(word_at(at, n) | (at in self.bad) << 8 * n)


class Issuer:
    """Swaps now and then when a block is loaded; notes what the shadows held then."""

    def __init__(self, g, block, rng, density):
        self.g, self.block, self.rng, self.density = g, block, rng, density
        self.shadow, self.blocks, self.clock, self.swapped = {}, [], 0, None

    def drive(self):
        loaded = self.block.get("loaded")
        self.swap = int(loaded and self.rng.random() < self.density)
        return {"swap": self.swap}

    def observe(self, get):
        if get("load_valid"):
            place = get("load_row"), get("load_select")
            assert place not in self.shadow, "loaded twice"
            self.shadow[place] = get("load_tdata")
            if self.swapped is not None:
                last_swap = self.swapped + 1 + DECODE + self.g.groups  # of odd columns
                assert self.clock + PICK > last_swap, "loaded before the last PE has swapped"
        if self.swap:
            self.blocks.append((self.shadow, get("loaded_bad")))
            self.shadow, self.swapped = {}, self.clock
        self.clock += 1


def expected(g, jobs, bad):
    """(address, beats) of each command, and each block's shadow with its error bit."""
    commands, blocks, n = [], [], g.port_bytes
    for job in jobs:
        tiles = cut_tiles(job["job_m"], job["job_tile"], job["job_wide"])
        for _ in range(len(tiles) * job["job_planes"]):
            for k in range(job["job_k_blocks"]):
                at = job["job_x"] + k * g.block_stride
                commands.append((at, job["job_tokens"] * g.row_beats))
                where = [at + n * i for i in range(commands[-1][1])]
                shadow = {divmod(i, g.row_beats): word_at(a, n) for i, a in enumerate(where)}
                blocks.append((shadow, int(any(a in bad for a in where))))
    return commands, blocks


@st.composite
def jobs(draw, g):
    """Few blocks each; tokens change from job to job."""
    result = []
    for i in range(draw(st.integers(1, 4))):
        tile = draw(st.sampled_from([64, 128]))
        result.append(
            {
                "job_m": draw(st.sampled_from([1, tile - 1, tile, tile + 1, 2 * tile, 3 * tile])),
                "job_k_blocks": draw(st.integers(1, 3)),
                "job_tile": tile,
                "job_wide": draw(st.sampled_from([0, 1, 2])) if tile > TILE_QUANTUM else 0,
                "job_planes": draw(st.integers(1, 3)),
                "job_tokens": draw(st.integers(1, g.rows)),
                "job_x": 0x10000 * (i + 1),
            }
        )
    return result


@pytest.mark.parametrize("name", GEOMETRIES)
@given(
    data=st.data(),
    seed=st.integers(0, 2**32),
    memory=st.sampled_from([0.2, 1.0]),
    swaps=st.sampled_from([0.05, 1.0]),
)
@settings(max_examples=20)
def test_every_block_in_order_and_in_time(name, data, seed, memory, swaps):
    g, rng = GEOMETRIES[name], random.Random(seed)
    block, todo = model("loading", g), data.draw(jobs(g))
    bad = {0x10000 * rng.randint(1, 4) + g.port_bytes * rng.randrange(g.row_beats * g.rows)}
    commands, blocks = expected(g, todo, bad)
    slave, issuer = Memory(g, rng, memory, bad), Issuer(g, block, rng, swaps)
    source = Source("job_valid", "job_ready", todo, rng, 0.5)
    reset(block)
    agents = [source, slave, issuer]
    run(block, agents, lambda: len(issuer.blocks) >= len(blocks), 50_000)
    step(block, agents, 100)
    assert slave.commands == commands
    assert issuer.blocks == blocks
    assert not issuer.shadow


def test_a_block_loads_at_a_beat_a_clock_while_the_one_before_runs():
    g, rng = GEOMETRIES["tiny"], random.Random(1)
    block = model("loading", g)
    names = ("m", "k_blocks", "tile", "wide", "planes", "tokens", "x")
    job = {f"job_{f}": v for f, v in zip(names, (64, 40, 64, 0, 1, 4, 0), strict=True)}
    issuer = Issuer(g, block, rng, 1.0)
    reset(block)
    source = Source("job_valid", "job_ready", [job], rng)
    clocks = run(
        block, [source, Memory(g, rng, 1.0, ()), issuer], lambda: len(issuer.blocks) == 40, 5000
    )
    assert clocks <= 40 * (g.rows * g.row_beats + g.groups + 4) + 40
