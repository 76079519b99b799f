"""One block as converted Verilog in Verilator: ``model("row", rows=2)``.

MyHDL converts a design once a process and by its hash seed, so a child converts it, the way
``tritile_rtl.convert`` does; the text is kept by content, like the compiled models.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from filelock import FileLock

from tritile.cache import cache_folder
from tritile_arch.boards import TINY
from tritile_arch.geometry import Geometry
from tritile_sim.block import BlockModel, build_block

SUBMODULES = ("tritile_decode", "tritile_row")


def geometry(**changes) -> Geometry:
    """TINY's geometry with changes."""
    return dataclasses.replace(TINY.geometry, **changes)


def model(name: str, g: Geometry = TINY.geometry) -> BlockModel:
    """A fresh model of the design ``name`` of wrappers.py."""
    text = _verilog_or_error(name, g)
    if isinstance(text, Exception):
        raise text
    return build_block(text, f"test_{name}")


@functools.cache
def _verilog_or_error(name: str, g: Geometry) -> Path | Exception:
    """Keeps a failure too, or hypothesis would try a hundred times."""
    try:
        path = verilog(name, g)
        build_block(path, f"test_{name}")
    except Exception as error:
        return error
    return path


def verilog(name: str, g: Geometry) -> Path:
    """The converted block with the modules that it instances, from the cache or converted now."""
    key = hashlib.sha256((_sources() + repr((name, g))).encode()).hexdigest()[:24]
    folder = cache_folder() / "blocks" / f"{name}-{key}"
    text = folder / "whole.v"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{folder}.lock"):
        if not text.exists():
            folder.mkdir(exist_ok=True)
            _convert(f"test_{name}", g, folder)
            top = (folder / f"test_{name}.v").read_text()
            used = [module for module in SUBMODULES if re.search(rf"^{module} ", top, re.M)]
            for module in used:
                _convert(module, g, folder)
            parts = [(folder / f"{module}.v").read_text() for module in used]
            (folder / "new").write_text("\n".join([*parts, top]))
            (folder / "new").replace(text)
    return text


@functools.lru_cache(maxsize=1)
def _sources() -> str:
    """All that a conversion depends on."""
    import myhdl

    import tritile_arch
    import tritile_rtl

    folders = [Path(str(package.__file__)).parent for package in (tritile_arch, tritile_rtl)]
    files = [file for folder in folders for file in sorted(folder.glob("*.py"))]
    files += sorted(Path(__file__).parent.glob("wrap*.py"))
    return myhdl.__version__ + "".join(file.read_text() for file in files)


def _convert(module: str, g: Geometry, folder: Path) -> None:
    path = os.pathsep.join(p or "." for p in sys.path)
    done = subprocess.run(
        [sys.executable, "-m", "rtl.wrappers", module, json.dumps(dataclasses.asdict(g)), folder],
        env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": path},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"{module} does not convert:\n{done.stderr}")
