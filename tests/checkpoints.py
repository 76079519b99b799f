"""Makes Hugging Face folders of tiny ternary models in every form, to be damaged by tests."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file, save_file

from tritile.checkpoint import Checkpoint
from tritile.model import bundled_model
from tritile.models.hf_config import read_config
from tritile.models.hf_tensors import tensors as expected_tensors

CONFIG: dict[str, Any] = {
    "architectures": ["BitNetForCausalLM"],
    "model_type": "bitnet",
    "vocab_size": 256,
    "hidden_size": 24,
    "intermediate_size": 40,
    "num_hidden_layers": 2,
    "num_attention_heads": 3,
    "num_key_value_heads": 1,
    "hidden_act": "relu2",
    "max_position_embeddings": 32,
    "rms_norm_eps": 1e-5,
    "rope_theta": 10000.0,
    "tie_word_embeddings": True,
    "eos_token_id": None,
    "quantization_config": {"quant_method": "bitnet", "linear_class": "autobitlinear"},
}


def quantised(**settings: Any) -> dict[str, Any]:
    return {"quantization_config": {"quant_method": "bitnet", **settings}}


LLAMA = {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_act": "silu"}
ONE_BIT_LLM = {
    "architectures": ["BitnetForCausalLM"],
    "model_type": "llama",
    "hidden_act": "silu",
    "weight_bits": 1,
    "input_bits": 8,
    "quantization_config": None,
}
# What people's checkpoints have, as changes of ``CONFIG``.
FORMS: dict[str, dict[str, Any]] = {
    "bitnet": {},
    "bitnet-divide": quantised(),
    "bitnet-online": quantised(linear_class="autobitlinear", quantization_mode="online"),
    "bitnet-biases": {"attention_bias": True},
    "bitnet-odd-rows": {"intermediate_size": 43},
    "bitnet-untied": {"tie_word_embeddings": False},
    "1bitllm": ONE_BIT_LLM,
    "llama": {**LLAMA, **quantised(modules_to_not_convert=None)},
    "llama-biases": {**LLAMA, **quantised(), "attention_bias": True, "mlp_bias": True},
    "llama-head-dim": {**LLAMA, **quantised(), "hidden_size": 25, "head_dim": 10},
    "llama-3-kv-heads": {**LLAMA, **quantised(), "num_key_value_heads": 3},
    "llama-norms": {**LLAMA, **quantised(use_rms_norm=True, rms_norm_eps=1e-6)},
    "llama-kept": {
        **LLAMA,
        **quantised(modules_to_not_convert=["lm_head", "model.layers.0", "k_proj", "down_proj"]),
    },
    "llama-norms-kept": {
        **LLAMA,
        **quantised(use_rms_norm=True, modules_to_not_convert=["lm_head", "o_proj", "up_proj"]),
    },
    "llama-yarn": {
        **LLAMA,
        **quantised(),
        "rope_scaling": {"rope_type": "yarn", "factor": 4.0},
    },
}


def tensors(folder: Path) -> dict[str, np.ndarray]:
    """Random tensors that fit the config.json of a folder."""
    rng = np.random.default_rng(0)
    made = {}
    config, quantization, family = read_config(Checkpoint(folder))
    for name, wanted in expected_tensors(config, quantization, family, ()):
        if wanted.dtypes == ("U8",):
            codes = rng.integers(0, 3, (4, *wanted.shape), dtype=np.uint8)
            made[name] = codes[0] | codes[1] << 2 | codes[2] << 4 | codes[3] << 6
        else:
            made[name] = rng.uniform(0.5, 1.5, wanted.shape).astype(np.float32)
            if name.endswith("_proj.weight"):
                made[name] *= rng.choice([-1, 1], wanted.shape)
    return made


class Folder:
    """A checkpoint folder that loads, until a test changes it; ``changes`` are of ``CONFIG``."""

    def __init__(self, path: Path, **changes: Any):
        self.path, self.config = path, {**CONFIG, **changes}
        path.mkdir(exist_ok=True)
        self.write_config()
        save_file(tensors(path), path / "model.safetensors")
        shutil.copy(bundled_model() / "tokenizer.json", path)

    @property
    def weights(self) -> Path:
        return self.path / "model.safetensors"

    def write_config(self, **changes) -> None:
        (self.path / "config.json").write_text(json.dumps({**self.config, **changes}))

    def change_tensors(self, change) -> None:
        """``change`` edits the dict of arrays by name."""
        values = load_file(self.weights)
        change(values)
        save_file(values, self.weights)

    def change_header(self, change) -> None:
        """``change`` edits the header's object; the data stay."""
        data = self.weights.read_bytes()
        length = int.from_bytes(data[:8], "little")
        header = json.loads(data[8 : 8 + length])
        change(header)
        self.write_header(json.dumps(header).encode(), data[8 + length :])

    def write_header(self, header: bytes, data: bytes = b"", length: int | None = None) -> None:
        size = len(header) if length is None else length
        self.weights.write_bytes(size.to_bytes(8, "little") + header + data)

    def shard(self) -> Path:
        """Splits the weights over two files with an index; returns the index."""
        values = load_file(self.weights)
        self.weights.unlink()
        names = sorted(values)
        halves = {"a.safetensors": names[::2], "b.safetensors": names[1::2]}
        for file, members in halves.items():
            save_file({name: values[name] for name in members}, self.path / file)
        weight_map = {name: file for file, members in halves.items() for name in members}
        index = self.path / "model.safetensors.index.json"
        index.write_text(json.dumps({"weight_map": weight_map}))
        return index
