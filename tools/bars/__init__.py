"""The bars of a board-size tile: run, written into docs/measurements.md and drawn."""
