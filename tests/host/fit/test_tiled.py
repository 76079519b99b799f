"""Attention on the tile: what is counted for a projection is what a pass really does."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from tritile.bench.blank_model import config_of
from tritile.device.emulator import EmulatorPlatform
from tritile.fit import tiled
from tritile.fit.cycles import Job, Memory, doorbell_cycles
from tritile.fit.processors import A53
from tritile.fit.profile import shipped_profile
from tritile.fit.prompt import Machine
from tritile.fit.work import Pass
from tritile.model import load
from tritile.models.network import Piece
from tritile.native import tiled as native
from tritile.native.planes import Planes
from tritile_arch.boards import TINY, ZCU104
from tritile_arch.geometry import MAX_PLANES, align

TWO_B = config_of("bitnet-2b-4t")
SMALL = config_of("tiny-shakespeare")
BOARDS = [(TINY, SMALL), (ZCU104, TWO_B)]


class Watched:
    """Descriptors of the doorbells that an emulator was rung for, with their tokens."""

    def __init__(self, platform):
        self.doorbells: list[list] = []
        self._platform, self._list, self._job = platform, platform._run_list, platform._run_job
        platform._run_list, platform._run_job = self.run_list, self.run_job

    def run_list(self, index, tokens):
        self.doorbells.append([])
        return self._list(index, tokens)

    def run_job(self, job, tokens):
        self.doorbells[-1].append((self._platform._fetch(job), tokens))
        return self._job(job, tokens)


@pytest.mark.parametrize("cuts", [(9,), (7, 6), (1,), (45, 30)])
def test_jobs_and_bytes_are_those_of_a_pass(cuts):
    with load(attention="tile", kv="int8", head="full") as model:
        network, g, start = model.network, model.board.geometry, 0
        state = network.state(sum(cuts), sum(cuts))
        watched = Watched(model.program.accelerator.platform)
        for tokens in cuts:
            watched.doorbells.clear()
            network.run([Piece(state, list(range(tokens)))])
            groups = tiled.groups_of(model.config, g, Pass(tokens, start))
            found = [jobs for jobs in watched.doorbells if jobs[0][0].planes == MAX_PLANES]
            assert len(found) == 2 * len(groups) * model.config.layers
            expected = [jobs for group in groups for jobs in (group.scores(), group.values())]
            assert sorted(map(_shapes, found), key=str) == sorted(
                [[(j.m, g.k_blocks(j.k), j.tokens, j.planes) for j in jobs] for jobs in expected]
                * model.config.layers,
                key=str,
            )
            kept = [(k[tiled.SPLIT], k[tiled.SOFTMAX] + k[tiled.GATHER]) for k in
                    (group.kept() for group in groups)]  # fmt: skip
            x, y = (sum(column) for column in zip(*(_extent(g, d) for d in found), strict=True))
            assert x + y == model.config.layers * sum(map(sum, kept))
            start += tokens


def _shapes(jobs):
    return [(job.m, job.k_blocks, job.tokens or tokens, job.planes) for job, tokens in jobs]


def _extent(g, jobs):
    """Bytes that a doorbell's jobs read of activations, and write."""
    x, y = {}, {}
    for job, tokens in jobs:
        rows = job.tokens or tokens
        whole = job.m == tiled.KEY_ROWS
        x[job.x] = job.k_blocks * g.block_stride if whole else align(rows * g.columns)
        y[job.y] = job.y + (rows - 1) * job.y_stride + 4 * job.m
    return sum(x.values()), max(y.values()) - min(y)


@pytest.mark.parametrize(("board", "config"), BOARDS, ids=["tiny", "zcu104"])
@pytest.mark.parametrize("positions", [1, 64, 300, 512])
def test_memory_is_what_is_allocated(board, config, positions):
    g = board.geometry
    planes = Planes(EmulatorPlatform(g), g, config.kv_heads, config.head_dim, 1, positions)
    assert tiled.planes_bytes(replace(config, layers=1), g, positions) == planes.nbytes
    planes.free()
    room = native._room(native._tiled(config, g), positions)
    mine = tiled.room_of(config, g, positions)
    assert (mine.x, mine.y, mine.entries) == (room.x, room.y, room.entries)


def test_values_by_hand():
    """28 tokens behind 100 positions, of 20 heads that share 5 heads of keys."""
    group = tiled.Group(TWO_B, ZCU104.geometry, Pass(28, 100))
    assert [(c.rows, c.seen) for c in group.chunks] == [(28, n) for n in (107, 114, 121, 128)]
    assert group.counts() == {
        "append_planes": 28 * 2 * 5 * 128,
        "split_queries": 28 * 20 * 128,
        "softmax": 20 * sum(range(101, 129)),
        "gather": 28 * 20 * 128,
    }
    beats = 5 * (32 + 26)  # of each plane two beats' bytes of a key, five trits a byte of a value
    assert group.uncached()["append_planes"] == 28 * 5 * beats
    assert group.uncached()["softmax"] == 64 * 5 * 4 * 2


def test_heads_of_keys_cost_the_same():
    """The shorter way over two of five heads."""
    machine = Machine(A53, 4, shipped_profile().tiled, Memory(total_cap=64.0), 250.0)
    group = tiled.Group(TWO_B, ZCU104.geometry, Pass(28, 484))
    for jobs in (group.scores(), group.values()):
        clocks = doorbell_cycles(group.g, jobs, Memory(total_cap=64.0), ahead=False)
        assert machine._doorbell(group, jobs) == pytest.approx(clocks / 250e3, rel=1e-4)


def test_steps_cost_no_less_than_their_bytes_and_operations():
    """Without anything measured; more positions never cost less."""
    nothing = dict.fromkeys(tiled.COSTS, 0.0)
    machine = Machine(A53, 4, nothing, Memory(), 250.0)
    spent = [machine.spent(TWO_B, ZCU104.geometry, Pass(84, start)) for start in (0, 84, 428)]
    counts = [g.counts() for g in tiled.groups_of(TWO_B, ZCU104.geometry, Pass(84))]
    scores = sum(count["softmax"] for count in counts)
    assert spent[0].soften == pytest.approx(1e3 * max(10 * scores / 5e9, 30 * scores / 16e9))
    for less, more in pairwise(spent):
        assert less.soften < more.soften
        assert less.tile <= more.tile
    assert np.isclose((spent[0] + spent[1]).driver, spent[0].driver + spent[1].driver)


def test_every_step_was_measured():
    rates = shipped_profile().tiled
    assert set(rates) == set(tiled.COSTS)
    assert all(rate > 0 for rate in rates.values())


def test_a_short_group_is_not_shared():
    machine = Machine(A53, 4, shipped_profile().tiled, Memory(), 250.0)
    alone = replace(machine, threads=1)
    few, many = Pass(5, 0), Pass(28, 400)
    assert machine.spent(TWO_B, ZCU104.geometry, few).ask == pytest.approx(
        alone.spent(TWO_B, ZCU104.geometry, few).ask
    )
    assert (
        machine.spent(TWO_B, ZCU104.geometry, many).soften
        < 0.5 * alone.spent(TWO_B, ZCU104.geometry, many).soften
    )


def test_a_job_is_cut_as_a_chunk_is():
    """One token of a model whose heads share nothing: a row a head."""
    config = replace(SMALL, kv_heads=SMALL.heads)
    group = tiled.Group(config, TINY.geometry, Pass(1, 39))
    assert group.scores() == [Job(tiled.KEY_ROWS, config.head_dim, 1, 5)] * 2 * config.heads
    assert group.values() == [Job(config.head_dim, 40, 1, 5)] * 2 * config.heads
