"""Each group fails on a device with such a defect, names it, and leaves nothing behind."""

from __future__ import annotations

import pytest

from host.selftest.faulty import Behind, Reads, Writes, flip_a_result_bit, identity_of_another
from tritile.device.emulator import EmulatorPlatform
from tritile.selftest.bench import Bench, Options
from tritile.selftest.outcome import FAILED, Line
from tritile.selftest.runner import run_groups
from tritile_arch import registers
from tritile_arch.boards import TINY
from tritile_arch.registers import STATUS


def failures(device, group: str, board=TINY) -> list[Line]:
    with Bench(device, board, Options(quick=True)) as bench:
        (section,) = run_groups(bench, [group])
    return [line for line in section.lines if line.outcome == FAILED]


def set_bit(bit: int):
    return lambda word: word | 1 << bit


DEFECTS = {
    "identity": ("registers", lambda d: Reads(d, registers.IDENTITY, identity_of_another)),
    "version": ("registers", lambda d: Reads(d, registers.VERSION, lambda w: w + (1 << 16))),
    "geometry": ("registers", lambda d: Reads(d, registers.GEOMETRY1, lambda w: w ^ 0x300)),
    "WATCHDOG keeps": ("registers", lambda d: Reads(d, registers.WATCHDOG, set_bit(7))),
    "LIST_BASE_LO keeps": ("registers", lambda d: Writes(d, registers.LIST_BASE_LO, set_bit(9))),
    "after reset": ("registers", lambda d: Reads(d, STATUS, lambda w: w & ~(4 << 24))),
    "smallest job": ("dma", lambda d: Behind(d, flip_a_result_bit)),
}


@pytest.mark.parametrize("test", DEFECTS)
def test_a_defect_is_found(test):
    group, defect = DEFECTS[test]
    device = defect(EmulatorPlatform(TINY.geometry))
    assert test in [line.name for line in failures(device, group)]
