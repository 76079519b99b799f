# Runs a script in plain tclsh. Whatever Tcl does not know is a Vivado command: its words go to the
# other end of stdin and stdout, in hexadecimal, and its result comes back from there. So do `puts`
# and `exit`, which the script shares with the protocol.
#   tclsh bridge.tcl <script> <arguments>...

rename puts tcl_puts
rename exit tcl_exit
fconfigure stdin -translation lf
fconfigure stdout -translation lf -buffering full

proc ask {args} {
    set line {}
    foreach word $args {
        lappend line [binary encode hex [encoding convertto utf-8 $word]]
    }
    tcl_puts $line
    flush stdout
    if {[gets stdin answer] < 0} {
        tcl_exit 3
    }
    lassign $answer state text
    set text [encoding convertfrom utf-8 [binary decode hex $text]]
    if {$state eq "error"} {
        return -code error $text
    }
    return $text
}

proc unknown {args} {
    return [ask {*}$args]
}

proc puts {args} {
    ask puts [lindex $args end]
}

proc exit {{code 0}} {
    ask exit $code
    tcl_exit 0
}

# What would leave the folder; and Tcl 8.6's commands, since a Vivado may still have 8.5.
foreach name {exec socket open cd lmap try throw tailcall coroutine zlib} {
    if {[info commands $name] ne ""} {
        rename $name {}
    }
}

set argv [lassign $argv script]
if {[catch {source $script} message]} {
    ask failed $message $errorInfo
}
tcl_exit 0
