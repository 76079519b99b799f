"""Memory: packing and loading matrices as large as Llama3-8B's takes little beyond the image."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from checkpoints import Folder

BEYOND = 300_000_000  # bytes
BOARD = "zcu104"
# As on a board: the weights are copied into the device's memory.
LOAD = f"""
import sys
import tritile
from tritile.device.emulator import EmulatorPlatform
from tritile.image.process import peak_memory
EmulatorPlatform.adopts = False
with tritile.load(sys.argv[1], board="{BOARD}") as model:
    print(peak_memory())
"""
SIZES = {
    "num_hidden_layers": 1,
    "hidden_size": 4096,
    "intermediate_size": 14336,
    "num_attention_heads": 32,
    "num_key_value_heads": 8,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A layer of 218 million weights."""
    path = tmp_path_factory.mktemp("large") / "model"
    yield Folder(path, **SIZES).path
    for file in path.iterdir():
        file.unlink()


def run(*arguments: str) -> str:
    """What a Python of its own prints."""
    done = subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, timeout=120, check=True
    )
    return done.stdout


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells")
def test_packing_and_loading(folder):
    pack = ["-m", "tritile", "pack", str(folder), "--board", BOARD, "--json"]
    answer = json.loads(run(*pack))
    assert answer["bytes_out"] > 40_000_000
    assert 0 < answer["peak_memory_bytes"] < BEYOND
    peak = int(run("-c", LOAD, str(folder)))
    assert answer["bytes_out"] < peak < answer["bytes_out"] + BEYOND
    (folder / f"{BOARD}.tritile").unlink()
    assert int(run("-c", LOAD, str(folder))) < answer["bytes_out"] + BEYOND
