"""Writes a random model's Hugging Face folders: the committed one, and the one transformers loads.

They differ where no class of transformers reads what people publish: 1bitLLM's tensor names and
config (its code is not part of transformers; BitNetForCausalLM with silu computes the same), and
packed matrices whose rows are no multiple of four (transformers then gets the same trits unpacked).
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer

from golden_models import POSITIONS, RandomModel
from golden_tensors import packed, tensors_of, unpacked
from tiny_export import byte_tokenizer

ONE_BIT_LLM = {"attn_sub_norm": "inner_attn_ln", "ffn_sub_norm": "ffn_layernorm"}
CLASSES = {"bitnet": "BitNetForCausalLM", "llama": "LlamaForCausalLM"}


def config_of(m: RandomModel) -> dict:
    """For transformers."""
    quantization = {
        "quant_method": "bitnet",
        "linear_class": m.linear_class,
        "quantization_mode": m.mode,
    }
    if m.rms_eps is not None:
        quantization |= {"use_rms_norm": True, "rms_norm_eps": m.rms_eps}
    if m.kept is not None:
        quantization["modules_to_not_convert"] = list(m.kept)
    config = {
        "architectures": [CLASSES[m.family]],
        "model_type": m.family,
        "vocab_size": m.vocabulary,
        "hidden_size": m.hidden,
        "intermediate_size": m.intermediate,
        "num_hidden_layers": m.layers,
        "num_attention_heads": m.heads,
        "num_key_value_heads": m.kv_heads,
        "hidden_act": m.act,
        "max_position_embeddings": POSITIONS,
        "rms_norm_eps": m.norm_eps,
        **m.rope,
        "tie_word_embeddings": m.tied,
        "bos_token_id": 10,
        "eos_token_id": 0,
        "dtype": str(m.dtype).removeprefix("torch."),
        "quantization_config": quantization,
    }
    if m.bias:
        config |= {"attention_bias": True, "mlp_bias": True}
    if m.head_size is not None:
        config["head_dim"] = m.head_size
    return config


def published_config_of(m: RandomModel) -> dict:
    """As it is committed."""
    config = config_of(m)
    if m.one_bit_llm:
        del config["quantization_config"]
        config["torch_dtype"] = config.pop("dtype")
        config["architectures"] = ["BitnetForCausalLM"]
        config |= {"model_type": "llama", "attention_bias": False, "input_bits": 8}
        config["weight_bits"] = 1
    return config


def published_tensors_of(m: RandomModel, seed: int) -> dict[str, torch.Tensor]:
    tensors = packed(tensors_of(m, seed))
    if m.one_bit_llm:
        for ours, theirs in ONE_BIT_LLM.items():
            tensors = {name.replace(ours, theirs): value for name, value in tensors.items()}
        tensors |= unused_frequencies(m)
    return tensors


def unused_frequencies(m: RandomModel) -> dict[str, torch.Tensor]:
    """What transformers 4 kept of RoPE in every layer; whoever reads it computes its own."""
    exponents = torch.arange(0, m.head_dim, 2) / m.head_dim
    frequencies = m.rope["rope_theta"] ** -exponents
    layers = (f"model.layers.{layer}.self_attn" for layer in range(m.layers))
    return {f"{layer}.rotary_emb.inv_freq": frequencies.clone() for layer in layers}


def tokenizer_of(m: RandomModel) -> Tokenizer:
    """The bytes, and after them the merges in their order."""
    data = json.loads(byte_tokenizer().to_str())
    for first, second in m.merges:
        data["model"]["vocab"][first + second] = len(data["model"]["vocab"])
    data["model"]["merges"] = [list(pair) for pair in m.merges]
    return Tokenizer.from_str(json.dumps(data))


def write_published(m: RandomModel, seed: int, folder: Path) -> None:
    """The committed folder."""
    _write(folder, m, published_config_of(m), published_tensors_of(m, seed), m.shards)


def write_for_transformers(m: RandomModel, seed: int, folder: Path) -> None:
    """A folder that transformers computes the same model from."""
    tensors = tensors_of(m, seed)
    tensors = unpacked(tensors) if m.unpackable else packed(tensors)
    _write(folder, m, config_of(m), tensors, m.shards)


def computed_from(m: RandomModel) -> str:
    """What transformers loaded, in words."""
    if m.one_bit_llm:
        return "the same tensors as BitNetForCausalLM names them, online, hidden_act silu"
    if m.unpackable:
        return "the same trits unpacked: transformers packs rows by fours alone"
    return "the committed folder"


def _write(
    folder: Path, m: RandomModel, config: dict, tensors: dict[str, torch.Tensor], shards: int
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if shards == 1:
        _save(tensors, folder / "model.safetensors")
    else:
        _save_shards(tensors, folder, shards)
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n")
    tokenizer_of(m).save(str(folder / "tokenizer.json"))


def _save(tensors: dict[str, torch.Tensor], path: Path) -> None:
    save_file(tensors, path, metadata={"format": "pt"})
    path.chmod(0o644)


def _save_shards(tensors: dict[str, torch.Tensor], folder: Path, shards: int) -> None:
    """Tensors by turns, so that a layer is spread over all files."""
    names, weight_map = list(tensors), {}
    for i in range(shards):
        file = f"model-{i + 1:05}-of-{shards:05}.safetensors"
        members = names[i::shards]
        _save({name: tensors[name] for name in members}, folder / file)
        weight_map |= dict.fromkeys(members, file)
    size = sum(v.numel() * v.element_size() for v in tensors.values())
    index = {"metadata": {"total_size": size}, "weight_map": dict(sorted(weight_map.items()))}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index, indent=2) + "\n")
