"""A progress bar on stderr; nothing where stderr is no terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from rich.console import Console, RenderableType
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn


@dataclass(frozen=True)
class Step:
    """What begins now: ``done`` of ``total``, or no known total.

    ``clock`` counts on by itself while the step lasts, to at most ``size`` of ``total``.
    """

    text: str
    done: float = 0
    total: float | None = None
    size: float = 0
    clock: Callable[[], int] | None = None


Show = Callable[[Step], None]


def ignore(step: Step) -> None:
    """Shows nothing."""


@contextmanager
def progress_bar() -> Iterator[Show]:
    """What shows a step until the next one comes."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield ignore
        return
    with _Bar(console) as bar:
        yield bar.show


class _Bar(Progress):
    """Looks at the step's clock whenever it is drawn, from rich's own thread.

    ``show`` waits for such a look to end, so a clock may go away once another step is shown.
    """

    def __init__(self, console: Console):
        columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
        self._step, self._start, self._looking = Step(""), 0, Lock()
        super().__init__(*columns, console=console, transient=True)
        self._only = self.add_task("", total=None)

    def show(self, step: Step) -> None:
        with self._looking:
            self._start = step.clock() if step.clock else 0
            self._step = step
        self.update(self._only, description=step.text, total=step.total, completed=step.done)

    def get_renderables(self) -> Iterable[RenderableType]:
        with self._looking:
            step = self._step
            passed = step.clock() - self._start if step.clock else 0
        for task in self.tasks:
            task.completed = max(task.completed, step.done + min(passed, step.size))
        yield from super().get_renderables()
