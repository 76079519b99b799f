"""Files damaged in every way, and what may come of them: one clear sentence, or a right answer."""

from __future__ import annotations

import copy
import gc
import json
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tritile.errors import CheckpointError, ImageError, MemoryFullError, TritileError, UsageError

SENTENCE = 1000  # characters that a sentence may have, beside the path
MEMORY = 4 << 20  # bytes that opening any file may take, and how many times its size
TIMES = 30


def effort(quick: int) -> Any:
    """Examples: some in ``make test``, always the same; nightly 25 times as many, ever new."""
    long = pytest.param(25 * quick, id="long", marks=pytest.mark.nightly)
    return pytest.mark.parametrize("examples", [pytest.param(quick, id="quick"), long])


def hunt(check: Callable[[Any], None], strategy: st.SearchStrategy[Any], examples: int) -> None:
    """Calls ``check`` with so many examples; shrinks one that fails."""
    slow_is_fine = [
        HealthCheck.too_slow,
        HealthCheck.large_base_example,
        HealthCheck.data_too_large,
    ]
    phases = [Phase.generate, Phase.shrink, Phase.explicit]
    wanted = settings(
        max_examples=examples,
        derandomize=examples < 1000,
        database=None,
        suppress_health_check=slow_is_fine,
        phases=phases,
    )
    wanted(given(strategy)(check))()


class Refused(Exception):
    """The sentence that a user would read."""


def attempt(work: Callable[[], Any], path: Path) -> Any:
    """What ``work`` gives; ``Refused`` if it says in a sentence that a file of ``path`` is wrong.

    Whatever else is raised is a defect.
    """
    try:
        return work()
    except (CheckpointError, ImageError, UsageError, MemoryFullError) as error:
        raise Refused(_sentence(error, path)) from error


def _sentence(error: TritileError, path: Path) -> str:
    text = str(error)
    if isinstance(error, (CheckpointError, ImageError)):
        assert str(path) in text, text
    assert text.isprintable(), repr(text)  # so it is one line, too
    assert 10 < len(text.replace(str(path), "")) < SENTENCE, text
    return text


@contextmanager
def little_memory(folder: Path) -> Iterator[None]:
    """What runs inside takes at most some times the files' bytes; mapped pages do not count."""
    size = sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
    gc.collect(0)
    tracemalloc.start()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < MEMORY + TIMES * size, f"{peak} bytes for files of {size}"


class Raw(str):
    """Text that stands in a JSON file as it is."""


HUGE = Raw("9" * 4200)  # Python reads integers of up to 4300 digits
NUMBERS = st.one_of(
    st.sampled_from([0, 1, -1, 2, 4, 24, 255, 256, 2**31, 2**32, 2**63, 2**64, 10**18, 10**300]),
    st.sampled_from([0.0, 0.5, 24.0, 1e-5, -1.0, 5e-324, 1e308]),
    st.sampled_from(["NaN", "Infinity", "-Infinity", "1e400", "-0", HUGE, "9" * 5000]).map(Raw),
    st.integers(-3, 300),
    st.floats(allow_nan=False, allow_infinity=False),
)
TEXTS = st.one_of(
    st.sampled_from(["", "a\nb", "\0", "..", "../x", "/dev/null", "24", "F32", "x" * 5000]),
    st.just(Raw('"\\ud800"')),
    st.text(max_size=8),
)
NESTS = st.builds(lambda n: Raw("[" * n + "]" * n), st.integers(1, 3000))
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    NUMBERS,
    TEXTS,
    NESTS,
    st.sampled_from(
        [[], {}, [0], [[1]], {"a": 1}, [24, 24], [1] * 300, [HUGE, HUGE], ["x" * 5000]]
    ),
)


@st.composite
def changed_json(draw: Any, value: Any) -> bytes:
    """A JSON document with one to three places changed; now and then garbled as bytes."""
    tree = [copy.deepcopy(value)]
    for _ in range(draw(st.integers(1, 3))):
        _change(draw, tree)
    data = dump(tree[0]).encode(draw(st.sampled_from(["utf-8"] * 20 + ["utf-8-sig", "utf-16"])))
    return draw(garbled(data)) if draw(st.integers(0, 9)) == 0 else data


def _change(draw: Any, tree: list[Any]) -> None:
    places = list(_places(tree))
    parent, key = draw(st.sampled_from(places))
    value = parent[key]
    ways = ["junk", "near", "near", "swap", "wrap", "drop", "rename", "again"]
    way = draw(st.sampled_from(ways if parent is not tree else ways[:5]))
    if way == "junk":
        parent[key] = copy.deepcopy(draw(JUNK))
    elif way == "near":
        parent[key] = copy.deepcopy(draw(_near(value)))
    elif way == "swap":
        other, name = draw(st.sampled_from(places))
        parent[key] = copy.deepcopy(other[name])
    elif way == "wrap":
        parent[key] = copy.deepcopy(draw(st.sampled_from([[value], {"a": value}, [value] * 2])))
    elif not isinstance(parent, dict):
        parent[key : key + 1] = [] if way == "drop" else [value, copy.deepcopy(value)]
    elif way == "drop":
        del parent[key]
    elif way == "rename":
        parent[draw(st.text(max_size=4) | st.just(f"{key} "))] = parent.pop(key)
    else:  # the same name once more
        parent[Raw(json.dumps(key))] = copy.deepcopy(draw(_near(value) | JUNK))


def _near(value: Any) -> st.SearchStrategy[Any]:
    """Values close to one, or the same in another type."""
    if isinstance(value, bool):
        return st.sampled_from([not value, int(value), str(value).lower()])
    if isinstance(value, (int, float)):
        near = [
            value + 1,
            value - 1,
            2 * value,
            -value,
            float(value),
            str(value),
            [value],
            value > 0,
        ]
        return st.sampled_from([*near, value // 2, value + 2**64, int(value)])
    if isinstance(value, str) and not isinstance(value, Raw):
        return st.sampled_from(
            [value.upper(), value + "\n", value + "\0", value[:-1], "../" + value]
        )
    if isinstance(value, list):
        return st.sampled_from(
            [value[:-1], value[::-1], [*value, 1], [*value, *value], tuple(value)]
        )
    return st.sampled_from([None, 0, ""])


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every (parent, key) below a list or an object."""
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in pairs:
        yield tree, key
        if isinstance(value, (dict, list)):
            yield from _places(value)


def dump(value: Any) -> str:
    """JSON; what is ``Raw`` stands there as it is, keys too."""
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, dict):
        pairs = (f"{dump(key)}: {dump(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(dump, value)) + "]"
    return json.dumps(value)


@st.composite
def garbled(draw: Any, data: bytes) -> bytes:
    """Bytes cut off, flipped, taken out, put in or repeated."""
    found = bytearray(data)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(found) - 1)))
        length = draw(st.integers(0, 40))
        way = draw(st.sampled_from(["cut", "set", "set", "drop", "insert", "repeat", "swap"]))
        if way == "cut":
            del found[at:]
        elif way == "set":
            found[at : at + 1] = bytes([draw(st.integers(0, 255))])
        elif way == "drop":
            del found[at : at + length]
        elif way == "insert":
            found[at:at] = draw(st.binary(max_size=9))
        elif way == "repeat":
            found[at:at] = found[at : at + length]
        else:
            to = draw(st.integers(0, max(0, len(found) - 1)))
            first, second = found[at : at + length], found[to : to + length]
            found[at : at + length], found[to : to + length] = second, first
    return bytes(found)
