"""The empty bitstream of a simulated board."""

import pytest

from tritile.errors import UsageError
from tritile_arch.boards import PYNQ_Z2

pytest.importorskip("pynq", reason="needs pynq: pip install 'tritile[board]', or make pynq")
from tritile_overlay.simdevice.bitfile import bitfile_of


def test_it_lies_beside_the_boards_hwh(tmp_path, monkeypatch):
    monkeypatch.setenv("TRITILE_CACHE", str(tmp_path))
    bit = bitfile_of(PYNQ_Z2)
    assert bit.read_bytes() == b""
    assert bit.with_suffix(".hwh").read_text().startswith("<?xml")
    assert bitfile_of(PYNQ_Z2) == bit


def test_a_cache_that_cannot_be_written_is_named(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("TRITILE_CACHE", str(tmp_path / "file"))
    words = f"the cache folder {tmp_path / 'file'}/.* cannot be written: .*set TRITILE_CACHE"
    with pytest.raises(UsageError, match=words):
        bitfile_of(PYNQ_Z2)
