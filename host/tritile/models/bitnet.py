"""BitNet b1.58 (Ma et al. 2024, arXiv:2402.17764; 2B4T: arXiv:2504.12285), one pass at a time.

Follows transformers ``models/bitnet/modeling_bitnet.py``, and for the ternary Llamas
``models/llama/modeling_llama.py``, in fp32. Batch-invariant: a token's
floats are the same to the bit whatever else is in its pass. So attention and the head take one
token at a time, in shapes that depend on its position alone, and everything else works row by
row on contiguous arrays; a BLAS product over all tokens would round differently by their number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..errors import MemoryFullError
from ..head.full import FullHead, Head
from .config import Config
from .linear import Linear
from .network import Piece, check_pieces, wanted_rows
from .parts import ACTIVATIONS, attend, rms_norm
from .rope import Rope, rotate
from .source import Table

CACHE_STEP = 64  # positions; caches and tables grow in such steps


@dataclass(frozen=True)
class Layer:
    """One block: norm weights float32, and its linears. Llama's relatives have no sub-norms."""

    input_norm: np.ndarray  # [hidden]
    qkv: Linear  # [hidden] -> [heads * head_dim], twice [kv_heads * head_dim]
    attn_sub_norm: np.ndarray | None  # [heads * head_dim]
    o: Linear  # [heads * head_dim] -> [hidden]
    post_norm: np.ndarray  # [hidden]
    gate_up: Linear  # [hidden] -> twice [intermediate]
    ffn_sub_norm: np.ndarray | None  # [intermediate]
    down: Linear  # [intermediate] -> [hidden]


@dataclass(frozen=True)
class Weights:
    """``head`` is the embedding itself when they are tied."""

    embedding: Table  # [vocabulary, hidden]
    layers: tuple[Layer, ...]
    norm: np.ndarray  # [hidden]
    head: Table  # [vocabulary, hidden]


class State:
    """The KV cache of one sequence; ``length`` positions are filled (less: they are forgotten)."""

    def __init__(self, c: Config, positions: int):
        room = -(-positions // CACHE_STEP) * CACHE_STEP
        try:
            self.keys = np.zeros((c.layers, c.kv_heads, room, c.head_dim), np.float32)
            self.values = np.zeros((c.layers, c.kv_heads, c.head_dim, room), np.float32)
        except MemoryError as error:
            raise MemoryFullError(f"no memory for a KV cache of {positions} positions") from error
        self.config, self.positions, self.length = c, positions, 0

    def copied(self, length: int, positions: int) -> State:
        """Another one, of so many positions, with the first ``length`` of this one."""
        state = State(self.config, positions)
        state.keys[:, :, :length] = self.keys[:, :, :length]
        state.values[..., :length] = self.values[..., :length]
        state.length = length
        return state


class BitNet:
    """``forward`` takes tokens of several sequences through all layers in one pass."""

    alike = True

    def __init__(self, config: Config, weights: Weights):
        self.config, self.weights = config, weights
        self.rope = Rope(config.rope, config.rope_theta, config.head_dim)
        self.activation = ACTIVATIONS[config.activation]
        self.head: Head = FullHead(weights.head)

    def forward(self, pieces: Sequence[Piece[State]]) -> np.ndarray:
        """Logits float32 [wanted tokens, vocabulary], piece after piece; fills the caches."""
        return FullHead(self.weights.head).logits(self.run(pieces))

    def run(self, pieces: Sequence[Piece[State]]) -> np.ndarray:
        """What the head reads: float32 [wanted tokens, hidden], piece after piece.

        The caches are filled.

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
        return rms_norm(h[wanted_rows(pieces)], self.weights.norm, self.config.norm_eps)

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
        out = np.empty((len(h), c.heads * c.head_dim), np.float32)
        for row, (state, position) in enumerate(tokens):
            keys, values = state.keys[index], state.values[index]
            keys[:, position], values[:, :, position] = k[row], v[row]
            seen = position + 1
            out[row] = attend(q[row], keys[:, :seen], values[:, :, :seen]).ravel()
        return layer.o(self._sub_norm(out, layer.attn_sub_norm))[0]

    def feed_forward(self, layer: Layer, h: np.ndarray) -> np.ndarray:
        """h and result [tokens, hidden]: a gated unit."""
        gate, up = layer.gate_up(rms_norm(h, layer.post_norm, self.config.norm_eps))
        hidden = self.activation(gate) * up  # [tokens, intermediate]
        return layer.down(self._sub_norm(hidden, layer.ffn_sub_norm))[0]

    def _sub_norm(self, x: np.ndarray, weight: np.ndarray | None) -> np.ndarray:
        return x if weight is None else rms_norm(x, weight, self.config.norm_eps)

    def logits(self, h: np.ndarray) -> np.ndarray:
        """[tokens, vocabulary] of the last block's output [tokens, hidden]."""
        return FullHead(self.weights.head).logits(
            rms_norm(h, self.weights.norm, self.config.norm_eps)
        )

    def state(self, positions: int, prompt: int = 0) -> State:
        """An empty cache for a sequence; MemoryFullError if there is no memory for it."""
        return State(self.config, positions)

    def _tokens(self, pieces: Sequence[Piece[State]]) -> list[tuple[State, int]]:
        """State and position of every token of the pass."""
        check_pieces(pieces)
        return [
            (piece.state, piece.state.length + i) for piece in pieces for i in range(len(piece.ids))
        ]
