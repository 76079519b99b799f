"""Pictures are drawn without a screen, and closed behind each test."""

import pytest


@pytest.fixture
def drawing():
    """Skips where matplotlib is missing."""
    matplotlib = pytest.importorskip("matplotlib", reason="needs matplotlib: make notebooks")
    matplotlib.use("agg")
    pyplot = pytest.importorskip("matplotlib.pyplot")
    yield pyplot
    pyplot.close("all")
