"""``tritile selftest``: does this device work? On a new board, and in CI on simulated ones."""
