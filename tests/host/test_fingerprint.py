"""What a checkpoint's fingerprint depends on."""

from __future__ import annotations

import pytest

from checkpoints import Folder
from tritile.checkpoint import Checkpoint


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "model")


def test_the_same_model_elsewhere_or_in_shards_has_the_same(folder, tmp_path):
    before = Checkpoint(folder.path).fingerprint
    assert Checkpoint(Folder(tmp_path / "other").path).fingerprint == before
    folder.shard()
    assert Checkpoint(folder.path).fingerprint == before


def test_another_config_has_another(folder):
    before = Checkpoint(folder.path).fingerprint
    folder.write_config(rms_norm_eps=1e-6)
    assert Checkpoint(folder.path).fingerprint != before


@pytest.mark.parametrize(
    "name",
    ["model.layers.1.mlp.up_proj.weight_scale", "model.norm.weight", "model.embed_tokens.weight"],
)
def test_other_values_have_another(folder, name):
    before = Checkpoint(folder.path).fingerprint

    def change(values):
        values[name][-1] += 1

    folder.change_tensors(change)
    assert Checkpoint(folder.path).fingerprint != before
