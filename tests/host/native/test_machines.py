"""The same sources for other x86 CPUs: registers of 4 and of 8 floats give the same integers."""

from __future__ import annotations

import platform
from pathlib import Path

import numpy as np
import pytest

from tritile.bitlinear import make_rescale, quantise
from tritile.models.parts import relu2, rms_norm
from tritile.native import build, kernels
from tritile.native import library as c

MACHINES = {
    "the machine's compiler without flags": ("", ()),
    "AVX2": ("avx2", ("-march=haswell",)),
    "AVX-512": ("avx512vl", ("-march=skylake-avx512",)),
}


@pytest.fixture(params=MACHINES)
def built(request, tmp_path, monkeypatch):
    """``kernels`` on a library for that CPU."""
    needs, flags = MACHINES[request.param]
    cpu = Path("/proc/cpuinfo")
    if flags and platform.machine() != "x86_64":
        pytest.skip("not an x86-64 machine")
    if needs and not (cpu.exists() and needs in cpu.read_text().split()):
        pytest.skip(f"this CPU has no {needs}")
    quick = [flag.replace("-O3", "-O1") for flag in build.FLAGS]  # compiles in a third of the time
    monkeypatch.setattr(build, "FLAGS", tuple(quick))
    loaded = c.load(build.build(build.compiler(), flags, tmp_path))
    monkeypatch.setattr(c, "library", lambda: loaded)


def samples(*shape: int) -> np.ndarray:
    return np.random.default_rng(len(shape)).standard_normal(shape).astype(np.float32)


@pytest.mark.slow
@pytest.mark.usefixtures("built")
def test_integers_are_numpys():
    x, weight = samples(3, 2565), samples(2565)
    expected = quantise(rms_norm(x, weight, 1e-5))
    for ours, theirs in zip(kernels.norm_quantise(x, weight, 1e-5), expected, strict=True):
        np.testing.assert_array_equal(ours, theirs)
    x[1, 2563] = np.nan
    scales = kernels.norm_quantise(x, None, 1e-5)[1]
    assert np.isnan(scales[:, 0]).tolist() == [False, True, False]
    sums = (samples(3, 2565) * 1e6).astype(np.int32)
    rules = make_rescale("multiply", 0.3), make_rescale("divide", 3.0)
    gate, up = (kernels.sums_of(sums, rule, weight) for rule in rules)
    y = relu2(rules[0](sums, expected[1], weight)) * rules[1](sums, expected[1], weight)
    wanted = quantise(rms_norm(y, weight, 1e-5))
    found = kernels.gate_quantise(gate, up, expected[1], "relu2", weight, 1e-5)
    for ours, theirs in zip(found, wanted, strict=True):
        np.testing.assert_array_equal(ours, theirs)
    _attends()


def _attends() -> None:
    """Of equal keys any softmax is even: what comes out is the mean of what was kept."""
    for kind, error in (("float32", 1e-6), ("float16", 1e-3), ("int8", 1e-2)):
        cache = kernels.KeyValues(kind, 2, 36, 100)
        zeros = np.zeros((100, 72), np.int32)
        values = (samples(100, 72) * 1e6).astype(np.int32)
        parts = [np.zeros((100, 144), np.int32), zeros, values]
        of = [kernels.sums_of(part, make_rescale("multiply", 1e-6)) for part in parts]
        s, tables = np.ones((100, 1), np.float32), np.ones((2, 100, 36), np.float32)
        q = kernels.rope_append(of, s, tables[0], tables[1], [(cache, 100, 0)])
        out = kernels.attend(q, 4, [(cache, 100, 0)]).reshape(100, 2, 2, 36)
        means = (values * 1e-6).cumsum(axis=0) / np.arange(1, 101)[:, None]
        means = means.reshape(100, 2, 1, 36)
        np.testing.assert_allclose(out, np.broadcast_to(means, out.shape), atol=4 * error)
        # a token alone: the tiles of one row and of many agree
        alone = kernels.attend(q[99:], 4, [(cache, 1, 99)])
        np.testing.assert_array_equal(alone.ravel(), out[99].ravel())
