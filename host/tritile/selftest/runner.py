"""Runs the groups one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ..errors import DeviceError, MemoryFullError
from ..progress import Show, Step, ignore
from . import bandwidth, dma, errors, exactness, interrupt, ports, registers, token
from .bench import Bench
from .outcome import FAILED, OK, SKIPPED, Failed, Gone, Line, Section, Skipped, Test

Group = Callable[[Bench], Iterable[Test]]
GROUPS: dict[str, Group] = {
    "registers": registers.tests,
    "dma": dma.tests,
    "ports": ports.tests,
    "errors": errors.tests,
    "exactness": exactness.tests,
    "bandwidth": bandwidth.tests,
    "token": token.tests,
    "interrupt": interrupt.tests,
}


class Run:
    """The groups of one run. Once the device is gone all further tests are skipped."""

    def __init__(self, bench: Bench, show: Show = ignore):
        self.bench, self.show = bench, show
        self._gone: Gone | None = None

    def group(self, name: str) -> Section:
        lines = []
        tests = list(GROUPS[name](self.bench))
        for number, test in enumerate(tests):
            self.show(Step(f"{name}: {test.name}", number, len(tests)))
            lines.append(self._test(test))
        return Section(name, lines)

    def _test(self, test: Test) -> Line:
        """Behind a test that failed the device is made quiet, or is found gone."""
        if self._gone is not None:
            return Line(test.name, SKIPPED, f"the device is gone: {self._gone}")
        try:
            return Line(test.name, OK, test.run())
        except (Skipped, MemoryFullError) as reason:
            return Line(test.name, SKIPPED, str(reason))
        except Gone as gone:
            self._gone = gone
            return Line(test.name, FAILED, str(gone))
        except (Failed, DeviceError) as error:
            line = Line(test.name, FAILED, str(error))
        try:
            self.bench.check_alive()
        except Gone as gone:
            self._gone = gone
        return line


def run_groups(bench: Bench, names: Sequence[str], show: Show = ignore) -> Iterator[Section]:
    """Each group when it is done; a failed test does not stop the next ones."""
    run = Run(bench, show)
    for name in names:
        yield run.group(name)
