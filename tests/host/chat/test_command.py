"""``tritile chat``, a line of stdin a message."""

import io
import sys

import pytest

from checkpoints import Folder
from tritile.chat import command
from tritile.cli import run_command


@pytest.fixture
def typed(monkeypatch, capsys):
    def run(lines, *arguments):
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        code = run_command(["chat", "--tokens", "12", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_each_line_is_answered(typed):
    code, out, err = typed(["Who's there?", "", "Stand."], "--stats", "--seed", "1")
    assert code == 0
    assert len(out.splitlines()) >= 2
    assert err.count("tokens read in") == 2


def test_the_second_reply_reads_what_is_new(typed):
    code, _, err = typed(["Who's there?", "Stand."], "--stats", "--kernels", "numpy")
    assert code == 0
    first, second = (line for line in err.splitlines() if "tokens read in" in line)
    assert " 0 known from before" in first
    assert " 0 known from before" not in second


def test_what_begins_with_a_slash_is_no_message(typed):
    code, out, err = typed(["/help", "/reset", "/quit", "not read"], "--stats")
    assert (code, out) == (0, "")
    assert "/reset forgets" in err
    assert "tokens read" not in err


def test_a_message_that_is_too_long_does_not_end_the_conversation(typed):
    code, out, err = typed(["x" * 600, "Stand."], "--stats")
    assert code == 0
    assert "the model has 512 positions" in err
    assert out
    assert err.count("tokens read in") == 1


def test_what_is_no_utf8(typed, monkeypatch):
    code, out, err = typed(["Who\udcff", "Stand."], "--stats")
    assert code == 0
    assert "the conversation is not valid UTF-8" in err
    assert err.count("tokens read in") == 1
    assert out
    monkeypatch.setattr(io, "StringIO", lambda _: io.TextIOWrapper(io.BytesIO(b"\xff\n"), "utf-8"))
    code, _, err = typed([])
    assert code == 2
    assert "what stdin says is not valid UTF-8" in err


def test_ctrl_c_breaks_a_reply_off(typed, monkeypatch):
    class Interrupted(command.Chat):
        def say(self, text):
            pieces = super().say(text)
            yield next(pieces)
            if text == "one":
                pieces.close()
                raise KeyboardInterrupt
            yield from pieces

    monkeypatch.setattr(command, "Chat", Interrupted)
    code, _out, err = typed(["one", "two"], "--stats")
    assert code == 0
    assert "broken off" in err
    assert "Traceback" not in err
    assert err.count("tokens read in") == 2


def test_a_model_without_a_template(typed, tmp_path):
    folder = Folder(tmp_path / "model")
    code, out, err = typed(["Hello"], str(folder.path))
    assert (code, out) == (2, "")
    assert "has no chat template; give one with --template FILE" in err
    template = tmp_path / "form.jinja"
    template.write_text("{{ messages[-1].content }}")
    assert typed(["Hello"], str(folder.path), "--template", str(template))[0] == 0
    code, _, err = typed(["Hello"], "--template", str(tmp_path / "none"))
    assert code == 2
    assert "none: no readable template: No such file" in err
    template.write_text("{% for %}")
    code, _, err = typed(["Hello"], "--template", str(template))
    assert code == 2
    assert "form.jinja: its chat template" in err
