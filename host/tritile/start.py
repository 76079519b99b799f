"""Where the command ``tritile`` begins.

Imports take seconds on a slow board: Ctrl-C ends them as quietly as it ends a command.
"""

import sys

INTERRUPTED = 130  # exit code: 128 + SIGINT


def main() -> None:
    """The entry point; exits."""
    try:
        from .cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
