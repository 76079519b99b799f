"""What the accelerator needs of a part, by Yosys: ``make synth BOARD=pynq-z2``."""
