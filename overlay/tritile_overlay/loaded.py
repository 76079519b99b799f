"""What pynq remembers of the bitstream that is in the fabric, in files beside its own sources."""

from __future__ import annotations

import json
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType

MANAGER_STATE = Path("/sys/class/fpga_manager/fpga0/state")
HANDOFF = "_current_metadata.pkl"  # pynq's parsed .hwh of the last .bit
STATES = ("global_pl_state_.json", "global_pl_state.json")  # pynq 3.1 and later; 3.0


def is_loaded(bit: Path) -> bool:
    """Whether it is in the fabric already; False as well where pynq cannot tell.

    pynq takes note of a bitstream before the kernel has it: one that failed is noted, too, and a
    register that nobody answers stops the processor. So the kernel has to say that the last one
    works. What another program has loaded since, nobody here can tell.
    """
    try:
        if MANAGER_STATE.read_text().strip() != "operating":
            return False
        state = import_module("pynq.pl_server.global_state")
        state.initial_global_state_file_boot_check()  # forgets what was before the last boot
        return _remembered(state).get("bitfile_hash") == state.bitstream_hash(str(bit))
    except (ImportError, OSError, ValueError, AttributeError):
        return False


def _remembered(state: ModuleType) -> dict[str, object]:
    """pynq's file as it was written: 3.0 works the hash out again from what is there now."""
    for name in STATES:
        with suppress(FileNotFoundError):
            return json.loads(Path(state.STATE_DIR, name).read_text())
    return {}


def forget_handoff() -> None:
    """Makes pynq read the .hwh again, which may be another one beside the same .bit.

    It would take the parsed one that it keeps, with its addresses and clocks: 3.1 and later where
    the .bit is the same, 3.0 where its name is. One that cannot be read is dropped by pynq itself;
    were it missing, pynq would forget the bitstream, too. 3.0 fails over a bitstream that is gone.
    """
    try:
        state = import_module("pynq.pl_server.global_state")
    except ImportError:
        return
    folder = Path(state.STATE_DIR)
    with suppress(OSError):
        if (folder / HANDOFF).exists():
            (folder / HANDOFF).write_bytes(b"")
    with suppress(OSError, ValueError):
        gone = _remembered(state).get("bitfile_name")
        if gone and not Path(str(gone)).exists():
            state.clear_global_state()
