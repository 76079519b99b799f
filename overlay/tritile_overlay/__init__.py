"""The board: the seam on PYNQ, the driver that pynq binds, and a simulated device behind it.

Nothing here imports pynq before somebody opens the board.
"""
