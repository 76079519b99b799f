"""Whatever stands in config.json and in tensors' names: a report, or one clear error."""

import json
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import save_file

from tritile.errors import TritileError
from tritile.report.bitlinear import count_trits
from tritile.report.command import FORMATS, render
from tritile.report.facts import gather
from tritile.report.opened import open_path
from tritile.report.settings import LABELS

KEYS = [key for keys in LABELS.values() for key in keys]
KEYS += ["weight_bits", "quantization_config", "tritile_synthetic", "head_dim"]
INNER = ["quant_method", "linear_class", "quantization_mode", "modules_to_not_convert"]
PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
PLAIN |= st.sampled_from(["bitnet", "online", "offline", "autobitlinear", "bitlinear"])
VALUES = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(INNER) | st.text(), inner, max_size=4)
    ),
    max_leaves=8,
)
CONFIGS = st.dictionaries(st.sampled_from(KEYS) | st.text(), VALUES, max_size=8)
PARTS = ["model", "layers", "layer", "h", "blk", "0", "1", "007", "9" * 5000, "²", "self_attn"]
PARTS += ["q_proj", "mlp", "up_proj", "weight", "weight_scale", "attn_q", "", " ", "<b>", "|"]
NAMES = st.lists(st.sampled_from(PARTS), min_size=1, max_size=5).map(".".join)
NAMES |= st.text(st.characters(exclude_categories=["Cs"]))
SHAPES = st.lists(st.integers(0, 5), max_size=5).map(tuple)
TENSORS = st.dictionaries(
    NAMES, st.tuples(SHAPES, st.sampled_from([np.float32, np.uint8, np.float16])), max_size=6
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("model")


@settings(max_examples=150)
@given(config=CONFIGS, tensors=TENSORS)
def test_any_config_and_any_names(folder, config, tensors):
    tensors.pop("__metadata__", None)
    (folder / "config.json").write_text(json.dumps(config))
    arrays = {name: np.ones(shape, dtype) for name, (shape, dtype) in tensors.items()}
    save_file(arrays, folder / "model.safetensors")
    facts = gather(open_path(folder))
    assert facts.total.tensors == len(arrays)
    assert facts.total.bytes == sum(array.nbytes for array in arrays.values())
    shares = None
    with suppress(TritileError):  # e.g. a value that is no trit
        shares = count_trits(facts.opened, facts.bitlinear)
    for form in FORMATS:
        assert render(form, facts, None, shares)
