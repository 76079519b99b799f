"""The model of Vivado: answers commands, and keeps what they built and what it refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from . import bridge
from .bridge import Refused, from_tcl_list
from .commands import Call, command, handlers, parse
from .designer import Designer
from .packager import Packager
from .project import Projects
from .runs import GOOD, Runs
from .tree import Tree

VERSION = "2022.1"


@dataclass(frozen=True)
class Circumstances:
    """What this Vivado is and what its implementation says; ``broken``: a run that stops.

    ``handoff``: the text of the .hwh that it writes.
    """

    version: str = VERSION
    statistics: Mapping[str, str] = field(default_factory=lambda: dict(GOOD))
    broken: str = ""
    handoff: str = "hwh"


class Vivado:
    """``said``: lines printed; ``refused``: why commands failed; ``code``: of exit."""

    def __init__(self, circumstances: Circumstances) -> None:
        self.circumstances = circumstances
        self.tree = Tree()
        self.projects = Projects(self.tree)
        self.packager = Packager(self.tree, self.projects)
        self.design = Designer(self.tree, self.projects, self.packager, circumstances.handoff)
        self.runs = Runs(
            self.tree, self.projects, self.design, circumstances.statistics, circumstances.broken
        )
        self.handlers = handlers(self, self.projects, self.packager, self.design, self.runs)
        self.said: list[str] = []
        self.refused: list[str] = []
        self.code = 0

    def answer(self, words: list[str]) -> str:
        """What a command gives back; Refused as Vivado would refuse it."""
        try:
            call = parse(words)
            return self.handlers[call.name](call)
        except Refused as refused:
            self.refused.append(str(refused))
            raise

    @command("puts", least=1, most=1)
    def puts(self, call: Call) -> str:
        self.said.append(call.words[0])
        return ""

    @command("exit", least=1, most=1)
    def exit(self, call: Call) -> str:
        self.code = int(call.words[0])
        return ""

    @command("failed", least=2, most=2)
    def failed(self, call: Call) -> str:
        """The script ended with a Tcl error; the second word is its stack."""
        self.code = 1
        self.refused.append(f"Tcl: {call.words[0]}")
        return ""

    @command("version", flags=("-short",), most=0)
    def version(self, call: Call) -> str:
        if not call.flag("-short"):
            raise Refused("version: a long text without -short")
        return self.circumstances.version

    @command("get_property", least=2, most=2)
    def get_property(self, call: Call) -> str:
        name, handle = call.words
        found = self.tree.find(handle).get(name.lower())
        if found is None:
            raise Refused(f"{handle} has no property {name!r}")
        return found

    @command("set_property", flags=("-dict",), least=2, most=3)
    def set_property(self, call: Call) -> str:
        *settings, handle = call.words
        if call.flag("-dict"):
            settings = from_tcl_list(settings[0])
        if len(settings) % 2:
            raise Refused(f"set_property: a name without a value: {settings[-1]!r}")
        for name, value in zip(settings[::2], settings[1::2], strict=True):
            if handle.startswith("/"):
                self.design.configure(handle, name, value)
            else:
                self.tree.find(handle).set(name, value)
        return ""


def build(
    root: Path, board: str, folder: Path, circumstances: Circumstances | None = None
) -> Vivado:
    """Runs ``root``/vivado/build.tcl for a board in ``folder``; nothing of it is checked yet."""
    vivado = Vivado(circumstances or Circumstances())
    script = root / "vivado" / "build.tcl"
    arguments: Sequence[str] = (board, "2")
    bridge.run(script, arguments, folder, vivado.answer)
    return vivado
