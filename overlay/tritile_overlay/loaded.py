"""Whether a bitstream is in the fabric already, by what pynq remembers."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

MANAGER_STATE = Path("/sys/class/fpga_manager/fpga0/state")


def is_loaded(bit: Path) -> bool:
    """False as well where pynq cannot tell.

    pynq takes note of a bitstream before the kernel has it: one that failed is noted, too, and a
    register that nobody answers stops the processor. So the kernel has to say that the last one
    works. What another program has loaded since, nobody here can tell.
    """
    try:
        if MANAGER_STATE.read_text().strip() != "operating":
            return False
        state = import_module("pynq.pl_server.global_state")
        state.initial_global_state_file_boot_check()  # forgets what was before the last boot
        if not state.global_state_file_exists():
            return False
        return state.load_global_state().bitfile_hash == state.bitstream_hash(str(bit))
    except (ImportError, OSError, ValueError, AttributeError):
        return False
