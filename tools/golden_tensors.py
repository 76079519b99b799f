"""The values of a tiny random model, as transformers' own module names them."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from transformers.integrations.bitnet import pack_weights
from transformers.quantizers.quantizers_utils import should_convert_module

from golden_models import RandomModel

MEAN_OF_NORMAL = 0.8  # mean absolute value of a standard normal number, about


class Draw:
    """Random numbers in an order that must not change, or the committed models would."""

    def __init__(self, m: RandomModel, seed: int):
        self.m, self.g = m, torch.Generator().manual_seed(seed)

    def normal(self, *shape: int) -> torch.Tensor:
        return torch.randn(shape, generator=self.g).to(self.m.dtype)

    def norm(self, size: int) -> torch.Tensor:
        return (0.5 + torch.rand(size, generator=self.g)).to(self.m.dtype)

    def linear(self, name: str, rows: int, columns: int) -> Iterator[tuple[str, torch.Tensor]]:
        """(name behind the module's, tensor)."""
        m = self.m
        gain = m.loud if name.endswith(("o_proj", "down_proj")) else 1
        loudness = gain * (1.5 / columns) ** 0.5
        if m.mode == "online" or not converts(m, name):
            size = (0.5 + torch.rand(1, generator=self.g)) * loudness / MEAN_OF_NORMAL
            yield "weight", (torch.randn((rows, columns), generator=self.g) * size).to(m.dtype)
        else:
            trits = torch.randint(-1, 2, (rows, columns), generator=self.g, dtype=torch.int8)
            scale = (0.5 + torch.rand(1, generator=self.g)) * loudness
            if m.linear_class == "bitlinear":
                scale = 1 / scale
            yield "weight", trits
            yield "weight_scale", scale.to(m.dtype)
        if m.rms_eps is not None and converts(m, name):
            yield "rms_norm.weight", self.norm(columns)
        if m.bias:
            # Offline autobitlinear multiplies it by the weight scale, together with the sums.
            scaled = m.linear_class == "autobitlinear" and m.mode == "offline"
            yield "bias", self.normal(rows) * (1 if scaled else 0.25)


def converts(m: RandomModel, name: str) -> bool:
    """Whether transformers makes a BitLinear of the module: ``name`` from the model's root."""
    return should_convert_module(name, list(m.kept) if m.kept is not None else ["lm_head"])


def tensors_of(m: RandomModel, seed: int) -> dict[str, torch.Tensor]:
    """All tensors; ternary matrices are int8 trits [M, K], neither packed nor floats."""
    draw = Draw(m, seed)
    tensors = {"model.embed_tokens.weight": draw.normal(m.vocabulary, m.hidden) * 0.4}
    tensors["model.norm.weight"] = draw.norm(m.hidden)
    if not m.tied:
        tensors["lm_head.weight"] = draw.normal(m.vocabulary, m.hidden)
    for layer in range(m.layers):
        prefix = f"model.layers.{layer}."
        for name, size in norms_of(m):
            tensors[f"{prefix}{name}.weight"] = draw.norm(size)
        for name, (rows, columns) in m.matrices().items():
            for part, value in draw.linear(f"{prefix}{name}", rows, columns):
                tensors[f"{prefix}{name}.{part}"] = value
    return tensors


def norms_of(m: RandomModel) -> list[tuple[str, int]]:
    norms = [("input_layernorm", m.hidden), ("post_attention_layernorm", m.hidden)]
    if m.family == "bitnet":
        norms += [("self_attn.attn_sub_norm", m.hidden), ("mlp.ffn_sub_norm", m.intermediate)]
    return norms


def packed(tensors: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Trits by transformers' packing, the last byte row filled up if M is no multiple of four."""
    return {n: pack_weights(v.clone()) if v.dtype == torch.int8 else v for n, v in tensors.items()}


def unpacked(tensors: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Trits as fp32: autobitlinear takes them as they are."""
    return {n: v.float() if v.dtype == torch.int8 else v for n, v in tensors.items()}
