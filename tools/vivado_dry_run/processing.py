"""The processing systems' settings, pins, ports and address segments: PG082 and PG201."""

from __future__ import annotations

from .parts import BIT, NUMBER, Bus, Config, Ip, Pin, one_of, text

MIO = text(r"MIO \d+( \.\. \d+)?")
LEVEL = one_of("LVCMOS 1.8V", "LVCMOS 2.5V", "LVCMOS 3.3V")
SIGNED = text(r"-?\d+(\.\d+)?")

ZYNQ7_SETTINGS = {
    r"PCW_(CRYSTAL|APU|SDIO)_PERIPHERAL_FREQMHZ": NUMBER,
    r"PCW_PRESET_BANK[01]_VOLTAGE": LEVEL,
    r"PCW_UIPARAM_DDR_MEMORY_TYPE": one_of("DDR 3", "DDR 3 (Low Voltage)", "DDR 2", "LPDDR 2"),
    r"PCW_UIPARAM_DDR_PARTNO": text(r"MT41\w+ RE-\d+"),
    r"PCW_UIPARAM_DDR_BUS_WIDTH": one_of("16 Bit", "32 Bit"),
    r"PCW_UIPARAM_DDR_FREQ_MHZ": NUMBER,
    r"PCW_UIPARAM_DDR_USE_INTERNAL_VREF": BIT,
    r"PCW_UIPARAM_DDR_TRAIN_(WRITE_LEVEL|READ_GATE|DATA_EYE)": BIT,
    r"PCW_UIPARAM_DDR_BOARD_DELAY[0-3]": NUMBER,
    r"PCW_UIPARAM_DDR_DQS_TO_CLK_DELAY_[0-3]": SIGNED,
    r"PCW_(QSPI|ENET0|SD0|UART0|USB0)_PERIPHERAL_ENABLE": BIT,
    r"PCW_QSPI_GRP_(SINGLE_SS|FBCLK)_ENABLE": BIT,
    r"PCW_(ENET0_GRP_MDIO|ENET0_RESET|SD0_GRP_CD|USB0_RESET|GPIO_MIO_GPIO)_ENABLE": BIT,
    r"PCW_ENET0_(ENET0|GRP_MDIO|RESET)_IO": MIO,
    r"PCW_(SD0_SD0|SD0_GRP_CD|UART0_UART0|USB0_RESET)_IO": MIO,
    r"PCW_USE_M_AXI_GP[01]": BIT,
    r"PCW_USE_S_AXI_HP[0-3]": BIT,
    r"PCW_S_AXI_HP[0-3]_DATA_WIDTH": one_of("32", "64"),
    r"PCW_FPGA_FCLK[0-3]_ENABLE": BIT,
    r"PCW_FCLK[0-3]_PERIPHERAL_CLKSRC": one_of("IO PLL", "ARM PLL", "DDR PLL"),
    r"PCW_FPGA[0-3]_PERIPHERAL_FREQMHZ": NUMBER,
    r"PCW_(USE_FABRIC_INTERRUPT|IRQ_F2P_INTR)": BIT,
}
ZYNQMP_SETTINGS = {
    r"PSU__PSS_REF_CLK__FREQMHZ": NUMBER,
    r"PSU_BANK_[0-3]_IO_STANDARD": one_of("LVCMOS18", "LVCMOS25", "LVCMOS33"),
    r"PSU__CRF_APB__(ACPU|DDR)_CTRL__SRCSEL": one_of("APLL", "DPLL", "VPLL"),
    r"PSU__CRF_APB__(ACPU|DDR)_CTRL__FREQMHZ": NUMBER,
    r"PSU__DDRC__MEMORY_TYPE": one_of("DDR 4", "DDR 3", "LPDDR 4"),
    r"PSU__DDRC__COMPONENTS": one_of("Components", "UDIMM", "RDIMM"),
    r"PSU__DDRC__SPEED_BIN": text(r"DDR4_\d+[A-Z]"),
    r"PSU__DDRC__(BUS|DRAM)_WIDTH": text(r"\d+ Bits?"),
    r"PSU__DDRC__DEVICE_CAPACITY": text(r"\d+ MBits"),
    r"PSU__DDRC__(BG|BANK|ROW|COL)_ADDR_COUNT": NUMBER,
    r"PSU__DDRC__(CL|CWL|T_RCD|T_RP|T_RC|T_RAS_MIN|T_FAW)": NUMBER,
    r"PSU__DDRC__ECC": one_of("Disabled", "Enabled"),
    r"PSU__DDRC__(VREF|PARITY_ENABLE|TRAIN_DATA_EYE|TRAIN_READ_GATE|TRAIN_WRITE_LEVEL)": BIT,
    r"PSU__DDRC__DM_DBI": text(r"\w+"),
    r"PSU__DDRC__BRC_MAPPING": one_of("ROW_BANK_COL", "BANK_ROW_COL"),
    r"PSU__(QSPI|I2C1|UART0|UART1|SD1|USB0|ENET3)__PERIPHERAL__ENABLE": BIT,
    r"PSU__(QSPI|I2C1|UART0|UART1|SD1|USB0|ENET3)__PERIPHERAL__IO": MIO,
    r"PSU__QSPI__PERIPHERAL__MODE": one_of("Single", "Dual Parallel", "Dual Stacked"),
    r"PSU__QSPI__PERIPHERAL__DATA_MODE": one_of("x1", "x2", "x4"),
    r"PSU__(QSPI__GRP_FBCLK|SD1__GRP_CD|ENET3__GRP_MDIO)__ENABLE": BIT,
    r"PSU__(SD1__GRP_CD|ENET3__GRP_MDIO)__IO": MIO,
    r"PSU__SD1__DATA_TRANSFER_MODE": one_of("4Bit", "8Bit"),
    r"PSU__SD1__SLOT_TYPE": one_of("SD 2.0", "SD 3.0", "eMMC"),
    r"PSU__USE__M_AXI_GP[0-2]": BIT,
    r"PSU__USE__S_AXI_GP[0-6]": BIT,
    r"PSU__MAXIGP[0-2]__DATA_WIDTH": one_of("32", "64", "128"),
    r"PSU__SAXIGP[0-6]__DATA_WIDTH": one_of("32", "64", "128"),
    r"PSU__FPGA_PL[0-3]_ENABLE": BIT,
    r"PSU__CRL_APB__PL[0-3]_REF_CTRL__SRCSEL": one_of("IOPLL", "RPLL", "DPLL"),
    r"PSU__CRL_APB__PL[0-3]_REF_CTRL__FREQMHZ": NUMBER,
    r"PSU__USE__IRQ[01]": BIT,
}
# Ports of UltraScale+ in the order in which the IP counts them.
ZYNQMP_SLAVES = ("HPC0", "HPC1", "HP0", "HP1", "HP2", "HP3")
ZYNQMP_MASTERS = ("HPM0", "HPM1")
GBIT = {"MT41J256M16": 4}  # DDR3 parts, 16 bits wide


