# Zynq UltraScale+: zynq_ultra_ps_e (PG201). Its memory ports speak AXI4 at the tile's width, so
# nothing stands between: Vivado ties the address bits above ours and the IDs to 0.

proc create_ps {} {
    global board preset
    set ps [create_bd_cell -type ip -vlnv $board(ps_ip) $board(ps)]
    set_property -dict $preset $ps
    set_property -dict $board(ps_settings) $ps
    # the other two ports of registers are on unless said otherwise
    set_property -dict {CONFIG.PSU__USE__IRQ0 1 CONFIG.PSU__USE__M_AXI_GP1 0
        CONFIG.PSU__USE__M_AXI_GP2 0} $ps
}

proc memory_cell {master} {
    return ""
}

proc memory_path {master} {
    return ""
}

# Flash, on-chip memory, PCIe and, where all DDR is low, the high window; which of them exist
# depends on the processing system's settings.
proc other_segments {memory} {
    set low [lindex $memory 0]
    set found {}
    foreach other {DDR_HIGH QSPI LPS_OCM PCIE_LOW} {
        set segment [string map [list DDR_LOW $other] $low]
        if {$segment ni $memory} {
            lappend found $segment
        }
    }
    return $found
}
