"""What ``make bench`` runs: commands, and the figures they answer with, kept in build/bench/."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import shlex
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "build" / "bench"
SHAPE = "bitnet-2b-4t"
MODEL = f"build/models/{SHAPE}"  # synthetic; every job on it begins in ROOT
TRITILE = "tritile"


@dataclass(frozen=True)
class Job:
    """One command; ``timed``: its wall time is the figure, else its JSON is."""

    name: str
    board: str
    words: tuple[str, ...]
    timed: bool = False
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def command(self) -> str:
        """As one would type it."""
        settings = [f"{name}={value}" for name, value in self.environment.items()]
        words = (
            shlex.quote(word) if " " in word and word != EMPTY else word for word in self.words
        )
        return " ".join([*settings, *words])

    @property
    def file(self) -> Path:
        return RESULTS / f"{self.name}.json"

    def result(self) -> dict[str, Any] | None:
        """What the last run answered; None before the first."""
        return json.loads(self.file.read_text()) if self.file.exists() else None

    def run(self) -> None:
        """Runs it and keeps the answer; SystemExit if it fails."""
        with tempfile.TemporaryDirectory() as empty:
            words = [word.replace(EMPTY, empty) for word in self.words]
            chosen = {name: v.replace(EMPTY, empty) for name, v in self.environment.items()}
            program = Path(sys.executable).parent / words[0]
            start, before = time.perf_counter(), cpu_seconds()
            done = subprocess.run(
                [str(program), *words[1:]],
                env={**os.environ, **chosen},
                stdout=subprocess.PIPE,
                text=True,
                cwd=ROOT,
            )
            wall, cpu = time.perf_counter() - start, cpu_seconds() - before
        if done.returncode:
            raise SystemExit(f"{self.command}\nended with {done.returncode}")
        answer = {} if self.timed else json.loads(done.stdout)
        RESULTS.mkdir(parents=True, exist_ok=True)
        stamp = {"wall": wall, "cpu": cpu, "date": date.today().isoformat()}
        stamp["verilog"] = verilog(self.board)
        self.file.write_text(json.dumps({**answer, **stamp}, indent=1) + "\n")


EMPTY = "$(mktemp -d)"


def cpu_seconds() -> float:
    """Of all children that have ended, and theirs: what other work on the machine does not move."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def verilog(board: str) -> str:
    """Tells one version of a board's Verilog from another."""
    text = (ROOT / "gen" / board / "tritile.v").read_bytes()
    return hashlib.sha256(text).hexdigest()[:16]


def _bench(name: str, kind: str, board: str, *more: str) -> Job:
    words = (
        TRITILE,
        "bench",
        kind,
        "--shape",
        SHAPE,
        "--board",
        board,
        *more,
        "--profile",
        "--json",
    )
    return Job(name, board, words)


def _jobs() -> list[Job]:
    jobs = []
    for board, cap in (("zcu104", "51.2"), ("pynq-z2", "12.8")):  # 80% of the weight ports'
        jobs += [
            _bench(f"block-{board}", "block", board, "--tokens", "1"),
            _bench(f"latency200-{board}", "block", board, "--tokens", "1", "--latency", "200"),
            _bench(f"cap80-{board}", "block", board, "--tokens", "1", "--total-cap", cap),
            _bench(f"planes5-{board}", "block", board, "--tokens", "1", "--planes", "5"),
            _bench(f"prefill-{board}", "prefill", board),
        ]
    jobs.append(_bench("cap64-zcu104", "prefill", "zcu104", "--total-cap", "64"))
    for board in ("zcu104", "pynq-z2"):
        convert = ("python", "-m", "tritile_rtl.convert", "--board", board, "--out", EMPTY)
        build = (TRITILE, "bench", "block", "--shape", "8x8", "--board", board)
        jobs += [
            Job(f"convert-{board}", board, convert, True, {"PYTHONHASHSEED": "0"}),
            Job(f"compile-{board}", board, build, True, {"TRITILE_CACHE": EMPTY}),
        ]
    return jobs


def _model_jobs() -> list[Job]:
    """On a checkpoint of 2B-4T's size, which the first one makes."""
    make = (TRITILE, "synthetic", SHAPE, "-o", MODEL, "--seed", "1", "--force")
    look = (TRITILE, "inspect", MODEL, "--json")
    jobs = [Job("synthetic", "zcu104", make, True), Job("inspect", "zcu104", look, True)]
    for board in ("zcu104", "pynq-z2"):
        pack = (TRITILE, "pack", MODEL, "--board", board, "--force", "--json")
        verify = (TRITILE, "pack", "--verify", f"{MODEL}/{board}.tritile", "--json")
        jobs += [Job(f"pack-{board}", board, pack), Job(f"verify-{board}", board, verify)]
    jobs.append(_bench("emulator-block", "block", "zcu104", "--platform", "emulator"))
    call = (TRITILE, "bench", "call", "--k", "2560", "--m", "2560", "--board", "pynq-z2")
    jobs.append(Job("call", "pynq-z2", (*call, "--repeat", "20000", "--json")))
    jobs.append(Job("notebooks", "tiny", ("python", "tools/run_notebooks.py"), True))
    run = (TRITILE, "generate", MODEL, "--allow-synthetic", "--board", "zcu104", "--prompt", "x")
    run += ("--greedy", "--drafts", "0", "--json", "--platform")
    tile = (*run, "verilator", "--tokens", "1")
    jobs += [
        Job("token-emulator", "zcu104", (*run, "emulator", "--tokens", "8")),
        Job("token-zcu104", "zcu104", tile),
        Job("streamed-zcu104", "zcu104", (*tile, "--weight-memory", "64M")),
    ]
    return jobs


def _token_jobs() -> list[Job]:
    """What a token of 2B-4T costs the CPU, and what follows for a board."""
    token = (TRITILE, "bench", "token", "--shape", SHAPE, "--context", "512", "--repeat", "200")
    attention = (TRITILE, "bench", "attention", "--tokens", "512", "--kv", "float16", "--json")
    project = (TRITILE, "fit", SHAPE, "--board", "zcu104", "--context", "512", "--clock", "250")
    return [
        Job("token-float16", "zcu104", (*token, "--json")),
        Job("token-int8", "zcu104", (*token, "--kv", "int8", "--json")),
        Job("token-numpy", "zcu104", (*token, "--numpy", "--json")),
        Job("attention", "zcu104", attention),
        Job("fit", "zcu104", (*project, "--json")),
        Job("fit-int8", "zcu104", (*project, "--kv", "int8", "--json")),
        Job("fit-tile", "zcu104", (*project, "--kv", "int8", "--attention", "tile", "--json")),
    ]


def _text_jobs() -> list[Job]:
    """Guesses and shared passes; the emulator, whose passes cost the CPU alone."""
    text = (TRITILE, "bench", "text", "--json")
    guesses = (*text, "--board", "tiny", "--repeat", "5")
    repetitive = ("--prompt", "ha ha ha ha ", "--greedy")
    together = ("--board", "zcu104", "--sequences", "8", "--tokens", "100", "--repeat", "1")
    return [
        Job("text-repetitive", "tiny", (*guesses, *repetitive)),
        Job("text-ordinary", "tiny", guesses),
        Job("text-sequences", "zcu104", (*text, *together)),
    ]


JOBS = {job.name: job for job in [*_jobs(), *_model_jobs(), *_token_jobs(), *_text_jobs()]}
