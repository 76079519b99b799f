"""The CPU's time for a pass, from passes that were measured: ``data/cpu_profile.json``.

tools/cpu_profile.py writes it, with ``tritile bench token``. Kernels are taken to cost something a
value and something a layer, attention something a product and something a row of scores, the driver
something a doorbell and something a pass; least squares over what was measured say how much.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from ..errors import UsageError
from .work import Work

FILE = "cpu_profile.json"


@dataclass(frozen=True)
class Measured:
    """One measured pass: what it had to do, and ms by part."""

    work: Work
    kernels: float
    attention: float
    driver: float


@dataclass(frozen=True)
class Rates:
    """ms of one core: of each thing that ``features`` count, by part."""

    kernels: np.ndarray
    attention: np.ndarray
    driver: np.ndarray

    def kernels_ms(self, work: Work) -> float:
        return float(self.kernels @ _kernels(work))

    def attention_ms(self, work: Work) -> float:
        return float(self.attention @ _attention(work))

    def driver_ms(self, work: Work) -> float:
        return float(self.driver @ _driver(work))


@dataclass(frozen=True)
class Profile:
    """``machine``: what it was measured on, in words. Rates by (path, KV type, decode or prefill).

    By path, ``full_head``: ms a byte of its table; ``tile_head``: ms a row of the vocabulary, and a
    token, of what the CPU does beside the tile. ``tiled``: ms a value of each step of attention
    beside the tile.
    """

    machine: str
    rates: dict[tuple[str, str, bool], Rates]
    full_head: dict[str, float]
    tile_head: dict[str, np.ndarray]
    tiled: dict[str, float] = field(default_factory=dict)

    def of(self, path: str, kv: str, prefill: bool) -> Rates:
        """UsageError if nobody has measured that."""
        key = path, kv, prefill
        if key not in self.rates:
            known = sorted({f"{path} with {kv}" for path, kv, _ in self.rates})
            raise UsageError(f"nothing was measured of {path} with {kv}; only {', '.join(known)}")
        return self.rates[key]


@cache
def shipped_profile() -> Profile:
    """The one in the package."""
    return read_profile(json.loads((files("tritile") / "data" / FILE).read_text("utf-8")))


def read_profile(values: dict[str, Any]) -> Profile:
    """Of what tools/cpu_profile.py has written."""
    groups: dict[tuple[str, str, bool], list[Measured]] = {}
    for row in values["passes"]:
        key = row["path"], row["kv"], row["tokens"] > 1
        parts = {part: row[f"{part}_ms"] for part in ("kernels", "attention", "driver")}
        groups.setdefault(key, []).append(Measured(Work(**row["work"]), **parts))
    heads: dict[str, list[dict[str, Any]]] = {}
    for head in values["heads"]:
        heads.setdefault(head["path"], []).append(head)
    return Profile(
        machine=values["machine"],
        rates={key: rates_of(rows) for key, rows in groups.items()},
        full_head={
            path: max(h["full_ms"] / h["bytes"] for h in some) for path, some in heads.items()
        },
        tile_head={path: _tile_head(some) for path, some in heads.items()},
        tiled=_tiled(values.get("tiled", [])),
    )


def _tiled(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Of each step the slower."""
    steps = rows[0]["values"] if rows else ()
    return {step: max(row[f"{step}_ms"] / row["values"][step] for row in rows) for step in steps}


def _tile_head(heads: Sequence[dict[str, Any]]) -> np.ndarray:
    return _solve([np.array([h["rows"], 1.0]) for h in heads], [h["tile_ms"] for h in heads])


def rates_of(rows: Sequence[Measured]) -> Rates:
    """The rates that come nearest to what was measured, relative to it; none is negative."""
    return Rates(
        kernels=_solve([_kernels(r.work) for r in rows], [r.kernels for r in rows]),
        attention=_solve([_attention(r.work) for r in rows], [r.attention for r in rows]),
        driver=_solve([_driver(r.work) for r in rows], [r.driver for r in rows]),
    )


def _kernels(work: Work) -> np.ndarray:
    return np.array([work.values, work.layers], float)


def _attention(work: Work) -> np.ndarray:
    return np.array([work.products, work.rows], float)


def _driver(work: Work) -> np.ndarray:
    return np.array([work.doorbells, 1], float)


def _solve(features: Sequence[np.ndarray], times: Sequence[float]) -> np.ndarray:
    """Least squares of two rates; where one would be negative, the other alone."""
    x = np.array(features) / np.array(times)[:, None]  # so that every row should be 1
    ones = np.ones(len(x))
    rates = np.linalg.lstsq(x, ones, rcond=None)[0]
    if (rates >= 0).all():
        return rates
    alone = [ones @ x[:, i] / (x[:, i] @ x[:, i]) for i in range(2)]
    errors = [np.square(x[:, i] * alone[i] - 1).sum() for i in range(2)]
    best = int(np.argmin(errors))
    return np.array([alone[i] if i == best else 0.0 for i in range(2)])
