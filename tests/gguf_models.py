"""The same small model as a Hugging Face folder and as a GGUF file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import gguf
import numpy as np
from gguf import GGMLQuantizationType as Kind
from safetensors.numpy import save_file

import bpe
from tritile.models.config import EMBEDDING, FINAL_NORM, HEAD, Config, layer_name
from tritile.models.gguf_source import file_name

VOCABULARY = 300
TOKENIZERS = {kind: bpe.train(kind, VOCABULARY) for kind in ("llama-bpe", "gpt-2")}
CONFIG: dict[str, Any] = {
    "architectures": ["BitNetForCausalLM"],
    "model_type": "bitnet",
    "vocab_size": VOCABULARY,
    "hidden_size": 256,
    "intermediate_size": 512,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "hidden_act": "relu2",
    "max_position_embeddings": 128,
    "rms_norm_eps": 1e-5,
    "rope_theta": 10000.0,
    "tie_word_embeddings": True,
    "eos_token_id": VOCABULARY - 1,  # bpe.END
    "quantization_config": {"quant_method": "bitnet", "linear_class": "autobitlinear"},
}
LLAMA = {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_act": "silu"}


def sizes(**changes: Any) -> Config:
    """Of ``CONFIG``, with some of it changed."""
    config = Config(VOCABULARY, 256, 512, 2, 4, 2, 128, 1e-5, 1e4, True, ())
    return Config(**{**config.__dict__, **changes})


class Values:
    """Random values of a model; scales and tables are float16's, which both formats hold."""

    def __init__(self, config: Config, seed: int = 0):
        rng = np.random.default_rng(seed)
        self.config = config

        def floats(*shape: int) -> np.ndarray:
            return rng.normal(size=shape).astype(np.float16).astype(np.float32)

        self.tables = {name: floats(config.vocabulary, config.hidden) for name in self._tables()}
        self.norms = {FINAL_NORM: 1 + floats(config.hidden) / 8}
        self.trits, self.scales = {}, {}
        for layer in range(config.layers):
            for part, size in config.norms().items():
                self.norms[layer_name(layer, f"{part}.weight")] = 1 + floats(size) / 8
            for part, shape in config.matrices().items():
                name = layer_name(layer, part)
                self.trits[name] = rng.integers(-1, 2, shape).astype(np.int8)
                self.scales[name] = float(np.float16(rng.uniform(0.5, 1.5)))

    def _tables(self) -> list[str]:
        return [EMBEDDING] if self.config.tied else [EMBEDDING, HEAD]

    def write_folder(self, path: Path, kind: str = "llama-bpe", **changes: Any) -> None:
        """``kind``: of the tokenizer; ``changes``: of config.json."""
        path.mkdir(exist_ok=True)
        (path / "config.json").write_text(json.dumps({**CONFIG, **changes}))
        TOKENIZERS[kind].save(str(path / "tokenizer.json"))
        found = {**self.tables, **self.norms}
        for name, trits in self.trits.items():
            found[f"{name}.weight"] = _quarters(trits)
            found[f"{name}.weight_scale"] = np.array([self.scales[name]], np.float32)
        save_file(found, path / "model.safetensors")


def _quarters(trits: np.ndarray) -> np.ndarray:
    """Hugging Face's packing."""
    codes = (trits + 1).astype(np.uint8).reshape(4, -1, trits.shape[1])
    return codes[0] | codes[1] << 2 | codes[2] << 4 | codes[3] << 6


class Writer:
    """Writes ``values`` as GGUF; a test may change metadata and tensors before."""

    def __init__(
        self,
        values: Values,
        architecture: str = "bitnet-b1.58",
        ternary: str = "TQ2_0",
        table: str = "F16",
        kind: str = "llama-bpe",
    ):
        c = values.config
        self.architecture = architecture
        self.metadata = {**_sizes(c, architecture), **bpe.metadata(TOKENIZERS[kind], kind)}
        found: dict[str, tuple[np.ndarray, str]] = {}
        found.update({name: (value, "F32") for name, value in values.norms.items()})
        found.update({name: (value, table) for name, value in values.tables.items()})
        for name, trits in values.trits.items():
            if architecture == "llama" and name.endswith(("q_proj", "k_proj")):
                trits = permuted(trits, trits.shape[0] // c.head_dim)
            weights = trits * np.float32(values.scales[name])
            found[f"{name}.weight"] = (weights, ternary)
        self.tensors = {file_name(name): value for name, value in found.items()}

    def write(self, path: Path) -> Path:
        writer = gguf.GGUFWriter(path, self.architecture)
        for key, value in self.metadata.items():
            _add(writer, key, value)
        for name, (value, kind) in self.tensors.items():
            writer.add_tensor(name, gguf.quantize(value, Kind[kind]), raw_dtype=Kind[kind])
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()
        return path


def permuted(rows: np.ndarray, heads: int) -> np.ndarray:
    """q or k as llama.cpp's converter puts them: pairs that RoPE turns become neighbours."""
    halves = rows.reshape(heads, 2, -1, rows.shape[1])
    return np.stack([halves[:, 0], halves[:, 1]], axis=2).reshape(rows.shape)


def _sizes(c: Config, architecture: str) -> dict[str, Any]:
    values = {
        "vocab_size": c.vocabulary,
        "block_count": c.layers,
        "context_length": c.positions,
        "embedding_length": c.hidden,
        "feed_forward_length": c.intermediate,
        "attention.head_count": c.heads,
        "attention.head_count_kv": c.kv_heads,
        "attention.layer_norm_rms_epsilon": c.norm_eps,
        "rope.freq_base": c.rope_theta,
        "rope.dimension_count": c.head_dim,
    }
    if architecture == "bitnet":
        values["hidden_activation"] = c.activation
    return {f"{architecture}.{key}": value for key, value in values.items()}


def _add(writer: gguf.GGUFWriter, key: str, value: Any) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        writer.add_bool(key, value)
    elif isinstance(value, int):
        writer.add_uint32(key, value)
    elif isinstance(value, float):
        writer.add_float32(key, value)
    elif isinstance(value, str):
        writer.add_string(key, value)
    else:  # an ``Array``, or a list
        writer.add_array(key, list(getattr(value, "values", value)))
