"""cos and sin of every way to stretch rotary positions, by transformers.

    ATEN_CPU_CAPABILITY=default python tools/golden_rope.py FILE.npz

A process of its own: torch rounds the last bit of a power differently with AVX-512 and AVX2, and at
position 2047 that bit of a frequency moves a cosine by 1e-4. Without vector code it takes the C
library's power, which is rounded right but once in a thousand.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch
from transformers import LlamaConfig
from transformers.models.llama.modeling_llama import LlamaRotaryEmbedding

from golden_record import Arrays

POSITIONS = (0, 1, 2, 63, 64, 777, 2047)
LONGEST = 4096
FALCON3 = {"hidden_size": 512, "num_attention_heads": 2, "rope_theta": 1000042.0}
LARGE = {"hidden_size": 192, "num_attention_heads": 2, "rope_theta": 1e4}
LLAMA3 = {"hidden_size": 256, "num_attention_heads": 2, "rope_theta": 5e5}
# Keys of config.json; heads as wide as those of the models that they are named after.
ROPES = {
    "default-large": LARGE,
    "default-3b": {**LARGE, "hidden_size": 200},
    "default-2b-4t": LLAMA3,
    "default-falcon3": {**FALCON3, "rope_scaling": None},
    "linear": {**LARGE, "rope_scaling": {"type": "linear", "factor": 4.0}},
    "dynamic": {**LARGE, "rope_scaling": {"rope_type": "dynamic", "factor": 2.0}},
    "llama3": {
        **LLAMA3,
        "rope_scaling": {
            "rope_type": "llama3",
            "factor": 8.0,
            "low_freq_factor": 1.0,
            "high_freq_factor": 4.0,
            "original_max_position_embeddings": 1024,
        },
    },
    "yarn": {
        **FALCON3,
        "rope_scaling": {
            "rope_type": "yarn",
            "factor": 4.0,
            "original_max_position_embeddings": 1024,
        },
    },
    "yarn-all": {
        **LARGE,
        "rope_parameters": {
            "rope_type": "yarn",
            "rope_theta": 25000.0,
            "factor": 4.0,
            "original_max_position_embeddings": 1024,
            "beta_fast": 16.0,
            "beta_slow": 2.0,
            "mscale": 0.7,
            "mscale_all_dim": 1.3,
            "truncate": False,
        },
    },
    "yarn-factor": {
        **LARGE,
        "rope_scaling": {
            "rope_type": "yarn",
            "factor": 2.0,
            "attention_factor": 1.25,
            "original_max_position_embeddings": 2048,
        },
    },
    "longrope": {
        **LARGE,
        "rope_scaling": {
            "rope_type": "longrope",
            "factor": 2.0,
            "original_max_position_embeddings": 2048,
            "short_factor": [1 + i / 16 for i in range(48)],
            "long_factor": [1 + i / 4 for i in range(48)],
        },
    },
}


def rope() -> tuple[Arrays, dict]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rope.npz"
        environment = {**os.environ, "ATEN_CPU_CAPABILITY": "default"}
        subprocess.run([sys.executable, __file__, path], env=environment, check=True)
        with np.load(path) as file:
            arrays = dict(file)
    about = {"max_position_embeddings": LONGEST, "configs": ROPES}
    return arrays, {"seed": None, "arithmetic": "ATEN_CPU_CAPABILITY=default", **about}


def write(path: str) -> None:
    arrays: Arrays = {"positions": np.array(POSITIONS)}
    for name, keys in ROPES.items():
        config = LlamaConfig(max_position_embeddings=LONGEST, **keys)
        cos, sin = LlamaRotaryEmbedding(config)(torch.empty(0), torch.tensor([POSITIONS]))
        arrays |= {f"{name}/cos": cos[0].numpy(), f"{name}/sin": sin[0].numpy()}
    np.savez(path, **arrays)


if __name__ == "__main__":
    write(sys.argv[1])
