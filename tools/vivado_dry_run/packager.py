"""The ipx commands: a core with interfaces, parameters, memory maps and registers."""

from __future__ import annotations

from pathlib import Path

from .bridge import Refused, tcl_list
from .commands import Call, command
from .project import Projects
from .tree import Node, Tree
from .verilog import modules


class Packager:
    """``cores``: folder to core, as they were when saved."""

    def __init__(self, tree: Tree, projects: Projects) -> None:
        self.tree, self.projects = tree, projects
        self.current: Node | None = None
        self.root = Path()
        self.cores: dict[Path, Node] = {}
        self.done: list[str] = []

    @command(
        "ipx::package_project",
        values=("-root_dir", "-vendor", "-library", "-taxonomy", "-set_current"),
        flags=("-import_files", "-force"),
        most=0,
    )
    def package_project(self, call: Call) -> str:
        project = self.projects.need()
        top = project.top()
        source, ports = project.module(top)
        self.root = Path(call.need("-root_dir"))
        self.root.mkdir(parents=True, exist_ok=True)
        core = self.tree.add("core", top)
        core.properties |= {
            "vendor": call.need("-vendor"),
            "library": call.need("-library"),
            "source": str(source),
            "version": "1.0",
        }
        for name in ports:
            self.tree.add("port", name, core)
        self._guess(core)
        self.current = core
        return ""

    def _guess(self, core: Node) -> None:
        """What Vivado infers from port names; a script that declares its own must remove it."""
        names = {p.name.rpartition("_")[0] for p in core.of("port") if "_axi_" in p.name}
        for name in sorted(names):
            self.tree.add("bus", name, core)
            kind = "address_space" if name.startswith("m_") else "memory_map"
            self.tree.add(kind, name, core)
        self.tree.add("bus", "clk", core)

    @command("ipx::current_core", most=0)
    def current_core(self, call: Call) -> str:
        if self.current is None:
            raise Refused("no current core")
        return self.current.handle

    def _children(self, call: Call, kind: str) -> str:
        core = self.tree.find(call.need("-of_objects"), "core")
        return tcl_list([c.handle for c in core.of(kind)])

    @command("ipx::get_ports", values=("-of_objects",), most=0)
    def get_ports(self, call: Call) -> str:
        return self._children(call, "port")

    @command("ipx::get_memory_maps", values=("-of_objects",), most=0)
    def get_memory_maps(self, call: Call) -> str:
        return self._children(call, "memory_map")

    @command("ipx::get_address_spaces", values=("-of_objects",), most=0)
    def get_address_spaces(self, call: Call) -> str:
        return self._children(call, "address_space")

    def _add(self, call: Call, kind: str, parent: str) -> str:
        name, owner = call.words
        return self.tree.add(kind, name, self.tree.find(owner, parent)).handle

    @command("ipx::add_bus_interface", least=2, most=2)
    def add_bus_interface(self, call: Call) -> str:
        return self._add(call, "bus", "core")

    @command("ipx::add_port_map", least=2, most=2)
    def add_port_map(self, call: Call) -> str:
        return self._add(call, "port_map", "bus")

    @command("ipx::add_bus_parameter", least=2, most=2)
    def add_bus_parameter(self, call: Call) -> str:
        return self._add(call, "parameter", "bus")

    @command("ipx::add_memory_map", least=2, most=2)
    def add_memory_map(self, call: Call) -> str:
        return self._add(call, "memory_map", "core")

    @command("ipx::add_address_block", least=2, most=2)
    def add_address_block(self, call: Call) -> str:
        return self._add(call, "address_block", "memory_map")

    @command("ipx::add_address_space", least=2, most=2)
    def add_address_space(self, call: Call) -> str:
        return self._add(call, "address_space", "core")

    @command("ipx::add_register", least=2, most=2)
    def add_register(self, call: Call) -> str:
        return self._add(call, "register", "address_block")

    @command("ipx::add_field", least=2, most=2)
    def add_field(self, call: Call) -> str:
        return self._add(call, "field", "register")

    @command("ipx::remove_all_bus_interface", least=1, most=1)
    def remove_all_bus_interface(self, call: Call) -> str:
        for bus in list(self.tree.find(call.words[0], "core").of("bus")):
            self.tree.remove(bus)
        return ""

    def _remove(self, call: Call, kind: str) -> str:
        name, core = call.words
        node = self.tree.find(core, "core").child(kind, name)
        if node is None:
            raise Refused(f"{core} has no {kind} {name!r}")
        self.tree.remove(node)
        return ""

    @command("ipx::remove_memory_map", least=2, most=2)
    def remove_memory_map(self, call: Call) -> str:
        return self._remove(call, "memory_map")

    @command("ipx::remove_address_space", least=2, most=2)
    def remove_address_space(self, call: Call) -> str:
        return self._remove(call, "address_space")

    def _finish(self, call: Call) -> str:
        self.tree.find(call.words[0], "core")
        self.done.append(call.name)
        return ""

    @command("ipx::create_xgui_files", least=1, most=1)
    def create_xgui_files(self, call: Call) -> str:
        return self._finish(call)

    @command("ipx::update_checksums", least=1, most=1)
    def update_checksums(self, call: Call) -> str:
        return self._finish(call)

    @command("ipx::check_integrity", least=1, most=1)
    def check_integrity(self, call: Call) -> str:
        return self._finish(call)

    @command("ipx::save_core", least=1, most=1)
    def save_core(self, call: Call) -> str:
        core = self.tree.find(call.words[0], "core")
        self.cores[self.root] = core
        (self.root / "component.xml").write_text("")
        return self._finish(call)


def ports_of(core: Node) -> dict:
    """The ports of the packaged module, as its Verilog declares them."""
    return modules(Path(core.properties["source"]))[core.name]
