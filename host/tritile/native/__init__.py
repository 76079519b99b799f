"""What the CPU does of a pass, in C: built for this machine at first use, numpy where it is not."""
