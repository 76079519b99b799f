"""Environments of several pynq, numpy and Python, and the overlay's tests in each of them."""
