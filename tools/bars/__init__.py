"""The bars of tiles and models: run, written into docs/measurements.md and drawn."""
