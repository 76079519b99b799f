# From a validated block design to files that may go to a board.

# Synthesis and implementation up to the last optimisation; the implementation run
proc implement {jobs} {
    global board
    set design [get_files $board(block_design).bd]
    # The tile is synthesised with the rest, so that the strategy holds for it, too.
    set_property synth_checkpoint_mode None $design
    generate_target all $design
    add_files -norecurse [make_wrapper -files $design -top]
    set_property top $board(block_design)_wrapper [current_fileset]
    update_compile_order -fileset sources_1
    set_property strategy Flow_PerfOptimized_high [get_runs synth_1]
    set_property strategy Performance_ExplorePostRoutePhysOpt [get_runs impl_1]
    launch_runs synth_1 -jobs $jobs
    finish synth_1
    launch_runs impl_1 -jobs $jobs
    finish impl_1
    open_run impl_1
    return [get_runs impl_1]
}

proc finish {name} {
    wait_on_run $name
    set run [get_runs $name]
    if {[get_property PROGRESS $run] ne "100%"} {
        fail "$name stopped: [get_property STATUS $run]; read\
            [get_property DIRECTORY $run]/runme.log."
    }
}

proc write_reports {folder} {
    file mkdir $folder
    report_timing_summary -file $folder/timing.rpt
    report_utilization -file $folder/utilisation.rpt
    report_utilization -hierarchical -file $folder/utilisation_by_block.rpt
    report_power -file $folder/power.rpt
}

# A design that misses its timing works on one board, on one day: none is given out.
proc check_slack {run} {
    global board
    foreach {kind property} {setup STATS.WNS hold STATS.WHS {pulse width} STATS.TPWS} {
        set slack [get_property $property $run]
        if {![string is double -strict $slack]} {
            fail "Vivado gives no $kind slack ($property is '$slack'): is there a clock?"
        }
        if {$slack < 0} {
            fail "$kind slack is $slack ns at $board(clock_mhz) MHz: no bitstream is written;\
                reports/timing.rpt has the paths, docs/vivado.md says what to try."
        }
    }
    set unrouted [get_property STATS.FAILED_NETS $run]
    if {[string is integer -strict $unrouted] && $unrouted > 0} {
        fail "$unrouted nets are not routed: no bitstream is written."
    }
}

# the .bit
proc write_bit {run jobs} {
    global board
    launch_runs impl_1 -to_step write_bitstream -jobs $jobs
    finish impl_1
    return [get_property DIRECTORY $run]/$board(block_design)_wrapper.bit
}

# the .hwh that generate_target has written
proc find_handoff {project} {
    global board
    set design $board(block_design)
    set found [glob -nocomplain \
        $project/$design.gen/sources_1/bd/$design/hw_handoff/$design.hwh]
    if {[llength $found] != 1} {
        fail "no $design.hwh below $project."
    }
    return [lindex $found 0]
}

# beside, then moved: whoever reads the folder sees whole files
proc deliver {bit handoff folder} {
    global board
    file mkdir $folder
    foreach {from suffix} [list $bit bit $handoff hwh] {
        file copy -force $from $folder/$board(result).$suffix.new
    }
    foreach suffix {bit hwh} {
        set name $folder/$board(result).$suffix
        file rename -force $name.new $name
    }
}
