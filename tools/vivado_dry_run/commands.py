"""How Vivado's commands are called: options with a value, flags, and how many words besides.

From UG835, Vivado Tcl Command Reference, and UG1118 for ipx. Only what the scripts use is here, so
a misspelt option is refused as Vivado would refuse it; so is an abbreviated one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from .bridge import Refused

MANY = 1_000


@dataclass(frozen=True)
class Signature:
    """``values``: options that take a word; ``least`` to ``most`` words stand besides."""

    values: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    least: int = 0
    most: int = MANY


@dataclass
class Call:
    """A command's words, sorted."""

    name: str
    words: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)

    def flag(self, name: str) -> bool:
        return name in self.options

    def need(self, option: str) -> str:
        if option not in self.options:
            raise Refused(f"{self.name}: {option} is missing")
        return self.options[option]


SIGNATURES: dict[str, Signature] = {}


def command(name: str, **signature) -> Callable:
    """Says that a function answers that Vivado command."""

    def mark(function: Callable) -> Callable:
        SIGNATURES[name] = Signature(**signature)
        function.command = name
        return function

    return mark


def handlers(*owners: object) -> dict[str, Callable[[Call], str]]:
    """Command to bound method, over all that these objects answer."""
    found = {}
    for owner in owners:
        for name in dir(type(owner)):
            answered = getattr(getattr(type(owner), name), "command", None)
            if answered:
                found[answered] = getattr(owner, name)
    return found


def parse(words: list[str]) -> Call:
    """Sorts a command's words; Refused names what it does not take."""
    name, *rest = words
    if name not in SIGNATURES:
        raise Refused(f"unknown command {name!r}")
    signature, call, queue = SIGNATURES[name], Call(name), iter(rest)
    for word in queue:
        if word in signature.flags:
            call.options[word] = ""
        elif word in signature.values:
            value = next(queue, None)
            if value is None:
                raise Refused(f"{name}: {word} needs a value")
            call.options[word] = value
        elif word.startswith("-") and not word[1:2].isdigit():
            raise Refused(f"{name}: unknown option {word}")
        else:
            call.words.append(word)
    if not signature.least <= len(call.words) <= signature.most:
        raise Refused(f"{name}: {len(call.words)} words {call.words}")
    if "" in call.words and name.startswith(("connect_", "set_property", "assign_")):
        raise Refused(f"{name}: an object that does not exist")
    return call
