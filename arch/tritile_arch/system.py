"""What stands around the tile on a Zynq: processing system, addresses, interrupt, clock.

The .hwh, the Vivado scripts, the driver and the simulated device read these names here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from . import registers

VENDOR_LIBRARY_NAME = "tritile:accelerator:tritile"
_VERSION = registers.VERSION.unpack(registers.VERSION_VALUE)
IP_VERSION = f"{_VERSION['major']}.{_VERSION['minor']}"
VLNV = f"{VENDOR_LIBRARY_NAME}:{IP_VERSION}"
# Instances and the tile's interfaces, as the block design names them.
TILE, INTERRUPT_CONTROLLER = "tritile_0", "axi_intc_0"
CONTROL_INTERFACE, IO_INTERFACE = "s_axi_ctrl", "m_axi_io"
INTERRUPT_PIN = "interrupt"
DESIGN_NAME = "tritile"  # of tritile.v and its top module, tritile.bit and tritile.hwh
BLOCK_DESIGN = "tritile_system"  # not DESIGN_NAME: Vivado makes a module of that name, too
INTERRUPT_CONTROLLER_INTERFACE = "s_axi"
INTERRUPT_CONTROLLER_VLNV = "xilinx.com:ip:axi_intc:4.1"
WINDOW = 0x1_0000  # bytes between the register windows of two slaves
INTERRUPT_CONTROLLER_BYTES = 0x1_0000
# The cells between the processing system and the two slaves.
RESET_BLOCK, RESET_BLOCK_VLNV = "proc_sys_reset_0", "xilinx.com:ip:proc_sys_reset:5.0"
CONTROL_INTERCONNECT, INTERCONNECT_VLNV = "control_smartconnect", "xilinx.com:ip:smartconnect:1.0"
VIVADO = "2022.1"  # the oldest that vivado/*.tcl are for: PYNQ 3.0 was built with it
MAX_DIVISOR = 63  # of a clock's two, six bits each
# Environment: the board that the simulated device stands for, and what PYNQ's images set.
SIMULATED_BOARD, PYNQ_BOARD = "PYNQ_SIM", "BOARD"
PYNQ_WITHOUT_ZYNQ7 = (4,)  # the first version that has no Zynq-7000


def weight_interface(port: int) -> str:
    """The AXI master that reads weights of that port."""
    return f"m_axi_w{port}"


@dataclass(frozen=True)
class PsPort:
    """An AXI port of a processing system, and what its IP calls the settings of it.

    ``use``, ``width``: parameters of the IP's customisation. ``handoff_width``: the parameter of
    the .hwh that pynq reads; it sets the width by it on UltraScale+ only. ``segment``: the DDR as
    an address segment of this port, in its ``memory_map``; empty for a master.
    """

    name: str
    clock_pin: str
    use: str
    width: str
    handoff_width: str
    segment: str = ""
    memory_map: str = ""


@dataclass(frozen=True)
class PortWidths:
    """Where a processing system holds the widths of its memory ports, for reads and for writes.

    Addresses of the first port's registers; the next port's lie ``step`` behind. ``bits``: by the
    code in ``mask``, which the reference manual calls ``field``. On UltraScale+ pynq sets them
    when it loads a bitstream; on Zynq-7000 nobody does after the boot loader.
    """

    read: int
    write: int
    step: int
    field: str
    mask: int
    bits: Mapping[int, int]

    def addresses(self, index: int) -> tuple[int, int]:
        """Of that memory port: the registers for reads and for writes."""
        return self.read + index * self.step, self.write + index * self.step


@dataclass(frozen=True)
class ClockNames:
    """What the IP calls the settings of PL clock ``{clock}``; ``source_value``: its I/O PLL."""

    enable: str
    divisor: str
    source: str
    source_value: str
    asked_mhz: str
    actual_mhz: str


@dataclass(frozen=True)
class Family:
    """A processing system. ``memory_protocol``: that of ``memory_ports``, towards the DDR.

    ``control_base``: where its master ``control`` sees the tile's registers; the interrupt
    controller follows one ``WINDOW`` later. ``reference_mhz``: of the PLL behind its clocks.
    """

    name: str
    machine: str  # as platform.machine() calls its CPU
    vlnv: str
    instance: str
    control: PsPort
    memory_ports: tuple[PsPort, ...]
    port_widths: PortWidths
    control_base: int
    clock_names: ClockNames
    clock_pin: str
    reset_pin: str
    interrupt_pin: str
    memory_protocol: str
    memory_address_bits: int
    reference_mhz: float

    @property
    def control_port(self) -> str:
        return self.control.name

    @property
    def interrupt_controller_base(self) -> int:
        return self.control_base + WINDOW

    def memory_port(self, name: str) -> PsPort:
        for port in self.memory_ports:
            if port.name == name:
                return port
        known = ", ".join(port.name for port in self.memory_ports)
        raise ValueError(f"{self.name} has no memory port {name!r}; known: {known}")

    def width_registers(self, port: str) -> tuple[int, int]:
        """Addresses of the registers of that memory port's width, for reads and for writes."""
        return self.port_widths.addresses(self.memory_ports.index(self.memory_port(port)))

    def divisors(self, mhz: float) -> tuple[int, int]:
        """The two divisors that come nearest to that clock, the first as large as may be."""
        pairs = [(a, b) for b in range(1, MAX_DIVISOR + 1) for a in range(1, MAX_DIVISOR + 1)]
        return min(pairs, key=lambda pair: abs(self.reference_mhz / (pair[0] * pair[1]) - mhz))

    def clock_mhz(self, divisors: tuple[int, int]) -> float:
        return self.reference_mhz / (divisors[0] * divisors[1])


