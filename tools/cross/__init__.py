"""The C kernels compiled for the boards' processors, run under qemu-user and compared with numpy.

A driver (driver.c), linked with the kernels' objects, reads calls from a file and writes what they
give; vectors.py, planes.py and so on make the calls and know what numpy gives.
The A9's vector unit takes denormals for zeros and gives zeros for them. That may change a float
below 4e-34, which is counted as flushed, and must change no integer: quantisation takes 1e-5 for
the least maximum of a row, so that whatever is so small becomes 0 anyway.
"""
