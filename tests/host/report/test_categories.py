"""What a tensor is for, told from names of several makers."""

import pytest

from tritile.report.categories import category


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("lm_head.weight", "Head"),
        ("output.weight", "Head"),
        ("output_norm.weight", "Final Norm"),
        ("blk.3.attn_output.weight", "Attention O"),
        ("blk.3.attn_norm.weight", "Layer Norm"),
        ("blk.3.attn_sub_norm.weight", "Attention Other"),
        ("blk.3.ffn_sub_norm.weight", "MLP Other"),
        ("blk.3.ffn_norm.weight", "Layer Norm"),
        ("blk.3.attn_q.weight", "Attention Q"),
        ("model.layers.3.self_attn.inner_attn_ln.weight", "Attention Other"),
        ("model.layers.3.mlp.ffn_layernorm.weight", "MLP Other"),
        ("model.layers.3.self_attn.rotary_emb.inv_freq", "Attention Other"),
        ("model.layers.3.self_attn.o_proj.bias", "Attention O"),
        ("h.3.attn.c_proj.weight", "Attention O"),
        ("h.3.mlp.c_proj.weight", "MLP Down"),
        ("transformer.layer.3.ff.layer_norm.bias", "Layer Norm"),
        ("roberta.encoder.layer.3.output.LayerNorm.bias", "Layer Norm"),
        ("roberta.embeddings.LayerNorm.bias", "Embedding"),
        ("encoder.ln.bias", "Final Norm"),
        ("x", "Other"),
    ],
)
def test_categories_of_other_models(name, kind):
    assert category(name) == kind
