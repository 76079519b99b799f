# tritile for board pynq-z2: what vivado/*.tcl read; written by `make verilog`, not to be edited.
# Bases and sizes are bytes. A master is a dictionary, so are a segment, a register and a field.

set board(name) pynq-z2
set board(part) xc7z020clg400-1
set board(clock_mhz) 125
set board(memory_bytes) 536870912
set board(vivado) 2022.1
set board(module) tritile
set board(block_design) tritile_system
set board(result) tritile
set board(vendor) tritile
set board(library) accelerator
set board(ip) tritile
set board(version) 2.0
set board(vlnv) tritile:accelerator:tritile:2.0
set board(family) zynq7
set board(ps_ip) xilinx.com:ip:processing_system7
set board(ps) processing_system7_0
set board(control_port) M_AXI_GP0
set board(control_clock) M_AXI_GP0_ACLK
set board(clock_pin) FCLK_CLK0
set board(reset_pin) FCLK_RESET0_N
set board(interrupt_pin) IRQ_F2P
set board(memory_protocol) AXI3
set board(ps_settings) {CONFIG.PCW_FPGA_FCLK0_ENABLE 1 CONFIG.PCW_FCLK0_PERIPHERAL_CLKSRC {IO PLL} CONFIG.PCW_FPGA0_PERIPHERAL_FREQMHZ 125 CONFIG.PCW_USE_M_AXI_GP0 1 CONFIG.PCW_USE_S_AXI_HP1 1 CONFIG.PCW_S_AXI_HP1_DATA_WIDTH 64 CONFIG.PCW_USE_S_AXI_HP0 1 CONFIG.PCW_S_AXI_HP0_DATA_WIDTH 64 CONFIG.PCW_USE_S_AXI_HP2 1 CONFIG.PCW_S_AXI_HP2_DATA_WIDTH 64}
set board(intc_ip) xilinx.com:ip:axi_intc
set board(intc) axi_intc_0
set board(reset_block_ip) xilinx.com:ip:proc_sys_reset
set board(reset_block) proc_sys_reset_0
set board(interconnect_ip) xilinx.com:ip:smartconnect
set board(interconnect) control_smartconnect
set board(tile) tritile_0
set board(clock) clk
set board(reset) rst
set board(reset_polarity) ACTIVE_HIGH
set board(interrupt) interrupt
set board(interrupt_sensitivity) LEVEL_HIGH
set board(control) s_axi_ctrl
set board(control_block) reg0
set board(control_bytes) 4096
set board(control_data_bits) 32
set board(control_address_bits) 12
set board(rows) 24
set board(columns) 80
set board(codec) trit5

set board(masters) {
    {interface m_axi_io slave S_AXI_HP1 slave_clock S_AXI_HP1_ACLK data_bits 64 address_bits 32 reads 32 writes 16 burst 16 memory {S_AXI_HP1/HP1_DDR_LOWOCM 0x0 536870912}}
    {interface m_axi_w0 slave S_AXI_HP0 slave_clock S_AXI_HP0_ACLK data_bits 64 address_bits 32 reads 16 writes 0 burst 16 memory {S_AXI_HP0/HP0_DDR_LOWOCM 0x0 536870912}}
    {interface m_axi_w1 slave S_AXI_HP2 slave_clock S_AXI_HP2_ACLK data_bits 64 address_bits 32 reads 16 writes 0 burst 16 memory {S_AXI_HP2/HP2_DDR_LOWOCM 0x0 536870912}}
}

set board(segments) {
    {instance tritile_0 interface s_axi_ctrl map s_axi_ctrl block reg0 base 0x40000000 size 4096}
    {instance axi_intc_0 interface s_axi map S_AXI block Reg base 0x40010000 size 65536}
}

