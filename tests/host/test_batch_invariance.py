"""A token's floats are the same to the bit, whatever else is in its pass."""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tritile.bitlinear import quantise
from tritile.model import Model, load
from tritile.models.network import Piece
from tritile.models.parts import rms_norm
from tritile.native.state import State as CompiledState
from walks import NOT_WALKED

MODELS = Path(__file__).parents[1] / "data" / "models"
FOLDERS = {"bundled": None} | {folder.name: folder for folder in sorted(MODELS.iterdir())}
LENGTH = 75  # more than the caches' step
PROMPT = 60
# auto: compiled, where that is possible; tile: with the prompt's attention on it.
CASES = [(name, kernels) for name in FOLDERS for kernels in ("auto", "numpy")]
CASES += [(name, "tile") for name in FOLDERS if name not in NOT_WALKED]


@cache
def model_of(name: str, board: str, kernels: str = "auto") -> Model:
    if kernels == "tile":
        return load(FOLDERS[name], board=board, kv="int8", attention="tile")
    return load(FOLDERS[name], board=board, kernels=kernels)


@cache
def tokens_of(sequence: int) -> list[int]:
    return np.random.default_rng(sequence).integers(0, 256, LENGTH).tolist()


@cache
def token_by_token(name: str, sequence: int, kernels: str = "auto") -> tuple[Any, np.ndarray]:
    """The reference: one token a pass, alone."""
    network = model_of(name, "tiny", kernels).network
    state = network.state(LENGTH, PROMPT)
    return state, np.stack([network.forward([Piece(state, [i])])[0] for i in tokens_of(sequence)])


@st.composite
def schedules(draw):
    """Passes of up to three sequences: for each, how many of its tokens come next."""
    return draw(
        st.lists(st.lists(st.integers(0, 40), min_size=3, max_size=3), min_size=3, max_size=10)
    )


@pytest.mark.parametrize("board", ["tiny", "pynq-z2"])
@pytest.mark.parametrize(("name", "kernels"), CASES)
@given(schedule=schedules(), room=st.integers(LENGTH, 300))
@settings(max_examples=8, phases=[Phase.generate])  # shrinking would take minutes
def test_any_chunks_beside_any_sequences(name, board, kernels, schedule, room):
    network = model_of(name, board, kernels).network
    states = [network.state(room, PROMPT) for _ in range(3)]
    for chunks in [*schedule, [LENGTH] * 3]:
        pieces, checks = [], []
        for sequence, (state, count) in enumerate(zip(states, chunks, strict=True)):
            ids = tokens_of(sequence)[state.length : state.length + count]
            if ids:
                pieces.append(Piece(state, ids, wanted=len(ids)))
                logits = token_by_token(name, sequence, kernels)[1]
                checks.append(logits[state.length :][: len(ids)])
        if pieces:
            np.testing.assert_array_equal(network.forward(pieces), np.concatenate(checks))
    for sequence, state in enumerate(states):
        reference, _ = token_by_token(name, sequence, kernels)
        for found, expected in zip(cached(state), cached(reference), strict=True):
            np.testing.assert_array_equal(found, expected)


def cached(state: Any) -> tuple[np.ndarray, np.ndarray]:
    """Keys and values of all positions."""
    if isinstance(state, CompiledState):
        return state.floats(LENGTH)
    return state.keys[:, :, :LENGTH], state.values[..., :LENGTH]


@pytest.mark.parametrize("size", [192, 2560, 6912, 333])
@pytest.mark.parametrize("tokens", [2, 3, 28, 64, 130])
def test_norm_and_quantiser_take_each_row_alone(size, tokens):
    rng = np.random.default_rng(size)
    x = rng.standard_normal((tokens, size), np.float32)
    weight = rng.standard_normal(size, np.float32)
    together = rms_norm(x, weight, 1e-5)
    alone = np.concatenate([rms_norm(row[None].copy(), weight, 1e-5) for row in x])
    np.testing.assert_array_equal(together, alone)
    for whole, rows in zip(
        quantise(together), zip(*(quantise(y[None]) for y in alone), strict=True), strict=True
    ):
        np.testing.assert_array_equal(whole, np.concatenate(rows))


def test_only_the_wanted_logits_come_back():
    network = model_of("random-auto", "tiny").network
    _, logits = token_by_token("random-auto", 0)
    states = [network.state(LENGTH) for _ in range(2)]
    ids = tokens_of(0)
    got = network.forward([Piece(states[0], ids[:9], wanted=0), Piece(states[1], ids[:6], 2)])
    np.testing.assert_array_equal(got, logits[4:6])


def test_a_sequence_longer_than_its_state_is_refused():
    network = model_of("random-auto", "tiny").network
    state = network.state(3)
    network.forward([Piece(state, [1, 2])])
    with pytest.raises(ValueError, match="4 tokens; the state has 3 positions"):
        network.forward([Piece(state, [3, 4])])


def test_a_sequence_twice_in_a_pass_is_refused():
    network = model_of("random-auto", "tiny").network
    state = network.state(9)
    with pytest.raises(ValueError, match="twice"):
        network.forward([Piece(state, [1]), Piece(state, [2])])
