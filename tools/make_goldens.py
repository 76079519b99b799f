"""Writes tests/data: what transformers computes in fp32, for the runtime to be compared with.

    make goldens                                        # all, with an environment of its own
    python tools/make_goldens.py                        # all: the bundled model, the random ones
    python tools/make_goldens.py --name llama-divide
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
from golden_folder import computed_from, write_for_transformers, write_published
from golden_greedy import PROMPTS, steady_choices
from golden_models import RANDOM_MODELS, RandomModel
from golden_parts import PARTS

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
    # What lies beside matrices of an offline autobitlinear keeps its file's type; a quantised
    # model's own float() refuses.
    return torch.nn.Module.float(model).eval()


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


def save_below_limit(
    name: str, arrays: record.Arrays, others: record.Arrays, about: dict, limit: int
) -> None:
    """As many of the eight positions, evenly spread, as fit under the limit."""
    for count in range(POSITIONS, 1, -1):
        rows = np.linspace(0, POSITIONS - 1, count).round().astype(int).tolist()
        whole = {"rows": np.array(rows), **thin_out(arrays, rows), **others}
        save(name, whole, about)
        size = (DATA / "goldens" / f"{name}.npz").stat().st_size
        if size < limit:
            print(
                f"{name}: {size} bytes, positions {rows}, seed {about['seed']}, {about['greedy']}"
            )
            return
    raise SystemExit(f"{name}: too large for {limit} bytes even with two positions")


def versions() -> dict[str, str]:
    modules = (torch, transformers, tokenizers, accelerate, np)
    return {"python": platform.python_version()} | {m.__name__: m.__version__ for m in modules}


def checksums(folder: Path) -> dict[str, str]:
    files = sorted([folder / "config.json", folder / "tokenizer.json", *folder.glob("model*")])
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def make_model_golden(name: str, folder: Path, about: dict, m: RandomModel | None = None) -> None:
    """``folder``: what transformers loads; ``about``: what the JSON says beforehand."""
    model = load(folder)
    tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
    ids = tokenizer.encode(TEXT).ids[:POSITIONS]
    steady = steady_choices(folder, model)
    if steady is None:
        raise SystemExit(
            f"{name}: of {len(PROMPTS)} prompts all make choices that turn on last bits"
        )
    generated, about_greedy = steady
    dense = [n for n, module in model.named_modules() if record.is_dense(n, module)]
    about = {
        **about,
        "arithmetic": "fp32, eager attention, no torch.compile, one thread, 3 tokens a pass",
        "text": tokenizer.decode(ids),
        "greedy": about_greedy,
        "trits_sha256": record.sha256_of_trits(model),
        "dense": dense,
    }
    others = {"ids": np.array(ids), **generated}
    arrays = record.layer_by_layer(model, ids)
    save_below_limit(name, arrays, others, about, m.limit if m else LIMIT)


def make_whole_golden(name: str, folder: Path) -> None:
    """Of a folder that transformers loads as it is."""
    make_model_golden(name, folder, {"seed": None, "sha256": checksums(folder)})


def make_random_golden(m: RandomModel) -> None:
    seed, folder = steady_seed(m), DATA / "models" / m.name
    write_published(m, seed, folder)
    about = {"seed": seed, "sha256": checksums(folder), "computed_from": computed_from(m)}
    with tempfile.TemporaryDirectory() as loaded:
        write_for_transformers(m, seed, Path(loaded))
        make_model_golden(m.name, Path(loaded), about, m)


def steady_seed(m: RandomModel) -> int:
    """The first seed whose model makes steady choices: many sit on a knife's edge or in a loop."""
    for seed in itertools.count():
        with tempfile.TemporaryDirectory() as folder:
            write_for_transformers(m, seed, Path(folder))
            if steady_choices(Path(folder), load(Path(folder))):
                return seed
    raise AssertionError("itertools.count never ends")


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
        make_whole_golden(a.name or a.model_dir.name, a.model_dir)
        return
    for name, make in PARTS.items():
        if a.name in (None, name):
            save(name, *make())
    if a.name in (None, BUNDLED.name):
        make_whole_golden(BUNDLED.name, BUNDLED)
    for m in RANDOM_MODELS:
        if a.name in (None, m.name):
            make_random_golden(m)


if __name__ == "__main__":
    main()
