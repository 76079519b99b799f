"""What the model thought of while it wrote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..model import Model
from ..models.network import Piece
from . import style

NAMES = {"\n": "↵", " ": "␣"}


def next_tokens(model: Model, ids: Sequence[int], count: int) -> np.ndarray:
    """float32 [count, vocabulary]: the chances of each of the last ``count`` of ``ids``.

    As the model saw them before each, at temperature 1. One pass over all tokens.
    """
    piece = Piece(model.network.state(len(ids)), list(ids[:-1]), wanted=count)
    logits = model.network.forward([piece])
    chances = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return chances / chances.sum(axis=-1, keepdims=True)


def candidates(model: Model, chances: np.ndarray, ids: Sequence[int], shown: int = 6) -> Any:
    """A column for each token that was written: the likeliest ones; the chosen one is framed."""
    order = np.argsort(-chances, axis=1, kind="stable")[:, :shown]
    steps = len(ids)
    figure, axes = style.figure(10.5, 0.42 * shown + 1.2)
    likely = np.take_along_axis(chances, order, axis=1).T
    image = axes.imshow(likely, cmap=style.AMOUNT, vmin=0, vmax=1, aspect="auto")
    for step in range(steps):
        for rank in range(shown):
            token = int(order[step, rank])
            dark = likely[rank, step] > 0.45
            letter = _name(model, token)
            axes.text(
                step, rank, letter, ha="center", va="center", size=9,
                color="white" if dark else style.INK, family="DejaVu Sans Mono",
            )  # fmt: skip
            if token == ids[step]:
                _frame(axes, step, rank)
        if ids[step] not in order[step]:  # less likely than all that are shown
            axes.text(
                step, shown, _name(model, ids[step]), ha="center", va="center", size=9,
                color=style.RED, family="DejaVu Sans Mono",
            )  # fmt: skip
            _frame(axes, step, shown)
    axes.set_ylim(shown + 0.6, -0.6)
    axes.set_yticks(range(shown), [str(rank + 1) for rank in range(shown)])
    axes.set_xticks(range(0, steps, 5))
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.set_ylabel("likeliest next byte")
    axes.set_xlabel("byte written (framed: the one that was drawn)")
    figure.colorbar(image, ax=axes, label="chance", pad=0.01, aspect=14)
    return figure


def _name(model: Model, token: int) -> str:
    letter = model.tokenizer.decode([token])
    return NAMES.get(letter, letter)


def _frame(axes: Any, step: int, rank: int) -> None:
    axes.plot(
        [step - 0.47, step + 0.47, step + 0.47, step - 0.47, step - 0.47],
        [rank - 0.46, rank - 0.46, rank + 0.46, rank + 0.46, rank - 0.46],
        color=style.RED, linewidth=1.8, zorder=3,
    )  # fmt: skip
