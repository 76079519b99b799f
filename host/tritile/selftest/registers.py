"""The registers by themselves: what the table in ``tritile_arch.registers`` says of each."""

from __future__ import annotations

from collections.abc import Iterator

from tritile_arch import registers
from tritile_arch.registers import Register

from .bench import Bench
from .outcome import Failed, Test

WORD = 0xFFFFFFFF
BEHIND = registers.REGISTERS[-1].offset + 4
UNMAPPED = (BEHIND, 0x100, registers.ADDRESS_SPACE // 2, registers.ADDRESS_SPACE - 4)


def tests(bench: Bench) -> Iterator[Test]:
    yield Test("identity", lambda: identity(bench))
    yield Test("version", lambda: version(bench))
    yield Test("geometry", lambda: geometry(bench))
    # CONTROL comes first: while it reads ahead, LIST_BASE must be a table of ours.
    for register in registers.REGISTERS:
        if register.kept:
            yield Test(f"{register.name} keeps", lambda r=register: keeps(bench, r))
    yield Test("read-only", lambda: read_only(bench))
    yield Test("unmapped", lambda: unmapped(bench))
    yield Test("after reset", lambda: after_reset(bench))


def identity(bench: Bench) -> str:
    found = bench.read(registers.IDENTITY)
    if found != registers.IDENTITY_VALUE:
        raise Failed(
            f"IDENTITY {found:#010x}",
            f"{registers.IDENTITY_VALUE:#010x}",
            "the bitstream, and the address of the registers in the .hwh",
        )
    return registers.IDENTITY_VALUE.to_bytes(4, "big").decode()


def version(bench: Bench) -> str:
    found = registers.VERSION.unpack(bench.read(registers.VERSION))
    ours = registers.VERSION.unpack(registers.VERSION_VALUE)
    text = f"{found['major']}.{found['minor']}"
    if found["major"] != ours["major"] or found["minor"] < ours["minor"]:
        raise Failed(
            f"version {text} of the contract",
            f"{ours['major']}.{ours['minor']}",
            "build the bitstream of this version",
        )
    return text


def geometry(bench: Bench) -> str:
    words = bench.read(registers.GEOMETRY0), bench.read(registers.GEOMETRY1)
    try:
        found = registers.geometry_of(*words)
    except ValueError as error:
        raise Failed(str(error), "a geometry", "the bitstream") from error
    text = (
        f"{found.rows} rows x {found.columns} columns, {found.ports} weight ports of"
        f" {found.port_bytes} bytes, {found.codec}, {found.depth} accumulators,"
        f" {found.address_bits} address bits"
    )
    for known, who in ((bench.g, "the platform"), (bench.board.geometry, bench.board.name)):
        if registers.geometry_words(known) != words:
            raise Failed(text, f"{who}'s: {known}", "--board, or build that board's bitstream")
    return text


def writable(bench: Bench, register: Register) -> int:
    """The bits that a driver may set: addresses have no more than ``address_bits``."""
    if register is registers.LIST_BASE_HI:
        return register.kept & ((1 << bench.g.address_bits - 32) - 1)
    return register.kept


def keeps(bench: Bench, register: Register) -> str:
    """Walking ones, all and none; afterwards the register is what it was."""
    mask = writable(bench, register)
    patterns = [1 << bit for bit in range(32) if mask >> bit & 1] + [mask, 0]
    before = bench.read(register)
    try:
        for pattern in patterns:
            bench.write(register, pattern)
            found = bench.read(register)
            if found != pattern:
                raise Failed(
                    f"{register.name} {found:#010x} behind a write of {pattern:#010x}",
                    f"{pattern:#010x}",
                    "the control port (bits that stick), or a bitstream of another version",
                )
    finally:
        bench.write(register, before & register.kept)
    return f"{len(patterns)} patterns within {mask:#010x}"


def read_only(bench: Bench) -> str:
    """Nothing runs, so that not even a counter moves."""
    fixed = [register for register in registers.REGISTERS if register.access == "ro"]
    before = {register: bench.read(register) for register in fixed}
    for register in fixed:
        bench.write(register, ~before[register] & WORD)
    for register in fixed:
        found = bench.read(register)
        if found != before[register]:
            raise Failed(
                f"{register.name} {found:#010x} after a write to it", f"{before[register]:#010x}"
            )
    return f"{len(fixed)} registers ignore writes"


def unmapped(bench: Bench) -> str:
    """Offsets that the table does not name are answered, read and written."""
    for offset in UNMAPPED:
        bench.device.read(offset)
        bench.device.write(offset, WORD)
    identity(bench)
    return ", ".join(f"{offset:#x}" for offset in UNMAPPED) + " are answered"


def after_reset(bench: Bench) -> str:
    bench.reset()
    found = bench.status()
    expected = {"busy": 0, "error": 0, "resetting": 0, "code": 0}
    expected["free_slots"] = registers.DOORBELL_SLOTS
    wrong = {name: found[name] for name, value in expected.items() if found[name] != value}
    if wrong:
        raise Failed(f"STATUS with {wrong}", f"{expected} after a soft reset")
    return f"STATUS is quiet, {found['free_slots']} slots are free"
