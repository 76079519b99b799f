"""Whether a bitstream is in the fabric already, by what pynq remembers."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path


def is_loaded(bit: Path) -> bool:
    """False as well where pynq cannot tell.

    pynq also remembers a bitstream that was opened with download=False; whoever did that without
    its being loaded is answered by no register.
    """
    try:
        state = import_module("pynq.pl_server.global_state")
        state.initial_global_state_file_boot_check()  # forgets what was before the last boot
        if not state.global_state_file_exists():
            return False
        return state.load_global_state().bitfile_hash == state.bitstream_hash(str(bit))
    except (ImportError, OSError, ValueError, AttributeError):
        return False
