# Packs the converted Verilog as an IP. Interfaces are declared from the contract (board.tcl) and
# from the port names, never left to Vivado's guesses; UG1118 describes the ipx commands.

# the folder that holds the IP
proc package_tile {verilog folder} {
    global board
    create_project -force packaging $folder/project -part $board(part)
    add_files -norecurse $verilog
    set_property top $board(module) [current_fileset]
    update_compile_order -fileset sources_1
    ipx::package_project -root_dir $folder/$board(module) -vendor $board(vendor) \
        -library $board(library) -taxonomy /UserIP -import_files -set_current true -force
    set core [ipx::current_core]
    set_property -dict [list name $board(ip) version $board(version) display_name "tritile" \
        description "Ternary matrix products, $board(rows) tokens by $board(columns) weights"] $core
    forget_guesses $core
    add_control $core
    foreach master $board(masters) {
        add_master $core $master
    }
    add_interrupt $core
    add_reset $core
    add_clock $core
    ipx::create_xgui_files $core
    ipx::update_checksums $core
    ipx::check_integrity $core
    ipx::save_core $core
    close_project
    return $folder/$board(module)
}

# package_project has looked at the port names and declared what it thought of
proc forget_guesses {core} {
    ipx::remove_all_bus_interface $core
    foreach map [ipx::get_memory_maps -of_objects $core] {
        ipx::remove_memory_map [get_property name $map] $core
    }
    foreach space [ipx::get_address_spaces -of_objects $core] {
        ipx::remove_address_space [get_property name $space] $core
    }
}

proc add_interface {core name library type mode} {
    set bus [ipx::add_bus_interface $name $core]
    set_property -dict [list abstraction_type_vlnv xilinx.com:$library:${type}_rtl:1.0 \
        bus_type_vlnv xilinx.com:$library:$type:1.0 interface_mode $mode] $bus
    return $bus
}

proc add_parameters {bus parameters} {
    foreach {name value} $parameters {
        set_property value $value [ipx::add_bus_parameter $name $bus]
    }
}

# an AXI interface of all ports named <name>_<signal>; what it lacks (ID, LOCK, QOS, REGION, and
# the write half of a weight port) Vivado sees from the map, and ties off at the other end
proc add_axi {core name mode parameters} {
    set bus [add_interface $core $name interface aximm $mode]
    foreach port [ipx::get_ports -of_objects $core] {
        set pin [get_property name $port]
        if {[string match ${name}_* $pin]} {
            set signal [string toupper [string range $pin [string length ${name}_] end]]
            set_property physical_name $pin [ipx::add_port_map $signal $bus]
        }
    }
    add_parameters $bus $parameters
    return $bus
}

proc add_master {core master} {
    dict with master {
        set mode [expr {$writes > 0 ? "READ_WRITE" : "READ_ONLY"}]
        set bus [add_axi $core $interface master [list PROTOCOL AXI4 DATA_WIDTH $data_bits \
            ADDR_WIDTH $address_bits READ_WRITE_MODE $mode NUM_READ_OUTSTANDING $reads \
            NUM_WRITE_OUTSTANDING $writes MAX_BURST_LENGTH $burst SUPPORTS_NARROW_BURST 0]]
        set space [ipx::add_address_space $interface $core]
        set_property -dict [list range [expr {1 << $address_bits}] width $data_bits] $space
        set_property master_address_space_ref $interface $bus
    }
}

proc add_control {core} {
    global board
    set bus [add_axi $core $board(control) slave [list PROTOCOL AXI4LITE \
        DATA_WIDTH $board(control_data_bits) ADDR_WIDTH $board(control_address_bits)]]
    set map [ipx::add_memory_map $board(control) $core]
    set_property slave_memory_map_ref $board(control) $bus
    set block [ipx::add_address_block $board(control_block) $map]
    set_property -dict [list base_address 0 range $board(control_bytes) \
        width $board(control_data_bits) usage register access read-write] $block
    foreach register $board(registers) {
        add_register $block $register
    }
}

# the .hwh lists them, and PYNQ's register_map reads it there
proc add_register {block register} {
    dict with register {
        set object [ipx::add_register $name $block]
        set_property -dict [list address_offset $offset size $bits access $access \
            description $description] $object
        set register_access $access
    }
    foreach part [dict get $register fields] {
        dict with part {
            set_property -dict [list bit_offset $lsb bit_width $bits access $register_access \
                description $description] [ipx::add_field $name $object]
        }
    }
}

proc add_interrupt {core} {
    global board
    set bus [add_interface $core $board(interrupt) signal interrupt master]
    set_property physical_name $board(interrupt) [ipx::add_port_map INTERRUPT $bus]
    add_parameters $bus [list SENSITIVITY $board(interrupt_sensitivity)]
}

proc add_reset {core} {
    global board
    set bus [add_interface $core $board(reset) signal reset slave]
    set_property physical_name $board(reset) [ipx::add_port_map RST $bus]
    add_parameters $bus [list POLARITY $board(reset_polarity)]
}

# every interface runs on the one clock
proc add_clock {core} {
    global board
    set bus [add_interface $core $board(clock) signal clock slave]
    set_property physical_name $board(clock) [ipx::add_port_map CLK $bus]
    set clocked $board(control)
    foreach master $board(masters) {
        lappend clocked [dict get $master interface]
    }
    add_parameters $bus \
        [list ASSOCIATED_BUSIF [join $clocked :] ASSOCIATED_RESET $board(reset)]
}
