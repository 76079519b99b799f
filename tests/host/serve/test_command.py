"""``tritile serve`` as a process: its address, its end by a signal, its bad options."""

import re
import signal
import socket
import subprocess
import sys

import pytest

from serving import client_of
from tritile.cli import run_command

ADDRESS = re.compile(r"serving tiny-shakespeare on (http://127\.0\.0\.1:\d+)/v1")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_a_signal(number):
    command = [sys.executable, "-m", "tritile", "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            said = ""  # perhaps that there is no compiler, before
            while (address := ADDRESS.search(said)) is None:
                assert process.poll() is None, said
                said += process.stderr.readline()
            with client_of(address[1]) as client:
                answer = client.completions.create(model="any", prompt="a", max_tokens=3)
                assert answer.model == "tiny-shakespeare"
            process.send_signal(number)
            assert process.wait(60) == 0
            assert process.stderr.read() == ""
        finally:
            process.kill()


def test_a_signal_before_it_has_begun(monkeypatch):
    """It was told that Ctrl-C ends it."""
    said = []

    def say(text):
        said.append(text)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("tritile.serve.command._say", say)
    before = signal.getsignal(signal.SIGINT)
    assert run_command(["serve", "--port", "0", "--kv", "int8"]) == 0
    assert len(said) == 1
    assert signal.getsignal(signal.SIGINT) is before


def refused(capsys, *arguments):
    assert run_command(["serve", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    return err


def test_a_port_that_is_taken(capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        err = refused(capsys, "--port", str(port))
    assert f"nothing can listen on 127.0.0.1 port {port}: Address already in use" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--port", "70000"], "70000"),
        (["--host", "no.such.host.invalid"], "no.such.host.invalid"),
        (["--body", "much"], "body is 'much'"),
        (["--tokens", "0"], "tokens is 0"),
        (["--queue", "-1"], "queue is -1"),
        (["--port", "0", "--slots", "0"], "slots is 0"),
        (["--port", "0", "--kv", "int4"], "int4"),
        (["--port", "0", "no/such/model"], "no/such/model"),
    ],
)
def test_bad_options(capsys, arguments, message):
    assert message in refused(capsys, *arguments)


def test_a_missing_package_is_named(capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert "pip install 'tritile[serve]'" in refused(capsys, "--port", "0")
