"""Goldens of single parts, without a model: transformers alone says what becomes of the inputs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from transformers import LlamaConfig
from transformers.integrations import bitnet
from transformers.models.llama.modeling_llama import LlamaRotaryEmbedding

from golden_record import Arrays, Recorder, quantise, ternarised

Part = tuple[Arrays, dict]  # arrays, what the JSON says


def quantiser(count: int = 32, columns: int = 64, seed: int = 0) -> Part:
    """Activations: telling rows and corner cases."""
    g = np.random.default_rng(seed)
    x = g.standard_normal((3, columns), dtype=np.float32)
    halves = np.arange(columns, dtype=np.float32) - 31.5
    halves[0] = -127
    corners = [
        np.zeros(columns, np.float32),
        x[0] * np.float32(1e-7),  # below the floor of 1e-5
        x[1] * np.float32(1e30),
        -np.abs(x[2]),
        halves,  # ties, of a scale near 1
        np.full(columns, 3, np.float32),
    ]
    rows = np.concatenate([telling_rows(g, count, columns), np.stack(corners)])
    return quantise(rows), {"seed": seed}


def telling_rows(g: np.random.Generator, count: int, columns: int) -> np.ndarray:
    """fp32 rows on which 127/max and (1/max)*127 give different integers: one in 15,000."""
    found = np.empty((0, columns), np.float32)
    while len(found) < count:
        x = g.standard_normal((50_000, columns), dtype=np.float32)
        largest = np.abs(x).max(-1, keepdims=True)
        plain = np.rint(x * (np.float32(127) / largest))
        reciprocal = np.rint(x * (np.float32(1) / largest * np.float32(127)))
        found = np.concatenate([found, x[(plain != reciprocal).any(-1)]])
    return found[:count]


def ternariser(count: int = 4, seed: int = 0) -> Part:
    """Dense weights: telling matrices and corner cases."""
    g = np.random.default_rng(seed)
    x = g.standard_normal((4, 16, 40), dtype=np.float32)
    ties = np.tile(np.array([0.5, -0.5, 1.5, -1.5], np.float32), (16, 10)) / 32  # mean 1/32
    matrices = {f"telling-{i}": w for i, w in enumerate(telling_matrices(g, count, (16, 40)))}
    matrices |= {
        "zeros": np.zeros((16, 40), np.float32),
        "tiny": x[0] * np.float32(8e-6),  # a mean below the floor of 1e-5
        "ties": ties,
        "outlier": np.where(np.abs(x[1]) == np.abs(x[1]).max(), np.float32(1e6), x[1]),
        "row": x[2][:1],
        "column": x[3][:, :1],
    }
    arrays = {}
    for name, w in matrices.items():
        trits, scale = ternarised(torch.tensor(w))
        arrays |= {f"{name}/weight": w, f"{name}/trits": trits.numpy().astype(np.int8)}
        arrays[f"{name}/scale"] = scale.numpy()
    return arrays, {"seed": seed, "matrices": list(matrices)}


def telling_matrices(
    g: np.random.Generator, count: int, shape: tuple[int, int]
) -> Iterator[np.ndarray]:
    """On which w / mean and w * (1 / mean) give different trits; sums in any order agree."""
    while count:
        w = g.standard_normal(shape, dtype=np.float32)
        mean = np.abs(w).mean(dtype=np.float64).astype(np.float32)
        plain, reciprocal = np.rint(w / mean), np.rint(w * (np.float32(1) / mean))
        differ = (np.clip(plain, -1, 1) != np.clip(reciprocal, -1, 1)).any()
        if differ and torch.tensor(w).abs().mean().item() == mean:
            count -= 1
            yield w


def wide(rows: int = 8, tokens: int = 2, seed: int = 0) -> Part:
    """BitLinears as wide as those of 2B-4T, both ways to scale; inputs have bf16 values."""
    g = torch.Generator().manual_seed(seed)
    model, inputs, arrays = torch.nn.ModuleDict(), {}, {}
    for k in (2560, 6912):
        trits = torch.randint(-1, 2, (rows, k), generator=g, dtype=torch.int8)
        packed, scale = bitnet.pack_weights(trits.clone()), torch.rand(1, generator=g) + 0.5
        divide = bitnet.BitLinear(k, rows, bias=False, dtype=torch.float32)
        multiply = bitnet.AutoBitLinear(k, rows, bias=False, dtype=torch.float32)
        divide.weight, multiply.weight = packed, torch.nn.Parameter(trits.float())
        divide.weight_scale = multiply.weight_scale = scale
        model[f"divide-{k}"], model[f"multiply-{k}"] = divide, multiply
        inputs[k] = torch.randn((1, tokens, k), generator=g).bfloat16().float()
        arrays |= {f"{k}/weight": packed.numpy(), f"{k}/weight_scale": scale.numpy()}
    recorder = Recorder(model)
    with torch.no_grad(), recorder.recording():
        for name, module in model.items():
            module(inputs[int(name.split("-")[1])])
    return recorder.arrays | arrays, {"seed": seed}


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
            "factor": 3.0,
            "original_max_position_embeddings": 1000,
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


def rope(positions: tuple[int, ...] = (0, 1, 2, 63, 64, 777, 2047)) -> Part:
    """cos and sin of every way to stretch positions, near and far."""
    arrays: Arrays = {"positions": np.array(positions)}
    ids = torch.tensor([positions])
    for name, keys in ROPES.items():
        config = LlamaConfig(max_position_embeddings=LONGEST, **keys)
        cos, sin = LlamaRotaryEmbedding(config)(torch.empty(0), ids)
        arrays |= {f"{name}/cos": cos[0].numpy(), f"{name}/sin": sin[0].numpy()}
    return arrays, {"seed": None, "max_position_embeddings": LONGEST, "configs": ROPES}


PARTS = {"quantiser": quantiser, "ternariser": ternariser, "wide": wide, "rope": rope}
