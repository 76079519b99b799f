"""A memory port that is mixed up: the line says which one, how, and what to do about it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from host.selftest.faulty import Doorbells
from tritile.device.emulator import EmulatorPlatform
from tritile.selftest.bench import Bench, Options
from tritile.selftest.jobs import FILL
from tritile.selftest.outcome import FAILED, OK, SKIPPED
from tritile.selftest.runner import run_groups
from tritile_arch.boards import PYNQ_Z2, TINY, ZCU104, Board
from tritile_arch.descriptor import DESCRIPTOR_BYTES, Descriptor
from tritile_sim.verilated import open_platform

BOARDS = {board.name: board for board in (TINY, PYNQ_Z2, ZCU104)}
LEGAL = 121  # as good a weight byte as any


def outcomes(device: Any, board: Board) -> dict[str, tuple[str, str]]:
    """(outcome, text) of each line of the group."""
    with Bench(device, board, Options(quick=True)) as bench:
        (section,) = run_groups(bench, ["ports"])
    return {line.name: (line.outcome, line.text) for line in section.lines}


# What such a port makes of beats uint8 [beats, port_bytes].
def first_half_twice(beats: np.ndarray) -> np.ndarray:
    half = beats.shape[1] // 2
    return np.hstack([beats[:, :half], beats[:, :half]])


def last_half_twice(beats: np.ndarray) -> np.ndarray:
    half = beats.shape[1] // 2
    return np.hstack([beats[:, half:], beats[:, half:]])


def halves_turned(beats: np.ndarray) -> np.ndarray:
    half = beats.shape[1] // 2
    return np.hstack([beats[:, half:], beats[:, :half]])


def first_half_only(beats: np.ndarray) -> np.ndarray:
    half = beats.shape[1] // 2
    return np.hstack([beats[:, :half], np.full_like(beats[:, half:], LEGAL)])


def last_half_only(beats: np.ndarray) -> np.ndarray:
    half = beats.shape[1] // 2
    return np.hstack([np.full_like(beats[:, :half], LEGAL), beats[:, half:]])


def narrow_repeated(beats: np.ndarray) -> np.ndarray:
    half = beats.shape[1] // 2
    words = beats.reshape(-1, half)[: len(beats)]
    return np.hstack([words, words])


def narrow_junk(beats: np.ndarray) -> np.ndarray:
    half = beats.shape[1] // 2
    words = beats.reshape(-1, half)[: len(beats)]
    return np.hstack([words, np.full_like(words, LEGAL)])


def a_bit_stuck(beats: np.ndarray) -> np.ndarray:
    stuck = beats.copy()
    stuck[:, 3] = LEGAL
    return stuck


GARBLED = {
    first_half_twice: "repeats the first {half} bytes of every beat of {whole} bytes",
    last_half_twice: "repeats the last {half} bytes of every beat of {whole} bytes",
    halves_turned: "turns every beat of {whole} bytes round by {half} bytes",
    first_half_only: "carries only the first {half} bytes of every beat of {whole} bytes",
    last_half_only: "carries only the last {half} bytes of every beat of {whole} bytes",
    narrow_repeated: "is {bits} bits wide instead of {all_bits}: every beat of {whole} bytes brings"
    " the next {half}, repeated",
    narrow_junk: "is {bits} bits wide instead of {all_bits}: every beat of {whole} bytes brings"
    " the next {half}, the others are junk",
    a_bit_stuck: "bytes of w0",
}


def weights_through(garble, port: int = 0):
    """That weight port brings what ``garble`` makes of its memory."""

    def before(device: Doorbells, d: Descriptor) -> None:
        g = device.geometry
        beats = device.view(d.weights[port], d.beats * g.port_bytes).reshape(-1, g.port_bytes)
        device.patch(d.weights[port], garble(beats))

    return before


@pytest.mark.parametrize("board", BOARDS.values(), ids=BOARDS)
@pytest.mark.parametrize("garble", GARBLED, ids=lambda garble: garble.__name__)
def test_how_a_weight_port_garbles_its_beats(board, garble):
    device = Doorbells(EmulatorPlatform(board.geometry), weights_through(garble))
    found = outcomes(device, board)
    outcome, text = found["weights w0"]
    whole = board.geometry.port_bytes
    half = whole // 2
    said = GARBLED[garble].format(whole=whole, half=half, bits=8 * half, all_bits=8 * whole)
    assert outcome == FAILED
    assert said in text
    assert f"w0 ({board.weight_ports[0]})" in text
    if board is PYNQ_Z2:
        assert "n32BitEn of 0xf8008000" in text or garble is a_bit_stuck
    others = [found[f"weights w{port}"][0] for port in range(1, board.geometry.ports)]
    assert set(others) <= {OK}


@pytest.mark.parametrize("garble", [first_half_twice, narrow_junk], ids=lambda g: g.__name__)
def test_the_rtl_with_such_a_port(garble):
    device = open_platform(TINY)
    spoiled = Doorbells(device, weights_through(garble))
    outcome, text = outcomes(spoiled, TINY)["weights w0"]
    device.close()
    assert outcome == FAILED
    assert GARBLED[garble].format(whole=8, half=4, bits=32, all_bits=64) in text


@pytest.mark.parametrize(("one", "other"), [(0, 1), (1, 3)])
def test_two_weight_ports_are_swapped(one, other):
    def before(device: Doorbells, d: Descriptor) -> None:
        weights = list(d.weights)
        weights[one], weights[other] = weights[other], weights[one]
        device.patch_descriptor(replace(d, weights=tuple(weights)))

    found = outcomes(Doorbells(EmulatorPlatform(ZCU104.geometry), before), ZCU104)
    assert (
        f"on w{other} ({ZCU104.weight_ports[other]}): they are swapped"
        in (found[f"weights w{one}"][1])
    )
    assert found[f"weights w{other}"][0] == FAILED
    rest = {0, 1, 2, 3} - {one, other}
    assert {found[f"weights w{port}"][0] for port in rest} == {OK}


def test_a_port_that_brings_another_ones_weights_as_well():
    def before(device: Doorbells, d: Descriptor) -> None:
        nbytes = d.beats * device.geometry.port_bytes
        device.patch(d.weights[1], device.view(d.weights[0], nbytes).copy())

    found = outcomes(Doorbells(EmulatorPlatform(PYNQ_Z2.geometry), before), PYNQ_Z2)
    assert "weights on w1 (S_AXI_HP2), where all are 0" in found["weights w0"][1]


def test_bytes_that_no_trits_encode_are_the_ports_fault():
    def junk(beats: np.ndarray) -> np.ndarray:
        half = beats.shape[1] // 2
        return np.hstack([beats[:, :half], np.full_like(beats[:, half:], 255)])

    device = Doorbells(EmulatorPlatform(PYNQ_Z2.geometry), weights_through(junk, port=1))
    outcome, text = outcomes(device, PYNQ_Z2)["weights w1"]
    assert outcome == FAILED
    assert "ILLEGAL_WEIGHT" in text


@pytest.mark.parametrize("board", BOARDS.values(), ids=BOARDS)
@pytest.mark.parametrize(
    "garble",
    [first_half_twice, last_half_twice, halves_turned, first_half_only, narrow_repeated],
    ids=lambda garble: garble.__name__,
)
def test_an_io_port_that_misreads_descriptors_runs_nothing(board, garble):
    """Not one job of it completes, so nothing is written to an address that was misread."""

    def before(device: Doorbells, d: Descriptor) -> None:
        beats = device.view(device.where, DESCRIPTOR_BYTES).reshape(-1, board.geometry.port_bytes)
        device.patch(device.where, garble(beats))

    ran: list[Descriptor] = []
    device = Doorbells(
        EmulatorPlatform(board.geometry), before, after=lambda device, d: ran.append(d)
    )
    found = outcomes(device, board)
    outcome, text = found.pop("I/O descriptors")
    assert outcome == FAILED
    assert f"that the I/O port ({board.io_port}) reads what the CPU wrote" in text
    assert {outcome for outcome, _ in found.values()} == {SKIPPED}
    assert not ran


def test_an_io_port_that_misreads_activations():
    def before(device: Doorbells, d: Descriptor) -> None:
        nbytes = d.k_blocks * device.geometry.block_stride
        beats = device.view(d.x, nbytes).reshape(-1, device.geometry.port_bytes)
        device.patch(d.x, first_half_twice(beats))

    found = outcomes(Doorbells(EmulatorPlatform(PYNQ_Z2.geometry), before), PYNQ_Z2)
    outcome, text = found["I/O reads"]
    assert outcome == FAILED
    assert "sums of 8 where a word of activations counts 4, for words 0, 1 of a beat" in text


def written_through(garble):
    """Results reach the memory as ``garble`` makes of them; what it leaves out stays."""

    def after(device: Doorbells, d: Descriptor) -> None:
        memory = device.view(d.y, device.tokens * d.y_stride)
        beats = memory.reshape(-1, device.geometry.port_bytes)
        memory[:] = garble(beats).reshape(-1)

    return after


def second_half_not_written(beats: np.ndarray) -> np.ndarray:
    half = beats.shape[1] // 2
    return np.hstack([beats[:, :half], np.full_like(beats[:, half:], FILL)])


@pytest.mark.parametrize(
    ("garble", "said"),
    [
        (second_half_not_written, "carries only the first 4 bytes of every beat of 8 bytes"),
        (first_half_twice, "repeats the first 4 bytes of every beat of 8 bytes"),
        (halves_turned, "turns every beat of 8 bytes round by 4 bytes"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_an_io_port_that_miswrites_results(garble, said):
    device = Doorbells(EmulatorPlatform(PYNQ_Z2.geometry), after=written_through(garble))
    found = outcomes(device, PYNQ_Z2)
    outcome, text = found["I/O writes"]
    assert outcome == FAILED
    assert f"that the I/O port (S_AXI_HP1) {said} (writing)" in text
    assert {found[f"weights w{port}"][0] for port in range(2)} == {SKIPPED}


@pytest.mark.parametrize("board", BOARDS.values(), ids=BOARDS)
def test_a_device_whose_ports_are_right(board):
    device = Doorbells(EmulatorPlatform(board.geometry))
    assert {outcome for outcome, _ in outcomes(device, board).values()} == {OK}
