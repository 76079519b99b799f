"""Garbled configs: refused in a sentence, or the model that the config describes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import strategies as st

from checkpoints import CONFIG, Folder
from fuzzing import JUNK, Refused, attempt, changed_json, dump, effort, hunt, little_memory
from tritile.model import load

MODELS = Path(__file__).parents[1] / "data" / "models"
FORMS = sorted(path.name for path in MODELS.iterdir())
# What a value of config.json is in the model's own config, if it is there and not null.
SAME = {
    "vocab_size": "vocabulary",
    "hidden_size": "hidden",
    "intermediate_size": "intermediate",
    "num_hidden_layers": "layers",
    "num_attention_heads": "heads",
    "num_key_value_heads": "kv_heads",
    "max_position_embeddings": "positions",
    "rms_norm_eps": "norm_eps",
    "rope_theta": "rope_theta",
    "tie_word_embeddings": "tied",
}


def answer(path):
    """(config, tokens, logits' sum) of the folder; ``Refused`` with a sentence."""

    def work():
        with little_memory(path):
            model = load(path)
        run = model.generate("ab", tokens=3, temperature=0)
        with np.errstate(all="ignore"):  # an epsilon or a theta at the end of float32 is one
            "".join(run)
        return model.config, run.token_ids

    return attempt(work, path)


def check_answer(path, before, values) -> None:
    """A model that loads has its config's values; with the same ones it says the same."""
    try:
        config, tokens = answer(path)
    except Refused:
        return
    for key, field in SAME.items():
        if values.get(key) is not None:
            assert getattr(config, field) == values[key], key
    if config == before[0]:
        assert tokens == before[1]


@effort(120)
def test_garbled_configs(tmp_path, examples):
    folder = Folder(tmp_path / "model")
    before = answer(folder.path)

    def check(text: bytes) -> None:
        (folder.path / "config.json").write_bytes(text)
        try:
            values = json.loads(text)
        except (ValueError, RecursionError):
            values = None
        check_answer(folder.path, before, values if isinstance(values, dict) else {})

    hunt(check, changed_json(CONFIG), examples)


@effort(25)
@pytest.mark.parametrize("form", FORMS)
def test_garbled_configs_of_every_form(tmp_path, form, examples):
    """Llamas, online weights, stretched positions, inner norms and so on."""
    path = tmp_path / form
    shutil.copytree(MODELS / form, path)
    before = answer(path)
    values = json.loads((path / "config.json").read_text())

    def check(text: bytes) -> None:
        (path / "config.json").write_bytes(text)
        check_answer(path, before, {})

    hunt(check, changed_json(values), examples)


@effort(120)
def test_any_value_anywhere(tmp_path, examples):
    folder = Folder(tmp_path / "model")
    before = answer(folder.path)
    keys = [*CONFIG, "head_dim", "rope_scaling", "rope_parameters", "attention_bias", "dtype"]

    def check(change) -> None:
        text = dump({**CONFIG, **change})
        (folder.path / "config.json").write_text(text)
        try:
            values = json.loads(text)
        except (ValueError, RecursionError):
            values = {}
        check_answer(folder.path, before, values)

    hunt(check, st.dictionaries(st.sampled_from(keys), JUNK, min_size=1, max_size=2), examples)


@effort(40)
def test_garbled_generation_configs(tmp_path, examples):
    folder = Folder(tmp_path / "model")
    before = answer(folder.path)
    wanted = {"bos_token_id": 1, "eos_token_id": [250, 251], "do_sample": True}

    def check(text: bytes) -> None:
        (folder.path / "generation_config.json").write_bytes(text)
        check_answer(folder.path, before, {})

    hunt(check, changed_json(wanted), examples)
