"""A model that is small enough to be made whole by every test."""

import pytest

from tritile.synthetic import decoders
from tritile.synthetic.known import BITNET_LARGE, FALCON_E_3B, KNOWN, Known

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
        "small": (KNOWN["bitnet-2b-4t"].config, decoders.bitnet),
        "small-online": (KNOWN["bitnet-2b-4t-bf16"].config, decoders.bitnet_online),
        "small-llama": (FALCON_E_3B, decoders.llama),
        "small-onebit": (BITNET_LARGE, decoders.onebit),
    }
    for name, (config, tensors) in kinds.items():
        monkeypatch.setitem(KNOWN, name, Known({**config, **SIZES}, tensors))
