"""Goldens of single parts, without a model: transformers alone says what becomes of the inputs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from transformers.integrations import bitnet
from transformers.quantizers.quantizers_utils import should_convert_module

from golden_record import Arrays, Recorder, quantise, ternarised
from golden_rope import rope

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


def wide(rows: int = 16, tokens: int = 2, seed: int = 0) -> Part:
    """BitLinears as wide as those of 2B-4T, both ways to scale; inputs have bf16 values.

    Four tokens are computed: torch then sums 6912 products to 4e-7 of a row's largest, and to 1e-6
    if there are fewer tokens, or fewer rows.
    """
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
        inputs[k] = torch.randn((1, max(4, tokens), k), generator=g).bfloat16().float()
        arrays |= {f"{k}/weight": packed.numpy(), f"{k}/weight_scale": scale.numpy()}
    recorder = Recorder(model)
    with torch.no_grad(), recorder.recording():
        for name, module in model.items():
            module(inputs[int(name.split("-")[1])])
    recorded = {name: value[:tokens] for name, value in recorder.arrays.items()}
    return recorded | arrays, {"seed": seed}


# Entries of modules_to_not_convert: full names, prefixes, suffixes, regular expressions.
PATTERNS = (
    "lm_head",
    "model.layers.1.mlp.down_proj",
    "1.mlp.down_proj",
    "down_proj",
    "_proj",
    "model.layers.1",
    "model.layers.1.mlp",
    "layers.1",
    "mlp.gate",
    "model.layers.1.mlp.gate",
    "model.layers.*.mlp.gate_proj",
    r"model\.layers\.\d\.self_attn\.[qk]_proj",
    "model",
    "model.",
    "odel.layers",
)
PROJECTIONS = ("self_attn.q_proj", "self_attn.o_proj", "mlp.gate_proj", "mlp.down_proj")
LINEARS = [f"model.layers.{layer}.{name}" for layer in (0, 1, 10, 11) for name in PROJECTIONS]
MODULES = ("lm_head", "model.lm_head", *LINEARS)


def kept() -> Part:
    """Which modules stay dense, by each entry of modules_to_not_convert alone."""
    stay = [[not should_convert_module(name, [p]) for name in MODULES] for p in PATTERNS]
    about = {"patterns": PATTERNS, "modules": MODULES}
    return {"kept": np.array(stay)}, {"seed": None, **about}


PARTS = {
    "quantiser": quantiser,
    "ternariser": ternariser,
    "wide": wide,
    "rope": rope,
    "kept": kept,
}
