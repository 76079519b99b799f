"""Runs the groups one after the other; a failed test does not stop the next ones."""

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


def run_groups(bench: Bench, names: Sequence[str], show: Show = ignore) -> Iterator[Section]:
    """Each group when it is done; once the device is gone the rest is skipped."""
    gone: Gone | None = None
    for name in names:
        lines = []
        tests = list(GROUPS[name](bench))
        for number, test in enumerate(tests):
            show(Step(f"{name}: {test.name}", number, len(tests)))
            if gone is not None:
                lines.append(Line(test.name, SKIPPED, f"the device is gone: {gone}"))
                continue
            line, gone = run_test(bench, test)
            lines.append(line)
        yield Section(name, lines)


def run_test(bench: Bench, test: Test) -> tuple[Line, Gone | None]:
    """One test; behind one that failed the device is made quiet, or is found gone."""
    try:
        return Line(test.name, OK, test.run()), None
    except Skipped as reason:
        return Line(test.name, SKIPPED, str(reason)), None
    except MemoryFullError as error:
        return Line(test.name, SKIPPED, str(error)), None
    except Gone as gone:
        return Line(test.name, FAILED, str(gone)), gone
    except (Failed, DeviceError) as error:
        line = Line(test.name, FAILED, str(error))
    try:
        bench.check_alive()
    except Gone as gone:
        return line, gone
    return line, None
