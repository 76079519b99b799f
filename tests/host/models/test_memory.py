"""A model that is larger than the memory it takes: files stay mapped and are let go."""

import json
import subprocess
import sys
from math import prod
from pathlib import Path

import pytest

from checkpoints import CONFIG as SMALL
from checkpoints import quantised
from tritile.checkpoint import Checkpoint
from tritile.model import bundled_model
from tritile.models.hf_config import read_config
from tritile.models.hf_tensors import tensors

CONFIG = {
    **SMALL,
    **quantised(linear_class="autobitlinear", quantization_mode="online"),
    "vocab_size": 200_000,
    "hidden_size": 768,
    "intermediate_size": 40_000,
    "num_hidden_layers": 2,
}
MOST = 300 << 20  # bytes
READ = """
import sys
from pathlib import Path
from tritile.model import load
from tritile.models.network import Piece
model = load(sys.argv[1], board="zcu104")
state = model.network.state(8)
model.network.forward([Piece(state, [1, 199_999])])
status = Path("/proc/self/status").read_text()
print(status.split("VmHWM:")[1].split()[0])
"""


def write_zeros(folder: Path) -> int:
    """A folder of zeros that takes no room on the disk; returns its bytes."""
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps(CONFIG))
    tokenizer = (bundled_model() / "tokenizer.json").read_bytes()
    (folder / "tokenizer.json").write_bytes(tokenizer)
    header, end = {}, 0
    for name, wanted in tensors(*read_config(Checkpoint(folder)), ()):
        size = 2 * prod(wanted.shape)
        offsets = [end, end + size]
        header[name] = {"dtype": "BF16", "shape": wanted.shape, "data_offsets": offsets}
        end += size
    text = json.dumps(header).encode()
    with (folder / "model.safetensors").open("wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        file.truncate(file.tell() + end)
    return end


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux tells a process's peak")
def test_a_pass_takes_less_memory_than_the_files(tmp_path):
    size = write_zeros(tmp_path / "model")
    assert size > 2 * MOST
    run = [sys.executable, "-c", READ, str(tmp_path / "model")]
    done = subprocess.run(run, capture_output=True, text=True, timeout=300, check=True)
    assert int(done.stdout) << 10 < MOST