def zynq7_pins(config: Config) -> list[Pin]:
    clocks = [f"M_AXI_GP{n}_ACLK" for n in range(2) if config.get(f"PCW_USE_M_AXI_GP{n}") == "1"]
    clocks += [f"{bus}_ACLK" for bus, _ in _zynq7_slaves(config)]
    found = [
        Pin("FCLK_CLK0", True, "clock"),
        Pin("FCLK_RESET0_N", True, "reset", polarity="ACTIVE_LOW"),
        *(Pin(name, False, "clock") for name in clocks),
    ]
    if config.get("PCW_USE_FABRIC_INTERRUPT") == config.get("PCW_IRQ_F2P_INTR") == "1":
        found.append(Pin("IRQ_F2P", False, "interrupt"))
    return found


def _zynq7_slaves(config: Config) -> list[tuple[str, int]]:
    used = [n for n in range(4) if config.get(f"PCW_USE_S_AXI_HP{n}") == "1"]
    return [(f"S_AXI_HP{n}", int(config.get(f"PCW_S_AXI_HP{n}_DATA_WIDTH", "64"))) for n in used]


def zynq7_buses(config: Config) -> list[Bus]:
    found = [
        Bus("DDR", True, "xilinx.com:interface:ddrx_rtl:1.0"),
        Bus("FIXED_IO", True, "xilinx.com:display_processing_system7:fixedio_rtl:1.0"),
    ]
    for n in range(2):
        if config.get(f"PCW_USE_M_AXI_GP{n}") == "1":
            found.append(Bus(f"M_AXI_GP{n}", True, "AXI3", 32, 32, f"M_AXI_GP{n}_ACLK"))
    for name, bits in _zynq7_slaves(config):
        found.append(Bus(name, False, "AXI3", bits, 32, f"{name}_ACLK"))
    return found


