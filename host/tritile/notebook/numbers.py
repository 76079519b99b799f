"""Activations before and after quantisation, and sums."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..bitlinear import quantise
from . import style


def quantised(x: np.ndarray) -> Any:
    """Floats [tokens, K] as they come, and the int8 that the array multiplies, by token."""
    q, s = quantise(x)
    figure, (before, after) = style.figure(10.5, 3.9, 1, 2, sharey=True)
    for axes, values, colour in ((before, x, style.BLUE), (after, q, style.ORANGE)):
        for token, row in enumerate(values):
            wobble = np.random.default_rng(token).uniform(-0.3, 0.3, len(row))
            axes.scatter(row, token + wobble, 5, color=colour, alpha=0.5, linewidths=0)
        axes.set_yticks(range(len(x)))
        axes.spines["left"].set_visible(False)
        axes.tick_params(axis="y", length=0)
    before.invert_yaxis()
    before.set_title("float32, as the norm leaves them")
    before.set_xlabel("activation")
    before.set_ylabel("token")
    after.set_title("int8: each token scaled so that its largest is ±127")
    after.set_xlabel("q = round(x · s)")
    after.set_xlim(-135, 190)
    after.set_xticks([-128, -64, 0, 64, 127])
    for token, scale in enumerate(s[:, 0]):
        after.text(140, token, f"s = {scale:.1f}", va="center", size=9)
    return figure


def outputs(exact: np.ndarray, y: np.ndarray) -> Any:
    """Results [tokens, M] of quantised activations against those of the floats."""
    figure, (axes, errors) = style.figure(10.5, 4.0, 1, 2)
    limit = 1.05 * float(np.abs(exact).max())
    axes.plot([-limit, limit], [-limit, limit], color=style.GREY, linewidth=0.8)
    axes.scatter(exact, y, 9, color=style.BLUE, alpha=0.55, linewidths=0)
    axes.set_xlabel("with float activations (numpy)")
    axes.set_ylabel("with int8 activations (the tile)")
    axes.set_title("a dot for each output")
    axes.set_aspect("equal")
    percent = 100 * (y - exact) / np.abs(exact).max(axis=1, keepdims=True)
    errors.hist(percent.ravel(), 41, color=style.SKY)
    errors.set_xlabel("difference, % of the token's largest output")
    errors.set_ylabel("outputs")
    errors.set_title("what int8 costs")
    return figure
