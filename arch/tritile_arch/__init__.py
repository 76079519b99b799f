"""The contract between hardware and software: codes, sizes, registers, layouts.

Plain data, standard library only. RTL, driver, simulator and documents read their facts here.
"""
