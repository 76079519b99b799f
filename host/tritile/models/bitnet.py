"""BitNet b1.58 (Ma et al. 2024, arXiv:2402.17764; 2B4T: arXiv:2504.12285), one pass at a time.

Follows transformers ``models/bitnet/modeling_bitnet.py`` in fp32. Batch-invariant: a token's
floats are the same to the bit whatever else is in its pass. So attention and the head take one
token at a time, in shapes that depend on its position alone, and everything else works row by
row on contiguous arrays; a BLAS product over all tokens would round differently by their number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..bitlinear import BitLinear
from ..errors import MemoryFullError
from .bitnet_config import Config
from .source import Table

CACHE_STEP = 64  # positions; caches and tables grow in such steps


@dataclass(frozen=True)
class Layer:
    """One block: norm weights float32, and the matrices that run on the tile."""

    input_norm: np.ndarray  # [hidden]
    qkv: BitLinear  # [hidden] -> [heads * head_dim], twice [kv_heads * head_dim]
    attn_sub_norm: np.ndarray  # [hidden]
    o: BitLinear  # [hidden] -> [hidden]
    post_norm: np.ndarray  # [hidden]
    gate_up: BitLinear  # [hidden] -> twice [intermediate]
    ffn_sub_norm: np.ndarray  # [intermediate]
    down: BitLinear  # [intermediate] -> [hidden]


@dataclass(frozen=True)
class Weights:
    """``head`` is the embedding itself when they are tied."""

    embedding: Table  # [vocabulary, hidden]
    layers: tuple[Layer, ...]
    norm: np.ndarray  # [hidden]
    head: Table  # [vocabulary, hidden]


class State:
    """The KV cache of one sequence; ``length`` positions are filled."""

    def __init__(self, c: Config, positions: int):
        room = -(-positions // CACHE_STEP) * CACHE_STEP
        try:
            self.keys = np.zeros((c.layers, c.kv_heads, room, c.head_dim), np.float32)
            self.values = np.zeros((c.layers, c.kv_heads, c.head_dim, room), np.float32)
        except MemoryError as error:
            raise MemoryFullError(f"no memory for a KV cache of {positions} positions") from error
        self.positions, self.length = positions, 0


@dataclass(frozen=True)
class Piece:
    """The next tokens of one sequence; logits are wanted of the last ``wanted`` of them."""

    state: State
    ids: Sequence[int]
    wanted: int = 1


class BitNet:
    """``forward`` takes tokens of several sequences through all layers in one pass."""

    def __init__(self, config: Config, weights: Weights):
        self.config, self.weights = config, weights
        self.rope = Rope(config)

    def forward(self, pieces: Sequence[Piece]) -> np.ndarray:
        """Logits float32 [wanted tokens, vocabulary], piece after piece; fills the caches.

        ValueError if a sequence is longer than its state, or comes twice.
        """
        tokens = self._tokens(pieces)
        h = self.weights.embedding.rows(
            [i for piece in pieces for i in piece.ids]
        )  # [tokens, hidden]
        for index, layer in enumerate(self.weights.layers):
            h = h + self.attention(index, layer, h, tokens)
            h = h + self.feed_forward(layer, h)
        for piece in pieces:
            piece.state.length += len(piece.ids)
        return self.logits(h[_wanted(pieces)])

    def attention(
        self, index: int, layer: Layer, h: np.ndarray, tokens: Sequence[tuple[State, int]]
    ) -> np.ndarray:
        """h and result [tokens, hidden]; ``tokens``: state and position of each row."""
        c = self.config
        cos, sin = self.rope([position for _, position in tokens])
        q, k, v = layer.qkv(rms_norm(h, layer.input_norm, c.norm_eps))
        q = rotate(q.reshape(-1, c.heads, c.head_dim), cos, sin)
        k = rotate(k.reshape(-1, c.kv_heads, c.head_dim), cos, sin)
        v = v.reshape(-1, c.kv_heads, c.head_dim)
        out = np.empty_like(h)
        for row, (state, position) in enumerate(tokens):
            keys, values = state.keys[index], state.values[index]
            keys[:, position], values[:, :, position] = k[row], v[row]
            seen = position + 1
            out[row] = attend(q[row], keys[:, :seen], values[:, :, :seen]).ravel()
        return layer.o(rms_norm(out, layer.attn_sub_norm, c.norm_eps))[0]

    def feed_forward(self, layer: Layer, h: np.ndarray) -> np.ndarray:
        """h and result [tokens, hidden]: a gated unit with squared ReLU."""
        eps = self.config.norm_eps
        gate, up = layer.gate_up(rms_norm(h, layer.post_norm, eps))
        hidden = np.square(np.maximum(gate, 0)) * up  # [tokens, intermediate]
        return layer.down(rms_norm(hidden, layer.ffn_sub_norm, eps))[0]

    def logits(self, h: np.ndarray) -> np.ndarray:
        """[tokens, vocabulary] of the last block's output [tokens, hidden]."""
        h = rms_norm(h, self.weights.norm, self.config.norm_eps)
        logits = np.empty((len(h), self.config.vocabulary), np.float32)
        for row, x in enumerate(h):
            logits[row] = self.weights.head.product(x)
        return logits

    def _tokens(self, pieces: Sequence[Piece]) -> list[tuple[State, int]]:
        """State and position of every token of the pass."""
        if len({id(piece.state) for piece in pieces}) < len(pieces):
            raise ValueError("a sequence comes twice in one pass")
        for piece in pieces:
            end = piece.state.length + len(piece.ids)
            if end > piece.state.positions:
                raise ValueError(f"{end} tokens; the state has {piece.state.positions} positions")
        return [
            (piece.state, piece.state.length + i) for piece in pieces for i in range(len(piece.ids))
        ]


