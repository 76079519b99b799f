import subprocess
from types import SimpleNamespace

import pytest

import offline_install
from offline_install import needed
from tritile_arch.boards import PYNQ_Z2


@pytest.fixture
def pip(monkeypatch):
    """Calls of pip: a download writes a file named after what it was asked for."""
    calls = []

    def run(command, **options):
        calls.append(command)
        place = command.index("--dest" if "download" in command else "--wheel-dir") + 1
        name = command[-1].rsplit("/", 1)[-1].split(">")[0].split("<")[0]
        with open(f"{command[place]}/{name}.whl", "w"):
            pass
        return SimpleNamespace(returncode=0, stderr="")

    monkeypatch.setattr(subprocess, "run", run)
    return calls


def test_what_is_needed_is_what_the_distribution_asks_for():
    assert set(needed()) == {"tokenizers", "rich", "typer"}


def test_a_folder_of_the_boards_own_wheels(pip, tmp_path):
    assert offline_install.main([PYNQ_Z2.name, "--folder", str(tmp_path / "out")]) == 0
    alone, together, own = pip
    assert PYNQ_Z2.family is not None
    assert PYNQ_Z2.image_python is not None
    for command in (alone, together):
        assert f"linux_{PYNQ_Z2.family.machine}" in command
        assert command[command.index("--python-version") + 1] == "310"
        assert "--only-binary=:all:" in command
    assert "--no-deps" in alone
    assert "--no-deps" not in together
    assert alone[-1].startswith("tokenizers")
    assert "wheel" in own
    script = (tmp_path / "out" / "install.sh").read_text()
    assert f"== ({PYNQ_Z2.image_python.replace('.', ', ')})" in script
    assert len(list((tmp_path / "out").glob("*.whl"))) == 3


def test_another_processor_and_python(pip, tmp_path):
    words = ["zcu104", "--machine", "x86_64", "--python", "3.11", "--folder", str(tmp_path / "out")]
    assert offline_install.main(words) == 0
    assert "manylinux2014_x86_64" in pip[0]
    assert pip[0][pip[0].index("--python-version") + 1] == "311"


def test_an_old_folder_is_replaced_only_when_all_is_there(monkeypatch, tmp_path, capsys):
    old = tmp_path / "out"
    old.mkdir()
    (old / "kept").touch()

    def fail(command, **options):
        return SimpleNamespace(returncode=1, stderr="nothing\nERROR: no such wheel\n")

    monkeypatch.setattr(subprocess, "run", fail)
    assert offline_install.main([PYNQ_Z2.name, "--folder", str(old)]) == 2
    assert "ERROR: no such wheel" in capsys.readouterr().err
    assert [path.name for path in old.iterdir()] == ["kept"]
    assert list(tmp_path.iterdir()) == [old]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["arty"], "unknown board 'arty'"),
        (["tiny"], "simulation only"),
        (["zcu104", "--python", "2"], "--python is '2'"),
    ],
)
def test_bad_input(words, said, capsys):
    assert offline_install.main(words) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1
