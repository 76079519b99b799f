"""A model that is small enough to be made whole by every test."""

import pytest

from tritile.synthetic import decoders
from tritile.synthetic.known import KNOWN, Known
from tritile.synthetic.shipped import BITNET_2B, BITNET_2B_ONLINE, BITNET_LARGE, FALCON_E_3B

SIZES = {
    "hidden_size": 128,
    "intermediate_size": 192,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "num_hidden_layers": 3,
    "vocab_size": 300,
    "head_dim": 32,
}


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """``small`` (packed), ``small-online`` (dense), ``small-llama`` (divides), ``small-onebit``."""
    kinds = {
        "small": (BITNET_2B, decoders.bitnet),
        "small-online": (BITNET_2B_ONLINE, decoders.bitnet_online),
        "small-llama": (FALCON_E_3B, decoders.llama),
        "small-onebit": (BITNET_LARGE, decoders.onebit),
    }
    for name, (config, tensors) in kinds.items():
        monkeypatch.setitem(KNOWN, name, Known({**config, **SIZES}, tensors))
