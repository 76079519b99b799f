"""Vivado's objects: nodes with properties, whose handle is their path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .bridge import Refused

# What the scripts may read or write of each kind; names are compared in lower case. UG912.
PROPERTIES = {
    "project": {"ip_repo_paths"},
    "fileset": {"top"},
    "file": {"synth_checkpoint_mode"},
    "run": {
        "strategy", "progress", "status", "directory",
        "stats.wns", "stats.whs", "stats.tpws", "stats.failed_nets",
    },
    "core": {"name", "version", "display_name", "description"},
    "port": {"name"},
    "bus": {
        "abstraction_type_vlnv", "bus_type_vlnv", "interface_mode", "slave_memory_map_ref",
        "master_address_space_ref",
    },
    "port_map": {"physical_name"},
    "parameter": {"value"},
    "memory_map": {"name"},
    "address_block": {"base_address", "range", "width", "usage", "access"},
    "address_space": {"name", "range", "width"},
    "register": {"address_offset", "size", "access", "description"},
    "field": {"bit_offset", "bit_width", "access", "description"},
}  # fmt: skip
VALUES = {
    "interface_mode": {"master", "slave", "monitor"},
    "usage": {"memory", "register", "reserved"},
    "access": {"read-only", "read-write", "write-only"},
    "synth_checkpoint_mode": {"None", "Singular", "Hierarchical"},
}


@dataclass
class Node:
    """``parent``: None for the outermost."""

    kind: str
    name: str
    parent: Node | None = None
    properties: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)

    @property
    def handle(self) -> str:
        own = f"{self.kind}:{self.name}"
        return f"{self.parent.handle}/{own}" if self.parent else own

    def of(self, kind: str) -> Iterator[Node]:
        return (child for child in self.children if child.kind == kind)

    def child(self, kind: str, name: str) -> Node | None:
        return next((c for c in self.of(kind) if c.name == name), None)

    def get(self, name: str) -> str | None:
        return self.properties.get(name)

    def set(self, name: str, value: str) -> None:
        """Refused if this kind has no such property, or no such value."""
        name = name.lower()
        if name not in PROPERTIES[self.kind]:
            raise Refused(f"{self.handle} has no property {name!r}")
        if name in VALUES and value not in VALUES[name]:
            raise Refused(f"{self.handle}: {name} can't be {value!r}")
        if name == "physical_name" and not self._core().child("port", value):
            raise Refused(f"{self.handle}: the module has no port {value!r}")
        self.properties[name] = value

    def _core(self) -> Node:
        return self.parent._core() if self.parent else self


class Tree:
    """All nodes by handle."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}

    def add(self, kind: str, name: str, parent: Node | None = None) -> Node:
        node = Node(kind, name, parent)
        if node.handle in self.nodes:
            raise Refused(f"{node.handle} exists already")
        if "name" in PROPERTIES[kind]:
            node.properties["name"] = name
        self.nodes[node.handle] = node
        if parent:
            parent.children.append(node)
        return node

    def remove(self, node: Node) -> None:
        for child in list(node.children):
            self.remove(child)
        if node.parent:
            node.parent.children.remove(node)
        del self.nodes[node.handle]

    def find(self, handle: str, kind: str | None = None) -> Node:
        node = self.nodes.get(handle)
        if node is None or (kind and node.kind != kind):
            raise Refused(f"no {kind or 'object'} {handle!r}")
        return node
