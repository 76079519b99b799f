"""Reads a .hwh, Vivado's or ours, and compares it with a board's block design."""
