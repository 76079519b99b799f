"""Measures what ``tritile fit`` rests on, and writes it to the package's data/cpu_profile.json.

    .venv/bin/python tools/cpu_profile.py "a few words on this machine"

Every pass is ``tritile bench token``'s, on one core; figures are the best of many. With --again
what stands in the file is kept where it was faster: for a machine that does other work, too.
"""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import asdict
from pathlib import Path

import tritile
from tritile.bench.blank_model import config_of
from tritile.bench.head_time import HeadSetting, measure_full, measure_head
from tritile.bench.token import Setting, measure_pass
from tritile.fit.profile import FILE, read_profile
from tritile.fit.tiled import groups_of
from tritile.fit.work import KV_BYTES, Pass, work_of
from tritile_arch.boards import ZCU104

CHUNK = 84  # tokens of a prefill pass: three groups of ZCU104's rows
# Shape, context, tokens: two sizes of models, two lengths of caches.
PASSES = (
    ("bitnet-2b-4t", 64, 1),
    ("bitnet-2b-4t", 512, 1),
    ("tiny-shakespeare", 64, 1),
    ("bitnet-2b-4t", CHUNK, CHUNK),
    ("bitnet-2b-4t", 512, CHUNK),
    ("tiny-shakespeare", 128, CHUNK),
)
# A prompt's passes whose attention the tile multiplies.
TILED = (("bitnet-2b-4t", CHUNK, CHUNK), ("bitnet-2b-4t", 512, CHUNK))
PATHS = (("numpy", "float32"), *(("compiled", kv) for kv in KV_BYTES))
HEAD_ROWS, FULL_ROWS, HIDDEN = (16384, 131072), 32768, 2560
BF16 = 2  # bytes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("machine", help="the processor, in a few words")
    parser.add_argument("--repeat", type=int, default=200)
    parser.add_argument("--again", action="store_true", help="keep what was faster")
    parser.add_argument(
        "--output", type=Path, default=Path(tritile.__file__).parent / "data" / FILE
    )
    for part in ALONE:
        parser.add_argument(f"--{part}", action="store_true", help="measure these alone")
    given = parser.parse_args()
    chosen = [part for part in ALONE if getattr(given, part)]
    before = json.loads(given.output.read_text("utf-8")) if given.again or chosen else {}
    if chosen:
        values = {**before, **{part: ALONE[part](given.repeat) for part in chosen}}
        return finish(values, before if given.again else None, given.output)
    passes = [
        one_pass(shape, context, tokens, path, kv, given.repeat)
        for path, kv in PATHS
        for shape, context, tokens in PASSES
    ]
    values = {"machine": given.machine, "passes": passes}
    values |= {part: measure(given.repeat) for part, measure in ALONE.items()}
    finish(values, before if given.again else None, given.output)


def finish(values: dict, before: dict | None, place: Path) -> None:
    """Writes it; ``before``: keeps what was faster."""
    if before is not None:
        keep_faster(values, before)
    read_profile(values)
    save(place, values)
    print(f"wrote {place}")


def keep_faster(values: dict, before: dict) -> None:
    """The lower of each time; both have the same rows."""
    for part in (*ALONE, "passes"):
        for new, old in zip(values[part], before[part], strict=True):
            for name in new:
                if name.endswith("_ms"):
                    new[name] = min(new[name], old[name])


def one_pass(shape: str, context: int, tokens: int, path: str, kv: str, repeat: int) -> dict:
    setting = Setting(context, tokens, path, kv)
    config = config_of(shape)
    found = measure_pass(config, ZCU104, setting, repeat if tokens == 1 else max(3, repeat // 20))
    work = work_of(config, Pass(tokens, context - tokens), ZCU104.geometry.rows)
    row = {"shape": shape, **asdict(setting)}
    row |= {f"{part}_ms": round(ms, 5) for part, ms in found.best.items()}
    print(row)
    return {**row, "work": asdict(work)}


def heads(repeat: int) -> list[dict]:
    """Of two sizes of vocabularies, by path; the full product of no more rows than are needed."""
    found = []
    for path in ("numpy", "compiled"):
        for rows in HEAD_ROWS:
            setting, less = HeadSetting(rows, HIDDEN, numpy=path == "numpy"), min(rows, FULL_ROWS)
            tile = measure_head(ZCU104, setting, repeat)
            full = measure_full(less, HIDDEN, setting.numpy, max(3, repeat // 20))
            ms = {"tile_ms": round(tile.whole.best, 5), "full_ms": round(full.best, 5)}
            found.append({"path": path, "rows": rows, "bytes": BF16 * less * HIDDEN, **ms})
            print(found[-1])
    return found


def tiled(repeat: int) -> list[dict]:
    """ms of each step of attention beside the tile, and how many values it had."""
    found = []
    for shape, context, tokens in TILED:
        config = config_of(shape)
        setting = Setting(context, tokens, "compiled", "int8", attention="tile")
        best = measure_pass(config, ZCU104, setting, max(3, repeat // 4)).tiled
        groups = groups_of(config, ZCU104.geometry, Pass(tokens, context - tokens))
        counts = [group.counts() for group in groups]
        row = {"shape": shape, "context": context, "tokens": tokens, "threads": 1}
        row |= {f"{step}_ms": round(ms, 5) for step, ms in best.items()}
        row["values"] = {step: config.layers * sum(c[step] for c in counts) for step in best}
        found.append(row)
        print(row)
    return found


ALONE = {"heads": heads, "tiled": tiled}


def save(path: Path, values: dict) -> None:
    """A pass a line; beside it first, then moved into place."""
    parts = [f'"machine": {json.dumps(values["machine"])}']
    for part in (*ALONE, "passes"):
        rows = ",\n  ".join(json.dumps(row) for row in values[part])
        parts.append(f'"{part}": [\n  {rows}\n ]')
    text = "{" + ",\n ".join(parts) + "}\n"
    beside = path.with_name(f".{path.name}.part")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)


if __name__ == "__main__":
    main()
