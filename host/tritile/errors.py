"""What can go wrong, one class a kind; the command line prints one sentence and exits with 2."""

from __future__ import annotations

SHOWN = 120  # characters of a value in a sentence


class TritileError(Exception):
    """Base of all errors that a user can do something about."""


class UsageError(TritileError, ValueError):
    """An argument that makes no sense: names the value and what is accepted."""


class CheckpointError(TritileError):
    """A checkpoint that is missing, damaged, contradictory or not supported."""


class ImageError(TritileError):
    """A packed image that is damaged or made for something else."""


class MemoryFullError(TritileError):
    """The device's memory has no room for a buffer."""


class DeviceError(TritileError):
    """The accelerator stopped: ``code`` (ErrorCode name), ``job`` (descriptor), ``matrix``."""

    def __init__(self, message: str, code: str = "", job: int | None = None, matrix: str = ""):
        super().__init__(message)
        self.code, self.job, self.matrix = code, job, matrix


def shown(value: object) -> str:
    """How a sentence shows a value that somebody else wrote: as Python would, cut short."""
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # an integer of 4300 digits, a list in a list in a list
        return f"a {type(value).__name__} too long to show"
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}..."
