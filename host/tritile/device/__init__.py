"""Devices: the driver, the platforms by name, and the one in numpy."""