def _zynq7_memory_port(name: str) -> PsPort:
    return PsPort(
        name=f"S_AXI_{name}",
        clock_pin=f"S_AXI_{name}_ACLK",
        use=f"PCW_USE_S_AXI_{name}",
        width=f"PCW_S_AXI_{name}_DATA_WIDTH",
        handoff_width=f"C_S_AXI_{name}_DATA_WIDTH",
        segment=f"{name}_DDR_LOWOCM",
        memory_map=f"S_AXI_{name}",
    )


def _zynqmp_memory_port(index: int, name: str) -> PsPort:
    """``index``: the IP counts its slaves; HPC0 is the first, HP0 the third."""
    return PsPort(
        name=f"S_AXI_{name}_FPD",
        clock_pin=f"saxi{name.lower()}_fpd_aclk",
        use=f"PSU__USE__S_AXI_GP{index}",
        width=f"PSU__SAXIGP{index}__DATA_WIDTH",
        handoff_width=f"C_SAXIGP{index}_DATA_WIDTH",
        segment=f"{name}_DDR_LOW",
        memory_map=f"SAXIGP{index}",
    )


ZYNQ7 = Family(
    name="zynq7",
    machine="armv7l",
    vlnv="xilinx.com:ip:processing_system7:5.5",
    instance="processing_system7_0",
    control=PsPort(
        name="M_AXI_GP0",
        clock_pin="M_AXI_GP0_ACLK",
        use="PCW_USE_M_AXI_GP0",
        width="",
        handoff_width="",
    ),
    memory_ports=tuple(map(_zynq7_memory_port, ("HP0", "HP1", "HP2", "HP3"))),
    # AFI_RDCHAN_CTRL and AFI_WRCHAN_CTRL (UG585).
    port_widths=PortWidths(0xF800_8000, 0xF800_8014, 0x1000, "n32BitEn", 1, {0: 64, 1: 32}),
    control_base=0x4000_0000,
    clock_names=ClockNames(
        enable="PCW_FPGA_FCLK{clock}_ENABLE",
        divisor="PCW_FCLK{clock}_PERIPHERAL_DIVISOR{divisor}",
        source="PCW_FCLK{clock}_PERIPHERAL_CLKSRC",
        source_value="IO PLL",
        asked_mhz="PCW_FPGA{clock}_PERIPHERAL_FREQMHZ",
        actual_mhz="PCW_ACT_FPGA{clock}_PERIPHERAL_FREQMHZ",
    ),
    clock_pin="FCLK_CLK0",
    reset_pin="FCLK_RESET0_N",
    interrupt_pin="IRQ_F2P",
    memory_protocol="AXI3",
    memory_address_bits=32,
    reference_mhz=1000.0,
)
ZYNQMP = Family(
    name="zynqmp",
    machine="aarch64",
    vlnv="xilinx.com:ip:zynq_ultra_ps_e:3.5",
    instance="zynq_ultra_ps_e_0",
    control=PsPort(
        name="M_AXI_HPM0_FPD",
        clock_pin="maxihpm0_fpd_aclk",
        use="PSU__USE__M_AXI_GP0",
        width="PSU__MAXIGP0__DATA_WIDTH",
        handoff_width="C_MAXIGP0_DATA_WIDTH",
    ),
    memory_ports=tuple(
        _zynqmp_memory_port(index, name)
        for index, name in enumerate(("HPC0", "HPC1", "HP0", "HP1", "HP2", "HP3"))
    ),
    # RDCTRL and WRCTRL of AFIFM (UG1087).
    port_widths=PortWidths(
        0xFD36_0000, 0xFD36_0014, 0x1_0000, "FABRIC_WIDTH", 3, {0: 128, 1: 64, 2: 32}
    ),
    control_base=0xA000_0000,
    clock_names=ClockNames(
        enable="PSU__FPGA_PL{clock}_ENABLE",
        divisor="PSU__CRL_APB__PL{clock}_REF_CTRL__DIVISOR{divisor}",
        source="PSU__CRL_APB__PL{clock}_REF_CTRL__SRCSEL",
        source_value="IOPLL",
        asked_mhz="PSU__CRL_APB__PL{clock}_REF_CTRL__FREQMHZ",
        actual_mhz="PSU__CRL_APB__PL{clock}_REF_CTRL__ACT_FREQMHZ",
    ),
    clock_pin="pl_clk0",
    reset_pin="pl_resetn0",
    interrupt_pin="pl_ps_irq0",
    memory_protocol="AXI4",
    memory_address_bits=49,
    reference_mhz=1500.0,
)
FAMILIES = {family.name: family for family in (ZYNQ7, ZYNQMP)}
# Addresses that the technical reference manual's map gives to nothing, as the memory ports see it
# (UG585, table 4-1). UltraScale+ has none here: its DDR controller answers beyond the memory as if
# it were there (UG1085, "Address Map"), and a write would end up in somebody's memory.
UNMAPPED = {ZYNQ7.name: 0xC000_0000}
