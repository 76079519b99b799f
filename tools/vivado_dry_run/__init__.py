"""Runs vivado/*.tcl in plain tclsh against a model of Vivado, and checks what they built.

No Vivado is needed and none is replaced: the model knows the commands, IPs, pins and parameters
that these scripts use, as the vendor's documents name them. What it accepts may still fail there.
"""
