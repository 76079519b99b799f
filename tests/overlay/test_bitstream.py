"""Which bitstream is taken, and which .hwh is refused."""

import os
from dataclasses import replace

import pytest

from tritile.errors import DeviceError, UsageError
from tritile_arch.boards import PYNQ_Z2, ZCU104
from tritile_arch.system import VENDOR_LIBRARY_NAME, VLNV, ZYNQ7, ZYNQMP
from tritile_overlay import bitstream
from tritile_overlay.bitstream import ENVIRONMENT, Design, find_bitstream, read_design

OLDER = f"{VENDOR_LIBRARY_NAME}:0.9"


@pytest.fixture(autouse=True)
def bare(monkeypatch, tmp_path):
    """No bitstream anywhere, whatever this checkout holds."""
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    monkeypatch.setattr(bitstream, "PACKAGE", tmp_path / "package")


def write(folder, *modules, name="tritile"):
    """An empty .bit beside a .hwh of those (instance, VLNV)."""
    blocks = "".join(f'<MODULE FULLNAME="/{path}" VLNV="{vlnv}"/>' for path, vlnv in modules)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.hwh").write_text(f"<EDKSYSTEM><MODULES>{blocks}</MODULES></EDKSYSTEM>")
    (folder / f"{name}.bit").touch()
    return folder / f"{name}.bit"


def test_nothing_anywhere_says_how_to_get_one(tmp_path):
    with pytest.raises(DeviceError) as caught:
        find_bitstream(PYNQ_Z2)
    for part in ("make bitstream BOARD=pynq-z2", str(tmp_path / "package/pynq-z2"), ENVIRONMENT):
        assert part in str(caught.value)


def test_the_nearest_wins(monkeypatch, tmp_path):
    simulated = write(tmp_path / "simulated")
    assert find_bitstream(ZCU104, simulated=simulated) == simulated
    packaged = write(tmp_path / "package/zcu104")
    assert find_bitstream(ZCU104, simulated=simulated) == packaged
    named = write(tmp_path / "named")
    monkeypatch.setenv(ENVIRONMENT, str(named.parent))
    assert find_bitstream(ZCU104, simulated=simulated) == named
    chosen = write(tmp_path / "chosen", name="mine")
    assert find_bitstream(ZCU104, chosen, simulated) == chosen


def test_a_relative_name_is_made_absolute(monkeypatch, tmp_path):
    bit = write(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert find_bitstream(PYNQ_Z2, "tritile.bit") == bit
    assert find_bitstream(PYNQ_Z2, os.curdir) == bit


@pytest.mark.parametrize("name", ["missing.bit", "folder", "design.xsa"])
def test_a_name_that_is_no_bitstream_is_refused(monkeypatch, tmp_path, name):
    (tmp_path / "folder").mkdir()
    with pytest.raises(UsageError, match=f"bitstream is .*{name}"):
        find_bitstream(PYNQ_Z2, tmp_path / name)
    monkeypatch.setenv(ENVIRONMENT, str(tmp_path / name))
    with pytest.raises(UsageError, match=f"{ENVIRONMENT} is .*{name}"):
        find_bitstream(PYNQ_Z2)


@pytest.mark.parametrize("instance", ["tritile_0", "accelerators/tile"])
def test_the_tile_is_found_by_its_vlnv(tmp_path, instance):
    bit = write(tmp_path, ("ps", ZYNQ7.vlnv), ("axi_dma_0", "xilinx:ip:dma:7.1"), (instance, VLNV))
    assert read_design(bit, PYNQ_Z2) == Design(bit, instance)


def test_any_version_of_the_processing_system_will_do(tmp_path):
    newer = f"{ZYNQMP.vlnv.rpartition(':')[0]}:9.9"
    bit = write(tmp_path, ("ps", newer), ("tritile_0", VLNV))
    assert read_design(bit, ZCU104).tile == "tritile_0"


def test_another_version_is_refused_by_name(tmp_path):
    bit = write(tmp_path, ("ps", ZYNQ7.vlnv), ("tritile_0", OLDER))
    with pytest.raises(DeviceError) as caught:
        read_design(bit, PYNQ_Z2)
    for part in (str(bit.with_suffix(".hwh")), "0.9", VLNV.rpartition(":")[2], "make bitstream"):
        assert part in str(caught.value)


def test_a_design_without_a_tile_is_refused(tmp_path):
    bit = write(tmp_path, ("ps", ZYNQ7.vlnv), ("other_0", "user:ip:other:1.0"))
    with pytest.raises(DeviceError, match="no tritile in it"):
        read_design(bit, PYNQ_Z2)


def test_a_design_of_the_other_family_is_refused(tmp_path):
    bit = write(tmp_path, ("ps", ZYNQMP.vlnv), ("tritile_0", VLNV))
    with pytest.raises(DeviceError, match="is no design for pynq-z2"):
        read_design(bit, PYNQ_Z2)
    assert read_design(bit, replace(ZCU104, name="mine")).bit == bit


def test_a_missing_or_damaged_hwh_is_named(tmp_path):
    bit = write(tmp_path)
    hwh = bit.with_suffix(".hwh")
    hwh.write_text("<EDKSYSTEM><MODULES>")
    with pytest.raises(DeviceError, match=r"tritile\.hwh cannot be read: "):
        read_design(bit, PYNQ_Z2)
    hwh.unlink()
    with pytest.raises(DeviceError, match=r"there is no tritile\.hwh beside "):
        read_design(bit, PYNQ_Z2)
