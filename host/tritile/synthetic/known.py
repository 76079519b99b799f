"""The known models: their config.json as shipped, and which tensors follow from it.

What the configs say is cross-checked by sizes that others report of the real files: 290 tensors
of bitnet-large, 2,468,048,068 elements of falcon3-7b, 999 MB of falcon-e-3b.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import UsageError
from . import decoders, dense
from .blanks import Blank

Config = Mapping[str, Any]


@dataclass(frozen=True)
class Known:
    """``layers_key``: where the config keeps the number of layers."""

    config: Config
    tensors: Callable[[Config], list[Blank]]
    layers_key: str = "num_hidden_layers"

    @property
    def layers(self) -> int:
        return self.config[self.layers_key]

    @property
    def ternary(self) -> bool:
        return self.tensors in decoders.TERNARY

    def with_layers(self, layers: int | None) -> dict[str, Any]:
        """The config of that many layers, all if None; UsageError if there are not so many."""
        if layers is not None and not 1 <= layers <= self.layers:
            raise UsageError(f"layers is {layers}; expected 1 to {self.layers}")
        return {**self.config, self.layers_key: self.layers if layers is None else layers}


OFFLINE = {
    "quant_method": "bitnet",
    "linear_class": "autobitlinear",
    "quantization_mode": "offline",
}
BITNET_2B = {
    "architectures": ["BitNetForCausalLM"],
    "bos_token_id": 128000,
    "eos_token_id": 128001,
    "hidden_act": "relu2",
    "hidden_size": 2560,
    "initializer_range": 0.02,
    "intermediate_size": 6912,
    "max_position_embeddings": 4096,
    "model_type": "bitnet",
    "rms_norm_eps": 1e-05,
    "num_attention_heads": 20,
    "num_hidden_layers": 30,
    "num_key_value_heads": 5,
    "rope_theta": 500000.0,
    "tie_word_embeddings": True,
    "torch_dtype": "bfloat16",
    "use_cache": True,
    "vocab_size": 128256,
    "quantization_config": OFFLINE,
}
BITNET_LARGE = {
    "architectures": ["BitnetForCausalLM"],
    "attention_bias": False,
    "attention_dropout": 0.0,
    "bos_token_id": 1,
    "eos_token_id": 2,
    "hidden_act": "silu",
    "hidden_size": 1536,
    "initializer_range": 0.02,
    "input_bits": 8,
    "intermediate_size": 4096,
    "max_position_embeddings": 2048,
    "model_type": "llama",
    "num_attention_heads": 16,
    "num_hidden_layers": 24,
    "num_key_value_heads": 16,
    "pad_token_id": 32000,
    "pretraining_tp": 1,
    "rms_norm_eps": 1e-05,
    "rope_scaling": None,
    "rope_theta": 10000.0,
    "tie_word_embeddings": True,
    "torch_dtype": "float32",
    "use_cache": True,
    "vocab_size": 32002,
    "weight_bits": 1,
}
LLAMA3_8B = {
    "architectures": ["LlamaForCausalLM"],
    "attention_bias": False,
    "attention_dropout": 0.0,
    "bos_token_id": 128000,
    "eos_token_id": 128001,
    "hidden_act": "silu",
    "hidden_size": 4096,
    "initializer_range": 0.02,
    "intermediate_size": 14336,
    "max_position_embeddings": 8192,
    "mlp_bias": False,
    "model_type": "llama",
    "num_attention_heads": 32,
    "num_hidden_layers": 32,
    "num_key_value_heads": 8,
    "pretraining_tp": 1,
    "quantization_config": {"modules_to_not_convert": None, "quant_method": "bitnet"},
    "rms_norm_eps": 1e-05,
    "rope_scaling": None,
    "rope_theta": 500000.0,
    "tie_word_embeddings": False,
    "torch_dtype": "bfloat16",
    "use_cache": True,
    "vocab_size": 128256,
}
FALCON3_7B = {
    **LLAMA3_8B,
    "bos_token_id": None,
    "eos_token_id": 11,
    "head_dim": 256,
    "hidden_size": 3072,
    "intermediate_size": 23040,
    "max_position_embeddings": 32768,
    "num_attention_heads": 12,
    "num_hidden_layers": 28,
    "num_key_value_heads": 4,
    "rms_norm_eps": 1e-06,
    "rope_theta": 1000042,
    "vocab_size": 131080,
}
FALCON_E_3B = {
    **LLAMA3_8B,
    "bos_token_id": 1,
    "eos_token_id": 11,
    "head_dim": 128,
    "hidden_size": 2048,
    "intermediate_size": 13312,
    "max_position_embeddings": 32768,
    "num_attention_heads": 16,
    "num_hidden_layers": 32,
    "num_key_value_heads": 2,
    "rms_norm_eps": 1e-05,
    "rope_theta": 1000042,
    "vocab_size": 32768,
}
GPT2 = {
    "architectures": ["GPT2LMHeadModel"],
    "activation_function": "gelu_new",
    "bos_token_id": 50256,
    "eos_token_id": 50256,
    "layer_norm_epsilon": 1e-05,
    "model_type": "gpt2",
    "n_ctx": 1024,
    "n_embd": 768,
    "n_head": 12,
    "n_layer": 12,
    "n_positions": 1024,
    "vocab_size": 50257,
}
ROBERTA_LARGE = {
    "architectures": ["RobertaForSequenceClassification"],
    "bos_token_id": 0,
    "eos_token_id": 2,
    "hidden_act": "gelu",
    "hidden_size": 1024,
    "initializer_range": 0.02,
    "intermediate_size": 4096,
    "layer_norm_eps": 1e-05,
    "max_position_embeddings": 514,
    "model_type": "roberta",
    "num_attention_heads": 16,
    "num_hidden_layers": 24,
    "pad_token_id": 1,
    "type_vocab_size": 1,
    "vocab_size": 50265,
}
VIT_L_16 = {  # torchvision's vit_l_16 has no config.json; these are its constructor's arguments
    "model_type": "vit_l_16",
    "hidden_dim": 1024,
    "image_size": 224,
    "mlp_dim": 4096,
    "num_classes": 1000,
    "num_heads": 16,
    "num_layers": 24,
    "patch_size": 16,
}
XLNET_LARGE = {
    "architectures": ["XLNetForSequenceClassification"],
    "bos_token_id": 1,
    "d_head": 64,
    "d_inner": 4096,
    "d_model": 1024,
    "eos_token_id": 2,
    "ff_activation": "gelu",
    "initializer_range": 0.02,
    "layer_norm_eps": 1e-12,
    "model_type": "xlnet",
    "n_head": 16,
    "n_layer": 24,
    "vocab_size": 32000,
}

KNOWN = {
    "bitnet-2b-4t": Known(BITNET_2B, decoders.bitnet),
    "bitnet-2b-4t-bf16": Known(
        {**BITNET_2B, "quantization_config": {**OFFLINE, "quantization_mode": "online"}},
        decoders.bitnet_online,
    ),
    "bitnet-large": Known(BITNET_LARGE, decoders.onebit),
    "bitnet-3b": Known(
        {
            **BITNET_LARGE,
            "hidden_size": 3200,
            "intermediate_size": 8640,
            "num_attention_heads": 32,
            "num_hidden_layers": 26,
            "num_key_value_heads": 32,
        },
        decoders.onebit,
    ),
    "llama3-8b": Known(LLAMA3_8B, decoders.llama),
    "falcon3-7b": Known(FALCON3_7B, decoders.llama),
    "falcon-e-3b": Known(FALCON_E_3B, decoders.llama),
    "gpt2": Known(GPT2, dense.gpt2, "n_layer"),
    "roberta-large": Known(ROBERTA_LARGE, dense.roberta),
    "vit-l-16": Known(VIT_L_16, dense.vit, "num_layers"),
    "xlnet-large-cased": Known(XLNET_LARGE, dense.xlnet, "n_layer"),
}


def known_model(name: str) -> Known:
    """UsageError if there is none of that name."""
    if name not in KNOWN:
        raise UsageError(f"unknown model {name!r}; known: {', '.join(KNOWN)}")
    return KNOWN[name]
