"""The whole accelerator in sizes that no board has: every width of port, either codec."""

from __future__ import annotations

import numpy as np
import pytest

from system.rig import Case, Rig
from tritile_arch.geometry import Geometry
from tritile_rtl.convert import verilog
from tritile_sim.options import Options
from tritile_sim.verilated import VerilatorPlatform

GEOMETRIES = {
    "two narrow ports, trit4, one lane": Geometry(
        rows=3, ports=2, port_bytes=4, codec="trit4", depth=64
    ),
    "one wide port, four lanes, 40-bit addresses": Geometry(
        rows=6, ports=1, port_bytes=16, depth=128, address_bits=40
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", GEOMETRIES)
def test_random_lists(name):
    g = GEOMETRIES[name]
    text = verilog(g)
    for seed, options in enumerate([{}, {"back_pressure": 0.5, "latency": 9}]):
        rng = np.random.default_rng(seed)
        platform = VerilatorPlatform(g, text, Options(seed=seed, **options))
        sizes = [(int(rng.integers(1, 300)), int(rng.integers(1, 200))) for _ in range(30)]
        cases = [Case(m, k, int(rng.integers(1, g.rows + 1))).fill(rng) for m, k in sizes]
        rig = Rig(platform, [cases[i : i + 3] for i in range(0, len(cases), 3)])
        rig.run()
        rig.check()
        platform.close()
