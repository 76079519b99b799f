"""The models of the goldens, loaded by the runtime, once each."""

from __future__ import annotations

from functools import cache

import numpy as np

from golden import golden
from tritile.model import Model, load
from tritile.models.bitnet import BitNet
from tritile.models.config import layer_name
from tritile.models.open import open_source


@cache
def model_of(name: str, board: str = "tiny") -> Model:
    return load(golden(name).folder, platform="emulator", board=board)


def reference_of(name: str, board: str = "tiny") -> BitNet:
    """The numpy path on the same device."""
    model = model_of(name, board)
    return BitNet(model.config, model.network.weights)


def blocks(name: str) -> list[str]:
    return [layer_name(i, "")[:-1] for i in range(model_of(name).config.layers)]


@cache
def inner_norms(name: str) -> dict[str, np.ndarray]:
    """Weights of the norms within linears, by name."""
    if model_of(name).config.inner_norm_eps is None:
        return {}
    source = open_source(golden(name).folder)
    norms = (f"{linear}.rms_norm" for linear in golden(name).linears)
    return {norm: source.vector(f"{norm}.weight") for norm in norms}


@cache
def biases(name: str) -> dict[str, np.ndarray]:
    """By the linear's name."""
    source, c = open_source(golden(name).folder), model_of(name).config
    biased = (n for n in golden(name).linears if c.has_bias(n.split(".", 3)[3]))
    return {linear: source.vector(f"{linear}.bias") for linear in biased}
