"""The converted Verilog, one folder a board: tritile.v, registers.json, board.tcl.

Installed as the package ``tritile_gen``, so that a wheel simulates too. Everything below the
board folders is written by ``make verilog``, committed, and never edited. Readers find it with
``importlib.resources.files("tritile_gen") / board / "tritile.v"``.
"""
