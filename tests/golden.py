"""Reads the goldens of tests/data (see its README.md)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy as np

DATA = Path(__file__).resolve().parent / "data"
BUNDLED = DATA.parent.parent / "host" / "tritile" / "data" / "tiny-shakespeare"
MODELS = (
    "tiny-shakespeare",
    "random-auto",
    "random-bitlinear",
    "bitnet-rms",
    "bitnet-online",
    "bitnet-1bitllm",
    "llama-divide",
    "llama-multiply",
    "llama-online",
)
TOLERANCE = 1e-6  # of a row's largest absolute value


class Golden:
    """Arrays by key, and ``about``: the provenance."""

    def __init__(self, name: str):
        self.name = name
        self.about: dict = json.loads((DATA / "goldens" / f"{name}.json").read_text())
        with np.load(DATA / "goldens" / f"{name}.npz") as file:
            self._arrays = {key: file[key] for key in file.files}

    def __getitem__(self, key: str) -> np.ndarray:
        return self._arrays[self.about["same"].get(key, key)]

    @property
    def keys(self) -> list[str]:
        return [*self._arrays, *self.about["same"]]

    @property
    def linears(self) -> list[str]:
        return list(self.about["trits_sha256"])

    @property
    def dense(self) -> list[str]:
        """Linears of layers that transformers has not converted."""
        return self.about["dense"]

    @property
    def norms(self) -> list[str]:
        others = {*self.linears, *self.dense}
        outputs = {key[: -len("/output")] for key in self.keys if key.endswith("/output")}
        return sorted(name for name in outputs - others if name.endswith("norm"))

    def quantised(self, linear: str) -> np.ndarray:
        """What the linear quantises: its input, or that of its own norm made of it."""
        key = f"{linear}.rms_norm/output"
        return self[key if key in self.keys else f"{linear}/input"]

    @property
    def config(self) -> dict:
        return json.loads((self.folder / "config.json").read_text())

    @property
    def folder(self) -> Path:
        """The Hugging Face folder of the model."""
        return BUNDLED if self.name == BUNDLED.name else DATA / "models" / self.name


@cache
def golden(name: str) -> Golden:
    return Golden(name)


def assert_close(got: np.ndarray, expected: np.ndarray, what: str) -> None:
    """Floats agree to 1e-6 of their row's largest absolute value."""
    assert got.shape == expected.shape, f"{what}: shape {got.shape}, expected {expected.shape}"
    largest = np.abs(expected).max(-1, keepdims=True)
    error = np.abs(got.astype(np.float64) - expected) / np.maximum(largest, 1e-30)
    assert error.max() <= TOLERANCE, f"{what}: off by {error.max():.2e} of the row's maximum"


def assert_same(got: np.ndarray, expected: np.ndarray, what: str) -> None:
    """Integers, or floats made by one rounding each, agree to the bit."""
    assert got.shape == expected.shape, f"{what}: shape {got.shape}, expected {expected.shape}"
    different = np.flatnonzero((got != expected).ravel())
    assert not len(different), f"{what}: {len(different)} of {got.size} values differ"
