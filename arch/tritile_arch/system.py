"""What stands around the tile on a Zynq: processing system, addresses, interrupt, clock.

The .hwh, the Vivado scripts, the driver and the simulated device read these names here.
"""

from __future__ import annotations

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
DESIGN_NAME = "tritile"  # of the block design, and of tritile.bit and tritile.hwh
INTERRUPT_CONTROLLER_VLNV = "xilinx.com:ip:axi_intc:4.1"
WINDOW = 0x1_0000  # bytes between the register windows of two slaves
INTERRUPT_CONTROLLER_BYTES = 0x1_0000
# Environment: the board that the simulated device stands for, and what PYNQ's images set.
SIMULATED_BOARD, PYNQ_BOARD = "PYNQ_SIM", "BOARD"


def weight_interface(port: int) -> str:
    """The AXI master that reads weights of that port."""
    return f"m_axi_w{port}"


@dataclass(frozen=True)
class Family:
    """A processing system. ``memory_protocol``: that of its ports towards the DDR.

    ``control_base``: where its master ``control_port`` sees the tile's registers; the interrupt
    controller follows one ``WINDOW`` later. ``reference_mhz``: of the PLL behind its clocks.
    """

    name: str
    machine: str  # as platform.machine() calls its CPU
    vlnv: str
    instance: str
    control_port: str
    control_base: int
    clock_pin: str
    reset_pin: str
    interrupt_pin: str
    memory_protocol: str
    memory_address_bits: int
    reference_mhz: float

    @property
    def interrupt_controller_base(self) -> int:
        return self.control_base + WINDOW


ZYNQ7 = Family(
    name="zynq7",
    machine="armv7l",
    vlnv="xilinx.com:ip:processing_system7:5.5",
    instance="processing_system7_0",
    control_port="M_AXI_GP0",
    control_base=0x4000_0000,
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
    control_port="M_AXI_HPM0_FPD",
    control_base=0xA000_0000,
    clock_pin="pl_clk0",
    reset_pin="pl_resetn0",
    interrupt_pin="pl_ps_irq0",
    memory_protocol="AXI4",
    memory_address_bits=49,
    reference_mhz=1500.0,
)
FAMILIES = {family.name: family for family in (ZYNQ7, ZYNQMP)}
