"""The whole accelerator in sizes that no board has: any rows, one to four ports, either codec."""

from __future__ import annotations

import numpy as np
import pytest

from system.rig import Case, Rig
from tritile.device.accelerator import Accelerator
from tritile.device.emulator import EmulatorPlatform
from tritile_arch.geometry import Geometry
from tritile_rtl.convert import verilog
from tritile_sim.options import Options
from tritile_sim.verilated import VerilatorPlatform

MEMORIES = (
    {},
    {"back_pressure": 0.5, "latency": 9},
    {"latency": 1, "total_cap": 3.0},
)
# A geometry costs a compilation, so that these share out the extremes of every field.
GEOMETRIES = {
    "a row, three narrow ports, trit4, small FIFOs, 64-bit addresses": Geometry(
        rows=1, ports=3, port_bytes=4, codec="trit4", depth=64, fifo_beats=32, address_bits=64
    ),
    "fewer rows than words a beat, 40-bit addresses": Geometry(
        rows=3, ports=1, port_bytes=16, depth=128, address_bits=40
    ),
    "an odd number of rows, two narrow ports, deep accumulators": Geometry(
        rows=5, ports=2, port_bytes=4, depth=4096
    ),
}
LARGER = {
    "as many rows as there may be": Geometry(
        rows=64, ports=1, port_bytes=8, codec="trit4", depth=64
    ),
    "a row and a wide beat": Geometry(rows=1, ports=2, port_bytes=16, depth=64),
    "four narrow ports": Geometry(rows=7, ports=4, port_bytes=4, depth=512, fifo_beats=64),
    "three wide ports, two rows": Geometry(
        rows=2, ports=3, port_bytes=16, depth=128, fifo_beats=32, address_bits=33
    ),
    "four ports of eight bytes": Geometry(
        rows=8, ports=4, port_bytes=8, codec="trit4", depth=2048, address_bits=40
    ),
}


def random_cases(g: Geometry, rng: np.random.Generator, count: int) -> list[Case]:
    """Some of one tile and some of several, of one to five planes, and any number of tokens."""
    cases = []
    for _ in range(count):
        most = 2 * g.depth + 2 if rng.random() < 0.2 else 80
        m, k = int(rng.integers(1, most)), int(rng.integers(1, 4 * g.columns))
        planes = int(rng.choice([1, 1, 2, 5]))
        cases.append(Case(m, k, int(rng.integers(1, g.rows + 1)), planes=planes).fill(rng))
    return cases


def run_everywhere(g: Geometry, count: int = 30) -> None:
    text = verilog(g)
    for seed, memory in enumerate(MEMORIES):
        cases = random_cases(g, np.random.default_rng(seed), count)
        lists = [cases[i : i + 3] for i in range(0, count, 3)]
        devices = [VerilatorPlatform(g, text, Options(seed=seed, **memory))]
        devices += [EmulatorPlatform(g)] if seed == 0 else []
        for device in devices:
            Accelerator(device)  # the identity registers tell this geometry
            rig = Rig(device, lists)
            rig.run()
            rig.check()
            device.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", GEOMETRIES)
def test_random_lists(name):
    run_everywhere(GEOMETRIES[name])


@pytest.mark.nightly(minutes=2)
@pytest.mark.parametrize("name", LARGER)
def test_random_lists_in_more_geometries(name):
    run_everywhere(LARGER[name], 90)
