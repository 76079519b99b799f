"""A BitNet in a Hugging Face folder: its config, trits and scales, as transformers writes them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from ..bitlinear import Divide, Multiply, Rescale
from ..checkpoint import Checkpoint, MappedTable
from ..checkpoint.config import ConfigFile
from ..errors import CheckpointError
from ..mapping import release
from ..ternary import HF_ROWS, Quarters, Ternary
from .bitnet_config import Config

ARCHITECTURE = "BitNetForCausalLM"
RESCALE = {"autobitlinear": Multiply, "bitlinear": Divide}
DEFAULT_THETA = 500000.0  # of transformers' BitNetConfig


def read_config(checkpoint: Checkpoint) -> Config:
    """CheckpointError says what was found and what is supported."""
    c = checkpoint.config
    _check_architecture(c)
    config = Config(
        vocabulary=c.integer("vocab_size"),
        hidden=c.integer("hidden_size"),
        intermediate=c.integer("intermediate_size"),
        layers=c.integer("num_hidden_layers"),
        heads=c.integer("num_attention_heads"),
        kv_heads=c.integer("num_key_value_heads", c.get("num_attention_heads")),
        positions=c.integer("max_position_embeddings"),
        norm_eps=c.positive("rms_norm_eps", 1e-5),
        rope_theta=_rope_theta(c),
        tied=c.flag("tie_word_embeddings", False),
        linear_class=_linear_class(c),
        eos=_end_of_text(checkpoint),
    )
    _check_sizes(c, config)
    return config


class BitNetFolder:
    """A ``Source``: a Hugging Face folder whose tensors are what its config says."""

    def __init__(self, folder: str | Path):
        self.checkpoint = Checkpoint(folder)
        self.path = str(self.checkpoint.folder)
        self.config = read_config(self.checkpoint)
        self.checkpoint.check(self.config.tensors())

    @property
    def fingerprint(self) -> str:
        return self.checkpoint.fingerprint

    @property
    def architecture(self) -> str:
        return ARCHITECTURE

    def tokenizer(self) -> Tokenizer:
        return self.checkpoint.tokenizer(self.config.vocabulary)

    def ternary(self, name: str) -> Ternary:
        return Quarters(self.checkpoint.tensors[f"{name}.weight"].packed())

    def release(self, name: str) -> None:
        release(self.checkpoint.tensors[f"{name}.weight"].data)

    def rescale(self, name: str) -> Rescale:
        tensor = self.checkpoint.tensors[f"{name}.weight_scale"]
        scale = float(tensor.float32()[0])
        if not 0 < scale < float("inf"):
            raise CheckpointError(
                f"{tensor.file}: tensor {tensor.name!r} is {scale};"
                " expected a finite number above 0"
            )
        return RESCALE[self.config.linear_class](scale)

    def vector(self, name: str) -> np.ndarray:
        tensor = self.checkpoint.tensors[name]
        values = tensor.float32()
        if not np.isfinite(values).all():
            raise CheckpointError(
                f"{tensor.file}: tensor {name!r} holds values that are not finite: damaged"
            )
        return values

    def table(self, name: str) -> MappedTable:
        return MappedTable(self.checkpoint.tensors[name])


def _check_architecture(c: ConfigFile) -> None:
    architectures = c.get("architectures", [ARCHITECTURE])
    if architectures != [ARCHITECTURE]:
        raise c.error(f"architectures is {architectures!r}; supported: {ARCHITECTURE}")
    c.choice("model_type", ("bitnet",))
    c.choice("hidden_act", ("relu2",), "relu2")
    c.choice("attention_bias", (False,), False)


def _linear_class(c: ConfigFile) -> str:
    q = c.section("quantization_config")
    if q is None:
        raise c.error(
            "there is no quantization_config, so the weights are dense;"
            " supported: weights packed offline (quant_method bitnet)"
        )
    q.choice("quant_method", ("bitnet",))
    q.choice("quantization_mode", ("offline",), "offline")
    q.choice("use_rms_norm", (False,), False)
    kept = q.get("modules_to_not_convert", [])
    if kept not in ([], ["lm_head"]):
        raise q.error(f"modules_to_not_convert is {kept!r}; supported: lm_head")
    return q.choice("linear_class", tuple(RESCALE), "bitlinear")


def _rope_theta(c: ConfigFile) -> float:
    """``rope_theta`` at the top (transformers 4) or in ``rope_parameters`` (5)."""
    theta = c.positive("rope_theta", DEFAULT_THETA)
    for key in ("rope_parameters", "rope_scaling"):
        section = c.section(key)
        if section is not None:
            section.choice("rope_type", ("default",), section.get("type", "default"))
            theta = section.positive("rope_theta", theta)
    return theta


def _end_of_text(checkpoint: Checkpoint) -> tuple[int, ...]:
    """Token ids that end a text; generation_config.json goes first, as in transformers."""
    for source in (checkpoint.generation, checkpoint.config):
        value = source.get("eos_token_id")
        if value is not None:
            ids = value if isinstance(value, list) else [value]
            if not all(type(i) is int for i in ids):
                raise source.error(f"eos_token_id is {value!r}; expected integers")
            return tuple(ids)
    return ()


def _check_sizes(c: ConfigFile, config: Config) -> None:
    """What the sizes demand of each other."""
    if config.hidden % config.heads or config.head_dim % 2:
        raise c.error(
            f"hidden_size is {config.hidden}; expected an even number of columns"
            f" for each of the num_attention_heads {config.heads}"
        )
    if c.get("head_dim", config.head_dim) != config.head_dim:
        raise c.error(
            f"head_dim is {c.get('head_dim')!r}; supported: hidden_size / num_attention_heads,"
            f" {config.head_dim}"
        )
    if config.heads % config.kv_heads:
        raise c.error(
            f"num_attention_heads is {config.heads};"
            f" expected a multiple of num_key_value_heads {config.kv_heads}"
        )
    for name, (m, _) in config.matrices().items():
        if m % HF_ROWS:
            raise c.error(f"{name} has {m} rows; supported: multiples of {HF_ROWS}")