def zynq7_segments(config: Config) -> dict[str, str]:
    """Segment's path to the bus behind which it lies."""
    names = [name for name, _ in _zynq7_slaves(config)]
    return {f"{name}/{name.removeprefix('S_AXI_')}_DDR_LOWOCM": name for name in names}


def zynq7_memory(config: Config) -> int:
    """Bytes of DDR that the settings describe."""
    part = config.get("PCW_UIPARAM_DDR_PARTNO", "").partition(" ")[0]
    chips = int(config.get("PCW_UIPARAM_DDR_BUS_WIDTH", "32 Bit").split()[0]) // 16
    return GBIT.get(part, 0) * chips << 27


def zynqmp_pins(config: Config) -> list[Pin]:
    found = [
        Pin("pl_clk0", True, "clock"),
        Pin("pl_resetn0", True, "reset", polarity="ACTIVE_LOW"),
    ]
    found += [Pin(bus.clock, False, "clock") for bus in zynqmp_buses(config)]
    if config.get("PSU__USE__IRQ0", "1") == "1":
        found.append(Pin("pl_ps_irq0", False, "interrupt"))
    return found


def zynqmp_buses(config: Config) -> list[Bus]:
    found = []
    for n, name in enumerate(ZYNQMP_MASTERS):
        if config.get(f"PSU__USE__M_AXI_GP{n}", "1") == "1":  # both are on in a new cell
            bits = int(config.get(f"PSU__MAXIGP{n}__DATA_WIDTH", "128"))
            clock = f"maxi{name.lower()}_fpd_aclk"
            found.append(Bus(f"M_AXI_{name}_FPD", True, "AXI4", bits, 40, clock))
    if config.get("PSU__USE__M_AXI_GP2", "1") == "1":
        found.append(Bus("M_AXI_HPM0_LPD", True, "AXI4", 32, 40, "maxihpm0_lpd_aclk"))
    for n, name in enumerate(ZYNQMP_SLAVES):
        if config.get(f"PSU__USE__S_AXI_GP{n}", "0") == "1":
            bits = int(config.get(f"PSU__SAXIGP{n}__DATA_WIDTH", "128"))
            clock = f"saxi{name.lower()}_fpd_aclk"
            found.append(Bus(f"S_AXI_{name}_FPD", False, "AXI4", bits, 49, clock))
    return found


def zynqmp_segments(config: Config) -> dict[str, str]:
    """A high window only for DDR above 2 GB, and none of PCIe, which no preset enables."""
    names = ["DDR_LOW", "QSPI", "LPS_OCM"]
    if zynqmp_memory(config) > 2 << 30:
        names.append("DDR_HIGH")
    return {
        f"SAXIGP{n}/{name}_{segment}": f"S_AXI_{name}_FPD"
        for n, name in enumerate(ZYNQMP_SLAVES)
        if config.get(f"PSU__USE__S_AXI_GP{n}", "0") == "1"
        for segment in names
    }


def zynqmp_memory(config: Config) -> int:
    def number(name: str) -> int:
        return int(config.get(f"PSU__DDRC__{name}", "0").split()[0])

    chips = number("BUS_WIDTH") // max(1, number("DRAM_WIDTH"))
    return chips * number("DEVICE_CAPACITY") << 17


PROCESSING = (
    Ip(
        "xilinx.com:ip:processing_system7:5.5", "PG082", ZYNQ7_SETTINGS,
        zynq7_pins, zynq7_buses, zynq7_segments, zynq7_memory, ("Data",),
    ),
    Ip(
        "xilinx.com:ip:zynq_ultra_ps_e:3.5", "PG201", ZYNQMP_SETTINGS,
        zynqmp_pins, zynqmp_buses, zynqmp_segments, zynqmp_memory, ("Data",),
    ),
)  # fmt: skip
