"""Settings of every test: one reproducible hypothesis profile, no colours in captured output."""

from hypothesis import settings

# Verilated blocks take long to build and little to run, so single examples have no deadline.
settings.register_profile("tritile", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("tritile")
