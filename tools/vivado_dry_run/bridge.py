"""Runs a Tcl script in a child tclsh; its unknown commands are answered by a Python function."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

BRIDGE = Path(__file__).with_name("bridge.tcl")
TCLSH = shutil.which("tclsh")


class Refused(Exception):
    """A command, option, name or value that Vivado would not take."""


def run(
    script: Path, arguments: Sequence[str], folder: Path, answer: Callable[[list[str]], str]
) -> None:
    """``answer`` gets the words of a command; what it gives back, or Refused, goes to the script.

    The words puts, exit and failed stand for what the script printed, its exit code, and the Tcl
    error that ended it.
    """
    if TCLSH is None:
        raise FileNotFoundError("tclsh is missing: install it with 'sudo apt install tcl'.")
    command = [TCLSH, str(BRIDGE), str(script), *arguments]
    with subprocess.Popen(
        command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdin
        assert child.stdout
        for line in child.stdout:
            words = [bytes.fromhex(word).decode() for word in tcl_words(line)]
            try:
                state, text = "ok", answer(words)
            except Refused as refused:
                state, text = "error", str(refused)
            child.stdin.write(f"{state} {{{text.encode().hex()}}}\n")
            child.stdin.flush()


def tcl_words(line: str) -> list[str]:
    """The elements of a Tcl list of hexadecimal words; an empty one is written {}."""
    return ["" if word == "{}" else word for word in line.split()]


def tcl_list(items: Sequence[str]) -> str:
    """Words as a Tcl list; they hold no braces or backslashes."""
    return " ".join(item if item and " " not in item else f"{{{item}}}" for item in items)


def from_tcl_list(text: str) -> list[str]:
    """The elements of a list whose elements may stand in braces, once."""
    found, depth, current, begun = [], 0, "", False
    for character in text:
        if character == "{" and (depth or not current):
            depth += 1
            begun = True
            current += character if depth > 1 else ""
        elif character == "}" and depth:
            depth -= 1
            current += character if depth else ""
        elif character.isspace() and not depth:
            if begun:
                found.append(current)
            current, begun = "", False
        else:
            current, begun = current + character, True
    return [*found, current] if begun else found
