"""The interrupt's way to pynq: axi_intc, and what stands where pynq opens a UIO device.

AXI Interrupt Controller Product Guide (PG099): registers that pynq uses, level inputs.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

ISR, IPR, IER, IAR, SIE, CIE, MER = 0x00, 0x04, 0x08, 0x0C, 0x10, 0x14, 0x1C
MASTER_ENABLE = 3  # MER: lines out, hardware interrupts
SLEEP = 0.001  # seconds between two looks at a design that does nothing


class InterruptController:
    """axi_intc. ``inputs``: the interrupt lines as they are now, input 0 in bit 0."""

    def __init__(self, inputs: Callable[[], int]):
        self._inputs = inputs
        self._latched = self._enabled = self._master = 0

    def read(self, offset: int) -> int:
        pending = self._pending()
        known = {ISR: pending, IPR: pending & self._enabled, IER: self._enabled, MER: self._master}
        return known.get(offset, 0)

    def write(self, offset: int, value: int) -> None:
        self._pending()
        if offset == IER:
            self._enabled = value
        elif offset == SIE:
            self._enabled |= value
        elif offset == CIE:
            self._enabled &= ~value
        elif offset == IAR:  # a line that is still high is pending again at once
            self._latched &= ~value
        elif offset == MER:
            self._master = value & MASTER_ENABLE

    @property
    def line(self) -> bool:
        """Its own line to the processing system."""
        return self._master == MASTER_ENABLE and bool(self._pending() & self._enabled)

    def _pending(self) -> int:
        self._latched |= self._inputs()
        return self._latched


class SimUio:
    """Stands where pynq keeps its UioController: its events are set when the line goes high.

    ``poll`` lets the design run for a while; it tells whether the line is high and whether there
    is more to run. Like pynq's, it belongs to the event loop that was current when it was made.
    """

    def __init__(self, poll: Callable[[], tuple[bool, bool]]):
        self._poll = poll
        self._events: list[Any] = []
        self._loop = asyncio.get_event_loop()

    def add_event(self, event: Any, number: int) -> None:
        """As pynq's; ``number`` says nothing, there is one line."""
        if not self._events:
            self._loop.call_soon(self._look)
        self._events.append(event)

    def _look(self) -> None:
        high, busy = self._poll()
        if high:
            due, self._events = self._events, []
            for event in due:
                event.set()
        elif busy:
            self._loop.call_soon(self._look)
        elif self._events:
            self._loop.call_later(SLEEP, self._look)
