"""How a memory port of another width, or one that is mixed up, carries a beat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

UNKNOWN = -1  # where nobody can say what such a port carries


@dataclass(frozen=True)
class Fault:
    """``unit``: bytes of a part of a beat. ``sources``: int [beats, parts], which part of the
    stream arrives there, counted from the stream's first; UNKNOWN: anything.
    """

    text: str
    unit: int
    sources: np.ndarray

    def explains(self, stream: np.ndarray, found: np.ndarray) -> bool:
        """Both [beats, port_bytes]; whether ``stream`` carried that way is ``found``.

        Of a byte of whose place nothing is known it may not always be right: then it does arrive.
        """
        known = np.repeat(self.sources != UNKNOWN, self.unit, axis=1)
        parts = stream.reshape(-1, self.unit)
        carried = parts[np.where(self.sources == UNKNOWN, 0, self.sources)].reshape(stream.shape)
        lost = ~known.any(axis=0)
        arrives = (stream == found).all(axis=0)
        return bool((carried == found)[known].all() and not arrives[lost].any())


def explain(stream: np.ndarray, found: np.ndarray) -> str | None:
    """What is wrong with a port that should carry ``stream`` and carries ``found``, or None.

    Both [beats, port_bytes], a value a byte.
    """
    beats, port_bytes = stream.shape
    faults = _faults(beats, port_bytes)
    return next((fault.text for fault in faults if fault.explains(stream, found)), None)


def _faults(beats: int, port_bytes: int) -> Iterator[Fault]:
    unit = port_bytes // 2
    while unit >= 4:
        yield from _of_unit(beats, port_bytes, unit)
        unit //= 2


def _of_unit(beats: int, port_bytes: int, unit: int) -> Iterator[Fault]:
    """The faults that know parts of ``unit`` bytes; those that say most come first."""
    count = port_bytes // unit
    straight = np.arange(beats * count).reshape(beats, count)
    first, part = straight[:, :1], np.arange(count)
    beat, bits = f"beat of {port_bytes} bytes", 8 * unit
    repeated = np.repeat(straight.reshape(-1)[:beats, None], count, 1)
    yield Fault(f"repeats the first {unit} bytes of every {beat}", unit, first + 0 * part)
    yield Fault(
        f"repeats the last {unit} bytes of every {beat}", unit, first + count - 1 + 0 * part
    )
    yield Fault(f"turns every {beat} round by {unit} bytes", unit, first + part[::-1])
    text = f"is {bits} bits wide instead of {8 * port_bytes}: every {beat} brings the next {unit}"
    yield Fault(f"{text}, repeated", unit, repeated)
    narrow = np.where(part == 0, straight.reshape(-1)[:beats, None], UNKNOWN)
    yield Fault(f"{text}, the others are junk", unit, narrow)
    yield Fault(
        f"carries only the first {unit} bytes of every {beat}",
        unit,
        np.where(part == 0, straight, UNKNOWN),
    )
    yield Fault(
        f"carries only the last {unit} bytes of every {beat}",
        unit,
        np.where(part == count - 1, straight, UNKNOWN),
    )
