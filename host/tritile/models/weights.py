"""What stays with the CPU of a model: embedding, norms, head, biases, and how sums are rescaled."""

from __future__ import annotations

from collections.abc import Callable

from ..bitlinear import Bias, BitLinear, Rescale
from ..program import Program
from .bitnet import Layer, Weights
from .config import EMBEDDING, FINAL_NORM, HEAD, JOB_LISTS, layer_name
from .linear import Dense, Linear, Normed, Several
from .source import Source

RescaleOf = Callable[[str], Rescale]


def read_weights(source: Source, program: Program, rescale: RescaleOf | None = None) -> Weights:
    """CheckpointError if a value is damaged.

    ``rescale``: how a matrix's sums become floats, by its name; left out, the source says it.
    """
    config = source.config
    embedding = source.table(EMBEDDING)
    layers = (
        _Reader(source, program, rescale or source.rescale, index) for index in range(config.layers)
    )
    return Weights(
        embedding=embedding,
        layers=tuple(reader.layer() for reader in layers),
        norm=source.vector(FINAL_NORM),
        head=embedding if config.tied else source.table(HEAD),
    )


class _Reader:
    """Of one layer."""

    def __init__(self, source: Source, program: Program, rescale: RescaleOf, index: int):
        self.source, self.config = source, source.config
        self.program, self.rescale, self.index = program, rescale, index

    def layer(self) -> Layer:
        sub_norms = self.config.sub_norms
        return Layer(
            input_norm=self._norm("input_layernorm"),
            qkv=self._linears("self_attn.qkv"),
            attn_sub_norm=self._norm("self_attn.attn_sub_norm") if sub_norms else None,
            o=self._linears("self_attn.o"),
            post_norm=self._norm("post_attention_layernorm"),
            gate_up=self._linears("mlp.gate_up"),
            ffn_sub_norm=self._norm("mlp.ffn_sub_norm") if sub_norms else None,
            down=self._linears("mlp.down"),
        )

    def _linears(self, jobs: str) -> Linear:
        """The members of a job list: those that are ternary in one doorbell, if they can be."""
        members = JOB_LISTS[jobs]
        ternary = self.config.ternary(self.index, members)
        if self.config.inner_norm_eps is not None:
            alone = (self._normed(member, member in ternary) for member in members)
            return Several(list(alone), range(len(members)))
        if len(ternary) == len(members):
            return self._ternary(jobs, members)
        dense = [member for member in members if member not in ternary]
        linears = [self._ternary(jobs, ternary)] if ternary else []
        places = [members.index(member) for member in (*ternary, *dense)]
        return Several([*linears, *map(self._dense, dense)], places)

    def _normed(self, member: str, ternary: bool) -> Linear:
        if not ternary:  # only a linear that was converted has a norm
            return self._dense(member)
        eps = self.config.inner_norm_eps
        assert eps is not None
        return Normed(self._norm(f"{member}.rms_norm"), eps, self._ternary(member, (member,)))

    def _ternary(self, jobs: str, members: tuple[str, ...]) -> BitLinear:
        rules = [self.rescale(self._name(member)) for member in members]
        biases = [self._bias(member) for member in members]
        return BitLinear(self.program, self._name(jobs), rules, biases)

    def _dense(self, member: str) -> Dense:
        return Dense(self.source.table(f"{self._name(member)}.weight"), self._bias(member))

    def _bias(self, member: str) -> Bias:
        if not self.config.has_bias(member):
            return None
        return self.source.vector(f"{self._name(member)}.bias")

    def _norm(self, part: str):
        return self.source.vector(f"{self._name(part)}.weight")

    def _name(self, part: str) -> str:
        return layer_name(self.index, part)
