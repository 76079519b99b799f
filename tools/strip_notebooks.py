"""Takes what running leaves out of notebooks: ``python tools/strip_notebooks.py [--check]``.

Outputs, execution counts, and metadata but for the kernel and the pictures declared.
Clean files stay as they are to the byte. ``--check`` changes nothing and fails if one is not.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def stripped(text: str) -> str:
    """The notebook's file as git keeps it."""
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    declared = notebook["metadata"].get("tritile", {})
    notebook["metadata"] = _metadata(declared)
    return json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _metadata(declared: dict[str, Any]) -> dict[str, Any]:
    """``declared``: how many pictures the notebook draws; the kernel is whichever runs it."""
    return {"kernelspec": KERNEL, "language_info": {"name": "python"}, "tritile": declared}


def main(check: bool) -> int:
    unclean = 0
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        text = path.read_text()
        clean = stripped(text)
        if text == clean:
            continue
        unclean += 1
        if check:
            print(f"{path} holds outputs: run python tools/strip_notebooks.py", file=sys.stderr)
        else:
            path.write_text(clean)
            print(path)
    return 1 if check and unclean else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
