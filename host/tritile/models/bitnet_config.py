"""The sizes of a BitNet, and the tensors and matrices that follow from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..checkpoint import Expected
from ..plan import JobList, Matrix
from ..ternary import HF_ROWS

DENSE = ("F32", "BF16", "F16")
HEAD, EMBEDDING, FINAL_NORM = "lm_head.weight", "model.embed_tokens.weight", "model.norm.weight"
# Matrices of a layer that read the same activations: one doorbell each.
JOB_LISTS = {
    "self_attn.qkv": ("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"),
    "self_attn.o": ("self_attn.o_proj",),
    "mlp.gate_up": ("mlp.gate_proj", "mlp.up_proj"),
    "mlp.down": ("mlp.down_proj",),
}


@dataclass(frozen=True)
class Config:
    """Sizes of a BitNet; ``linear_class`` says how weight scales are applied."""

    vocabulary: int
    hidden: int
    intermediate: int
    layers: int
    heads: int
    kv_heads: int
    positions: int
    norm_eps: float
    rope_theta: float
    tied: bool
    linear_class: str
    eos: tuple[int, ...]

    @property
    def head_dim(self) -> int:
        return self.hidden // self.heads

    def matrices(self) -> dict[str, tuple[int, int]]:
        """(M, K) of each ternary matrix of a layer."""
        kv = self.kv_heads * self.head_dim
        return {
            "self_attn.q_proj": (self.hidden, self.hidden),
            "self_attn.k_proj": (kv, self.hidden),
            "self_attn.v_proj": (kv, self.hidden),
            "self_attn.o_proj": (self.hidden, self.hidden),
            "mlp.gate_proj": (self.intermediate, self.hidden),
            "mlp.up_proj": (self.intermediate, self.hidden),
            "mlp.down_proj": (self.hidden, self.intermediate),
        }

    def norms(self) -> dict[str, int]:
        """Size of each norm of a layer."""
        return {
            "input_layernorm": self.hidden,
            "self_attn.attn_sub_norm": self.hidden,
            "post_attention_layernorm": self.hidden,
            "mlp.ffn_sub_norm": self.intermediate,
        }

    def job_lists(self) -> list[JobList]:
        """All layers' doorbells in the order of use."""
        sizes = self.matrices()
        lists = []
        for layer in range(self.layers):
            for name, members in JOB_LISTS.items():
                matrices = (Matrix(layer_name(layer, member), *sizes[member]) for member in members)
                lists.append(JobList(layer_name(layer, name), tuple(matrices)))
        return lists

    def tensors(self) -> Iterator[tuple[str, Expected]]:
        """Every tensor of the checkpoint, by name."""
        yield EMBEDDING, Expected((self.vocabulary, self.hidden), DENSE)
        yield FINAL_NORM, Expected((self.hidden,), DENSE)
        if not self.tied:
            yield HEAD, Expected((self.vocabulary, self.hidden), DENSE)
        for layer in range(self.layers):
            for name, size in self.norms().items():
                yield f"{layer_name(layer, name)}.weight", Expected((size,), DENSE)
            for name, (m, k) in self.matrices().items():
                full = layer_name(layer, name)
                yield f"{full}.weight", Expected((m // HF_ROWS, k), ("U8",))
                yield f"{full}.weight_scale", Expected((1,), DENSE)


def layer_name(layer: int, part: str) -> str:
    return f"model.layers.{layer}.{part}"
