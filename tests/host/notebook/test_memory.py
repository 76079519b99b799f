"""What a model takes, and where it lies."""

from __future__ import annotations

import itertools

import pytest

import tritile
from tritile.device.emulator import EmulatorPlatform
from tritile.model import bundled_model
from tritile.notebook.known import config_of
from tritile.report.facts import gather
from tritile.report.opened import open_path
from tritile_arch.boards import PYNQ_Z2, TINY, ZCU104


class Copying(EmulatorPlatform):
    """Adopts no arrays, as a board does not: weights lie in shared buffers."""

    adopts = False


@pytest.fixture
def loaded(drawing):
    from tritile.notebook.memory import Watched

    devices = []

    def load(**options):
        devices.append(Watched(Copying(TINY.geometry)))
        return tritile.load(platform=devices[-1], **options), devices[-1]

    yield load
    assert all(not device.buffers for device in devices)  # closing gives all back


def test_what_is_needed_is_what_is_taken(loaded):
    from tritile.notebook.memory import needed

    model, device = loaded()
    with model:
        taken = sum(size for _, size in device.buffers)
        assert taken == needed(TINY.geometry, model.config)


def test_spans_are_every_matrix_and_the_other_buffers(loaded):
    from tritile.notebook.memory import OTHERS, spans

    model, device = loaded()
    with model:
        found = spans(model, device)
        assert len([s for s in found if s.layer == 2]) == 7  # one port
        others = [s for s in found if s.kind == OTHERS]
        assert len(others) == len(model.program.plan.buffer_sizes)
        ends = sorted((s.address, s.address + s.bytes) for s in found)
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(ends))


def test_layers_that_stream_share_their_places(loaded):
    from tritile.notebook.memory import memory_map, spans

    model, device = loaded(weight_memory=200_000)
    with model:
        places = {}
        for span in spans(model, device):
            places.setdefault(span.layer, set()).add(span.address)
        assert places[0] == places[2]
        assert places[0].isdisjoint(places[1])
        (axes,) = memory_map({"ring": spans(model, device)}).axes
        assert axes.get_title(loc="left") == "ring"


def test_sizes_are_those_of_the_file(drawing):
    from tritile.notebook.memory import sizes

    facts = gather(open_path(bundled_model()))
    file, packed = sizes(facts).axes
    assert sum(patch.get_width() for patch in file.patches) == pytest.approx(
        facts.total.bytes / 1e3
    )
    assert [patch.get_width() for patch in packed.patches] == [n.bytes / 1e3 for n in facts.needs()]


def test_a_model_fits_or_streams(drawing):
    from tritile.notebook import style
    from tritile.notebook.memory import fit, needed, tables

    models = {name: config_of(name) for name in ("bitnet-large", "bitnet-2b-4t", "llama3-8b")}
    colours = {}
    for board in (PYNQ_Z2, ZCU104):
        (axes,) = fit(board, models, cma=256 << 20).axes
        names = [label.get_text() for label in axes.get_yticklabels()]
        colours[board.name] = dict(zip(names, axes.patches[::2], strict=True))
        device = colours[board.name]["bitnet-2b-4t"].get_width()
        assert device == needed(board.geometry, models["bitnet-2b-4t"]) / 1e6
    to_rgba = pytest.importorskip("matplotlib.colors").to_rgba
    expected = {
        "pynq-z2": {"bitnet-large": style.GREEN, "bitnet-2b-4t": style.RED, "llama3-8b": style.RED},
        "zcu104": {
            "bitnet-large": style.GREEN,
            "bitnet-2b-4t": style.ORANGE,
            "llama3-8b": style.RED,
        },
    }
    for board, models_colours in expected.items():
        for name, colour in models_colours.items():
            assert colours[board][name].get_facecolor() == to_rgba(colour), (board, name)
    assert tables(models["bitnet-2b-4t"]) == 2 * 128256 * 2560  # tied
    assert tables(models["llama3-8b"]) == 2 * 2 * 128256 * 4096


def test_only_ternary_models_have_such_sizes():
    with pytest.raises(ValueError, match="gpt2 is no ternary model"):
        config_of("gpt2")
