"""Small files that ask for much, opened by a process that may not have it."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from pathlib import Path

from checkpoints import Folder
from gguf_models import Values, Writer, sizes

ROOM = 64 << 20  # bytes that the process may take once everything is imported and warm
# Loads each path; tokenizers and JSON take their memory where Python cannot count it.
CHILD = """
import resource, sys
from pathlib import Path
import tritile
from tritile.errors import TritileError
from tritile.image import open_image

def opened(path):
    return open_image(path) if path.endswith(".tritile") else tritile.load(path)

good, *bad = sys.argv[2:]
"".join(opened(good).generate("ab", tokens=2))
pages = int(Path("/proc/self/statm").read_text().split()[0])
limit = pages * resource.getpagesize() + int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
for path in bad:
    try:
        opened(path)
        print("loaded")
    except TritileError as error:
        print(error)
"""


def hostile(folder: Path) -> list[Path]:
    """Files and folders that are small and speak of terabytes."""
    huge = 2**40
    paths = []

    def model(name: str) -> Folder:
        paths.append(folder / name)
        return Folder(folder / name)

    def entry(shape: list[int], size: int) -> None:
        header = {"x": {"dtype": "U8", "shape": shape, "data_offsets": [0, size]}}
        model(f"tensor-{len(paths)}").write_header(json.dumps(header).encode())

    entry([huge], huge)
    entry([huge, 0], 0)
    model("header").write_header(b"{}", length=huge)
    for key in ("vocab_size", "hidden_size", "num_hidden_layers", "max_position_embeddings"):
        model(key).write_config(**{key: 2**31 - 1})
    model("deep").write_header(b"[" * 100_000)
    (model("deep-config").path / "config.json").write_text('{"a":' * 100_000)
    (model("tokenizer").path / "tokenizer.json").write_text("[" * 1_000_000)
    writer = Writer(Values(sizes(layers=1)))
    data = writer.write(folder / "a.gguf").read_bytes()
    for name, at in (("tensors", 8), ("values", 16)):
        paths.append(folder / f"{name}.gguf")
        paths[-1].write_bytes(data[:at] + struct.pack("<Q", huge) + data[at + 8 :])
    key = b"tokenizer.ggml.tokens" + struct.pack("<II", 9, 8)
    at = data.index(key) + len(key)
    paths.append(folder / "array.gguf")
    paths[-1].write_bytes(data[:at] + struct.pack("<Q", huge) + data[at + 8 :])
    image = struct.pack("<8sII32s", b"TRITILE\x1a", 1, 2**32 - 1, b"")
    paths.append(folder / "header.tritile")
    paths[-1].write_bytes(image)
    return paths


def test_small_files_cannot_ask_for_much(tmp_path):
    good = Folder(tmp_path / "good")
    paths = hostile(tmp_path)
    arguments = [sys.executable, "-c", CHILD, str(ROOM), *map(str, [good.path, *paths])]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    answers = done.stdout.splitlines()
    for path, answer in zip(paths, answers, strict=True):
        if path.name == "max_position_embeddings":  # only a sequence's own positions take room
            assert answer == "loaded"
        else:
            assert answer.startswith(str(path)), answer
