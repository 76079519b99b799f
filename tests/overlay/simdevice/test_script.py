"""A stranger's script: plain pynq and tritile, in a process of its own, as on a board."""

import os
import subprocess
import sys

import pytest

pytest.importorskip("pynq", reason="needs pynq: pip install 'tritile[board]', or make pynq")
import tritile
from tritile_arch.system import SIMULATED_BOARD

TOKENS, PROMPT = 4, "HAMLET."

SCRIPT = f"""
import tritile
from pynq import Clocks, Overlay, allocate
from pynq.pl_server.device import Device

device = Device.active_device
ol = Overlay(str(device.bitfile))
tile = ol.tritile_0
assert tile.mmio.read(0).to_bytes(4, "big") == b"TRIT"
assert int(tile.register_map.IDENTITY) == tile.read(0)
with allocate(shape=(1000,), dtype="i4", cacheable=True) as buffer:
    buffer[:] = range(1000)
    buffer.flush()
    assert buffer.device_address % 4096 == 0
print(ol.is_loaded(), round(Clocks.fclk0_mhz))
model = tritile.load(platform="board")
print("".join(model.generate({PROMPT!r}, tokens={TOKENS}, temperature=0)), end="")
model.close()
"""


def test_a_script_that_imports_tritile_first_runs_on_the_rtl(board, tmp_path):
    environment = {**os.environ, SIMULATED_BOARD: board.name}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=600,  # it may have to compile the model
    )
    assert done.returncode == 0, done.stderr
    with tritile.load(platform="emulator", board=board.name) as model:
        text = "".join(model.generate(PROMPT, tokens=TOKENS, temperature=0))
    assert len(text) == TOKENS
    assert done.stdout == f"True {board.clock_mhz}\n{text}"
    assert "Exception ignored" not in done.stderr
    assert not list(tmp_path.iterdir())
