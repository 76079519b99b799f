"""``python -m tritile`` is the command ``tritile``."""

from .cli import main

main()
