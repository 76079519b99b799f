"""The cached build: made once, made again where it is damaged, refused in one sentence."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from tritile.native import build
from tritile.native.build import BuildError

LOAD = "import ctypes, sys; ctypes.CDLL(sys.argv[1]).tt_pool_threads"


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty cache folder, and a library of one source, which compiles quickly."""
    monkeypatch.setattr(build, "sources", lambda: [build.HERE / "threads.c"])
    monkeypatch.setenv("TRITILE_CACHE", str(tmp_path / "a cache"))
    monkeypatch.delenv("TRITILE_CC", raising=False)
    return tmp_path / "a cache"


@pytest.fixture
def calls(tmp_path, monkeypatch):
    """A compiler that is cc and writes down how it is called."""
    script, log = tmp_path / "counting-cc", tmp_path / "calls"
    script.write_text(f'#!/bin/sh\necho "$@" >> {log}\nexec {shutil.which("cc")} "$@"\n')
    script.chmod(0o755)
    log.touch()
    monkeypatch.setenv("TRITILE_CC", str(script))
    return log


def compilations(log) -> int:
    return log.read_text().count(" -c ")


def loads(place) -> bool:
    return not subprocess.run([sys.executable, "-c", LOAD, place]).returncode


def test_it_is_built_once_and_nothing_is_left_beside_it(cache, calls):
    place = build.compiled()
    assert compilations(calls) == 1
    assert list(cache.rglob("*.*")) == [place]
    assert build.compiled() == place
    assert compilations(calls) == 1
    assert loads(place)


def test_what_is_damaged_is_built_again(cache, calls):
    place = build.compiled()
    good = place.read_bytes()
    for damaged in (
        b"",
        good[:1000],
        good[:-1],
        b"\0" * len(good),
        good[:5000] + b"?" + good[5001:],
    ):
        place.write_bytes(damaged)
        assert build.compiled() == place
        assert loads(place)


def test_the_key_knows_sources_flags_compiler_and_cpu(cache, monkeypatch, tmp_path):
    def key() -> str:
        return build._key(["cc"])

    first = key()
    assert key() == first
    with monkeypatch.context() as patch:
        patch.setattr(build, "FLAGS", (*build.FLAGS, "-g"))
        assert key() != first
    with monkeypatch.context() as patch:
        patch.setattr(build, "_cpu", lambda: ["x86_64", "flags: sse2"])
        assert key() != first
    with monkeypatch.context() as patch:
        patch.setattr(build, "_version", lambda command: "another one")
        assert key() != first
    for name in ("threads.c", "simd.h"):
        copy = tmp_path / name
        shutil.copytree(build.HERE, copy)
        (copy / name).write_text((copy / name).read_text() + "\n")
        with monkeypatch.context() as patch:
            patch.setattr(build, "HERE", copy)
            assert key() != first


def test_no_compiler(cache, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BuildError, match=r"no C compiler \(cc, gcc, clang\): install gcc"):
        build.compiled()


def test_a_compiler_that_is_not_there(cache, monkeypatch):
    monkeypatch.setenv("TRITILE_CC", "no-such-cc -O2")
    with pytest.raises(BuildError, match="TRITILE_CC names 'no-such-cc', which is not installed"):
        build.compiled()


def test_a_quote_that_does_not_end(cache, monkeypatch):
    monkeypatch.setenv("TRITILE_CC", "cc '-O2")
    with pytest.raises(BuildError, match=r"""TRITILE_CC is "cc '-O2": No closing quotation"""):
        build.compiled()


def fake_compiler(folder, monkeypatch, script: str) -> None:
    place = folder / "fake-cc"
    place.write_text(f"#!/bin/sh\n{script}\n")
    place.chmod(0o755)
    monkeypatch.setenv("TRITILE_CC", str(place))


def test_a_compiler_that_fails(cache, monkeypatch, tmp_path):
    script = 'case "$1" in --version) ;; *) echo "x.c:1: error: no such" >&2; exit 1 ;; esac'
    fake_compiler(tmp_path, monkeypatch, script)
    with pytest.raises(BuildError, match=r"the kernels do not compile: x\.c:1: error: no such"):
        build.compiled()
    assert not list(cache.rglob("*.*"))


def test_a_compiler_that_does_not_run(cache, monkeypatch, tmp_path):
    fake_compiler(tmp_path, monkeypatch, "echo cc: broken >&2; exit 3")
    with pytest.raises(BuildError, match="--version fails: cc: broken"):
        build.compiled()


def test_flags_that_a_compiler_does_not_know(cache, monkeypatch):
    machine = {build.platform.machine(): ("-mno-such-machine",)}
    monkeypatch.setattr(build, "MACHINES", machine)
    assert loads(build.compiled())


def test_a_cache_that_cannot_be_written(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("TRITILE_CACHE", str(tmp_path / "file"))
    with pytest.raises(BuildError, match="cannot be built in"):
        build.compiled()
