"""Whatever happens, the device is left as it was: buffers freed, settings restored, usable."""

from __future__ import annotations

from typing import Any

import pytest

from host.selftest.faulty import Faulty
from tritile.device.emulator import EmulatorPlatform
from tritile.errors import MemoryFullError
from tritile.selftest.bench import SAVED, Bench, Options
from tritile.selftest.dma import smallest
from tritile.selftest.outcome import SKIPPED
from tritile.selftest.runner import GROUPS, run_groups
from tritile_arch import registers
from tritile_arch.boards import PYNQ_Z2, TINY
from tritile_arch.registers import STATUS
from tritile_sim.verilated import open_platform

SETTINGS = {
    registers.LIST_BASE_LO: 0x1234_5000,
    registers.LIST_BASE_HI: 0,
    registers.WATCHDOG: 77_777,
    registers.CONTROL: registers.CONTROL.pack(interrupt_enable=1),
}


class Breaks(Faulty):
    """The ``number``-th wait raises ``error``; counts buffers that are not freed."""

    def __init__(self, inner: Any, number: int, error: type[BaseException]):
        super().__init__(inner)
        self.number, self.error, self.waits, self.held = number, error, 0, 0

    def wait(self, completed: int, clocks: int = 0) -> int:
        self.waits += 1
        if self.waits == self.number:
            raise self.error
        return super().wait(completed, clocks)

    def allocate(self, nbytes: int, cacheable: bool = False) -> Any:
        buffer = super().allocate(nbytes, cacheable=cacheable)
        self.held += 1
        free = buffer.free

        def freed() -> None:
            self.held -= 1
            free()

        buffer.free = freed
        return buffer


def settings(device: Any) -> dict[registers.Register, int]:
    return {register: device.read(register.offset) for register in SAVED}


def with_settings(device: Any) -> Any:
    for register, value in SETTINGS.items():
        device.write(register.offset, value)
    return device


WAITING = [name for name in GROUPS if name not in ("registers", "bandwidth", "interrupt")]


@pytest.mark.parametrize("error", [KeyboardInterrupt, ZeroDivisionError])
@pytest.mark.parametrize(
    ("group", "number"), [(group, n) for group in WAITING for n in (1, 2, 5)] + [("interrupt", 1)]
)
def test_a_run_that_is_broken_off_leaves_the_device_as_it_was(group, number, error):
    inner = with_settings(EmulatorPlatform(TINY.geometry))
    device = Breaks(inner, number, error)
    with pytest.raises(error), Bench(device, TINY, Options(quick=True)) as bench:
        list(run_groups(bench, [group]))
    assert device.held == 0
    assert settings(inner) == SETTINGS
    status = STATUS.unpack(inner.read(STATUS.offset))
    assert (status["busy"], status["error"]) == (0, 0)
    with Bench(inner, TINY) as bench:
        smallest(bench)


@pytest.mark.parametrize("name", ["emulator", "verilator"])
def test_a_whole_run_leaves_the_device_as_it_was(name):
    inner = EmulatorPlatform(TINY.geometry) if name == "emulator" else open_platform(TINY)
    device = Breaks(with_settings(inner), 0, KeyboardInterrupt)
    with Bench(device, TINY, Options(quick=True)) as bench:
        list(run_groups(bench, list(GROUPS)))
    assert device.held == 0
    assert settings(inner) == SETTINGS
    inner.close()


def test_a_device_that_somebody_left_busy_or_stopped_is_made_quiet_first():
    device = EmulatorPlatform(TINY.geometry)
    device.write(registers.DOORBELL.offset, registers.DOORBELL.pack(index=0, tokens=1))
    assert STATUS.unpack(device.read(STATUS.offset))["error"]
    with Bench(device, TINY) as bench:
        smallest(bench)


def test_memory_that_is_too_small_for_a_test_skips_it_with_the_reason():
    device = EmulatorPlatform(TINY.geometry, memory_bytes=8 << 20)
    with Bench(device, TINY, Options(quick=True)) as bench:
        (section,) = run_groups(bench, ["dma"])
    skipped = {line.name: line.text for line in section.lines if line.outcome == SKIPPED}
    assert "no room for" in skipped["32 MB boundary"]


def test_no_bus_error_is_tried_on_a_board_unasked(monkeypatch):
    """What no simulator is could be stopped by it; the line says how to ask."""
    monkeypatch.delenv("PYNQ_SIM", raising=False)
    device = EmulatorPlatform(PYNQ_Z2.geometry)
    device.name = "board"
    with Bench(device, PYNQ_Z2, Options(quick=True)) as bench:
        assert not bench.simulated
        (section,) = run_groups(bench, ["errors"])
    lines = {line.name: line for line in section.lines}
    for name in ("read error, weights", "read error, activations", "write error"):
        assert lines[name].outcome == SKIPPED
        assert "--bus-error-address 0xc0000000" in lines[name].text
    with Bench(device, PYNQ_Z2, Options(True, bus_error_address=0xC000_0000)) as bench:
        (section,) = run_groups(bench, ["errors"])
    assert "write error at 0xc0000000" in [line.name for line in section.lines]


def test_an_error_of_memory_is_no_failed_test():
    class Full(Faulty):
        def allocate(self, nbytes: int, cacheable: bool = False) -> Any:
            if nbytes > 4096:
                raise MemoryFullError("none left: cma=256M")
            return super().allocate(nbytes, cacheable)

    with Bench(Full(EmulatorPlatform(TINY.geometry)), TINY, Options(quick=True)) as bench:
        (section,) = run_groups(bench, ["token"])
    assert [(line.outcome, line.text) for line in section.lines] == [
        (SKIPPED, "none left: cma=256M")
    ]
