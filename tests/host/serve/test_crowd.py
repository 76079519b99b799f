"""Many clients at once, some of which go away in the middle of an answer."""

import random
import resource
import threading
import time
from pathlib import Path

import openai
import pytest

from serving import client_of, greedy_text, quiet, serving
from tritile.serve.limits import Limits

CLIENTS, TOKENS = 32, 24
PROMPTS = [f"{name}." for name in ("HAMLET", "ROMEO", "JULIET", "KING LEAR", "FALSTAFF", "PUCK")]
SLACK = 48 << 20  # bytes that a run may add once it is under way: pools and buffers


def crowd(model, seconds: float, record) -> None:
    """For so many seconds, and until each client has an answer: all that plain generation gives."""
    expected = {prompt: greedy_text(model, prompt, TOKENS) for prompt in PROMPTS}
    with serving(model, Limits(queue=CLIENTS)) as (address, served):
        start = time.monotonic()
        faults: list[object] = []
        whole, left = [0] * CLIENTS, [0] * CLIENTS

        def one(number: int) -> None:
            chance = random.Random(number)
            with client_of(address) as client:
                while not faults and (time.monotonic() < start + seconds or not whole[number]):
                    try:
                        read = ask(client, chance, expected)
                    except Exception as error:
                        faults.append(error)
                    else:
                        (whole if read else left)[number] += 1

        threads = [threading.Thread(target=one, args=(n,)) for n in range(CLIENTS)]
        for thread in threads:
            thread.start()
        time.sleep(seconds / 4)
        warm = resident_bytes()
        for thread in threads:
            thread.join()
        record("whole", sum(whole))
        record("left", sum(left))
        record("resident_mb", f"{warm / 1e6:.0f} to {resident_bytes() / 1e6:.0f}")
        assert not faults
        assert quiet(served)
        grown = resident_bytes() - warm
        assert grown < SLACK, f"{grown} bytes more at the end than after a quarter"


def resident_bytes() -> int:
    """Of this process, now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def ask(client: openai.OpenAI, chance: random.Random, expected: dict[str, str]) -> bool:
    """One answer: whole, streamed, or streamed and left; whether it was read to its end."""
    prompt = chance.choice(PROMPTS)
    asked = {"model": "tiny", "prompt": prompt, "max_tokens": TOKENS, "temperature": 0}
    if chance.random() < 0.3:
        assert client.completions.create(**asked).choices[0].text == expected[prompt]
        return True
    leaves = chance.randrange(1, TOKENS) if chance.random() < 0.3 else None
    text = ""
    with client.completions.create(**asked, stream=True) as stream:
        for count, chunk in enumerate(stream):
            text += chunk.choices[0].text
            if count == leaves:
                break
        else:
            assert text == expected[prompt]
            return True
    assert expected[prompt].startswith(text)
    return False


@pytest.mark.slow
def test_half_a_minute(model, record_property):
    crowd(model, 30, record_property)


@pytest.mark.nightly(minutes=11)
def test_ten_minutes(model, record_property):
    crowd(model, 600, record_property)
