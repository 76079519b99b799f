"""The bundled model, greedily, on the device and on the emulator: the same tokens."""

from __future__ import annotations

from collections.abc import Iterator

from ..device.emulator import EmulatorPlatform
from ..errors import DeviceError
from ..model import load
from ..platform import Platform
from .bench import Bench
from .outcome import Failed, Test

PROMPT = "HAMLET.\nTo be"


def tests(bench: Bench) -> Iterator[Test]:
    yield Test("greedy tokens", lambda: tokens(bench))


def tokens(bench: Bench) -> str:
    count = 4 if bench.options.quick else 24
    with bench.scope():
        found, text = generated(bench, bench.device, count)
    emulator = EmulatorPlatform(bench.g)
    try:
        expected, _ = generated(bench, emulator, count)
    finally:
        emulator.close()
    if found != expected:
        raise Failed(
            f"token ids {found}",
            f"{expected}, the emulator's",
            "run --only exactness: it tells which shapes are wrong",
        )
    return f"{PROMPT!r} goes on with {text!r}: {count} tokens, as on the emulator"


def generated(bench: Bench, device: Platform, count: int) -> tuple[list[int], str]:
    """Token ids and their text; the device stays open."""
    model = load(platform=device, board=bench.board.name)
    try:
        run = model.generate(PROMPT, tokens=count, temperature=0.0)
        text = "".join(run)
        return run.token_ids, text
    except DeviceError as error:
        raise Failed(str(error), f"{count} tokens") from error
    finally:
        model.program.close()
