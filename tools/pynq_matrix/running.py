"""Runs the overlay's tests in an environment, reads what came of them, and tells what failed."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from .making import LOGS, ROOT
from .table import Environment

TESTS = "tests/overlay"
SECONDS = 1800  # after which a run is taken for stuck; a quiet computer needs two minutes
LINES = 40  # of a failure, or of a run that ended without a report
AT_LENGTH = 5  # failures that are told with their lines; the others by their names alone
# The environment of a board, or of a simulated one, would reach into tests that set it.
FOREIGN = ("PYNQ_SIM", "PYNQ_SIM_OPTIONS", "BOARD", "TRITILE_BITSTREAM", "PYTHONPATH")


@dataclass(frozen=True)
class Failure:
    """A test that failed: its name as pytest takes it, what pytest said of it."""

    test: str
    said: str


@dataclass
class Outcome:
    """``families``: passed tests by the family of the board in their name."""

    environment: Environment
    passed: int = 0
    skipped: int = 0
    seconds: float = 0.0
    families: dict[str, int] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    log: Path | None = None  # what pytest wrote
    why: str = ""  # it was skipped, or broke
    broken: bool = False

    @property
    def failed(self) -> int:
        return len(self.failures)

    @property
    def good(self) -> bool:
        """Passed something on every family and failed nothing, or was skipped."""
        if self.broken or self.failed:
            return False
        return bool(self.why) or (self.passed > 0 and all(self.families.values()))


def run(environment: Environment, python: Path, jobs: int, arguments: Sequence[str]) -> Outcome:
    """pytest's outcome, by its own report; a run that does not end in one is broken."""
    LOGS.mkdir(parents=True, exist_ok=True)
    log, report = (LOGS / f"{environment.name}.{kind}" for kind in ("log", "xml"))
    report.unlink(missing_ok=True)
    command = [python, "-m", "pytest", TESTS, "-n", str(jobs), f"--junitxml={report}", *arguments]
    clean = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    start = time.monotonic()
    with log.open("w") as file:
        try:
            code = subprocess.run(
                command, stdout=file, stderr=subprocess.STDOUT, cwd=ROOT, env=clean, timeout=SECONDS
            ).returncode
        except subprocess.TimeoutExpired:
            code = None
    outcome = read(environment, report)
    outcome.seconds, outcome.log = time.monotonic() - start, log
    if code is None:
        outcome.broken, outcome.why = True, f"stuck: stopped after {SECONDS} s"
    elif code not in (0, 1) or outcome.broken or (code == 1) != bool(outcome.failures):
        outcome.broken, outcome.why = True, f"pytest ended with {code}"
    return outcome


def read(environment: Environment, report: Path) -> Outcome:
    """Of pytest's XML."""
    from tritile_arch.boards import BOARDS

    boards = {b.name: b.family.name for b in BOARDS.values() if b.family}
    outcome = Outcome(environment, families=dict.fromkeys(boards.values(), 0))
    if not report.exists():
        outcome.broken = True
        return outcome
    for case in ElementTree.parse(report).iter("testcase"):
        kinds = {child.tag: child for child in case}
        wrong = [kinds[kind] for kind in ("failure", "error") if kind in kinds]
        if wrong:
            outcome.failures.append(Failure(_name(case), "\n".join(e.text or "" for e in wrong)))
        elif "skipped" in kinds:
            outcome.skipped += 1
        else:
            outcome.passed += 1
            for board, family in boards.items():
                outcome.families[family] += board in case.get("name", "")
    return outcome


def _name(case: ElementTree.Element) -> str:
    """As pytest takes it in an argument; of a file that cannot be imported, its module."""
    module, name = case.get("classname"), case.get("name", "")
    return f"{module.replace('.', '/')}.py::{name}" if module else name


def told(outcome: Outcome) -> str:
    """Every test that failed by its name, and how it ended; of a broken run its log's end.

    Empty if nothing is wrong.
    """
    name, log = outcome.environment.name, outcome.log
    parts = [f"{name}: FAILED {failure.test}" for failure in outcome.failures]
    if outcome.broken:
        parts.append(f"{name}: {outcome.why}")
    elif not outcome.good and not parts:
        bare = [family for family, passed in outcome.families.items() if not passed]
        parts.append(f"{name}: no test passed on {', '.join(bare) or 'it'}")
    for failure in outcome.failures[:AT_LENGTH]:
        parts += [f"--- the end of {failure.test}", _end(failure.said)]
    if outcome.broken and not outcome.failures and log:
        parts += [f"--- the end of {log}", _end(log.read_text(errors="replace"))]
    elif parts and log:
        parts.append(f"--- all of it: {log}")
    return "\n".join(parts)


def _end(text: str) -> str:
    """Its last lines; of a long failure half of them are those that begin with what was wrong.

    Where CI is set, pytest writes every line of two long lists that differ.
    """
    lines = text.strip().splitlines()
    wrong = next((i for i, line in enumerate(lines) if line.startswith("E ")), len(lines))
    if len(lines) - wrong <= LINES:
        return "\n".join(lines[-LINES:])
    half = LINES // 2
    return "\n".join([*lines[wrong : wrong + half - 1], "[...]", *lines[-half:]])
