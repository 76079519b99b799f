"""Writes tests/data: what transformers computes in fp32, for the runtime to be compared with.

    make goldens                                        # all, with an environment of its own
    python tools/make_goldens.py                        # all: the bundled model, two random ones
    python tools/make_goldens.py --name tiny-shakespeare
    python tools/make_goldens.py --name other --model-dir path/to/a/hugging-face/folder

Needs ``pip install -e .[reference]``. Each golden is NAME.npz (under 300 KB) and NAME.json
(versions, seed, checksums). Nothing in them is computed by tritile: golden_record.py hooks
transformers. tests/data/README.md explains every key.
"""

from __future__ import annotations

import os

# torch.compile would fuse roundings that eager code makes one by one; set before torch is loaded.
os.environ["TORCHDYNAMO_DISABLE"] = "1"

import argparse
import hashlib
import itertools
import json
import platform
import tempfile
from pathlib import Path

import accelerate
import numpy as np
import tokenizers
import torch
import transformers

import golden_record as record
from golden_greedy import PROMPTS, steady_choices
from golden_models import RANDOM_MODELS, RandomModel, write_random_model

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
BUNDLED = ROOT / "host" / "tritile" / "data" / "tiny-shakespeare"
TEXT = "ROMEO:\nBut soft! what light through yonder window breaks?"
POSITIONS = 8  # of the layer-by-layer pass
LIMIT = 300_000  # bytes of an .npz
ALL_POSITIONS = ("/k_rope", "/v", "logits")  # kept whole: attention needs every key and value


def load(folder: Path) -> torch.nn.Module:
    model = transformers.AutoModelForCausalLM.from_pretrained(
        folder, dtype=torch.float32, attn_implementation="eager"
    )
    return model.eval()


def thin_out(arrays: record.Arrays, rows: list[int]) -> record.Arrays:
    """Keeps ``rows`` of the token axis: the first, or the second behind heads."""
    kept = {}
    for name, value in arrays.items():
        if name.endswith(ALL_POSITIONS):
            kept[name] = value
        else:
            kept[name] = value[:, rows] if value.ndim == 3 else value[rows]
    return kept


def fold_equal(arrays: record.Arrays) -> tuple[record.Arrays, dict[str, str]]:
    """(arrays, each once; {name: the name of the equal array that is kept})."""
    first: dict[tuple, str] = {}
    same = {}
    for name, value in arrays.items():
        key = (value.dtype.str, value.shape, value.tobytes())
        if first.setdefault(key, name) != name:
            same[name] = first[key]
    return {n: v for n, v in arrays.items() if n not in same}, same


def save(name: str, arrays: record.Arrays, about: dict) -> None:
    folder = DATA / "goldens"
    folder.mkdir(parents=True, exist_ok=True)
    kept, same = fold_equal(arrays)
    np.savez_compressed(folder / f"{name}.npz", **kept)
    about = {"name": name, **about, "same": same, "versions": versions()}
    (folder / f"{name}.json").write_text(json.dumps(about, indent=1) + "\n")


def save_below_limit(name: str, arrays: record.Arrays, others: record.Arrays, about: dict) -> None:
    """As many of the eight positions, evenly spread, as fit under the limit."""
    for count in range(POSITIONS, 1, -1):
        rows = np.linspace(0, POSITIONS - 1, count).round().astype(int).tolist()
        whole = {"rows": np.array(rows), **thin_out(arrays, rows), **others}
        save(name, whole, about)
        size = (DATA / "goldens" / f"{name}.npz").stat().st_size
        if size < LIMIT:
            print(
                f"{name}: {size} bytes, positions {rows}, seed {about['seed']}, {about['greedy']}"
            )
            return
    raise SystemExit(f"{name}: too large for {LIMIT} bytes even with two positions")


def versions() -> dict[str, str]:
    modules = (torch, transformers, tokenizers, accelerate, np)
    return {"python": platform.python_version()} | {m.__name__: m.__version__ for m in modules}


def checksums(folder: Path) -> dict[str, str]:
    files = ("config.json", "model.safetensors", "tokenizer.json")
    return {f: hashlib.sha256((folder / f).read_bytes()).hexdigest() for f in files}


def make_model_golden(name: str, folder: Path, seed: int | None) -> None:
    model = load(folder)
    tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
    ids = tokenizer.encode(TEXT).ids[:POSITIONS]
    steady = steady_choices(folder, model)
    if steady is None:
        raise SystemExit(
            f"{name}: of {len(PROMPTS)} prompts all make choices that turn on last bits"
        )
    generated, about_greedy = steady
    about = {
        "seed": seed,  # of a random model; nothing else draws numbers
        "sha256": checksums(folder),
        "arithmetic": "fp32, eager attention, no torch.compile, one thread, 3 tokens a pass",
        "text": tokenizer.decode(ids),
        "greedy": about_greedy,
        "trits_sha256": record.sha256_of_trits(model),
    }
    others = {"ids": np.array(ids), **generated}
    save_below_limit(name, record.layer_by_layer(model, ids), others, about)


def steady_seed(m: RandomModel) -> int:
    """The first seed whose model makes steady choices: many sit on a knife's edge or in a loop."""
    for seed in itertools.count():
        with tempfile.TemporaryDirectory() as folder:
            write_random_model(m, seed, Path(folder))
            if steady_choices(Path(folder), load(Path(folder))):
                return seed
    raise AssertionError("itertools.count never ends")


def telling_rows(g: np.random.Generator, count: int, columns: int) -> np.ndarray:
    """fp32 rows on which 127/max and (1/max)*127 give different integers: one in 15,000."""
    found = np.empty((0, columns), np.float32)
    while len(found) < count:
        x = g.standard_normal((50_000, columns), dtype=np.float32)
        largest = np.abs(x).max(-1, keepdims=True)
        plain = np.rint(x * (np.float32(127) / largest))
        reciprocal = np.rint(x * (np.float32(1) / largest * np.float32(127)))
        found = np.concatenate([found, x[(plain != reciprocal).any(-1)]])
    return found[:count]


def make_quantiser_golden(count: int = 32, columns: int = 64, seed: int = 0) -> None:
    """Telling rows and corner cases; transformers alone says what becomes of them."""
    g = np.random.default_rng(seed)
    x = g.standard_normal((3, columns), dtype=np.float32)
    halves = np.arange(columns, dtype=np.float32) - 31.5
    halves[0] = -127
    corners = [
        np.zeros(columns, np.float32),
        x[0] * np.float32(1e-7),  # below the floor of 1e-5
        x[1] * np.float32(1e30),
        -np.abs(x[2]),
        halves,  # ties, of a scale near 1
        np.full(columns, 3, np.float32),
    ]
    rows = np.concatenate([telling_rows(g, count, columns), np.stack(corners)])
    save("quantiser", record.quantise(rows), {"seed": seed})


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--name", help="make this golden alone")
    parser.add_argument("--model-dir", type=Path, help="the folder of a model of your own")
    a = parser.parse_args()
    torch.set_num_threads(1)
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    if a.model_dir:
        make_model_golden(a.name or a.model_dir.name, a.model_dir, None)
        return
    if a.name in (None, "quantiser"):
        make_quantiser_golden()
    if a.name in (None, BUNDLED.name):
        make_model_golden(BUNDLED.name, BUNDLED, None)
    for m in RANDOM_MODELS:
        if a.name in (None, m.name):
            seed, folder = steady_seed(m), DATA / "models" / m.name
            write_random_model(m, seed, folder)
            make_model_golden(m.name, folder, seed)


if __name__ == "__main__":
    main()
