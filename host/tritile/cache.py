"""Where everything lies that can be made again: compiled simulators, packed images."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """``TRITILE_CACHE``, else the folder that XDG names, else ``~/.cache/tritile``."""
    chosen = os.environ.get("TRITILE_CACHE")
    if chosen:
        return Path(chosen).absolute()
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home).absolute() / "tritile"
