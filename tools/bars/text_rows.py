"""The bars of a text: what guesses and sequences that run together make of a pass."""

from __future__ import annotations

from .jobs import JOBS
from .rows import AT_LEAST, AT_MOST, CPU, PLAIN, Row, figure

COUNTED = "counted"
GUESSES = "500 tokens of the bundled model on tiny, guesses beside none, "
ROWS_OF_TINY = "tiny's four rows: three guesses a pass"
CHANCE = "a sampled text seldom says a thing again"


def _tokens(text: str, job: str, bar: float, limit: str) -> Row:
    what, jobs = f"{GUESSES}{text}: tokens a pass", (JOBS[job],)
    return Row(what, jobs, figure("tokens_per_walk"), PLAIN, AT_LEAST, bar, None, COUNTED, limit)


def _wall(text: str, job: str) -> Row:
    what, jobs = f"{GUESSES}{text}: wall time over that without guesses", (JOBS[job],)
    limit = "noise, where guesses are too few to save time"
    return Row(what, jobs, figure("wall_ratio"), PLAIN, AT_MOST, 1.05, None, CPU, limit)


TEXT_ROWS = [
    _tokens("a repetitive text", "text-repetitive", 2.0, ROWS_OF_TINY),
    _tokens("an ordinary text", "text-ordinary", 1.0, CHANCE),
    _wall("a repetitive text", "text-repetitive"),
    _wall("an ordinary text", "text-ordinary"),
    Row(
        "8 sequences at once, 100 tokens each, zcu104: passes over the weights for a token",
        (JOBS["text-sequences"],),
        figure("plain_walks_per_token"),
        "{:.4f}",
        AT_MOST,
        1 / 7,
        None,
        COUNTED,
        "1/8 and the prompts' passes",
    ),
]
