"""The simulator: converted Verilog, compiled by Verilator together with an AXI memory model."""