set board(registers) {
    {name IDENTITY offset 0x00 bits 32 access read-only description {the letters TRIT} fields {}}
    {name VERSION offset 0x04 bits 32 access read-only description {of this contract} fields {{name minor lsb 0 bits 16 description additions} {name major lsb 16 bits 16 description {incompatible changes}}}}
    {name GEOMETRY0 offset 0x08 bits 32 access read-only description {the geometry that the design was built with} fields {{name rows lsb 0 bits 8 description {token rows}} {name ports lsb 8 bits 4 description {weight ports}} {name port_bytes lsb 12 bits 8 description {bytes a beat of a port}} {name trits_per_byte lsb 20 bits 4 description {5: trit5, 4: trit4}} {name address_bits lsb 24 bits 8 description {width of an address}}}}
    {name GEOMETRY1 offset 0x0c bits 32 access read-only description {the geometry, continued} fields {{name depth lsb 0 bits 16 description {accumulators a bank}} {name columns lsb 16 bits 16 description {weights a beat}}}}
    {name CONTROL offset 0x10 bits 32 access read-write description switches fields {{name interrupt_enable lsb 0 bits 1 description {raise the interrupt line}} {name soft_reset lsb 1 bits 1 description {write 1: finish what the bus has begun, then forget all doorbells and the error}} {name prefetch lsb 2 bits 1 description {while no doorbell waits, read the next list's first descriptor and weights; clear it before you change them}}}}
    {name LIST_BASE_LO offset 0x14 bits 32 access read-write description {address of descriptor 0, bits 31:0} fields {}}
    {name LIST_BASE_HI offset 0x18 bits 32 access read-write description {address of descriptor 0, bits 63:32} fields {}}
    {name DOORBELL offset 0x1c bits 32 access write-only description {runs a descriptor list} fields {{name index lsb 0 bits 24 description {the list's first descriptor}} {name tokens lsb 24 bits 8 description {token rows in use, 1 to rows}}}}
    {name STATUS offset 0x20 bits 32 access read-only description {one word for a poll, without side effects} fields {{name completed lsb 0 bits 16 description {doorbells completed, modulo 2**16}} {name busy lsb 16 bits 1 description {a doorbell waits or runs}} {name error lsb 17 bits 1 description {the queue has stopped}} {name resetting lsb 18 bits 1 description {a soft reset is under way; a doorbell rung now may be lost}} {name code lsb 20 bits 4 description {why: an ErrorCode}} {name free_slots lsb 24 bits 4 description {doorbells that may be rung now}}}}
    {name FAILED_JOB offset 0x24 bits 32 access read-only description {index of the descriptor that stopped the queue} fields {}}
    {name INTERRUPT offset 0x28 bits 32 access read-write description {write 1 to clear} fields {{name pending lsb 0 bits 1 description {a doorbell has completed or the queue has stopped}}}}
    {name WATCHDOG offset 0x2c bits 32 access read-write description {clocks without any transfer until NO_PROGRESS; 0: never} fields {}}
    {name CYCLES offset 0x30 bits 32 access read-only description {clocks with a doorbell waiting or running} fields {}}
    {name WEIGHT_BEATS offset 0x34 bits 32 access read-only description {weight beats that entered the array} fields {}}
    {name JOBS offset 0x38 bits 32 access read-only description {jobs whose last weight beat entered the array} fields {}}
    {name STALL_WEIGHTS offset 0x3c bits 32 access read-only description {clocks that waited for weights} fields {}}
    {name STALL_ACTIVATIONS offset 0x40 bits 32 access read-only description {clocks that waited for activations} fields {}}
    {name STALL_DRAIN offset 0x44 bits 32 access read-only description {clocks that waited for accumulators or results on their way out} fields {}}
    {name STALL_QUEUE offset 0x48 bits 32 access read-only description {clocks that waited for a descriptor} fields {}}
    {name IO_READ_BEATS offset 0x4c bits 32 access read-only description {beats read by the I/O port} fields {}}
    {name IO_WRITE_BEATS offset 0x50 bits 32 access read-only description {beats written by the I/O port} fields {}}
}
