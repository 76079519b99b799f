"""The file beside an image while it is packed: locked, with a journal of what is done.

It is laid out as the image will be, but for the header, which is still zeros, and the journal
behind the last region: a line that says which image this is, then a line of JSON a matrix, written
once the matrix is. A process that is killed leaves it; the next one goes on from there.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from ..progress import Show, Step
from . import fields
from .format import LONGEST_HEADER, RULE_NAMES

SUFFIX = ".partial"
CANNOT_RESERVE = (errno.EOPNOTSUPP, errno.EINVAL, errno.ENOSYS)  # this file system does not


@dataclass(frozen=True)
class Done:
    """What is known of a matrix only once it is packed; ``sha256`` a port."""

    name: str
    rule: str
    weight_scale: float
    sha256: tuple[str, ...]

    @classmethod
    def decode(cls, line: bytes) -> Done:
        """ValueError if it is no such record."""
        values = fields.read_object(line, tuple(cls.__annotations__))
        digests = fields.rows(values["sha256"], "sha256")
        return cls(
            fields.text(values["name"], "name"),
            fields.choice(values["rule"], "rule", RULE_NAMES),
            fields.scale(values["weight_scale"], "weight_scale"),
            tuple(fields.sha256(value, "sha256") for value in digests),
        )

    def encode(self) -> bytes:
        return json.dumps(asdict(self)).encode()


class Partial:
    """An open, locked partial file; the journal begins at byte ``journal``."""

    def __init__(self, path: Path, fd: int, identity: str, journal: int):
        self.path, self.fd = path, fd
        self._identity, self._journal = identity.encode(), journal
        self._end = journal

    def begin(self) -> None:
        """Empties it, reserves its room and starts the journal; OSError if there is no room."""
        os.ftruncate(self.fd, 0)
        try:
            os.posix_fallocate(self.fd, 0, self._journal)
        except OSError as error:
            if error.errno not in CANNOT_RESERVE:
                text = f"{error.strerror}; it takes {self._journal:,} bytes"
                raise OSError(error.errno, text) from error
        self._end = self._journal
        self._append(self._identity)

    def resume(self) -> list[Done]:
        """What an earlier process did of this very image; nothing if the file is another's.

        The newest record of a matrix counts. If there are any, the journal goes on behind them.
        """
        room = os.fstat(self.fd).st_size - self._journal
        tail = os.pread(self.fd, min(room, LONGEST_HEADER), self._journal) if room > 0 else b""
        first, *lines = tail.split(b"\n")
        if first != self._identity:
            return []
        self._end = self._journal + len(first) + 1
        found = {}
        for line in lines:
            try:
                record = Done.decode(line)
            except ValueError:  # torn, or what stands behind the last line
                break
            found[record.name] = record
            self._end += len(line) + 1
        return list(found.values())

    def record(self, done: Done) -> None:
        """Says that a matrix is written."""
        self._append(done.encode())

    def write(self, data, offset: int) -> None:
        """All of the bytes at that offset; threads may write at once."""
        view = memoryview(data).cast("B")
        while view:
            written = os.pwrite(self.fd, view, offset)
            view, offset = view[written:], offset + written

    def read(self, offset: int, nbytes: int) -> bytes:
        return os.pread(self.fd, nbytes, offset)

    def finish(self, header: bytes, file: Path) -> None:
        """Puts the header before and nothing behind, and moves it to ``file``.

        Everything is on the disk before it has its name.
        """
        os.fsync(self.fd)
        self.write(header, 0)
        os.ftruncate(self.fd, self._journal)
        os.fsync(self.fd)
        os.replace(self.path, file)
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _append(self, line: bytes) -> None:
        self.write(line + b"\n", self._end)
        self._end += len(line) + 1


@contextmanager
def claim(path: Path, identity: str, journal: int, show: Show) -> Iterator[Partial]:
    """The partial file, made if there is none; waits while another process has it.

    An error removes it, for it would come again; an interruption leaves it.
    """
    while True:
        fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            _lock(fd, path, show)
            if not _is_at(fd, path):  # its owner has finished or removed it meanwhile
                continue
            try:
                yield Partial(path, fd, identity, journal)
            except Exception:
                path.unlink(missing_ok=True)
                raise
            return
        finally:
            os.close(fd)


def _lock(fd: int, path: Path, show: Show) -> None:
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        show(Step(f"waiting for another process that writes {path.name}"))
        fcntl.flock(fd, fcntl.LOCK_EX)


def _is_at(fd: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(fd), path.stat())
    except FileNotFoundError:
        return False
