"""One program at a time has the board: a bitstream loaded under another's feet fails both."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import IO, Any
from weakref import WeakKeyDictionary

from tritile.errors import DeviceError, UsageError

LOCK = Path("/run/tritile-board.lock")  # root alone can open a board, and write there
_claims: WeakKeyDictionary[Any, Claim] = WeakKeyDictionary()  # of this process, by device


class Claim:
    """Held until ``release``, or until the process ends. ``shared``: other processes see it, too.

    UsageError or DeviceError names who has the board.
    """

    def __init__(self, device: Any, shared: bool):
        if device in _claims:
            raise UsageError(
                "this process has the board open already: close that model or platform first"
                " (model.close(); in a notebook also: restart the kernel)"
            )
        self._device, self._file = device, _locked() if shared else None
        _claims[device] = self

    def release(self) -> None:
        """A second call does nothing."""
        if _claims.get(self._device) is self:
            del _claims[self._device]
        if self._file is not None:
            self._file.close()


def _locked() -> IO[str]:
    """The lock file, with our process's number in it; it stays, the lock goes with the file."""
    file = open(LOCK, "a+")  # noqa: SIM115 - it stays open as long as the claim
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.seek(0)
        holder = file.read().strip()
        file.close()
        raise DeviceError(
            f"process {holder} has the board open: end it first (another notebook's kernel?)"
        ) from error
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file
