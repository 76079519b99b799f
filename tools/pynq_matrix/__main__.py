"""``make pynq``: makes the environments, runs tests/overlay in each, ends with a table.

What went wrong is told on stdout as soon as its environment is through; stderr has the progress.
Exit code 1 if a test failed, an environment could not be made, or none could be tried at all;
2 for an argument that makes no sense. An environment whose Python is not found is skipped.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from rich.console import Console
from rich.table import Table

from . import interpreters, making, running
from .making import MakingError
from .running import Outcome
from .table import TABLE, Environment, chosen

MAKERS = 2  # environments made at the same time
SAID = ("pynq", "numpy")
console = Console(stderr=True, highlight=False, markup=False)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="pynq_matrix",
        description="Runs the overlay's tests on several pynq, numpy and Python.",
        epilog="environments: " + ", ".join(e.name for e in TABLE),
    )
    parser.add_argument("--only", nargs="+", default=[], metavar="WORD", help="in their names")
    parser.add_argument("--jobs", type=int, default=2, help="processes of the tests (%(default)s)")
    parser.add_argument("--tests", nargs=argparse.REMAINDER, default=[], help="pytest's own")
    return parser.parse_args()


def run_all(wanted: list[Environment], jobs: int, tests: list[str]) -> list[Outcome]:
    """Makes them two at a time and tests each as soon as it is its turn."""
    found = {e: interpreters.find(e.python) for e in wanted}
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(MAKERS) as pool:
        wheel = making.build_wheel(Path(sys.executable), Path(folder))
        made = {
            e: pool.submit(making.make, e, python, wheel) for e, python in found.items() if python
        }
        outcomes = []
        for e in wanted:
            outcomes.append(_outcome(e, made.get(e), jobs, tests))
            if wrong := running.told(outcomes[-1]):
                print(wrong, flush=True)
        return outcomes


def _outcome(
    environment: Environment,
    made: Future[tuple[Path, bool]] | None,
    jobs: int,
    tests: list[str],
) -> Outcome:
    if made is None:
        return Outcome(environment, why=f"skipped: no Python {environment.python} was found")
    try:
        python, kept = made.result()
    except MakingError as error:
        return Outcome(environment, why=f"cannot be made: {error}", broken=True)
    console.print(f"{environment.name}: {'kept' if kept else 'made'}; its tests run")
    outcome = running.run(environment, python, jobs, tests)
    outcome.found = making.versions(python, SAID)
    for name, expected in zip(SAID, (environment.pynq, environment.numpy), strict=True):
        if outcome.found.get(name) != expected:
            outcome.broken = True
            outcome.why = f"{name} is {outcome.found.get(name)}, not {expected}"
    return outcome


def table(outcomes: list[Outcome]) -> Table:
    shown = Table(title="pynq matrix", title_justify="left")
    families = next((list(o.families) for o in outcomes if o.families), [])
    for column in ("environment", "stands for"):
        shown.add_column(column)
    for column in ("passed", *families, "failed", "skipped", "seconds"):
        shown.add_column(column, justify="right")
    shown.add_column("")
    for o in outcomes:
        each = [str(o.families.get(family, "-")) for family in families]
        numbers = [str(o.passed), *each, str(o.failed), str(o.skipped), f"{o.seconds:.0f}"]
        name = f"{o.environment.name} numpy {o.environment.numpy}"
        shown.add_row(name, o.environment.stands_for, *numbers, o.why.partition("\n")[0])
    return shown


def main() -> int:
    a = arguments()
    try:
        wanted = chosen(a.only)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        outcomes = run_all(wanted, a.jobs, a.tests)
    except MakingError as error:
        print(f"the wheel cannot be built: {error}")
        return 1
    Console(width=140).print(table(outcomes))
    if not any(o.passed for o in outcomes):
        print("nothing was tested", file=sys.stderr)
        return 1
    return 0 if all(o.good for o in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
