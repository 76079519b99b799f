"""What the environment and callers may ask for."""

import pytest

pytest.importorskip("pynq", reason="needs pynq: pip install 'tritile[board]', or make pynq")
from overlay.plain import REAL
from tritile.errors import UsageError
from tritile_arch.boards import PYNQ_Z2, TINY, ZCU104
from tritile_arch.system import SIMULATED_BOARD
from tritile_overlay.simdevice import SimDevice
from tritile_overlay.simdevice.settings import OPTIONS, settings_here, settings_of


def test_the_environment_says_it(monkeypatch):
    monkeypatch.setenv(OPTIONS, "cma=16M, base=0x800000000 sync=range evictions=0.5 latency=9")
    settings = settings_here()
    assert (settings.cma_bytes, settings.cma_base) == (16 << 20, 0x8_0000_0000)
    assert (settings.sync, settings.evictions) == ("range", 0.5)
    assert settings.simulation == {"latency": 9}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("speed=1", "no option 'speed'; known: cma, base"),
        ("cma=lots", "cma=lots is no number"),
        ("cma=4097", "whole MiB"),
        ("sync=always", "sync is 'always'; expected range or buffer"),
        ("evictions=2", "expected 0 to 1"),
        ("latency", "latency= is no number: expected a whole number"),
        ("latency=0", "latency is 0; expected 1 or more"),
        ("total_cap=0", "a cap is 0.0 bytes a clock"),
        ("port_cap=x", "port_cap=x is no number: expected a number, such as 0.5"),
        ("base=-0x100000", "base is -0x100000; expected a multiple of 0x100000"),
        ("base=4096", "base is 0x1000; expected a multiple of 0x100000"),
        ("base=top", "base=top is no number: expected a whole number"),
    ],
)
def test_nonsense_is_named(monkeypatch, text, words):
    monkeypatch.setenv(OPTIONS, text)
    with pytest.raises(UsageError, match=f"^{OPTIONS}: .*{words}"):
        settings_here()


def test_cma_has_to_fit_the_board():
    assert settings_of({}).base(PYNQ_Z2) + (128 << 20) < (512 << 20)
    with pytest.raises(UsageError, match="cma is 512 MiB; board pynq-z2 has room for 496"):
        SimDevice(PYNQ_Z2, cma_bytes=512 << 20)
    with pytest.raises(UsageError, match="addresses have 32 bits"):
        SimDevice(PYNQ_Z2, cma_base=0x8_0000_0000)
    SimDevice(ZCU104, cma_base=0x8_0000_0000)


def test_pynq_finds_the_device_only_where_the_environment_names_a_board(monkeypatch):
    monkeypatch.delenv(SIMULATED_BOARD, raising=False)
    assert SimDevice._probe_() == []
    for board in REAL:
        monkeypatch.setenv(SIMULATED_BOARD, board.name)
        [device] = SimDevice._probe_()
        assert device.board is board
        assert device.arch == getattr(board.family, "machine", None)
    with pytest.raises(UsageError, match="no processing system"):
        SimDevice(TINY)
