"""Pictures of activations."""

from __future__ import annotations

import numpy as np

from tritile.bitlinear import quantise

X = np.random.default_rng(0).normal(size=(3, 50)).astype(np.float32)


def test_every_activation_has_its_dot(drawing):
    from tritile.notebook.numbers import quantised

    before, after = quantised(X).axes
    q, _ = quantise(X)
    for axes, values in ((before, X), (after, q)):
        for token, dots in enumerate(axes.collections):
            assert np.array_equal(dots.get_offsets()[:, 0], values[token])


def test_outputs_are_compared(drawing):
    from tritile.notebook.numbers import outputs

    dots, errors = outputs(X, X + 0.5).axes
    assert len(dots.collections[0].get_offsets()) == X.size
    assert sum(patch.get_height() for patch in errors.patches) == X.size
