"""What opening a board refuses before it needs a board, or pynq."""

import asyncio
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from tritile.errors import DeviceError, UsageError
from tritile_arch.boards import PYNQ_Z2, TINY
from tritile_overlay import platform
from tritile_overlay.platform import open_platform


def test_a_board_that_is_none_is_refused():
    with pytest.raises(UsageError, match=r"tiny exists in simulation only.*pynq-z2"):
        open_platform(TINY)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"wait": "often"}, "wait is 'often'"),
        ({"weight": 1}, "no option 'weight'"),
        ({"clock_mhz": 0}, "clock_mhz is 0; expected 1"),
    ],
)
def test_options_that_make_no_sense_are_named(options, sentence):
    with pytest.raises(UsageError, match=sentence):
        open_platform(PYNQ_Z2, **options)


def test_only_root_may_open_a_real_board(monkeypatch):
    monkeypatch.setattr(platform, "find_device", object)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(DeviceError, match="run this as root"):
        open_platform(PYNQ_Z2)


def test_without_pynq_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pynq", None)
    with pytest.raises(UsageError, match=r"pip install 'tritile\[board\]'"):
        open_platform(PYNQ_Z2)


@pytest.mark.parametrize(
    "source",
    ["import a_module_of_xrt", "import subprocess\nsubprocess.run(['a_module_of_xrt'])"],
    ids=["3.1 and later", "3.0"],
)
def test_pynq_without_its_environment_is_said(monkeypatch, tmp_path, source):
    """On a board pynq imports XRT's module, or runs a tool of it: other shells do not find them."""
    (tmp_path / "pynq.py").write_text(source)
    for name in [name for name in sys.modules if name.partition(".")[0] == "pynq"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(DeviceError, match=r"'a_module_of_xrt'.*root shell"):
        open_platform(PYNQ_Z2)


def test_a_board_without_xrt_is_told_what_to_do(monkeypatch):
    """pynq 3.0 takes a missing library of XRT's for None."""

    class Device:
        @property
        def active_device(self):
            return None.xclOpen  # type: ignore[attr-defined]

    monkeypatch.setitem(sys.modules, "pynq", SimpleNamespace(Device=Device()))
    with pytest.raises(DeviceError, match=r"finds no board here .*xclOpen.*root shell"):
        open_platform(PYNQ_Z2)


def test_a_board_is_found_in_any_thread(monkeypatch):
    """pynq asks for the current event loop when it makes its device."""

    class Device:
        @property
        def active_device(self):
            return asyncio.get_event_loop()

    monkeypatch.setitem(sys.modules, "pynq", SimpleNamespace(Device=Device()))
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(platform.find_device).result().is_closed() is False


def test_a_computer_that_is_no_board_is_told_what_to_do(monkeypatch):
    class Pynq:
        class Device:
            def __getattr__(self, name):
                warnings.warn("No devices found, is the XRT environment sourced?", stacklevel=2)
                raise RuntimeError("No Devices Found")

    Pynq.Device = Pynq.Device()  # type: ignore[misc, assignment]
    monkeypatch.setitem(sys.modules, "pynq", Pynq)
    with (
        warnings.catch_warnings(record=True) as heard,
        pytest.raises(DeviceError, match=r"finds no board here .No Devices Found.*PYNQ_SIM"),
    ):
        open_platform(PYNQ_Z2)
    assert not heard
