"""Cross-compiled kernels: what is missing, what counts as equal, what objdump's text tells.

The boards' processors are tried by ``make cross``; here the driver runs on this one.
"""

import sys
from dataclasses import replace

import numpy as np
import pytest

from cross import __main__ as cross
from cross import driving, passes, prompts, targets, vectorised, vectors
from cross.compare import FLUSHED, Tally
from cross.driving import Array, Call, DriverError
from cross.targets import TARGETS
from cross.vectorised import Verdict
from tritile.native import build

HERE = TARGETS[0]


def ends(monkeypatch, capsys, *words: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr."""
    monkeypatch.setattr(sys, "argv", ["cross", *words])
    code = cross.main()
    return code, *capsys.readouterr()


def test_missing_packages_are_named_in_one_sentence(monkeypatch, capsys):
    monkeypatch.setattr(targets, "_found", lambda brings: "arm-linux-gnueabihf" not in brings)
    code, out, said = ends(monkeypatch, capsys)
    assert (code, out) == (2, "")
    assert said == (
        "make cross needs: apt-get install gcc-arm-linux-gnueabihf libc6-dev-armhf-cross\n"
    )
    code, out, said = ends(monkeypatch, capsys, "--packages")
    assert (code, out, said) == (0, "gcc-arm-linux-gnueabihf libc6-dev-armhf-cross\n", "")


def test_a_package_is_named_once_and_a_target_that_is_not_asked_for_needs_none(monkeypatch, capsys):
    monkeypatch.setattr(targets, "_found", lambda brings: "qemu" not in brings)
    assert ends(monkeypatch, capsys)[2] == "make cross needs: apt-get install qemu-user-static\n"
    assert ends(monkeypatch, capsys, "--packages", "--only", "this") == (0, "\n", "")


def test_an_unknown_target(monkeypatch, capsys):
    code, _, said = ends(monkeypatch, capsys, "--only", "riscv")
    assert code == 2
    assert said.startswith("no target is named like riscv; known: ")


def test_the_flags_are_those_of_the_build_there():
    for target in TARGETS:
        theirs = list(build.machine_flags(target.machine))
        assert theirs
        assert len(target.flags()) == len(theirs)
        ours = set(target.flags())
        assert ours - set(theirs) == (
            {"-mcpu=cortex-a53"} if target.cpu and "53" in target.cpu else set()
        )


def test_floats_are_compared_by_their_row():
    expected = np.array([[1000, 0.5], [1, 1]], np.float32)
    tally = Tally()
    tally.take_floats(expected + np.array([[0, 0.0005], [0, 0]], np.float32), expected)
    assert tally.good
    assert tally.worst == pytest.approx(5e-7, rel=1e-3)
    tally.take_floats(expected + np.array([[0, 0], [0, 0.0005]], np.float32), expected)
    assert not tally.good


@pytest.mark.parametrize("value", [np.inf, np.nan])
def test_what_is_no_number_must_be_none_at_the_same_place(value):
    whole, damaged = np.ones((1, 3), np.float32), np.array([[1, value, 1]], np.float32)
    for found, expected, good in (
        (damaged, damaged, True),
        (whole, damaged, False),
        (damaged, whole, False),
    ):
        tally = Tally()
        tally.take_floats(found, expected)
        assert tally.good == good


def test_denormals_may_become_zeros_only_where_the_machine_does_so():
    tiny = np.array([[1e-40, 3e-39]], np.float32)
    for flushes in (True, False):
        tally = Tally(flushes)
        tally.take_floats(np.zeros_like(tiny), tiny)
        assert tally.good == flushes
        assert tally.flushed == (2 if flushes else 0)
    tally = Tally(True)
    tally.take_floats(np.zeros((1, 1), np.float32), np.full((1, 1), 2 * FLUSHED, np.float32))
    assert not tally.good


def test_an_integer_may_differ_next_to_a_tie_alone():
    expected = np.zeros(1 << 20, np.int8)
    before = np.zeros(1 << 20, np.float32)
    found = expected.copy()
    before[7], found[7] = np.nextafter(np.float32(0.5), np.float32(0)), 1
    for excused, good in ((before, True), (None, False)):
        tally = Tally()
        tally.take_integers(found, expected, excused)
        assert (tally.ties, tally.wrong) == ((1, 0) if good else (0, 1))
        assert tally.good == good
    for value, integer in ((0.4999, 1), (0.5, -1), (0.5, 2)):
        before[7], found[7] = value, integer
        tally = Tally()
        tally.take_integers(found, expected, before)
        assert tally.wrong == 1
    before[:20], found[:20] = 0.5, 1
    tally = Tally()
    tally.take_integers(found, expected, before)
    assert (tally.ties, tally.wrong, tally.good) == (20, 0, False)  # more than 1 in 1e5


def test_threads_must_not_be_seen():
    tally = Tally()
    tally.take_floats(np.ones((1, 2), np.float32), np.ones((1, 2), np.float32))
    one = [np.zeros(2, np.float32), np.arange(3)]
    tally.take_threads(one, [np.zeros(2, np.float32), np.arange(3)])
    assert tally.good
    tally.take_threads(one, [np.array([0.0, -0.0], np.float32), np.arange(3)])
    assert tally.split == 1
    assert not tally.good


def test_nothing_compared_is_nothing_proved():
    assert not Tally().good


LISTING = """
00000000 <tt_norm_row>:
   0:\tvld1.32\t{d4-d5}, [r2]!
   4:\tvmul.f32\tq2, q2, q2
   8:\tvadd.f32\ts0, s0, s8
00000010 <tt_norm_row.part.0>:
  10:\tvmla.f32\tq2, q3, q3
00000020 <other>:
  20:\tvmax.f32\td2, d3, d4
"""


def test_functions_and_their_vector_operations_are_read():
    found = vectorised.functions(LISTING)
    assert list(found) == ["tt_norm_row", "other"]
    assert vectorised.operations("armv7l", found["tt_norm_row"]) == {"mul", "fma"}
    assert vectorised.operations("armv7l", found["other"]) == {"max"}
    a53 = ["fmul\tv1.4s, v1.4s, v1.4s", "fmla\tv0.4s, v1.4s, v2.s[0]", "fadd\ts0, s0, s1"]
    assert vectorised.operations("aarch64", a53) == {"mul", "fma"}
    avx = ["vfmadd231ps (%rax),%zmm1,%zmm2", "vmaxps %ymm0,%ymm1,%ymm1", "vaddss %xmm0,%xmm1,%xmm1"]
    assert vectorised.operations("x86_64", avx) == {"fma", "max"}
    bits = {
        "x86_64": "vpmaxsd %zmm0,%zmm1,%zmm1",
        "aarch64": "smax\tv1.4s, v0.4s, v1.4s",
        "armv7l": "vmax.s32\tq8, q9, q8",
    }
    for machine, instruction in bits.items():
        assert vectorised.operations(machine, [instruction]) == {"greatest"}
    of_bytes = {
        "x86_64": "vpcmpltb %xmm0,%xmm1,%k1",
        "aarch64": "cmgt\tv1.16b, v0.16b, v1.16b",
        "armv7l": "vcgt.s8\tq8, q9, q8",
    }
    for machine, instruction in of_bytes.items():
        assert vectorised.operations(machine, [instruction]) == {"compare"}


def test_a_loop_without_vectors_is_a_complaint(monkeypatch):
    monkeypatch.setattr(vectorised, "listing", lambda *_: vectorised.functions(LISTING))
    verdict = vectorised.judge(TARGETS[2], build.HERE, "norm")
    assert verdict.missing == (
        "add in sum_squares",
        "mul in sum_squares",
        "greatest in tt_norm_row",
    )
    tally = Tally()
    tally.take_floats(np.ones((1, 1), np.float32), np.ones((1, 1), np.float32))
    (said,) = cross.complaints([(TARGETS[2], "norm", tally, verdict)])
    assert said.startswith("armhf (Cortex-A9): norm has no add in sum_squares")
    assert not cross.complaints([(TARGETS[2], "norm", tally, Verdict((), True))])


@pytest.fixture(scope="module")
def driver(tmp_path_factory):
    """This machine's."""
    if HERE.missing():
        pytest.skip(f"not installed: {', '.join(HERE.missing())}")
    return driving.make(HERE, tmp_path_factory.mktemp("driver"))


@pytest.mark.slow
def test_the_kernels_here_and_a_fault_in_them(driver, monkeypatch):
    """Norms with the right and with a wrong epsilon: the driver calls what it is asked to."""
    monkeypatch.setitem(vectors.norms.__globals__, "SIZES", (5, 192))
    for eps, good in ((vectors.EPS, True), (vectors.EPS * 2, False)):
        with np.errstate(over="ignore"):
            made = list(vectors.norms(np.random.default_rng(1)))
        for call, _ in made:
            call.numbers[0] = driving.bits(eps)
        tally = Tally()
        found = driving.run(HERE, driver, [call for call, _ in made])
        with np.errstate(all="ignore"):
            for (_, check), arrays in zip(made, found, strict=True):
                check(tally, arrays)
        assert tally.good == good


@pytest.mark.slow
def test_a_driver_that_fails_says_why(driver):
    with pytest.raises(DriverError, match="no kernel is called nothing"):
        driving.run(HERE, driver, [Call("nothing", [], [])])
    ended = replace(HERE, emulator=("false",))
    with pytest.raises(DriverError, match="exit code 1, it says nothing"):
        driving.run(ended, driver, [])


def test_an_answer_that_ends_too_early():
    call = Call("norm", [], [Array(np.zeros(4, np.float32), wanted=True)])
    with pytest.raises(DriverError, match="norm: the answer ends too early"):
        call.unpacked(memoryview(bytes(15)))


@pytest.mark.slow
@pytest.mark.parametrize("tile", passes.TILES)
def test_a_pass_here_and_faults_in_it(driver, tile):
    """A rule of another matrix, a sequence that begins elsewhere: each is seen."""
    rng = np.random.default_rng(3)
    pieces = [(4, 5), (1, 2)]
    network = passes.make_network(rng, "relu2", True, 7)
    call, check = passes.Walk(rng, network, pieces).vector(*tile)
    rescale, position = 15, len(call.numbers) - 2 * 4 - 1  # of q; of the last sequence
    assert call.numbers[position] == 1
    for place, value in ((None, 0), (rescale, 1 - call.numbers[rescale]), (position, 0)):
        numbers = list(call.numbers)
        if place is not None:
            numbers[place] = value
        tally = Tally()
        (found,) = driving.run(HERE, driver, [replace(call, numbers=numbers)])
        check(tally, found)
        assert tally.good == (place is None)


@pytest.mark.parametrize("fused", [True, False])
def test_the_exp_that_probabilities_are_held_against_is_exp(fused):
    v = np.linspace(-87.2, 0, 100_001, dtype=np.float32)
    expected = np.exp(v.astype(np.float64))
    error = np.abs(prompts.exp(v, fused) - expected) / np.spacing(expected.astype(np.float32))
    assert error.max() < 1.5
    assert prompts.exp(np.array([0, -88, -np.inf], np.float32), fused).tolist() == [1, 0, 0]


@pytest.mark.slow
@pytest.mark.parametrize("kernel", [prompts.splits, prompts.softenings, prompts.gathers])
def test_attention_on_the_tile_here_and_a_fault_in_it(driver, monkeypatch, kernel):
    """A sequence that begins a position before: other jobs, other places."""
    monkeypatch.setitem(kernel.__globals__, "SHAPES", (("tiny-trit4", 6, 2, 32),))
    monkeypatch.setitem(kernel.__globals__, "PIECES", ([(254, 3)],))
    with np.errstate(all="ignore"):
        ((call, check),) = kernel(np.random.default_rng(1))
    place = call.numbers.index(254)
    for moved in (0, 1):  # 257 positions are a block more than 256, of keys and of values
        numbers = [*call.numbers]
        numbers[place] -= moved
        (found,) = driving.run(HERE, driver, [replace(call, numbers=numbers)])
        tally = Tally()
        with np.errstate(all="ignore"):
            check(tally, found)
        assert tally.good == (not moved)
