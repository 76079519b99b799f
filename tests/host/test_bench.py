import json

import numpy as np
import pytest

from tritile import bench, cli
from tritile.emulator import EmulatorPlatform
from tritile.errors import DeviceError
from tritile_arch import registers
from tritile_arch.boards import PYNQ_Z2, TINY


class Clocked(EmulatorPlatform):
    """An emulator that takes 5000 clocks a doorbell and knows its share of the time."""

    def write(self, offset, value):
        super().write(offset, value)
        if offset == registers.DOORBELL.offset:
            self._words[registers.CYCLES.offset] += 5000

    def reset_profile(self):
        self.reset = True

    def eval_share(self):
        assert self.reset
        return 0.5


def test_figures_follow_their_definitions(monkeypatch):
    monkeypatch.setattr(bench, "open_platform", lambda name, board: Clocked(board.geometry))
    lists = bench.layer_of_shape("200x1000")
    figures = bench.measure_layer(lists, 3, "emulator", PYNQ_Z2, repeat=4)
    assert figures.shapes == {"matrix": (200, 1000)}
    assert figures.cycles == 5000
    assert figures.weight_utilisation == pytest.approx(200_000 * 8 / 5 / 8 / (5000 * 16))
    assert figures.mac_utilisation == pytest.approx(3 * 200_000 / (5000 * 24 * 80))
    assert figures.eval_share == 0.5
    assert figures.seconds > 0


def test_the_bundled_layer_has_four_doorbells():
    lists = bench.bundled_layer()
    assert [len(jobs.matrices) for jobs in lists] == [3, 1, 2, 1]


def test_a_wrong_result_is_not_a_figure(monkeypatch):
    class Wrong(EmulatorPlatform):
        def _store(self, job, d, y):
            y[0, -1] += 1
            super()._store(job, d, y)

    monkeypatch.setattr(bench, "open_platform", lambda name, board: Wrong(board.geometry))
    with pytest.raises(DeviceError, match="1 of 10 results of matrix differ"):
        bench.measure_layer(bench.layer_of_shape("40x10"), 1, "emulator", TINY)


def test_every_run_is_compared(monkeypatch):
    class WrongAtLast(EmulatorPlatform):
        jobs = 0

        def _store(self, job, d, y):
            self.jobs += 1
            super()._store(job, d, y + np.int32(self.jobs == 4))

    monkeypatch.setattr(bench, "open_platform", lambda name, board: WrongAtLast(board.geometry))
    with pytest.raises(DeviceError, match="differ"):
        bench.measure_layer(bench.layer_of_shape("40x10"), 1, "emulator", TINY, repeat=3)


def test_the_command(capfd):
    arguments = "--platform emulator --board tiny --tokens 4 --profile --json"
    assert cli.run_command(["bench", "layer", *arguments.split()]) == 0
    answer = json.loads(capfd.readouterr().out)
    for name in ("cycles", "weight_utilisation", "mac_utilisation", "eval_share"):
        assert answer[name] is None
    assert answer["tokens"] == 4
    assert answer["shapes"]["model.layers.0.mlp.down_proj"] == [512, 192]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("--shape 12", "'12'"),
        ("--shape 0x4", "'0x4'"),
        ("--shape 99999x99999", "weights"),
        ("--shape 1x2000000", "m is 2000000"),
        ("--tokens 0", "tokens is 0"),
        ("--tokens 5", "tokens is 5; expected 1 to 4"),
        ("--repeat 0", "repeat is 0"),
        ("--board arty", "'arty'"),
        ("--platform qemu", "'qemu'"),
    ],
)
def test_bad_input(capfd, arguments, words):
    line = ["bench", "layer", "--platform", "emulator", *arguments.split()]
    assert cli.run_command(line) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert words in err
    assert err.count("\n") == 1
