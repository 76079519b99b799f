"""A BitNet b1.58 for training (Hugging Face's BitNet architecture and parameter names).

Weights are ternary in the forward pass (absmean), activations int8 per token (absmax); the
gradient passes straight through both roundings. References: Ma et al. 2024 ("The Era of 1-bit
LLMs"), and transformers' ``models/bitnet`` and ``integrations/bitnet.py``.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn as nn
import torch.nn.functional as F


@dataclass(frozen=True)
class TinyConfig:
    vocab_size: int = 256
    hidden_size: int = 192
    intermediate_size: int = 512
    num_hidden_layers: int = 4
    num_attention_heads: int = 6
    num_key_value_heads: int = 2
    rms_norm_eps: float = 1e-5
    rope_theta: float = 10000.0

    @property
    def head_dim(self) -> int:
        return self.hidden_size // self.num_attention_heads


def ternarise(weight: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """(trits as floats, absmean scale); trit * scale stands for the weight."""
    scale = weight.abs().mean().clamp(min=1e-5)
    return (weight / scale).round().clamp(-1, 1), scale


class TernaryProduct(torch.autograd.Function):
    """y = q(x) @ trits(w).T rescaled; bfloat16 holds int8 and trits exactly, so sums do too."""

    @staticmethod
    def forward(ctx, x, weight):
        trits, scale = ternarise(weight)
        s = x.abs().amax(-1, keepdim=True).clamp(min=1e-5).reciprocal() * 127
        q = (x * s).round().clamp(-128, 127).bfloat16()
        trits = trits.bfloat16()
        ctx.save_for_backward(q, trits, s, scale)
        return F.linear(q, trits).float() * (scale / s)

    @staticmethod
    def backward(ctx, grad):
        q, trits, s, scale = ctx.saved_tensors
        grad_x = (grad.bfloat16() @ trits).float() * scale
        grad_w = ((grad / s).bfloat16().flatten(0, -2).t() @ q.flatten(0, -2)).float()
        return grad_x, grad_w


class BitLinear(nn.Module):
    def __init__(self, columns: int, rows: int):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(rows, columns) * 0.02)

    def forward(self, x):
        return TernaryProduct.apply(x, self.weight)


class RMSNorm(nn.Module):
    def __init__(self, size: int, eps: float):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(size))
        self.eps = eps

    def forward(self, x):
        return F.rms_norm(x, (x.shape[-1],), self.weight, self.eps)


def rotate(x, cos, sin):
    half = x.shape[-1] // 2
    return x * cos + torch.cat((-x[..., half:], x[..., :half]), -1) * sin


class Attention(nn.Module):
    def __init__(self, c: TinyConfig):
        super().__init__()
        self.c = c
        self.q_proj = BitLinear(c.hidden_size, c.num_attention_heads * c.head_dim)
        self.k_proj = BitLinear(c.hidden_size, c.num_key_value_heads * c.head_dim)
        self.v_proj = BitLinear(c.hidden_size, c.num_key_value_heads * c.head_dim)
        self.o_proj = BitLinear(c.num_attention_heads * c.head_dim, c.hidden_size)
        self.attn_sub_norm = RMSNorm(c.hidden_size, c.rms_norm_eps)

    def forward(self, x, cos, sin):
        heads = lambda y: y.unflatten(-1, (-1, self.c.head_dim)).transpose(1, 2)  # noqa: E731
        q = rotate(heads(self.q_proj(x)), cos, sin)
        k = rotate(heads(self.k_proj(x)), cos, sin)
        repeats = self.c.num_attention_heads // self.c.num_key_value_heads
        k = k.repeat_interleave(repeats, 1)
        v = heads(self.v_proj(x)).repeat_interleave(repeats, 1)
        o = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        return self.o_proj(self.attn_sub_norm(o.transpose(1, 2).flatten(2)))


class FeedForward(nn.Module):
    def __init__(self, c: TinyConfig):
        super().__init__()
        self.gate_proj = BitLinear(c.hidden_size, c.intermediate_size)
        self.up_proj = BitLinear(c.hidden_size, c.intermediate_size)
        self.down_proj = BitLinear(c.intermediate_size, c.hidden_size)
        self.ffn_sub_norm = RMSNorm(c.intermediate_size, c.rms_norm_eps)

    def forward(self, x):
        return self.down_proj(
            self.ffn_sub_norm(F.relu(self.gate_proj(x)).square() * self.up_proj(x))
        )


class Block(nn.Module):
    def __init__(self, c: TinyConfig):
        super().__init__()
        self.self_attn = Attention(c)
        self.mlp = FeedForward(c)
        self.input_layernorm = RMSNorm(c.hidden_size, c.rms_norm_eps)
        self.post_attention_layernorm = RMSNorm(c.hidden_size, c.rms_norm_eps)

    def forward(self, x, cos, sin):
        x = x + self.self_attn(self.input_layernorm(x), cos, sin)
        return x + self.mlp(self.post_attention_layernorm(x))


class Decoder(nn.Module):
    def __init__(self, c: TinyConfig):
        super().__init__()
        self.embed_tokens = nn.Embedding(c.vocab_size, c.hidden_size)
        nn.init.normal_(self.embed_tokens.weight, std=0.02)
        self.layers = nn.ModuleList(Block(c) for _ in range(c.num_hidden_layers))
        self.norm = RMSNorm(c.hidden_size, c.rms_norm_eps)


class TinyBitNet(nn.Module):
    def __init__(self, c: TinyConfig):
        super().__init__()
        self.config = c
        self.model = Decoder(c)

    def forward(self, ids, targets=None):
        """ids int64 [batch, tokens]; logits, or with targets the mean loss in nats a byte."""
        c = self.config
        inverse = c.rope_theta ** (-torch.arange(0, c.head_dim, 2).float() / c.head_dim)
        angles = torch.outer(torch.arange(ids.shape[1]).float(), inverse).repeat(1, 2)
        cos, sin = angles.cos(), angles.sin()
        x = self.model.embed_tokens(ids)
        for layer in self.model.layers:
            x = layer(x, cos, sin)
        logits = F.linear(self.model.norm(x), self.model.embed_tokens.weight)
        if targets is None:
            return logits
        return F.cross_entropy(logits.flatten(0, 1), targets.flatten())
