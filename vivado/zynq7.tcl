# Zynq-7000: processing_system7 (PG082). Its memory ports speak AXI3 and a port of ours AXI4; no
# burst of ours has more than 16 beats, so a converter has nothing to split.

proc create_ps {} {
    global board preset
    set ps [create_bd_cell -type ip -vlnv $board(ps_ip) $board(ps)]
    set_property -dict $preset $ps
    set_property -dict $board(ps_settings) $ps
    set_property -dict {CONFIG.PCW_USE_FABRIC_INTERRUPT 1 CONFIG.PCW_IRQ_F2P_INTR 1} $ps
    foreach {name type} {
        DDR xilinx.com:interface:ddrx_rtl:1.0
        FIXED_IO xilinx.com:display_processing_system7:fixedio_rtl:1.0
    } {
        set port [create_bd_intf_port -mode Master -vlnv $type $name]
        connect_bd_intf_net $port [get_bd_intf_pins $board(ps)/$name]
    }
}

# the converter's name
proc memory_cell {master} {
    return axi3_[dict get $master interface]
}

# AXI Protocol Converter, PG059; translation mode 0: bursts are short enough as they are
proc memory_path {master} {
    dict with master {
        set mode [expr {$writes > 0 ? "READ_WRITE" : "READ_ONLY"}]
        set cell [create_bd_cell -type ip -vlnv xilinx.com:ip:axi_protocol_converter \
            [memory_cell $master]]
        set_property -dict [list CONFIG.SI_PROTOCOL AXI4 CONFIG.MI_PROTOCOL AXI3 \
            CONFIG.TRANSLATION_MODE 0 CONFIG.READ_WRITE_MODE $mode \
            CONFIG.DATA_WIDTH $data_bits CONFIG.ADDR_WIDTH $address_bits] $cell
    }
    return [memory_cell $master]
}

# HPx_DDR_LOWOCM is all that a port has
proc other_segments {memory} {
    return {}
}
