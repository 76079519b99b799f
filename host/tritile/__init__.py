"""BitNet b1.58 on a small FPGA board, or on its simulator."""
