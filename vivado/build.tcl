# Builds one board's bitstream:
#   vivado -mode batch -source vivado/build.tcl -tclargs <board> <jobs>
# in the folder that takes everything it writes. tritile.bit and tritile.hwh appear in its folder
# `result` when they are good, and only then. `make bitstream` runs it; docs/vivado.md says more.
#
# There is no constraints file, on purpose: the one clock comes from the processing system, whose
# IP constrains it; no signal crosses clocks; DDR and MIO are fixed pins. proc_sys_reset brings its
# own constraints along.

set here [file dirname [file normalize [info script]]]
set root [file dirname $here]

proc fail {sentence} {
    puts "ERROR: bitstream: $sentence"
    exit 1
}

# fail, unless the running Vivado is `oldest` or newer; "2024.1.1 (AR ...)" is a version, too
proc check_version {oldest} {
    set running [version -short]
    set known [regexp {^(\d+)\.(\d+)} $running -> year release]
    lassign [split $oldest .] least_year least_release
    if {!$known || $year < $least_year
            || ($year == $least_year && $release < $least_release)} {
        fail "this is Vivado $running; $oldest or newer is needed."
    }
}

lassign $argv board_name jobs
source $root/gen/$board_name/board.tcl
check_version $board(vivado)
foreach part {package_ip block_design implement} {
    source $here/$part.tcl
}
source $here/boards/$board_name.tcl
source $here/$board(family).tcl

set build [pwd]
file delete -force $build/result $build/ip $build/project $build/reports
set ip_folder [package_tile $root/gen/$board_name/$board(module).v $build/ip]

create_project -force $board(block_design) $build/project -part $board(part)
set_property ip_repo_paths $ip_folder [current_project]
update_ip_catalog
build_block_design
set run [implement $jobs]
write_reports $build/reports
check_slack $run
deliver [write_bit $run $jobs] [find_handoff $build/project] $build/result
puts "bitstream: $board(name) meets its timing at $board(clock_mhz) MHz"
