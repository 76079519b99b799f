"""What the doctor says of boards that are folders of files, and of this computer."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from handoffs import memory_range, module, parameter, vivado_handoff
from tritile.cli import run_command
from tritile.device.emulator import EmulatorPlatform
from tritile.doctor import software
from tritile.doctor.device import check_clock, check_tile
from tritile.doctor.examination import examine
from tritile.doctor.line import BAD, OK, WARN, Line
from tritile.doctor.machine import Machine, numbers
from tritile.doctor.place import Kind, Place, find_place
from tritile.doctor.speed import check_stream
from tritile.errors import DeviceError, UsageError
from tritile_arch.boards import PYNQ_Z2, TINY, ZCU104, Board
from tritile_arch.hwh import hwh

ROOT = Path(__file__).resolve().parents[3]
FILES = {
    "proc/device-tree/chosen/pynq_board": "Pynq-Z2\0",
    "proc/device-tree/model": "TUL Pynq-Z2\0",
    "proc/meminfo": "MemTotal: 506000 kB\nMemAvailable: 300000 kB\nCmaTotal: 131072 kB\n"
    "CmaFree: 120000 kB\n",
    "home/xilinx/REVISION": "Release 2024_11_01 0123456\n",
    "etc/os-release": 'NAME="PynqLinux"\nPRETTY_NAME="PynqLinux 22.04"\n',
    "sys/class/fpga_manager/fpga0/state": "operating\n",
    "sys/class/uio/uio0/name": "fabric\n",
    "dev/dri/renderD128": "",
}
VERSIONS = {"numpy": "1.21.5", "pynq": "3.1.2"}
ENVIRONMENT = {"BOARD": "Pynq-Z2", "XILINX_XRT": "/usr"}


def put_bitstream(monkeypatch, folder: Path, board: Board) -> Element:
    """A .bit with the .hwh that Vivado would write; the .hwh, to be spoilt and saved."""
    root = vivado_handoff(board)
    (folder / "tritile.bit").write_bytes(b"bits")
    save(folder, root)
    monkeypatch.setenv("TRITILE_BITSTREAM", str(folder))
    return root


def save(folder: Path, root: Element) -> None:
    ElementTree.ElementTree(root).write(folder / "tritile.hwh")


@pytest.fixture
def machine(tmp_path, monkeypatch) -> Machine:
    """A PYNQ-Z2 with which all is well."""
    put_bitstream(monkeypatch, tmp_path, PYNQ_Z2)
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return Machine(
        root=tmp_path,
        environment=ENVIRONMENT,
        architecture="armv7l",
        python=(3, 10, 4),
        user=0,
        version_of=VERSIONS.get,
        find_tool=lambda name: f"/usr/bin/{name}",
        free_disk=lambda folder: 8 << 30,
    )


def lines_of(machine: Machine, asked: str | None = None) -> dict[str, Line]:
    """Of everything that is told without the tile."""
    return {line.name: line for line in examine(find_place(asked, machine), touch=False)}


def levels(lines: dict[str, Line], level: str) -> set[str]:
    return {name for name, line in lines.items() if line.level == level}


def test_a_board_that_is_well(machine):
    lines = lines_of(machine)
    assert not levels(lines, BAD)
    assert not levels(lines, WARN)
    assert "(4 bytes), tritile_0 in its .hwh has our version" in lines["bitstream"].said
    assert lines["handoff"].said.startswith("tritile.hwh agrees with the contract in all")
    assert lines["board"].said == "pynq-z2, TUL Pynq-Z2"
    assert lines["image"].said == "Release 2024_11_01 0123456; PynqLinux 22.04"
    assert lines["cma"].said.startswith("117 MB of 128 MB of contiguous memory are free")
    assert lines["fpga"].said == "the manager's state is operating"
    assert lines["tile"].said == "not looked at, as you asked"


def test_without_its_environment_a_board_is_known_by_its_device_tree(machine):
    lines = lines_of(replace(machine, environment={}))
    assert lines["board"].level == OK
    assert lines["xrt"].level == WARN
    assert "XILINX_XRT is not set" in lines["xrt"].said


@pytest.mark.parametrize(
    ("file", "text", "name", "level", "said"),
    [
        ("home/xilinx/REVISION", None, "image", WARN, "without /home/xilinx/REVISION"),
        ("proc/meminfo", "MemTotal: 9 kB\n", "cma", BAD, "no contiguous memory"),
        ("proc/meminfo", "CmaTotal: 131072 kB\nCmaFree: 900 kB\n", "cma", WARN, "1 MB of 128 MB"),
        ("dev/dri/renderD128", None, "xrt", WARN, "no /dev/dri/renderD*"),
        ("sys/class/uio/uio0/name", "leds\n", "uio", WARN, "found: leds"),
        ("sys/class/uio/uio0/name", None, "uio", WARN, "found: none"),
        ("sys/class/fpga_manager/fpga0/state", None, "fpga", OK, "unknown"),
    ],
)
def test_a_file_that_is_otherwise(machine, file, text, name, level, said):
    path = machine.root / file
    if text is None:
        path.unlink()
    else:
        path.write_text(text)
    line = lines_of(machine)[name]
    assert line.level == level
    assert said in line.said


@pytest.mark.parametrize(
    ("change", "name", "level"),
    [
        ({"user": 1000}, "root", BAD),
        ({"python": (3, 9, 2)}, "python", BAD),
        ({"python": (3, 13, 0)}, "python", BAD),
        ({"architecture": "aarch64"}, "processor", BAD),
        ({"free_disk": lambda folder: 1 << 20}, "disk", WARN),
        ({"version_of": {"numpy": "1.20.3", "pynq": "3.1.2"}.get}, "numpy", BAD),
        ({"version_of": {"numpy": "2.1.0", "pynq": "3.1.2"}.get}, "numpy", WARN),
        ({"version_of": {"numpy": "1.21.5", "pynq": "2.7.0"}.get}, "pynq", BAD),
        ({"version_of": {"numpy": "1.21.5", "pynq": "4.0.0"}.get}, "pynq", BAD),  # no Zynq-7000
        ({"version_of": {"numpy": "1.21.5"}.get}, "pynq", BAD),
    ],
)
def test_what_does_not_fit_is_said_with_what_to_do(machine, change, name, level):
    line = lines_of(replace(machine, **change))[name]
    assert line.level == level
    assert line.do


def test_another_board_than_asked_for(machine):
    line = lines_of(machine, "zcu104")["board"]
    assert line.level == BAD
    assert "you asked for zcu104" in line.said


def test_pynq_4_is_right_for_a_zcu104(machine, monkeypatch):
    put_bitstream(monkeypatch, machine.root, ZCU104)
    (machine.root / "proc/device-tree/chosen/pynq_board").write_text("ZCU104\0")
    change = {
        "environment": {"XILINX_XRT": "/usr"},
        "architecture": "aarch64",
        "version_of": {"numpy": "1.26.4", "pynq": "4.0.0"}.get,
    }
    lines = lines_of(replace(machine, **change))
    assert not levels(lines, BAD)
    assert not levels(lines, WARN)
    assert lines["board"].said.startswith("zcu104")


def test_without_a_bitstream_nothing_is_touched(machine, monkeypatch):
    (machine.root / "tritile.bit").unlink()
    lines = list(examine(find_place(None, untouchable(machine, monkeypatch))))
    assert (lines[-2].name, lines[-2].level) == ("bitstream", BAD)
    assert (lines[-1].name, lines[-1].level) == ("tile", BAD)
    assert "not touched" in lines[-1].said


def untouchable(machine: Machine, monkeypatch) -> Machine:
    def opens(*given, **options):
        raise AssertionError("opened")

    monkeypatch.setattr("tritile.doctor.device.open_platform", opens)
    return machine


def test_registers_that_lie_elsewhere_are_not_touched(machine, monkeypatch):
    root = put_bitstream(monkeypatch, machine.root, PYNQ_Z2)
    seen = memory_range(root, "processing_system7_0", INSTANCE="tritile_0")
    seen.attrib |= {"BASEVALUE": "0x43C00000", "HIGHVALUE": "0x43C00FFF"}
    save(machine.root, root)
    lines = {n.name: n for n in examine(find_place(None, untouchable(machine, monkeypatch)))}
    assert lines["handoff"].level == BAD
    assert "tritile_0's address: 0x43c00000" in lines["handoff"].said
    assert "not touched" in lines["tile"].said


def test_a_port_narrower_than_it_should_be_is_said(machine, monkeypatch):
    root = put_bitstream(monkeypatch, machine.root, PYNQ_Z2)
    width = parameter(module(root, "processing_system7_0"), "C_S_AXI_HP1_DATA_WIDTH")
    width.set("VALUE", "32")
    save(machine.root, root)
    line = lines_of(machine)["handoff"]
    assert line.level == WARN
    assert "C_S_AXI_HP1_DATA_WIDTH is 32" in line.said


def test_the_contracts_own_handoff_beside_a_bitstream_is_said(machine):
    (machine.root / "tritile.hwh").write_text(hwh(PYNQ_Z2))
    line = lines_of(machine)["bitstream"]
    assert line.level == WARN
    assert "not Vivado's" in line.said


def test_a_bitstream_of_another_version_is_refused(machine, monkeypatch):
    root = put_bitstream(monkeypatch, machine.root, PYNQ_Z2)
    module(root, "tritile_0").set("VLNV", "tritile:accelerator:tritile:1.0")
    save(machine.root, root)
    line = lines_of(machine)["bitstream"]
    assert line.level == BAD
    assert "version 1.0" in line.said


def test_a_computer_says_so_first(tmp_path):
    computer = Machine(root=tmp_path, environment={}, architecture="x86_64")
    place = find_place(None, computer)
    assert (place.kind, place.board) == (Kind.COMPUTER, TINY)
    lines = list(examine(place))
    assert lines[0].name == "board"
    assert lines[0].said.startswith("no PYNQ board: the computer alone is checked")
    assert lines[-1].said == "163,840 weights multiplied exactly, by the emulator"
    names = {line.name for line in lines}
    assert {"simulator", "cpu copy", "disk"} <= names
    assert not {"cma", "root", "xrt", "fpga", "tile", "clock"} & names


def test_a_computer_stays_one_when_a_board_is_named(tmp_path):
    """What that board will need can be asked for anywhere; nothing opens it."""
    computer = Machine(root=tmp_path, environment={}, architecture="x86_64")
    place = find_place("zcu104", computer)
    assert (place.kind, place.board) == (Kind.COMPUTER, ZCU104)
    assert not place.has_device
    names = {line.name for line in examine(place)}
    assert "bitstream" in names
    assert not {"cma", "root", "xrt", "fpga", "tile", "clock"} & names


def test_a_board_that_tritile_has_no_design_for(tmp_path):
    computer = Machine(root=tmp_path, environment={"BOARD": "Ultra96"})
    line = next(examine(find_place(None, computer)))
    assert "'Ultra96', for which there is no design" in line.said


def test_a_boards_name_alone_makes_no_board(tmp_path):
    computer = Machine(root=tmp_path, environment={"BOARD": "Pynq-Z2"})
    line = next(examine(find_place(None, computer)))
    assert "'Pynq-Z2', but nothing of a PYNQ image is here" in line.said


def test_a_missing_compiler_is_named(tmp_path):
    computer = Machine(root=tmp_path, environment={}, find_tool=lambda name: None)
    place = find_place(None, computer)
    line = next(line for line in examine(place) if line.name == "simulator")
    assert line.level == WARN
    assert "g++" in line.said
    assert "apt install g++" in line.do


def test_a_compiler_for_the_kernels_is_wanted_everywhere(machine):
    def line(**change) -> Line:
        return lines_of(replace(machine, **change))["compiler"]

    assert (line().level, line().said) == (OK, "cc")
    assert line(find_tool=lambda name: name if name == "gcc" else None).said == "gcc"
    missing = line(find_tool=lambda name: None)
    assert missing.level == WARN
    assert missing.said.startswith("there is no C compiler (cc, gcc, clang): install gcc: numpy")
    other = line(environment={"TRITILE_CC": "tcc -g"}, find_tool=lambda name: None)
    assert other.said.startswith("TRITILE_CC names 'tcc', which is not installed: numpy")


def test_a_step_that_fails_stops_no_other(machine, monkeypatch):
    def fails(name, board, **options):
        raise DeviceError("the fabric is on fire")

    monkeypatch.setattr("tritile.doctor.device.open_platform", fails)
    lines = list(examine(find_place(None, machine)))
    assert lines[-1].name == "tile"
    assert (lines[-1].level, lines[-1].said) == (BAD, "the fabric is on fire")
    assert len(lines) > 10


def test_a_bitstream_that_is_loaded_is_not_loaded_again(machine, monkeypatch):
    asked = []

    def opens(name, board, **options):
        asked.append(options)
        raise DeviceError("enough")

    monkeypatch.setattr("tritile.doctor.device.open_platform", opens)
    place = find_place(None, machine)
    for loaded in (True, False):
        monkeypatch.setattr("tritile.doctor.device._is_loaded", lambda board, loaded=loaded: loaded)
        list(examine(place))
    assert asked == [{"download": False}, {}]


@pytest.mark.parametrize(
    ("mhz", "level", "said"),
    [
        (125.0, OK, "125 MHz"),
        (124.9, OK, "124.9 MHz"),
        (50.0, BAD, "2.5 times slower"),
        (0.0, BAD, "stands still"),
        (142.9, BAD, "not built for that"),
    ],
)
def test_the_clock_that_is_set(mhz, level, said):
    line = check_clock(PYNQ_Z2, mhz)
    assert line.level == level
    assert said in line.said
    assert line.figures == {"clock_mhz": mhz}


def test_a_tile_of_another_geometry_is_said(machine):
    device = EmulatorPlatform(replace(PYNQ_Z2.geometry, rows=16))
    place = Place(Kind.BOARD, PYNQ_Z2, machine)
    (tile, *_) = check_tile(place, device)
    assert tile.level == WARN
    assert "rows 16 instead of 24" in tile.said


def test_a_tile_that_multiplies_wrongly_is_bad(machine, monkeypatch):
    place = Place(Kind.COMPUTER, TINY, machine)
    wrong = DeviceError("3 of 1024 results of doctor differ from numpy's")

    def differs(*given):
        raise wrong

    monkeypatch.setattr("tritile.doctor.speed._run", differs)
    (line,) = check_stream(place, EmulatorPlatform(TINY.geometry))
    assert (line.name, line.level, line.said) == ("stream", BAD, str(wrong))


@pytest.mark.parametrize(
    ("environment", "asked", "said"),
    [
        ({"PYNQ_SIM": "tiny"}, None, "PYNQ_SIM is 'tiny'; expected pynq-z2 or zcu104"),
        ({"PYNQ_SIM": "pynq-z2"}, "zcu104", "PYNQ_SIM is 'pynq-z2'"),
        ({}, "zcu105", "unknown board 'zcu105'"),
    ],
)
def test_a_board_that_cannot_be_meant(tmp_path, environment, asked, said):
    with pytest.raises(UsageError, match=re.escape(said)):
        find_place(asked, Machine(root=tmp_path, environment=environment))


def test_what_is_supported_is_what_is_installed():
    """pyproject.toml and the doctor agree."""
    text = (ROOT / "pyproject.toml").read_text()
    assert f'requires-python = "{software._pip(software.PYTHON)}"' in text
    assert f'"pynq{software._pip(software.PYNQ)}"' in text
    assert f'"numpy>={software._dotted(software.NUMPY[0])}"' in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("3.1.2", (3, 1, 2)), ("4.0.0rc1", (4, 0, 0)), ("1.26", (1, 26)), ("", ()), ("v2", ())],
)
def test_versions_as_numbers(text, expected):
    assert numbers(text) == expected


def test_the_command_answers_a_program(capsys, monkeypatch):
    monkeypatch.delenv("PYNQ_SIM", raising=False)
    code = run_command(["doctor", "--json", "--board", "zcu104", "--files-only"])
    answer = json.loads(capsys.readouterr().out)
    assert code == (1 if answer["bad"] else 0)
    assert answer["board"] == ZCU104.name
    assert answer["ok"] + answer["warn"] + answer["bad"] == len(answer["lines"])
    assert answer["figures"]["cpu_copy_mb_per_second"] > 0


def test_something_bad_is_exit_code_1(capsys, monkeypatch):
    monkeypatch.setattr(software, "PYTHON", ((4, 0), (5, 0)))
    assert run_command(["doctor"]) == 1
    out = capsys.readouterr().out
    assert re.search(r"^bad   python     3\.\d+", out, re.M)
    assert "-> use Python from 4.0, before 5.0" in out


def test_bad_input_is_exit_code_2(capsys):
    assert run_command(["doctor", "--board", "nope"]) == 2
    assert "unknown board 'nope'" in capsys.readouterr().err