def rms_norm(x: np.ndarray, weight: np.ndarray, eps: float) -> np.ndarray:
    """[tokens, size]; x * (1 / sqrt(v)) as torch's rsqrt does, x / sqrt(v) would flip integers."""
    variance = np.square(x).mean(axis=-1, keepdims=True)
    return weight * (x * (np.float32(1) / np.sqrt(variance + np.float32(eps))))


class Rope:
    """cos and sin of rotary positions (Su et al. 2021, arXiv:2104.09864), made when first needed.

    Angles are fp32 products as in transformers; the power is rounded once from float64, for
    numpy's float32 power differs from torch's in the last bit.
    """

    def __init__(self, c: Config):
        exponents = np.arange(0, c.head_dim, 2, dtype=np.float32) / np.float32(c.head_dim)
        powers = np.power(c.rope_theta, exponents.astype(np.float64)).astype(np.float32)
        self.frequencies = np.float32(1) / powers  # [head_dim / 2]
        self._cos = self._sin = np.empty((0, c.head_dim), np.float32)

    def __call__(self, positions: Sequence[int] | np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """float32 [tokens, 1, head_dim] each."""
        while len(self._cos) <= max(positions):
            self._grow()
        return self._cos[positions][:, None], self._sin[positions][:, None]

    def _grow(self) -> None:
        """Always by the same number of positions, so that a position's values never vary."""
        first = len(self._cos)
        numbers = np.arange(first, first + CACHE_STEP).astype(np.float32)
        angles = numbers[:, None] * self.frequencies
        angles = np.concatenate([angles, angles], axis=-1)
        self._cos = np.concatenate([self._cos, np.cos(angles)])
        self._sin = np.concatenate([self._sin, np.sin(angles)])


def rotate(x: np.ndarray, cos: np.ndarray, sin: np.ndarray) -> np.ndarray:
    """RoPE of x [tokens, heads, head_dim]; the halves of a head are rotated against each other."""
    half = x.shape[-1] // 2
    turned = np.concatenate([-x[..., half:], x[..., :half]], axis=-1)
    return x * cos + turned * sin


def attention_probabilities(q: np.ndarray, keys: np.ndarray) -> np.ndarray:
    """[kv_heads, group, seen] of q [heads, head_dim] and keys [kv_heads, seen, head_dim].

    Query heads j * group and on share key head j. Scores are summed in float64 and rounded once:
    the softmax turns a score's absolute error into a relative one.
    """
    groups = q.reshape(len(keys), -1, q.shape[-1])
    products = np.einsum("jgd,jnd->jgn", groups, keys, dtype=np.float64).astype(np.float32)
    scores = products * np.float32(q.shape[-1] ** -0.5)
    exponentials = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


def attend(q: np.ndarray, keys: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Attention of one token: [kv_heads, group, head_dim]; values [kv_heads, head_dim, seen].

    einsum sums by itself, without BLAS, over contiguous axes.
    """
    return np.einsum("jgn,jdn->jgd", attention_probabilities(q, keys), values)


def _wanted(pieces: Sequence[Piece]) -> list[int]:
    """Rows of the pass whose logits are wanted."""
    rows, end = [], 0
    for piece in pieces:
        end += len(piece.ids)
        rows += range(end - min(piece.wanted, len(piece.ids)), end)
    return rows
