"""Runs the overlay's tests in an environment, and reads what came of them."""

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
SECONDS = 900  # after which a run is taken for stuck
# The simulated device's own environment would reach into tests that set it.
FOREIGN = ("PYNQ_SIM", "PYNQ_SIM_OPTIONS", "BOARD", "PYTHONPATH")


@dataclass
class Outcome:
    """``families``: passed tests by the family of the board in their name."""

    environment: Environment
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0
    families: dict[str, int] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)
    why: str = ""  # it was skipped, or broke
    broken: bool = False

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
    outcome.seconds = time.monotonic() - start
    if code not in (0, 1) or outcome.broken:
        outcome.broken, outcome.why = True, f"pytest ended with {code}; see {log}"
    elif code == 1 or outcome.failed:
        outcome.failed, outcome.why = max(1, outcome.failed), f"see {log}"
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
        kinds = {child.tag for child in case}
        if kinds & {"failure", "error"}:
            outcome.failed += 1
        elif "skipped" in kinds:
            outcome.skipped += 1
        else:
            outcome.passed += 1
            for board, family in boards.items():
                outcome.families[family] += board in case.get("name", "")
    return outcome
