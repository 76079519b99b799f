"""What a tensor is for, told from its name, whoever gave it."""

from __future__ import annotations

import re

LAYER = r"(?:layers|layer|h|blk|blocks|encoder_layer)[._]([0-9]{1,9})\."
EMBEDDING, FINAL_NORM, OTHER = "Embedding", "Final Norm", "Other"
_PARTS = r"(?:weight|bias|weight_scale|scale)$"
# The first that matches. Of the part of the name behind the layer's number ...
IN_LAYER = [
    ("Attention Q", r"(q_proj|self\.query|rel_attn\.q$|attn_q\.)"),
    ("Attention K", r"(k_proj|self\.key|rel_attn\.k$|attn_k\.)"),
    ("Attention V", r"(v_proj|self\.value|rel_attn\.v$|attn_v\.)"),
    ("Attention QKV", r"(c_attn|in_proj|qkv)"),
    ("Attention O", r"(self_attn\.o_proj|out_proj|attention\.output\.dense|attn_output\.)"),
    ("Attention O", r"(attn\.c_proj|rel_attn\.o$)"),
    ("Attention Other", r"(attn_sub_norm|inner_attn_ln)"),
    ("MLP Other", r"(ffn_sub_norm|mlp\.ffn_layernorm)"),
    ("Layer Norm", r"(layernorm|layer_norm|LayerNorm|ln_\d|attn_norm|ffn_norm|norm\d?\.)"),
    ("MLP Gate", r"(gate_proj|ffn_gate\.)"),
    ("MLP Up", r"(up_proj|ffn_up\.|c_fc|intermediate\.dense|mlp\.0\.|ff\.layer_1)"),
    ("MLP Down", r"(down_proj|ffn_down\.|mlp\.c_proj|mlp\.3\.|ff\.layer_2|output\.dense)"),
    ("Attention Other", r"(attn|attention)"),
    ("MLP Other", r"(mlp|ff\.|ffn)"),
]
# ... and of a name outside the layers.
OUTSIDE = [
    (EMBEDDING, r"(embed|wte\.|wpe\.|token_embd|class_token|mask_emb|conv_proj)"),
    ("Head", r"(lm_head|classifier|heads\.|logits_proj|sequence_summary|score|pooler|^output\.)"),
    (FINAL_NORM, rf"(norm|ln_f|\bln)\.{_PARTS}"),
]


def layer_of(name: str) -> tuple[int, str] | None:
    """(layer's number, rest of the name); None outside the layers."""
    match = re.search(LAYER, name)
    return (int(match[1]), name[match.end() :]) if match else None


def category(name: str) -> str:
    """E.g. ``MLP Up`` of ``model.layers.3.mlp.up_proj.weight``."""
    place = layer_of(name)
    rules, text = (OUTSIDE, name) if place is None else (IN_LAYER, place[1])
    return next((kind for kind, pattern in rules if re.search(pattern, text)), OTHER)
