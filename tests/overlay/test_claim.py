"""One program at a time has the board."""

import os
import subprocess
import sys

import pytest

from tritile.errors import DeviceError, UsageError
from tritile_overlay import claim
from tritile_overlay.claim import Claim

HOLD = """
import sys
from pathlib import Path
from tritile_overlay import claim
claim.LOCK = Path(sys.argv[1])
held = claim.Claim(claim, shared=True)
print("mine", flush=True)
sys.stdin.read()
"""


class Device:
    pass


@pytest.fixture(autouse=True)
def lock(monkeypatch, tmp_path):
    monkeypatch.setattr(claim, "LOCK", tmp_path / "lock")
    return tmp_path / "lock"


@pytest.mark.parametrize("shared", [False, True])
def test_a_board_is_claimed_once(shared):
    device = Device()
    first = Claim(device, shared)
    with pytest.raises(UsageError, match="this process has the board open already"):
        Claim(device, shared)
    first.release()
    second = Claim(device, shared)
    first.release()  # of what is no longer its own
    with pytest.raises(UsageError):
        Claim(device, shared)
    second.release()
    second.release()


def test_simulated_boards_are_many():
    held = [Claim(Device(), shared=False) for _ in range(3)]
    for one in held:
        one.release()


def test_another_process_is_named_and_leaves_the_board_when_it_ends(lock):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(lock)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "mine\n"
        with pytest.raises(DeviceError, match=f"process {other.pid} has the board open"):
            Claim(Device(), shared=True)
        other.kill()
    Claim(Device(), shared=True).release()
    assert lock.read_text() == str(os.getpid())
