"""Faults of a driver that are easy to make and hard to see, each as edits of its sources.

An edit is (file, what stands there once, what takes its place). ``says``: what has to be said when
the fault is noticed, so that none is noticed for another's reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

DEVICE, PROGRAM = "tritile/device/accelerator.py", "tritile/program.py"
EXCHANGE, RESIDENCE = "tritile/exchange.py", "tritile/residence.py"
RING, PLAN = "tritile/ring.py", "tritile/plan.py"
BUFFERS, WAITS = "tritile_overlay/buffers.py", "tritile_overlay/waits.py"
PLATFORM = "tritile_overlay/platform.py"
WALKING = "tritile/native/doorbell.py"
TILED, PLANES = "tritile/native/tiled.py", "tritile/native/planes.py"
PROMPTS = "tritile/native/prompts.py"
STEPS, GROUPS = "tritile/native/steps.c", "tritile/native/groups.c"

# What is said.
WRONG = r"wrong results of \w+\.\w+"
UNFLUSHED = "a doorbell before a flush"
STRAY = "the tile wrote to 0x[0-9a-f]+, which no buffer has"
STOPPED = r"the accelerator stopped at job \d+ \(0\.q\): .*"
BAD, ILLEGAL, READ = (
    rf"{STOPPED} \({code}\)" for code in ("BAD_DESCRIPTOR", "ILLEGAL_WEIGHT", "READ_ERROR")
)
GOES_ON = f"the tile goes on|{STRAY}"  # whichever of the buffers goes first
HANGS, PASSES, KEPT = "it waits for ever", "DID NOT RAISE", "memory is kept"

# What stands in the sources.
PUT = "        for group in views.groups:\n            group.write(q)\n"
CALL = "        views.buffers.x.flush()\n"
FETCH = "        views.buffers.y.invalidate()\n"
PAIR = "return self.x.address, self.y.address"
NEWEST, OLDEST = ".append((self._buffers[-1]", ".append((self._buffers[0]"
GIVEN = "int(shared.device_address)"
CHECK = "descriptor.check(self.geometry)"
LOW, HIGH = "LIST_BASE_LO.offset, self._table.", "LIST_BASE_HI.offset, self._table."
LAST = "        self._switch(prefetch=int(ahead))\n"
FREED = "            undo.callback(self.exchange.free)\n"
STOP = "            undo.callback(_stop, accelerator)\n"
QUIET, CLOSE = "        tile.quiet()\n", "        memory.close()\n"
WRITE, COUNT = "        self.exchange.write(jobs, q)\n", "        self.weights_streamed +="
AWAIT = "        status = self.platform.wait(due, clocks)\n"
AGAIN = "        while not _reached(status, due) and not ERROR.get(status):"
POLL = "if (status - due) & _MASK < _BEYOND:"
BEYOND = "return beyond < registers.MOST_BEHIND"
NEXT, WRAP = "self._rung + 1", " % registers.COMPLETED_MODULO"
CLEAR = "                self._tile.write(INTERRUPT.offset, INTERRUPT.pack(pending=1))\n"
LOOK = "                status = self._polls(due, reads=1)\n"
LENT = "        self.settle()\n        self._under_way = True\n"
RECEIVE, GET = "int failed = tt_receive(", "failed = tt_fetch("
RESTORE = "            self._tile.write(CONTROL.offset, switches)\n"


class Edit(NamedTuple):
    file: str
    old: str
    new: str


@dataclass(frozen=True)
class Mutant:
    """``way``: the function of tests/overlay/driving.py that shows it."""

    name: str
    way: str
    says: str  # a regular expression
    edits: tuple[Edit, ...]
    board: str = "pynq-z2"

    def sources(self, folder: Path) -> tuple[dict[str, str], dict[str, str]]:
        """Texts of the files in question, sound and mutated; ``folder`` has both packages."""
        sound = {edit.file: (folder / edit.file).read_text() for edit in self.edits}
        texts = dict(sound)
        for file, old, new in self.edits:
            times = texts[file].count(old)
            assert times == 1, f"{self.name}: {file} has {times} times, not once: {old}"
            texts[file] = texts[file].replace(old, new)
        return sound, texts


def mutant(name: str, way: str, says: str, *edits: tuple[str, str, str], board: str = "") -> Mutant:
    return Mutant(name, way, says, tuple(Edit(*edit) for edit in edits), board or Mutant.board)


def memory(name: str, says: str, *edits: tuple[str, str, str], board: str = "") -> Mutant:
    """One that work with resident weights shows."""
    return mutant(name, "resident", says, *edits, board=board)


CACHES = [
    memory("activations not flushed", WRONG, (EXCHANGE, PUT + CALL, PUT)),
    memory("flushed before they are written", WRONG, (EXCHANGE, PUT + CALL, CALL + PUT)),
    memory("activations invalidated instead", WRONG, (EXCHANGE, "x.flush()", "x.invalidate()")),
    memory("results not invalidated", WRONG, (EXCHANGE, FETCH, "")),
    memory(
        "invalidated before the doorbell",
        WRONG,
        (EXCHANGE, FETCH, ""),
        (EXCHANGE, CALL, CALL + FETCH),
    ),
    memory("results not flushed at first", WRONG, (EXCHANGE, "self.y.flush()", "pass")),
    memory("table not flushed", UNFLUSHED, (DEVICE, "self._table.flush()", "pass")),
    memory("weights not flushed", UNFLUSHED, (RESIDENCE, "buffer.flush()", "pass")),
    mutant(
        "a slot not flushed", "streaming", UNFLUSHED, (RING, "self._slots[slot].flush()", "pass")
    ),
    memory("no flush", UNFLUSHED, (BUFFERS, "self._shared.flush()", "pass")),
    memory("no invalidate", WRONG, (BUFFERS, "self._shared.invalidate()", "pass")),
    memory("a copy", BAD, (BUFFERS, "np.asarray(shared)", "np.array(shared)")),
]

ADDRESSES = [
    memory(
        "activations' address + 32",
        "descriptor: an address is not a multiple of 64",
        (EXCHANGE, PAIR, PAIR.replace("x.address", "x.address + 32")),
    ),
    memory(
        "activations' address + 32, unchecked",
        BAD,
        (EXCHANGE, PAIR, PAIR.replace("x.address", "x.address + 32")),
        (DEVICE, CHECK, "pass"),
    ),
    memory("activations' address + 64", WRONG, (EXCHANGE, PAIR, PAIR.replace(", ", " + 64, "))),
    memory("results' address + 64", WRONG, (EXCHANGE, PAIR, PAIR + " + 64")),
    memory("results beyond their buffer", WRONG, (EXCHANGE, PAIR, PAIR + " + (1 << 20)")),
    memory("both exchanged", WRONG, (EXCHANGE, PAIR, "return self.y.address, self.x.address")),
    memory("another set's buffers", WRONG, (PLAN, "buffers[run.pair]", "buffers[0]")),
    memory("weights' address + 64", ILLEGAL, (RESIDENCE, "s + start\n", "s + start + 64\n")),
    memory("the wrong weight buffer", WRONG, (RESIDENCE, NEWEST, OLDEST)),
    memory("the ports exchanged", WRONG, (RESIDENCE, " in spots]", " in spots[::-1]]")),
    memory(
        "another matrix's weights",
        WRONG,
        (PLAN, "weights[matrix.name])", "weights[self.matrices[0].name])"),
    ),
    memory("table's address + 32", BAD, (DEVICE, LOW + "address", LOW + "address + 32")),
    memory(
        "no high half of the table's address",
        READ,
        (DEVICE, HIGH + "address >> 32", HIGH + "address & 0"),
        board="zcu104",
    ),
    memory(
        "the table's low half for both",
        BAD,  # bits beyond the design's addresses
        (DEVICE, HIGH + "address >> 32", HIGH + "address & WORD_MASK"),
        board="zcu104",
    ),
    memory(
        "the halves exchanged",
        BAD,  # the high half is no multiple of 64
        (DEVICE, LOW, HIGH + "_"),
        (DEVICE, HIGH + "address", LOW + "address"),
        (DEVICE, HIGH + "_", HIGH),
        board="zcu104",
    ),
    memory("a misaligned buffer", "not a multiple of 4096", (BUFFERS, GIVEN, GIVEN + " + 32")),
    memory(
        "a misaligned buffer, unchecked",
        "not aligned",
        (BUFFERS, GIVEN, GIVEN + " + 32"),
        (BUFFERS, "if address % PAGE:", "if False:"),
    ),
]

LIVES = [
    memory("table freed", BAD, (DEVICE, LAST, LAST + "        self._table.free()\n")),
    memory(
        "results freed",
        "the buffer at 0x[0-9a-f]+ was freed",
        (PROGRAM, FREED, FREED + "            self.exchange.pairs[0].y.free()\n"),
    ),
    memory(
        "weights freed", ILLEGAL, (RESIDENCE, "buffer.flush()", "buffer.flush(), buffer.free()")
    ),
    memory("buffers kept", KEPT, (PROGRAM, FREED, "")),
    memory(
        "never freed", KEPT, (BUFFERS, "shared, self._shared, self._array = ", "return; shared = ")
    ),
    mutant(
        "freed while it works",
        "interrupted",
        STRAY,
        (DEVICE, "    self.stop()\n        f", "    pass\n        f"),
    ),
    mutant(
        "freed before the soft reset",
        "interrupted",
        STRAY,
        (PROGRAM, STOP, ""),
        (PROGRAM, FREED, STOP + FREED),
    ),
    mutant("closed without a soft reset", "abandoned", GOES_ON, (PLATFORM, QUIET, "")),
    mutant(
        "closed before the soft reset", "abandoned", STRAY, (PLATFORM, QUIET + CLOSE, CLOSE + QUIET)
    ),
]

DOORBELLS = [
    memory(
        "a doorbell before its activations",
        WRONG,
        (PROGRAM, WRITE, ""),
        (PROGRAM, COUNT, WRITE + COUNT),
    ),
    memory(
        "nobody waits", WRONG, (DEVICE, AWAIT + AGAIN, "        status = 0\n        while False:")
    ),
    memory(
        "a STATUS of before the doorbell trusted",
        WRONG,
        (WAITS, POLL, "if (status - due + 1) & _MASK < _BEYOND:"),
        (DEVICE, AGAIN, "        while False:"),
    ),
    memory(
        "our count does not wrap",
        HANGS,
        (DEVICE, f"({NEXT}){WRAP}", NEXT),
        (DEVICE, BEYOND, "return COMPLETED.get(status) >= due"),
    ),
    memory(
        "a count before it wraps is beyond",
        r"wrong results of 0\.o",
        (WAITS, POLL, "if status & _MASK >= due:"),
        (DEVICE, BEYOND, "return COMPLETED.get(status) >= due"),
    ),
    mutant(
        "a count beyond is not reached",
        "ahead",
        HANGS,
        (WAITS, POLL, "if status & _MASK == due:"),
        (DEVICE, BEYOND, "return COMPLETED.get(status) == due"),
    ),
    mutant(
        "the interrupted one counts", "interrupted", WRONG, (DEVICE, "if self._under_way:", "if 0:")
    ),
    mutant(
        "the count of before the reset",
        "interrupted",
        HANGS,
        (DEVICE, 'self._rung = status["completed"]', "pass"),
    ),
    mutant(
        "a reset that nobody waits for",
        "interrupted",
        GOES_ON,
        (DEVICE, 'if not status["resetting"]:', "if True:"),
    ),
    mutant("read ahead in a ring", "streaming", WRONG, (PROGRAM, "=self.residence.stays", "=True")),
    mutant("a slot before it is loaded", "streaming", ILLEGAL, (RING, "load.result()", "pass")),
]

LIMITS = [
    mutant("M over the limit", "limits", PASSES, (PLAN, "(1 << M_BITS) - 1)", "1 << M_BITS)")),
    mutant("K over the limit", "limits", PASSES, (PLAN, "MOST_BLOCKS * g", "2 * MOST_BLOCKS * g")),
    memory("tokens over the rows", BAD, (PROGRAM, ".first, last)", ".first, last + 1)")),
    memory(
        "a tile over the accumulators",
        "descriptor: tile is 1088; expected a multiple of 64 up to 1024",
        (PLAN, "g.tiling(matrix.m)", "g.depth + 64, 0"),
    ),
    memory(
        "a tile over the accumulators, unchecked",
        BAD,
        (PLAN, "g.tiling(matrix.m)", "g.depth + 64, 0"),
        (DEVICE, CHECK, "pass"),
    ),
]

SIGNALS = [
    mutant("errors pass", "errors", PASSES, (DEVICE, "if ERROR.get(status):", "if False:")),
    mutant("errors unseen", "errors", HANGS, (WAITS, 'STATUS.field("error").put(1)', "0")),
    mutant("interrupt not cleared", "interrupts", "again and again", (WAITS, CLEAR, "")),
    mutant("cleared behind the look", "interrupts", "in vain", (WAITS, CLEAR + LOOK, LOOK + CLEAR)),
    mutant(
        "interrupt not enabled",
        "interrupts",
        "in vain",
        (WAITS, "switches | CONTROL.pack(interrupt_enable=1)", "switches"),
    ),
    mutant(
        "interrupt stays enabled",
        "interrupts",
        "stays enabled",
        (WAITS, RESTORE, "            pass\n"),
    ),
]


def walk(name: str, says: str, *edits: tuple[str, str, str]) -> Mutant:
    """One of the compiled path, which passes of a whole model show."""
    return mutant(name, "walked", says, *edits)


WALKS = [
    walk("no flush in a pass", WRONG, (WALKING, "self._pairs[pair].x.flush", "lambda: None")),
    walk(
        "no invalidate in a pass",
        WRONG,
        (WALKING, "self._pairs[pair].y.invalidate", "lambda: None"),
    ),
    walk(
        "a board taken for coherent", WRONG, (WALKING, "= is_coherent(platform)", "= True  # wrong")
    ),
    walk("another set's flush", WRONG, (WALKING, "_pairs[pair].x", "_pairs[0].x")),
    walk("another set's invalidate", WRONG, (WALKING, "_pairs[pair].y", "_pairs[0].y")),
    walk("activations invalidated in a pass", WRONG, (WALKING, "x.flush", "x.invalidate")),
    walk(
        "a pass that invalidates before the end",
        WRONG,
        (STEPS, GET, f"failed = 0 && {GET[9:]}"),
        (STEPS, RECEIVE, f"int {GET}w->n->device, pool, pair, y, count) || {RECEIVE[13:]}"),
    ),
    walk("groups in flight that share buffers", WRONG, (GROUPS, "full + turn]", "full]")),
    walk(
        "a pass that waits for nothing",
        WRONG,
        (WALKING, "self._accelerator.wait(due, clocks)", "pass"),
    ),
    walk("an exception kept from C", PASSES, (WALKING, "answer = 0", "answer = DONE")),
    walk("a pass behind a broken one", WRONG, (DEVICE, LENT, LENT[22:])),
]


def asked(name: str, says: str, *edits: tuple[str, str, str]) -> Mutant:
    """One of attention on the tile."""
    return mutant(name, "asked", says, *edits)


ASKED = [
    asked("queries without a flush", WRONG, (TILED, "self._buffers.x.flush()", "pass")),
    asked("a list without a flush", UNFLUSHED, (TILED, "self._accelerator.flush_table()", "pass")),
    asked("planes without a flush", UNFLUSHED, (PROMPTS, "planes.flush(layer)", "pass")),
    asked("buffers of another's", WRONG, (TILED, "first_pair + turn", "first_pair")),
    asked("groups that share a desk", WRONG, (GROUPS, "desks[turn]", "desks[0]")),
    asked("keys for values", WRONG, (PLANES, ".address + starts[ports + ", ".address + starts[")),
]

MUTANTS = [*ASKED, *CACHES, *ADDRESSES, *LIVES, *DOORBELLS, *LIMITS, *SIGNALS, *WALKS]
