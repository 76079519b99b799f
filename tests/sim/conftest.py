"""master.v on the memory model: a device that does as it is told."""

from pathlib import Path

import numpy as np
import pytest

from tritile_arch.geometry import Geometry
from tritile_arch.registers import DOORBELL, STATUS
from tritile_sim.options import Options
from tritile_sim.verilated import VerilatorPlatform

VERILOG = Path(__file__).with_name("master.v").read_text()
MODE = 0x2C
TWO_PORTS = Geometry(rows=4, ports=2, port_bytes=8)


class Master(VerilatorPlatform):
    """Engines by name: "w0", "w1", ..., "io" and "write"."""

    def __init__(self, geometry: Geometry, **options):
        options = {"memory_bytes": 1 << 22, "watchdog": 5000, **options}
        defines = f"`define PORT_BITS {geometry.port_bytes * 8}\n`define PORTS {geometry.ports}\n"
        defines += "`define HAS_W1\n" * (geometry.ports > 1)
        defines += "`define HAS_W2\n" * (geometry.ports > 2)
        super().__init__(geometry, defines + VERILOG, Options(**options), top="master")
        names = [*(f"w{i}" for i in range(geometry.ports)), "io", "write"]
        self.engines = {name: i for i, name in enumerate(names)}
        self.data = self.memory.bytes
        self.rounds = 0

    def start(self, mode: int = 0, **engines: tuple[int, int, int]) -> None:
        """Each engine: (offset in the memory, bursts, beats a burst)."""
        self.write(MODE, mode)
        for name, (offset, bursts, beats) in engines.items():
            at = 0x100 + 0x40 * self.engines[name]
            for step, value in enumerate((self.memory.base + offset, bursts, beats - 1)):
                self.write(at + 4 * step, value)
        self.write(DOORBELL.offset, sum(1 << self.engines[name] for name in engines))

    def move(self, mode: int = 0, **engines: tuple[int, int, int]) -> dict[str, dict[str, int]]:
        """Starts the engines and waits; what each of them saw."""
        self.start(mode, **engines)
        self.rounds += 1
        self.wait(self.rounds)
        return {name: self.seen(name) for name in engines}

    def rates(self, clocks: int) -> dict[str, float]:
        """Bytes a clock of every port over so many clocks from now."""
        before = self.beats()
        self.run(clocks)
        after = self.beats()
        return {k: (after[k] - before[k]) * self.geometry.port_bytes / clocks for k in after}

    def seen(self, name: str) -> dict[str, int]:
        at = 0x100 + 0x40 * self.engines[name]
        fields = ("answer" if name == "write" else "first", "last", "sum", "errors", "beats")
        return {field: self.read(at + 0xC + 4 * i) for i, field in enumerate(fields)}

    def completed(self) -> int:
        return STATUS.unpack(self.read(STATUS.offset))["completed"]

    def fill(self, seed: int = 0) -> None:
        self.data[:] = np.random.default_rng(seed).integers(0, 256, len(self.data), np.uint8)

    def low_words(self, offset: int, beats: int) -> int:
        """The sum an engine should see over so many beats."""
        step = self.geometry.port_bytes
        words = self.data[offset : offset + beats * step].reshape(beats, step)[:, :4]
        return int(np.ascontiguousarray(words).view("<u4").sum(dtype=np.uint64)) & 0xFFFFFFFF


@pytest.fixture
def master():
    """Opens masters and closes them after the test."""
    opened = []

    def open_master(geometry: Geometry = TWO_PORTS, **options) -> Master:
        opened.append(Master(geometry, **options))
        return opened[-1]

    yield open_master
    for platform in opened:
        platform.close()
