"""The accelerator in MyHDL, one block a file; ``python -m tritile_rtl.convert`` writes gen/."""
