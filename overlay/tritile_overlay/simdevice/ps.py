"""The processing system's registers that pynq reads and writes: clocks and port widths.

Zynq-7000 Technical Reference Manual (UG585) and Zynq UltraScale+ registers (UG1087). Everything
else in these windows is memory that forgets nothing and does nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tritile.errors import DeviceError, UsageError
from tritile_arch.system import Family


@dataclass(frozen=True)
class Clock:
    """A PL clock: its register, where its two divisors lie, and the bit that turns it on."""

    address: int
    divisors: tuple[int, int]
    enable: int | None = None


@dataclass(frozen=True)
class Space:
    """Windows (first address, end), words after boot, PL clock 0, and the ports' width then."""

    windows: tuple[tuple[int, int], ...]
    boot: Mapping[int, int]
    clock: Clock
    boot_bits: int


SPACES = {
    "zynq7": Space(
        windows=((0xF800_0000, 0xF800_1000), (0xF800_8000, 0xF800_C000)),
        # ARM, DDR and IO PLL as multiples of 50 MHz; the CPU's clock; PL clock 0 at 100 MHz.
        boot={
            0xF800_0100: 26 << 12,
            0xF800_0104: 21 << 12,
            0xF800_0108: 20 << 12,
            0xF800_0120: 2 << 8,
            0xF800_0170: 10 << 8 | 1 << 20,
        },
        clock=Clock(0xF800_0170, (8, 20)),
        boot_bits=64,
    ),
    "zynqmp": Space(
        windows=(
            (0xFD1A_0000, 0xFD1A_1000),  # CRF_APB
            (0xFF5E_0000, 0xFF5E_1000),  # CRL_APB
            (0xFD61_5000, 0xFD61_6000),  # FPD_SLCR
            (0xFF41_9000, 0xFF41_A000),  # LPD_SLCR
            (0xFD36_0000, 0xFD3C_0000),  # AFIFM0 to AFIFM5
            (0xFF9B_0000, 0xFF9C_0000),  # AFIFM6
        ),
        # APLL and IOPLL as multiples of half of 33.333 MHz; the CPU's clock; PL clock 0, 100 MHz.
        boot={
            0xFD1A_0020: 72 << 8 | 1 << 16,
            0xFD1A_0060: 1 << 8,
            0xFF5E_0020: 90 << 8 | 1 << 16,
            0xFF5E_00C0: 15 << 8 | 1 << 16 | 1 << 24,
        },
        clock=Clock(0xFF5E_00C0, (8, 16), enable=24),
        boot_bits=32,  # the wrong one for any design of ours, so that pynq has to set it
    ),
}


class ProcessingSystem:
    """Registers of one family after boot. ``port_bits``: widths that the boot loader has set."""

    def __init__(self, family: Family, port_bits: Mapping[str, int]):
        self.family, self._space = family, SPACES[family.name]
        self._words = dict(self._space.boot)
        for port in family.memory_ports:
            self._boot_width(port.name, self._space.boot_bits)
        for name, bits in port_bits.items():
            self._boot_width(name, bits)

    def has(self, address: int) -> bool:
        return any(first <= address < end for first, end in self._space.windows)

    def read(self, address: int) -> int:
        return self._words.get(address, 0)

    def write(self, address: int, value: int) -> None:
        self._words[address] = value

    @property
    def clock_mhz(self) -> float:
        """Of PL clock 0; DeviceError if it is off or divided by nothing."""
        word, clock = self.read(self._space.clock.address), self._space.clock
        first, second = (word >> lsb & 63 for lsb in clock.divisors)
        if not first or not second or (clock.enable is not None and not word >> clock.enable & 1):
            raise DeviceError(
                f"PL clock 0 stands still (its register is {word:#x}): a board hangs at the next"
                " access; set it with pynq.Clocks.fclk0_mhz",
                code="BUS",
            )
        return self.family.reference_mhz / (first * second)

    def read_bytes(self, port: str) -> int:
        """Bytes a beat to which that memory port is set."""
        widths = self.family.port_widths
        word = self.read(self._registers(port)[0])
        return widths.bits.get(word & widths.mask, 32) // 8

    def _boot_width(self, port: str, bits: int) -> None:
        codes = {known: code for code, known in self.family.port_widths.bits.items()}
        if bits not in codes:
            known = ", ".join(map(str, codes))
            raise UsageError(f"port {port} cannot be {bits} bits wide; known: {known}")
        for register in self._registers(port):
            self.write(register, codes[bits])

    def _registers(self, port: str) -> tuple[int, int]:
        try:
            return self.family.width_registers(port)
        except ValueError as error:
            raise UsageError(str(error)) from error
