"""A config's settings under names that people know, whoever wrote the config."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ..synthetic.mark import KEY, mark_of

LABELS = {
    "Architecture": ("architectures", "general.architecture"),
    "Model type": ("model_type",),
    "Hidden size": ("hidden_size", "n_embd", "d_model", "hidden_dim"),
    "Intermediate size": ("intermediate_size", "n_inner", "d_inner", "mlp_dim"),
    "Layers": ("num_hidden_layers", "n_layer", "num_layers"),
    "Attention heads": ("num_attention_heads", "n_head", "num_heads"),
    "Key-value heads": ("num_key_value_heads",),
    "Head size": ("head_dim", "d_head"),
    "Vocabulary": ("vocab_size",),
    "Positions": ("max_position_embeddings", "n_positions"),
    "Activation": ("hidden_act", "activation_function", "ff_activation"),
    "Quantisation": ("quantization_config",),
    "Data type": ("dtype", "torch_dtype"),
    "Tied embedding": ("tie_word_embeddings",),
    "RoPE theta": ("rope_theta",),
    "Norm epsilon": ("rms_norm_eps", "layer_norm_eps", "layer_norm_epsilon"),
}


def setting_rows(config: Mapping[str, Any]) -> Iterator[list[str]]:
    """[setting, value] of all keys: the well-known ones first, the others as they are called."""
    used = {KEY}
    mark = mark_of(config)
    if mark is not None:
        yield ["Synthetic", f"random weights: {_text(mark)}"]
    for label, keys in LABELS.items():
        for key in keys:
            if config.get(key) is not None and key not in used:
                used.add(key)
                yield [label, _text(config[key])]
                break
    for key, value in config.items():
        if key not in used:
            yield [key, _text(value)]


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_text(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: "none"}[value]
    return value if isinstance(value, str) else json.dumps(value, default=str)
