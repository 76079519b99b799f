"""The bar counts on by the step's clock, and never past the step."""

import io

from rich.console import Console

from tritile.progress import Step, _Bar


class Terminal(io.StringIO):
    def isatty(self):
        return True


def completed(bar: _Bar) -> float:
    list(bar.get_renderables())
    return bar.tasks[0].completed


def test_the_bar_follows_the_clock():
    bar = _Bar(Console(file=Terminal(), force_terminal=True))
    now = 1000
    bar.show(Step("packing", 1, 2))
    assert completed(bar) == 1
    bar.show(Step("running", 50, 300, size=100, clock=lambda: now))
    assert completed(bar) == 50
    now = 1030
    assert completed(bar) == 80
    now = 5000  # the step takes longer than was thought
    assert completed(bar) == 150
    bar.show(Step("closing"))
    assert completed(bar) == 0


def test_the_step_is_told(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")  # a dumb terminal is shown no bar
    terminal = Terminal()
    with _Bar(Console(file=terminal, force_terminal=True)) as bar:
        bar.show(Step("running o", 1, 2))
        bar.refresh()
    assert "running o" in terminal.getvalue()
