"""The sizes and the form of a ternary transformer, and the matrices that follow from them."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field

from ..plan import JobList, Matrix
from .rope import Scaling

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
    """What is left out is as in BitNet b1.58 2B-4T.

    ``head_size``: of a head that is not hidden / heads. ``sub_norms``: a norm before o and one
    before down. ``inner_norm_eps``: of a norm within each linear, None if there is none.
    ``dense``: names of linears that are not ternary and stay with the CPU.
    """

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
    eos: tuple[int, ...]
    head_size: int | None = None
    activation: str = "relu2"  # or silu
    sub_norms: bool = True
    attention_bias: bool = False
    mlp_bias: bool = False
    inner_norm_eps: float | None = None
    dense: Container[str] = frozenset()
    rope: Scaling = field(default_factory=Scaling)

    @property
    def head_dim(self) -> int:
        return self.head_size or self.hidden // self.heads

    def matrices(self) -> dict[str, tuple[int, int]]:
        """(M, K) of each linear of a layer."""
        q, kv = self.heads * self.head_dim, self.kv_heads * self.head_dim
        return {
            "self_attn.q_proj": (q, self.hidden),
            "self_attn.k_proj": (kv, self.hidden),
            "self_attn.v_proj": (kv, self.hidden),
            "self_attn.o_proj": (self.hidden, q),
            "mlp.gate_proj": (self.intermediate, self.hidden),
            "mlp.up_proj": (self.intermediate, self.hidden),
            "mlp.down_proj": (self.hidden, self.intermediate),
        }

    def norms(self) -> dict[str, int]:
        """Size of each norm of a layer, but for those within linears."""
        sizes = {"input_layernorm": self.hidden, "post_attention_layernorm": self.hidden}
        if self.sub_norms:
            sizes["self_attn.attn_sub_norm"] = self.heads * self.head_dim
            sizes["mlp.ffn_sub_norm"] = self.intermediate
        return sizes

    def has_bias(self, member: str) -> bool:
        """Whether that linear of a layer adds a bias."""
        return self.attention_bias if member.startswith("self_attn.") else self.mlp_bias

    def ternary(self, layer: int, members: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the linears of a layer that are ternary."""
        return tuple(m for m in members if layer_name(layer, m) not in self.dense)

    def job_lists(self) -> list[JobList]:
        """All layers' doorbells in the order of use.

        Linears with norms of their own read different activations: a doorbell each, of its name.
        """
        lists = []
        for layer in range(self.layers):
            for name, members in JOB_LISTS.items():
                ternary = self.ternary(layer, members)
                if self.inner_norm_eps is not None:
                    lists += [self._jobs(layer, member, (member,)) for member in ternary]
                elif ternary:
                    lists.append(self._jobs(layer, name, ternary))
        return lists

    def _jobs(self, layer: int, name: str, members: tuple[str, ...]) -> JobList:
        sizes = self.matrices()
        matrices = (Matrix(layer_name(layer, member), *sizes[member]) for member in members)
        return JobList(layer_name(layer, name), tuple(matrices), layer)


def layer_name(layer: int, part: str) -> str:
    return f"model.layers.{layer}.{part}"
