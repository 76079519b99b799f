"""``python -m tritile`` is the command ``tritile``."""

from .start import main

main()
