"""The matrix: one row an environment."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Environment:
    """``python``: major and minor version; ``stands_for``: why it is one of them."""

    python: str
    pynq: str
    numpy: str
    stands_for: str

    @property
    def name(self) -> str:
        return f"py{self.python.replace('.', '')}-pynq{self.pynq}"

    @property
    def pins(self) -> list[str]:
        return [f"pynq=={self.pynq}", f"numpy=={self.numpy}"]


TABLE = (
    Environment("3.10", "3.0.1", "1.21.6", "PYNQ's 3.0 images"),
    Environment("3.10", "3.1.2", "1.23.5", "PYNQ's 3.1 images, the last ones for Zynq-7000"),
    Environment("3.11", "3.1.2", "1.26.4", "a newer Python and numpy beside the same pynq"),
    Environment("3.11", "4.0.0", "1.26.4", "the newest pynq on this project's own Python"),
    Environment("3.12", "4.0.0", "1.26.4", "PYNQ's 4.0 images"),
)
# What the tests import; pynq's own needs come with the extra `board`.
TESTS = ("pytest>=8", "pytest-xdist>=3.5", "hypothesis>=6.100", "safetensors>=0.4", "gguf>=0.10")
EXTRAS = "board,sim"


def chosen(words: list[str]) -> list[Environment]:
    """All environments, or those that have one of the words in their name; ValueError if none."""
    found = [e for e in TABLE if not words or any(word in e.name for word in words)]
    if not found:
        known = ", ".join(e.name for e in TABLE)
        raise ValueError(f"no environment is named like {', '.join(words)}; known: {known}")
    return found
