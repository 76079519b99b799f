"""Counts of negative weights, a new beat every clock."""

import numpy as np
import pytest

from rtl.converted import geometry, model
from rtl.reference import pack, weights
from tritile_arch.encoding import CODE_BITS, CODE_MINUS
from tritile_rtl.popcount import popcount_latency


@pytest.mark.parametrize("g", [geometry(), geometry(port_bytes=4, codec="trit4")], ids=str)
def test_count_follows_after_its_latency(g):
    rng = np.random.default_rng(2)
    kinds = ["minus", "zero", "plus", "padding", "minus", *["random"] * 200]
    codes = np.concatenate([weights(kind, rng, (1, g.columns)) for kind in kinds])
    codes = np.concatenate([codes, np.eye(g.columns, dtype=int) ^ 1])  # one negative weight each
    expected = (codes == CODE_MINUS).sum(1)
    latency = popcount_latency(g)
    out = model("counter", g).run({"codes": pack(codes, CODE_BITS)}, clocks=len(codes) + latency)
    np.testing.assert_array_equal(out["count"][latency:], expected)
    assert expected.max() == g.columns
