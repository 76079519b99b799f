"""The block design commands: cells, nets, buses, addresses."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from .bridge import Refused
from .catalogue import KNOWN, packaged
from .commands import Call, command
from .packager import Packager
from .parts import Bus, Cell, Ip, Pin
from .project import Projects
from .tree import Tree


@dataclass(frozen=True)
class Address:
    """A segment in an address space; both are paths. ``base`` None: excluded from it."""

    space: str
    segment: str
    base: int | None
    size: int = 0


@dataclass
class Designer:
    """``handoff``: the text of the .hwh that will be written.

    ``nets``: sets of pins; ``links``: pairs of buses; ``external``: ports with their types.

    ``valid``: validated, and not changed since; ``saved``, ``generated`` likewise.
    """

    tree: Tree
    projects: Projects
    packager: Packager
    handoff: str
    name: str = ""
    cells: dict[str, Cell] = field(default_factory=dict)
    nets: list[set[str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    external: dict[str, str] = field(default_factory=dict)
    addresses: list[Address] = field(default_factory=list)
    valid: bool = False
    saved: bool = False
    generated: bool = False

    def _changed(self) -> None:
        if not self.name:
            raise Refused("no block design is open")
        self.valid = self.saved = self.generated = False

    @command("create_bd_design", least=1, most=1)
    def create_bd_design(self, call: Call) -> str:
        self.projects.need()
        self.name = call.words[0]
        self._changed()
        return self.name

    def _ip(self, vlnv: str) -> Ip:
        """By VLNV, or without a version, as Vivado takes it."""
        catalogue = self.projects.need().catalogue
        own = [packaged(core) for root, core in self.packager.cores.items() if root in catalogue]
        for ip in (*KNOWN.values(), *own):
            if vlnv in (ip.vlnv, ip.vlnv.rpartition(":")[0]):
                return ip
        raise Refused(f"no IP {vlnv!r} in the catalogue")

    @command("create_bd_cell", values=("-type", "-vlnv"), least=1, most=1)
    def create_bd_cell(self, call: Call) -> str:
        self._changed()
        name = call.words[0]
        if call.need("-type") != "ip" or name in self.cells:
            raise Refused(f"create_bd_cell: {name}: not an IP, or there is one already")
        self.cells[name] = Cell(name, self._ip(call.need("-vlnv")), {})
        return f"/{name}"

    def configure(self, cell: str, name: str, value: str) -> None:
        """set_property CONFIG.<name>."""
        self._changed()
        found = self.cells.get(cell.removeprefix("/"))
        if found is None or not name.startswith("CONFIG."):
            raise Refused(f"set_property: no cell {cell!r}, or {name!r} is no CONFIG")
        found.ip.check(name.removeprefix("CONFIG."), value)
        found.config[name.removeprefix("CONFIG.")] = value

    @command("create_bd_intf_port", values=("-mode", "-vlnv"), least=1, most=1)
    def create_bd_intf_port(self, call: Call) -> str:
        self._changed()
        if call.need("-mode") != "Master":
            raise Refused("create_bd_intf_port: DDR and FIXED_IO leave the design")
        self.external[call.words[0]] = call.need("-vlnv")
        return f"/{call.words[0]}"

    def pin(self, path: str) -> Pin:
        cell, _, name = path.removeprefix("/").partition("/")
        pin = self.cells[cell].pins.get(name) if cell in self.cells else None
        if pin is None:
            raise Refused(f"no pin {path!r}")
        return pin

    def bus(self, path: str) -> Bus | None:
        """None: an external port."""
        cell, _, name = path.removeprefix("/").partition("/")
        if not name and cell in self.external:
            return None
        bus = self.cells[cell].buses.get(name) if cell in self.cells else None
        if bus is None:
            raise Refused(f"no interface {path!r}")
        return bus

    @command("get_bd_pins", least=1, most=1)
    def get_bd_pins(self, call: Call) -> str:
        self.pin(call.words[0])
        return f"/{call.words[0].removeprefix('/')}"

    @command("get_bd_intf_pins", least=1, most=1)
    def get_bd_intf_pins(self, call: Call) -> str:
        self.bus(call.words[0])
        return f"/{call.words[0].removeprefix('/')}"

    @command("connect_bd_net", least=2)
    def connect_bd_net(self, call: Call) -> str:
        self._changed()
        for path in call.words:
            self.pin(path)
        together = set(call.words).union(*(n for n in self.nets if n & set(call.words)))
        self.nets = [n for n in self.nets if not n & together] + [together]
        return ""

    @command("connect_bd_intf_net", least=2, most=2)
    def connect_bd_intf_net(self, call: Call) -> str:
        self._changed()
        for path in call.words:
            self.bus(path)
            if any(path in link for link in self.links):
                raise Refused(f"{path} is connected already")
        self.links.append((call.words[0], call.words[1]))
        return ""

    @command("get_bd_addr_spaces", least=1, most=1)
    def get_bd_addr_spaces(self, call: Call) -> str:
        cell, _, space = call.words[0].partition("/")
        if cell not in self.cells or space not in self.cells[cell].ip.spaces:
            raise Refused(f"no address space {call.words[0]!r}")
        return f"/{call.words[0]}"

    @command("get_bd_addr_segs", flags=("-quiet",), least=1, most=1)
    def get_bd_addr_segs(self, call: Call) -> str:
        cell, _, segment = call.words[0].partition("/")
        if cell in self.cells and segment in self.cells[cell].ip.segments(self.cells[cell].config):
            return f"/{call.words[0]}"
        if call.flag("-quiet"):
            return ""
        raise Refused(f"no address segment {call.words[0]!r}")

    @command(
        "assign_bd_address",
        values=("-offset", "-range", "-target_address_space"),
        flags=("-force",),
        least=1,
        most=1,
    )
    def assign_bd_address(self, call: Call) -> str:
        self._changed()
        base, size = int(call.need("-offset"), 0), int(call.need("-range"), 0)
        space = call.need("-target_address_space")
        self.addresses.append(Address(space, call.words[0], base, size))
        return ""

    @command("exclude_bd_addr_seg", values=("-target_address_space",), least=1, most=1)
    def exclude_bd_addr_seg(self, call: Call) -> str:
        self._changed()
        space = call.need("-target_address_space")
        self.addresses.append(Address(space, call.words[0], None))
        return ""

    @command("validate_bd_design", most=0)
    def validate_bd_design(self, call: Call) -> str:
        self.valid = bool(self.name)
        return ""

    @command("save_bd_design", most=0)
    def save_bd_design(self, call: Call) -> str:
        if not self.valid:
            raise Refused("the block design is saved before it is validated")
        self.saved = True
        return ""

    @command("get_files", least=1, most=1)
    def get_files(self, call: Call) -> str:
        if call.words[0] != f"{self.name}.bd" or not self.saved:
            raise Refused(f"no file {call.words[0]!r}, or it is not saved")
        node = self.projects.need().node
        found = node.child("file", call.words[0]) or self.tree.add("file", call.words[0], node)
        return found.handle

    def _folder(self) -> Path:
        project = self.projects.need()
        return project.folder / f"{project.name}.gen" / "sources_1" / "bd" / self.name

    @command("generate_target", least=2, most=2)
    def generate_target(self, call: Call) -> str:
        self.tree.find(call.words[1], "file")
        handoff = self._folder() / "hw_handoff" / f"{self.name}.hwh"
        handoff.parent.mkdir(parents=True, exist_ok=True)
        handoff.write_text(self.handoff)
        self.generated = call.words[0] == "all"
        return ""

    @command("make_wrapper", values=("-files",), flags=("-top",), most=0)
    def make_wrapper(self, call: Call) -> str:
        self.tree.find(call.need("-files"), "file")
        path = self._folder() / "hdl" / f"{self.name}_wrapper.v"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"module {self.name}_wrapper ();\nendmodule\n")
        return str(path)
