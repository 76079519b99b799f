"""Where packed images lie."""

from __future__ import annotations

from pathlib import Path

from tritile_arch.geometry import Geometry

from ..cache import cache_folder
from .format import LAYOUT_FIELDS, VERSION

SUFFIX = ".tritile"


def default_file(model: str | Path, board: str) -> Path:
    """``<folder>/<board>.tritile``; of a model in one file ``<file's stem>.<board>.tritile``."""
    path = Path(model)
    if path.is_file():
        return path.with_name(f"{path.stem}.{board}{SUFFIX}")
    return path / f"{board}{SUFFIX}"


def cached_file(fingerprint: str, g: Geometry, head: bool = False) -> Path:
    """Of a model without an image of its own; ``head``: with the head's digits."""
    layout = "-".join(str(getattr(g, name)) for name in LAYOUT_FIELDS)
    return (
        cache_folder() / "images" / f"{fingerprint[:24]}-{layout}-{VERSION}{'-head' * head}{SUFFIX}"
    )
