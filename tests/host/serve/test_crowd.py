"""Many clients at once, some of which go away in the middle of an answer."""

import random
import resource
import threading
import time

import openai
import pytest

from serving import client_of, greedy_text, quiet, serving
from tritile.serve.limits import Limits

CLIENTS, TOKENS = 32, 24
PROMPTS = [f"{name}." for name in ("HAMLET", "ROMEO", "JULIET", "KING LEAR", "FALSTAFF", "PUCK")]
SLACK = 48 << 10  # KB of peak memory that a run may add once it is under way: pools and buffers


def crowd(model, seconds: float) -> None:
    """For so many seconds; every answer is compared with plain generation."""
    expected = {prompt: greedy_text(model, prompt, TOKENS) for prompt in PROMPTS}
    with serving(model, Limits(queue=CLIENTS)) as (address, served):
        end = time.monotonic() + seconds
        faults: list[object] = []
        answered = [0] * CLIENTS
        warm: list[int] = []

        def one(number: int) -> None:
            chance = random.Random(number)
            with client_of(address) as client:
                while time.monotonic() < end and not faults:
                    try:
                        answered[number] += ask(client, chance, expected)
                    except Exception as error:
                        faults.append(error)

        def look() -> None:
            time.sleep(seconds / 2)
            warm.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)

        threads = [threading.Thread(target=one, args=(n,)) for n in range(CLIENTS)]
        threads.append(threading.Thread(target=look))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not faults
        assert all(answered)
        assert quiet(served)
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - warm[0]
        assert grown < SLACK, f"{grown} KB more at the end than in the middle"
        assert served.thread.engine.stats.tokens / served.thread.engine.stats.walks > 2


def ask(client: openai.OpenAI, chance: random.Random, expected: dict[str, str]) -> int:
    """One answer: whole, streamed, or streamed and left; how many were read to their end."""
    prompt = chance.choice(PROMPTS)
    asked = {"model": "tiny", "prompt": prompt, "max_tokens": TOKENS, "temperature": 0}
    if chance.random() < 0.3:
        assert client.completions.create(**asked).choices[0].text == expected[prompt]
        return 1
    leaves = chance.randrange(1, TOKENS) if chance.random() < 0.3 else None
    text = ""
    with client.completions.create(**asked, stream=True) as stream:
        for count, chunk in enumerate(stream):
            text += chunk.choices[0].text
            if count == leaves:
                break
        else:
            assert text == expected[prompt]
            return 1
    assert expected[prompt].startswith(text)
    return 0


@pytest.mark.slow
def test_half_a_minute(model):
    crowd(model, 30)


@pytest.mark.nightly(minutes=11)
def test_ten_minutes(model):
    crowd(model, 600)
