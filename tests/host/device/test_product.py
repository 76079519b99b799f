"""Products with packed weights: exact in every form, in little memory, decoded once if small."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from system.rig import Case, Rig
from tritile.device import product
from tritile.device.emulator import EmulatorPlatform
from tritile.device.product import Decoded, Piece
from tritile_arch import registers
from tritile_arch.boards import BOARDS, TINY, ZCU104
from tritile_arch.registers import ErrorCode


@given(
    board=st.sampled_from(list(BOARDS.values())),
    m=st.integers(1, 2100),
    k=st.integers(1, 700),
    planes=st.integers(1, 5),
    share=st.floats(0, 1),
    kind=st.sampled_from(["random", "corners"]),
)
def test_exact_in_every_form(board, m, k, planes, share, kind):
    tokens = 1 + round(share * (board.geometry.rows - 1))
    case = Case(m, k, tokens, planes=planes).fill(np.random.default_rng(m), kind)
    rig = Rig(EmulatorPlatform(board.geometry), [[case]])
    rig.run()
    rig.check()


def test_a_large_matrix_takes_little_memory():
    """Decoded it would be 52 MB, and it is more than the emulator keeps."""
    case = Case(3000, 4480, ZCU104.geometry.rows).fill(np.random.default_rng(0))
    assert 4 * case.m * case.k > product.KEPT
    rig = Rig(EmulatorPlatform(ZCU104.geometry), [[case]])
    tracemalloc.start()
    rig.run()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    rig.check()
    assert peak < 16 << 20


def test_a_small_matrix_is_decoded_once(monkeypatch):
    case = Case(300, 90, 2).fill(np.random.default_rng(0))
    rig = Rig(EmulatorPlatform(TINY.geometry), [[case]] * 3)
    taken = []
    trits = product._trits
    monkeypatch.setattr(product, "_trits", lambda *a: taken.append(1) or trits(*a))
    rig.run()
    assert len(taken) == 3 * 2  # each list has its own copy, of two tiles
    for number in range(3):
        rig.ring(number)
    rig.wait(6)
    rig.check()
    assert len(taken) == 3 * 2


@pytest.mark.parametrize("kept", [0, product.KEPT])
def test_the_last_byte_may_be_the_illegal_one(kept):
    """Whether it is decoded before the product or meanwhile, no result is written."""
    platform = EmulatorPlatform(ZCU104.geometry)
    platform._decoded = Decoded(kept)
    rng = np.random.default_rng(0)
    rig = Rig(platform, [[Case(8, 8, 1).fill(rng), Case(1500, 3000, 2).fill(rng)]])
    region = rig.weights[1][-1]
    case = rig.lists[0][1]
    size = ZCU104.geometry.k_blocks(case.k) * case.m * ZCU104.geometry.port_bytes
    region.array[size - 1] = 243
    region.flush()
    rig.ring(0)
    status = rig.status()
    assert (status["error"], status["code"]) == (1, ErrorCode.ILLEGAL_WEIGHT)
    assert platform.read(registers.FAILED_JOB.offset) == 1
    rig.check(rig.results[:1])
    assert (rig.results[1][1].array[: case.tokens * rig.results[1][2]] == 0xA5).all()


def test_what_is_kept_never_passes_the_limit():
    decoded, made = Decoded(limit=100), []

    def pieces(name: str, version: int, nbytes: int) -> bool:
        """Whether they had to be made."""
        made.clear()

        def make():
            made.append(name)
            yield Piece(slice(0, 1), slice(0, 1), np.ones((1, 1)))

        assert len(list(decoded.pieces(name, version, nbytes, make()))) == 1
        return bool(made)

    assert pieces("a", 1, 60)
    assert pieces("b", 1, 60)  # no room
    assert not pieces("a", 1, 60)  # what came first stays
    assert pieces("b", 1, 60)
    assert pieces("a", 2, 30)  # another version
    assert pieces("b", 1, 60)  # there is room now
    assert not pieces("b", 1, 60)
    assert not pieces("a", 2, 30)


def test_a_new_buffer_at_the_same_address_is_another():
    platform = EmulatorPlatform(TINY.geometry)
    versions = set()
    for _ in range(3):
        buffer = platform.allocate(100)
        versions.add((buffer.address, buffer.version))
        buffer.free()
    assert len({address for address, _ in versions}) == 1
    assert len(versions) == 3


def test_an_adopted_array_is_the_content():
    platform = EmulatorPlatform(TINY.geometry)
    first, second = platform.allocate(5000), platform.allocate(64)
    content = np.arange(4999, dtype=np.int64).astype(np.uint8)
    content.setflags(write=False)
    before = first.version
    first.adopt(content)
    assert first.array is content
    assert first.version != before
    view = platform._memory.view(first.address + 7, 100)
    np.testing.assert_array_equal(view, content[7:107])
    assert platform._memory.view(first.address + 4000, 1000) is None  # it ends at 4999
    third = platform.allocate(64)
    assert len({b.address // 4096 for b in (first, second, third)}) == 3
    with pytest.raises(ValueError, match="5000 bytes in a buffer"):
        platform.allocate(64).adopt(np.zeros(5000, np.uint8))
