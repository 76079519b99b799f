"""Projects, their files and properties."""

from __future__ import annotations

from pathlib import Path

from .bridge import Refused, from_tcl_list
from .commands import Call, command
from .tree import Node, Tree
from .verilog import Port, modules


class Project:
    """``catalogue``: folders of IPs that update_ip_catalog has read."""

    def __init__(self, node: Node, fileset: Node, folder: Path, part: str) -> None:
        self.node, self.fileset, self.folder, self.part = node, fileset, folder, part
        self.files: list[Path] = []
        self.ordered = False
        self.catalogue: list[Path] = []

    @property
    def name(self) -> str:
        return self.node.name

    def top(self) -> str:
        top = self.fileset.get("top")
        if top is None or not self.ordered:
            raise Refused(f"project {self.name}: no top, or update_compile_order is missing")
        return top

    def module(self, name: str) -> tuple[Path, dict[str, Port]]:
        for path in self.files:
            if path.suffix == ".v" and name in modules(path):
                return path, modules(path)[name]
        raise Refused(f"project {self.name}: no file has module {name!r}")


class Projects:
    """``current``: the open project; ``all``: in the order of their creation."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.current: Project | None = None
        self.all: list[Project] = []

    def need(self) -> Project:
        if self.current is None:
            raise Refused("no project is open")
        return self.current

    @command("create_project", values=("-part",), flags=("-force",), least=2, most=2)
    def create_project(self, call: Call) -> str:
        if self.current:
            raise Refused(f"project {self.current.name} is still open")
        name, folder = call.words
        Path(folder).mkdir(parents=True, exist_ok=True)
        node = self.tree.add("project", name)
        fileset = self.tree.add("fileset", "sources_1", node)
        self.current = Project(node, fileset, Path(folder), call.need("-part"))
        self.all.append(self.current)
        return name

    @command("close_project", most=0)
    def close_project(self, call: Call) -> str:
        self.need()
        self.current = None
        return ""

    @command("current_project", most=0)
    def current_project(self, call: Call) -> str:
        return self.need().node.handle

    @command("current_fileset", most=0)
    def current_fileset(self, call: Call) -> str:
        return self.need().fileset.handle

    @command("add_files", flags=("-norecurse",), least=1)
    def add_files(self, call: Call) -> str:
        for name in call.words:
            if not Path(name).is_file():
                raise Refused(f"add_files: no file {name}")
            self.need().files.append(Path(name))
        return ""

    @command("update_compile_order", values=("-fileset",), most=0)
    def update_compile_order(self, call: Call) -> str:
        project = self.need()
        if call.need("-fileset") != "sources_1":
            raise Refused("update_compile_order: no such fileset")
        project.ordered = True
        return ""

    @command("update_ip_catalog", flags=("-rebuild",), most=0)
    def update_ip_catalog(self, call: Call) -> str:
        project = self.need()
        folders = from_tcl_list(project.node.get("ip_repo_paths") or "")
        project.catalogue = [Path(folder) for folder in folders]
        return ""
