# The block design around the tile. What differs between families is in zynq7.tcl and zynqmp.tcl:
# create_ps; memory_path and memory_cell, how a master reaches the processing system's port;
# other_segments, what that port would reach besides the DDR.

# the driver first
proc connect_pins {names} {
    set found {}
    foreach name $names {
        lappend found [get_bd_pins $name]
    }
    connect_bd_net {*}$found
}

proc connect_interfaces {from to} {
    connect_bd_intf_net [get_bd_intf_pins $from] [get_bd_intf_pins $to]
}

proc build_block_design {} {
    global board
    create_bd_design $board(block_design)
    create_ps
    create_cells
    connect_control
    connect_interrupt
    foreach master $board(masters) {
        connect_memory $master
    }
    connect_clock_and_resets
    assign_registers
    foreach master $board(masters) {
        assign_memory $master
    }
    validate_bd_design
    save_bd_design
}

proc create_cells {} {
    global board
    create_bd_cell -type ip -vlnv $board(vlnv) $board(tile)
    # FCLK_RESET0_N and pl_resetn0 are active low
    set reset [create_bd_cell -type ip -vlnv $board(reset_block_ip) $board(reset_block)]
    set_property CONFIG.C_EXT_RESET_HIGH 0 $reset
    # A plain output instead of an interrupt bus, and a level, as PYNQ's UIO driver expects.
    set controller [create_bd_cell -type ip -vlnv $board(intc_ip) $board(intc)]
    set_property -dict [list CONFIG.C_IRQ_CONNECTION 1 CONFIG.C_IRQ_IS_LEVEL 1] $controller
    set control [create_bd_cell -type ip -vlnv $board(interconnect_ip) $board(interconnect)]
    set_property -dict [list CONFIG.NUM_SI 1 CONFIG.NUM_MI [llength $board(segments)] \
        CONFIG.NUM_CLKS 1] $control
}

# the processing system's registers port to those of the tile and of the interrupt controller
proc connect_control {} {
    global board
    connect_interfaces $board(ps)/$board(control_port) $board(interconnect)/S00_AXI
    set index 0
    foreach segment $board(segments) {
        dict with segment {
            connect_interfaces [format %s/M%02d_AXI $board(interconnect) $index] \
                $instance/$interface
        }
        incr index
    }
}

# pynq finds an interrupt only behind an axi_intc
proc connect_interrupt {} {
    global board
    connect_pins [list $board(tile)/$board(interrupt) $board(intc)/intr]
    connect_pins [list $board(intc)/irq $board(ps)/$board(interrupt_pin)]
}

proc connect_memory {master} {
    global board
    dict with master {
        set from $board(tile)/$interface
        set between [memory_path $master]
        if {$between ne ""} {
            connect_interfaces $from $between/S_AXI
            set from $between/M_AXI
        }
        connect_interfaces $from $board(ps)/$slave
    }
}

# one clock for everything; the tile's reset is active high, those of the others are low
proc connect_clock_and_resets {} {
    global board
    set reset $board(reset_block)
    set clocked [list $board(ps)/$board(clock_pin) $board(ps)/$board(control_clock) \
        $board(tile)/$board(clock) $reset/slowest_sync_clk $board(intc)/s_axi_aclk \
        $board(interconnect)/aclk]
    set low [list $reset/peripheral_aresetn $board(intc)/s_axi_aresetn \
        $board(interconnect)/aresetn]
    foreach master $board(masters) {
        lappend clocked $board(ps)/[dict get $master slave_clock]
        set between [memory_cell $master]
        if {$between ne ""} {
            lappend clocked $between/aclk
            lappend low $between/aresetn
        }
    }
    connect_pins $clocked
    connect_pins $low
    connect_pins [list $board(ps)/$board(reset_pin) $reset/ext_reset_in]
    connect_pins [list $reset/peripheral_reset $board(tile)/$board(reset)]
}

proc assign_registers {} {
    global board
    foreach segment $board(segments) {
        dict with segment {
            assign_bd_address -offset $base -range $size \
                -target_address_space [get_bd_addr_spaces $board(ps)/Data] \
                [get_bd_addr_segs $instance/$map/$block] -force
        }
    }
}

# all of the DDR, and nothing else that the port would reach
proc assign_memory {master} {
    global board
    dict with master {
        set space [get_bd_addr_spaces $board(tile)/$interface]
        foreach {segment base size} $memory {
            assign_bd_address -offset $base -range $size -target_address_space $space \
                [get_bd_addr_segs $board(ps)/$segment] -force
        }
        foreach segment [other_segments $memory] {
            set found [get_bd_addr_segs -quiet $board(ps)/$segment]
            if {$found ne ""} {
                exclude_bd_addr_seg -target_address_space $space $found
            }
        }
    }
}
