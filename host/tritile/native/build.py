"""The C kernels as a shared library, built by this machine's compiler at first use.

Cached by content: sources, compiler, flags and CPU make the key, for what ``-march=native`` makes
runs on no other. A library is written beside its place and moved there whole, with a checksum
behind it; no file lock, which a board does not have: two builds at once both succeed.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import platform
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ..cache import cache_folder
from ..errors import TritileError

log = logging.getLogger(__name__)
HERE = Path(__file__).parent
COMPILERS = ("cc", "gcc", "clang")
# Integers depend on how floats round: no product and sum are joined unless the source says so.
FLAGS = ("-std=gnu99", "-O3", "-fPIC", "-ffp-contract=off", "-fno-math-errno", "-pthread", "-w")
MACHINES = {
    "x86_64": ("-march=native",),
    "aarch64": ("-mcpu=native",),
    "armv7l": ("-march=armv7-a+neon-fp16", "-mtune=cortex-a9", "-mfp16-format=ieee"),
}
CHECKSUM = hashlib.sha256
CPU_LINES = re.compile(r"^(?:model name|flags|Features|CPU (?:implementer|part))\s*:.*$", re.M)
SECONDS = 600  # a build takes 3 on a laptop, a minute on a board


class BuildError(TritileError):
    """The kernels cannot be built here: no compiler, one that fails, no room for the result."""


def sources() -> list[Path]:
    """The C files; headers lie beside them."""
    return sorted(HERE.glob("*.c"))


def machine_flags(machine: str) -> tuple[str, ...]:
    """Flags for the CPUs of ``platform.machine()``; none for one that is not known."""
    return MACHINES.get(machine, ())


def compiler() -> list[str]:
    """This machine's command; BuildError if there is none."""
    return find_compiler(os.environ, shutil.which)


def find_compiler(
    environment: Mapping[str, str], find_tool: Callable[[str], str | None]
) -> list[str]:
    """``TRITILE_CC``, else the first that is installed. BuildError if there is none."""
    try:
        chosen = shlex.split(environment.get("TRITILE_CC", ""))
    except ValueError as error:
        raise BuildError(f"TRITILE_CC is {environment['TRITILE_CC']!r}: {error}") from error
    for command in [chosen] if chosen else [[name] for name in COMPILERS]:
        if find_tool(command[0]):
            return command
    if chosen:
        raise BuildError(f"TRITILE_CC names {chosen[0]!r}, which is not installed")
    raise BuildError(f"there is no C compiler ({', '.join(COMPILERS)}): install gcc")


def compiled(fresh: bool = False) -> Path:
    """The library for this machine, from the cache or built now; ``fresh``: built in any case.

    BuildError says in one sentence why it cannot be had.
    """
    command = compiler()
    place = cache_folder() / "native" / f"kernels-{_key(command)[:24]}.so"
    if not fresh and whole(place):
        return place
    log.info("compiling the CPU's kernels; this is done once")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="building-", dir=place.parent) as folder:
            library = _build(command, Path(folder))
            data = library.read_bytes()
            library.write_bytes(data + CHECKSUM(data).digest())
            os.replace(library, place)
    except OSError as error:  # a full disk, a folder that is not ours
        raise BuildError(f"the kernels cannot be built in {place.parent}: {error}") from error
    return place


def whole(place: Path) -> bool:
    """Whether that file is a library as it was written here: loading half of one may kill us."""
    try:
        data = place.read_bytes()
    except OSError:
        return False
    size = CHECKSUM().digest_size
    return len(data) > size and CHECKSUM(data[:-size]).digest() == data[-size:]


def _key(command: Sequence[str]) -> str:
    files = [*sources(), *sorted(HERE.glob("*.h"))]
    texts = {file.name: file.read_text() for file in files}
    flags = [FLAGS, machine_flags(platform.machine())]
    text = json.dumps([texts, flags, list(command), _version(command), _cpu()])
    return hashlib.sha256(text.encode()).hexdigest()


def _version(command: Sequence[str]) -> str:
    done = _run([*command, "--version"])
    if done.returncode:
        raise BuildError(f"{shlex.join(command)} --version fails: {_telling(done.stderr)}")
    return done.stdout


def _cpu() -> list[str]:
    """What the kernel says of the CPUs; machines that say the same run the same code."""
    try:
        text = Path("/proc/cpuinfo").read_text()
    except OSError:
        text = platform.processor()
    return [platform.machine(), *sorted(set(CPU_LINES.findall(text)))]


def _build(command: Sequence[str], folder: Path) -> Path:
    """With the machine's flags, or where the compiler does not know them without."""
    flags = machine_flags(platform.machine())
    try:
        return build(command, flags, folder)
    except BuildError as error:
        if not flags:
            raise
        log.info("%s; trying without %s", error, " ".join(flags))
        return build(command, (), folder)


def build(command: Sequence[str], flags: Sequence[str], folder: Path) -> Path:
    """The library, in ``folder``; BuildError if the compiler fails."""
    library = folder / "kernels.so"
    link(command, compile_objects(command, flags, folder, sources()), library, ("-shared",))
    return library


def compile_objects(
    command: Sequence[str], flags: Sequence[str], folder: Path, files: Sequence[Path]
) -> list[Path]:
    """An object in ``folder`` of each C file, with FLAGS and ``flags``; on all cores."""
    objects = [folder / f"{source.stem}.o" for source in files]

    def compile_one(source: Path, target: Path) -> None:
        headers = f"-I{HERE}"
        _must([*command, *FLAGS, *flags, headers, "-c", str(source), "-o", str(target)])

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        list(pool.map(compile_one, files, objects))
    return objects


def link(
    command: Sequence[str], objects: Sequence[Path], target: Path, flags: Sequence[str]
) -> None:
    """A library or a program of objects."""
    _must([*command, *flags, "-pthread", *map(str, objects), "-o", str(target), "-lm"])


def _must(command: Sequence[str]) -> None:
    done = _run(command)
    if done.returncode:
        raise BuildError(f"the kernels do not compile: {_telling(done.stderr)}")


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            command, capture_output=True, text=True, errors="replace", timeout=SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise BuildError(f"{command[0]} did not end within {SECONDS} s") from error
    except OSError as error:
        raise BuildError(f"{command[0]} does not run: {error.strerror}") from error


def _telling(text: str) -> str:
    """The line of a compiler's complaint that says most."""
    lines = text.splitlines()
    telling = [line for line in lines if re.search(r"error", line, re.I)] or lines[-1:]
    return telling[0].strip() if telling else "it says nothing"
