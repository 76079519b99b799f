import subprocess
import sys
from types import SimpleNamespace

import pytest

import offline_install
from offline_install import needed
from tritile_arch.boards import PYNQ_Z2

real_run = subprocess.run  # the fixture replaces it


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
        (["zcu104", "--python", "2"], "--python is '2'; expected one of 3.10, 3.11, 3.12"),
        (["zcu104", "--python", "3.9"], "--python is '3.9'"),
    ],
)
def test_bad_input(words, said, capsys):
    assert offline_install.main(words) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1


def test_a_folder_that_cannot_be_written_is_named(tmp_path, capsys):
    (tmp_path / "file").touch()
    words = [PYNQ_Z2.name, "--folder", str(tmp_path / "file" / "out")]
    assert offline_install.main(words) == 2
    err = capsys.readouterr().err
    assert f"{tmp_path / 'file'} cannot be written" in err
    assert err.count("\n") == 1


def installed(script, tmp_path, version):
    """Runs ``script`` with a python3 of that version, which writes down what pip is asked for."""
    words = tmp_path / "words"
    fake = (
        f"import sys; sys.version_info = ({version}, 0)\n"
        "if sys.argv[1] == '-c': exec(sys.argv[2])\n"
        f"else: open({str(words)!r}, 'a').write(' '.join(sys.argv[1:]) + '\\n')\n"
    )
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "fake.py").write_text(fake)
    shell = f'#!/bin/sh\nexec {sys.executable} {programs / "fake.py"} "$@"\n'
    for name, text in (("python3", shell), ("tritile", "#!/bin/sh\n")):
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    environment = {"PATH": f"{programs}:/usr/bin:/bin"}
    done = real_run(["sh", str(script)], env=environment, capture_output=True, text=True)
    return done, words.read_text().splitlines() if words.exists() else []


def test_the_script_brings_a_new_bitstream_along_in_the_same_version(pip, tmp_path):
    assert offline_install.main([PYNQ_Z2.name, "--folder", str(tmp_path / "out")]) == 0
    script = tmp_path / "out" / "install.sh"
    (tmp_path / "out" / "tritile-0.1.0-py3-none-any.whl").touch()
    done, asked = installed(script, tmp_path, "3, 10")
    assert done.returncode == 0, done.stderr
    assert "--force-reinstall ./tritile-0.1.0-py3-none-any.whl" in asked[-1]
    assert all("--no-index --no-deps" in words for words in asked)


def test_the_script_refuses_another_python_in_one_sentence(pip, tmp_path):
    assert offline_install.main([PYNQ_Z2.name, "--folder", str(tmp_path / "out")]) == 0
    done, asked = installed(tmp_path / "out" / "install.sh", tmp_path, "3, 12")
    assert done.returncode != 0
    assert done.stderr.startswith("these wheels are for Python 3.10, this is ")
    assert done.stderr.count("\n") == 1
    assert not asked
