"""A whole token of BitNet b1.58 2B-4T through all its layers on the Verilated ZCU104 tile."""

from __future__ import annotations

import shutil

import pytest

from tritile.figures import weight_utilisation
from tritile_arch.boards import ZCU104
from twob import check_pass, make_checkpoint

pytestmark = pytest.mark.nightly(minutes=4)
G = ZCU104.geometry
ROOM = 64 << 20  # bytes; the weights take 420 MB


@pytest.fixture
def folder(tmp_path):
    """1.2 GB, and 0.4 GB for the image."""
    yield make_checkpoint(tmp_path / "model", layers=None)
    shutil.rmtree(tmp_path / "model")


def test_a_token_is_exact(folder, record_property):
    """Every sum and every logit, from memory and from a ring; the costs end the run."""
    for name, weight_memory in (("resident", None), ("streamed", ROOM)):
        with check_pass(folder, ZCU104.name, 1, weight_memory) as model:
            counters = model.program.accelerator.counters()
            streamed = model.program.residence.streamed.bytes
        weights = sum(matrix.weights for matrix in model.program.plan.matrices)
        assert weights == 2_084_044_800  # 2B-4T's own
        assert counters.jobs == 7 * 30
        assert (streamed > 0) == (weight_memory is not None)
        record_property(f"{name} cycles", counters.cycles)
        utilisation = weight_utilisation(G, weights, counters.cycles)
        record_property(f"{name} weight_utilisation", utilisation)
        record_property(f"{name} doorbells", len(model.program.plan.lists))
        record_property(f"{name} bytes streamed", streamed)
