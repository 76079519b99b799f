"""Which tiny random models the goldens are made of: the forms that a loader meets.

Each feature is in at least one of them; tests/data/README.md has the table. golden_tensors.py
draws their values and golden_folder.py writes their folders.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch

POSITIONS = 256
MERGES = (("t", "h"), ("th", "e"), ("Ġ", "the"), ("a", "n"), ("an", "d"), ("i", "n"), ("Ġ", "and"))
PACKED_ROWS = 4  # output rows that share a byte


@dataclass(frozen=True)
class RandomModel:
    """Sizes and form; ``family`` names the class of transformers that computes it."""

    name: str
    linear_class: str  # ``bitlinear`` divides by the weight scale, ``autobitlinear`` multiplies
    hidden: int
    intermediate: int
    layers: int
    heads: int
    kv_heads: int
    rope: dict  # keys of config.json
    tied: bool
    dtype: torch.dtype  # of everything that is not packed
    merges: tuple[tuple[str, str], ...] = ()  # of the tokenizer, beside the 256 bytes
    family: str = "bitnet"  # or ``llama``
    act: str = "relu2"
    head_size: int | None = None  # None: hidden / heads
    mode: str = "offline"  # ``online``: dense weights, ternarised when the model is loaded
    bias: bool = False
    rms_eps: float | None = None  # of a norm within each linear (use_rms_norm)
    kept: tuple[str, ...] | None = None  # modules_to_not_convert
    norm_eps: float = 1e-5
    shards: int = 1
    one_bit_llm: bool = False  # saved with the names and the config of 1bitLLM's repositories
    loud: float = 4  # gain of o_proj and down_proj: a quiet model repeats a token for ever
    limit: int = 300_000  # bytes of its .npz

    @property
    def head_dim(self) -> int:
        return self.head_size or self.hidden // self.heads

    @property
    def vocabulary(self) -> int:
        return 256 + len(self.merges)

    @property
    def unpackable(self) -> bool:
        """transformers reads packed weights only if every M is a multiple of four."""
        rows = (rows for rows, _ in self.matrices().values())
        return self.mode == "offline" and any(m % PACKED_ROWS for m in rows)

    def matrices(self) -> dict[str, tuple[int, int]]:
        """(M, K) of each matrix of a layer."""
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


def default_rope(theta: float) -> dict:
    return {"rope_parameters": {"rope_type": "default", "rope_theta": theta}}


RANDOM_MODELS = (
    # One kv head; no M is a multiple of 40 columns; the head is the embedding.
    RandomModel(
        "random-auto", "autobitlinear", 48, 100, 2, 3, 1, default_rope(5e5), True, torch.float32
    ),
    # Divides by the scale; as many kv heads as heads; a head of its own; bf16; a BPE with merges.
    RandomModel(
        "random-bitlinear",
        "bitlinear",
        60,
        172,
        2,
        3,
        3,
        default_rope(1e4),
        False,
        torch.bfloat16,
        MERGES,
    ),
    # Like Llama3-8B-1.58 and Falcon3: divides, silu, no sub-norms. 3 kv heads, biases, llama3 RoPE
    # as transformers 4 wrote it, K blocks on every board (340 > 320).
    RandomModel(
        "llama-divide",
        "bitlinear",
        84,
        340,
        1,
        6,
        3,
        {
            "rope_theta": 5e5,
            "rope_scaling": {
                "rope_type": "llama3",
                "factor": 8.0,
                "low_freq_factor": 1.0,
                "high_freq_factor": 4.0,
                "original_max_position_embeddings": 64,
            },
        },
        False,
        torch.bfloat16,
        family="llama",
        loud=16,
        act="silu",
        head_size=16,
        bias=True,
        norm_eps=1e-6,
        limit=85_000,
    ),
    # Multiplies, its biases too; no M is a multiple of four; one kv head; heads are not a share of
    # hidden; yarn; one of the three that read the same input is dense; in two files with an index.
    RandomModel(
        "llama-multiply",
        "autobitlinear",
        69,
        143,
        2,
        3,
        1,
        {
            "rope_theta": 1e4,
            "rope_scaling": {
                "type": "yarn",
                "factor": 4.0,
                "original_max_position_embeddings": 64,
            },
        },
        True,
        torch.float16,
        family="llama",
        loud=16,
        act="silu",
        head_size=22,
        bias=True,
        kept=("lm_head", "model.layers.1.self_attn.k_proj"),
        shards=2,
        limit=85_000,
    ),
    # Like Falcon-E's trainable weights: dense, ternarised at load; biases that are not scaled.
    RandomModel(
        "llama-online",
        "autobitlinear",
        54,
        130,
        1,
        3,
        1,
        {"rope_theta": 1e4, "rope_scaling": {"rope_type": "linear", "factor": 2.5}},
        True,
        torch.bfloat16,
        family="llama",
        loud=16,
        act="silu",
        mode="online",
        bias=True,
        norm_eps=1e-6,
        limit=80_000,
    ),
    # Like bitnet-b1.58-2B-4T-bf16: dense, with sub-norms and squared ReLU; three kv heads.
    RandomModel(
        "bitnet-online",
        "autobitlinear",
        60,
        130,
        1,
        6,
        3,
        {"rope_parameters": {"rope_type": "dynamic", "rope_theta": 5e5, "factor": 2.0}},
        True,
        torch.bfloat16,
        mode="online",
        limit=80_000,
    ),
    # Like 1bitLLM's large and 3B: silu with sub-norms, other tensor names, no quantization_config.
    RandomModel(
        "bitnet-1bitllm",
        "autobitlinear",
        52,
        122,
        1,
        2,
        2,
        {"rope_theta": 1e4, "rope_scaling": None},
        True,
        torch.float16,
        act="silu",
        mode="online",
        one_bit_llm=True,
        limit=80_000,
    ),
    # A norm of its own before each linear; two modules of the second layer stay dense.
    RandomModel(
        "bitnet-rms",
        "bitlinear",
        72,
        132,
        2,
        3,
        1,
        default_rope(1e4),
        False,
        torch.bfloat16,
        rms_eps=3e-6,
        kept=("lm_head", "model.layers.1.self_attn.o_proj", "1.mlp.down_proj"),
        limit=85_000,
    ),
)
