"""Pictures of a block."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import tritile
from tritile.models.config import JOB_LISTS
from tritile.notebook.known import config_of

CLOCKS = dict(zip(JOB_LISTS, (111, 222, 333, 444), strict=True))


@pytest.mark.parametrize("activation", ["relu2", "silu"])
def test_the_diagram_names_every_doorbell(drawing, activation):
    from tritile.notebook.blocks import diagram

    c = replace(config_of("bitnet-2b-4t"), activation=activation, sub_norms=activation == "relu2")
    words = [text.get_text() for axes in diagram(c, CLOCKS).axes for text in axes.texts]
    assert "q, k, v\n2560 → 2560, 640, 640\n111 clocks" in words
    assert "down\n6912 → 2560\n444 clocks" in words
    assert any("relu²" in word for word in words) == (activation == "relu2")
    assert any("norm, quantise" in word for word in words) == c.sub_norms


def test_work_is_counted_by_shapes(drawing):
    from tritile.notebook.blocks import work, work_shares

    c = config_of("bitnet-2b-4t")
    found = work(c, 9)
    assert found["q, k, v, o"] + found["gate, up, down"] == 2_084_044_800
    assert found["attention"] == 30 * 2 * 20 * 128 * 10
    assert found["head"] == 128256 * 2560
    (axes,) = work_shares({"one": found, "two": work(c, 2048)}).axes
    assert max(p.get_x() + p.get_width() for p in axes.patches) == pytest.approx(100)


def test_attention_maps(drawing):
    from tritile.notebook.blocks import attention_maps

    maps = np.random.default_rng(0).random((4, 3, 3))
    panels = attention_maps(maps, ["a", " ", "\n"]).axes
    shown = [axes.images[0].get_array() for axes in panels if axes.images]
    assert np.array_equal(shown[:4], maps)
    assert [label.get_text() for label in panels[0].get_xticklabels()] == ["a", "␣", "↵"]


def test_times_are_of_every_part(drawing):
    from tritile.notebook.blocks import seconds_of, times

    called = []
    found = seconds_of({"part": lambda: called.append(1)}, repeat=7)
    assert len(called) == 7
    assert found["part"] > 0
    (axes,) = times(found, "title").axes
    assert axes.patches[0].get_width() == pytest.approx(1e6 * found["part"])


def test_candidates_are_the_model_s_own(drawing):
    from tritile.notebook.text import candidates, next_tokens

    with tritile.load() as model:
        writing = model.generate("HAMLET.\n", tokens=5, temperature=0)
        text = "".join(writing)
        chances = next_tokens(model, writing.prompt_ids + writing.token_ids, 5)
        assert chances.argmax(axis=1).tolist() == writing.token_ids  # greedy: always the likeliest
        axes = candidates(model, chances, writing.token_ids).axes[0]
    first = [axes.texts[6 * step].get_text() for step in range(5)]
    assert "".join(first).replace("␣", " ").replace("↵", "\n") == text
