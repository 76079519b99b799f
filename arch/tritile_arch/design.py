"""The block design of a board as plain data: cells, wires and address ranges.

The .hwh is written from it; a handoff that Vivado wrote is compared with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from . import cells, system
from .boards import Board
from .cells import Cell, port_clocks
from .interfaces import CLOCK_PIN, RESET_PIN, masters, register_segments
from .system import Family


@dataclass(frozen=True)
class Range:
    """Where ``master`` (instance, bus) sees ``slave``; ``memory`` or else registers."""

    master: tuple[str, str]
    slave: tuple[str, str]
    base: int
    size: int
    segment: str
    memory: bool = False


@dataclass(frozen=True)
class Design:
    """``wires``: driver first; each end is (instance, pin)."""

    board: Board
    family: Family
    cells: tuple[Cell, ...]
    wires: tuple[tuple[tuple[str, str], ...], ...]
    ranges: tuple[Range, ...]

    def cell(self, instance: str) -> Cell:
        return next(cell for cell in self.cells if cell.instance == instance)


def design(board: Board) -> Design:
    """ValueError if the board exists in simulation only."""
    family = board.family
    if family is None:
        raise ValueError(f"board {board.name} exists in simulation only: it has no block design")
    found = (
        cells.processor(board, family),
        cells.tile(board),
        cells.interrupt_controller(),
        cells.reset_block(),
        cells.interconnect(family),
    )
    return Design(board, family, found, _wires(board, family), _ranges(board, family))


def _wires(board: Board, family: Family) -> tuple[tuple[tuple[str, str], ...], ...]:
    reset, tile = system.RESET_BLOCK, system.TILE
    controller, control = system.INTERRUPT_CONTROLLER, system.CONTROL_INTERCONNECT
    return (
        (
            (family.instance, family.clock_pin),
            *((family.instance, pin) for pin in port_clocks(board, family)),
            (tile, CLOCK_PIN),
            (controller, "s_axi_aclk"),
            (reset, "slowest_sync_clk"),
            (control, "aclk"),
        ),
        ((family.instance, family.reset_pin), (reset, "ext_reset_in")),
        ((reset, "peripheral_reset"), (tile, RESET_PIN)),
        ((reset, "peripheral_aresetn"), (controller, "s_axi_aresetn"), (control, "aresetn")),
        ((tile, system.INTERRUPT_PIN), (controller, "intr")),
        ((controller, "irq"), (family.instance, family.interrupt_pin)),
    )


def _ranges(board: Board, family: Family) -> tuple[Range, ...]:
    """The processor's view of its slaves, and each master's of the whole memory."""
    processor = (family.instance, family.control_port)
    slaves = (
        Range(processor, (s.instance, s.interface), s.base, s.size, s.block)
        for s in register_segments(board)
    )
    memory = (
        Range(
            master=(system.TILE, m.interface),
            slave=(family.instance, m.slave),
            base=0,
            size=board.memory_bytes or 0,
            segment=family.memory_port(m.slave).segment,
            memory=True,
        )
        for m in masters(board)
    )
    return (*slaves, *memory)
