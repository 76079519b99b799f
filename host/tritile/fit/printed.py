"""A projection in the terminal."""

from __future__ import annotations

from typing import Any

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from rich.text import Text

MB = 1e6
COLOURS = ("green", "blue", "magenta", "yellow", "cyan", "red")
BAR = 60  # characters


def print_answer(answer: dict[str, Any]) -> None:
    """What fits, how fast, by part, and what would help."""
    console = Console(highlight=False)
    console.print(
        "PROJECTION, nothing was run: {model} on {board} at {clock_mhz:g} MHz, context {context},"
        " {kernels} kernels, {threads} threads, {kv} KV cache, head: {head},"
        " attention: {attention}".format(**answer)
    )
    console.print(_room(answer))
    if answer["decode_tokens_per_second"] is None:
        return
    console.print(_rates(answer))
    for name, parts, whole in (
        ("a token", answer["parts_ms"], answer["token_ms"]),
        ("a prompt", answer["prefill_parts_ms"], answer["prefill_ms"]),
    ):
        console.print(f"{name}: {whole:,.1f} ms")
        console.print(_bar(parts))
    console.print(_changes(answer))
    console.print("It rests on:")
    for sentence in answer["assumptions"]:
        console.print(f"- {sentence}")


def _room(answer: dict[str, Any]) -> str:
    sizes = {name: value / MB for name, value in answer["bytes"].items()}
    words = (
        f"{sizes['weights']:,.0f} MB of weights, {sizes['buffers']:,.1f} MB of buffers; KV cache"
        f" {sizes['kv_cache']:,.0f} MB; tables of {sizes['tables_mapped']:,.0f} MB stay in a file."
    )
    if answer["fits_the_image_as_it_comes"]:
        return f"It fits the memory that the board's image reserves. {words}"
    if answer["fits"]:
        return f"It fits with cma={answer['cma']} on the kernel's command line. {words}"
    if answer["decode_tokens_per_second"] is None:
        return f"It does not fit: not even one layer has room beside Linux. {words}"
    streamed = answer["streamed_bytes_a_pass"] / MB
    return (
        f"It does not fit: with cma={answer['cma']}, {streamed:,.0f} MB stream from the card in"
        f" every pass. {words}"
    )


def _rates(answer: dict[str, Any]) -> Table:
    table = Table("", box=SIMPLE)
    table.add_column("tokens a second", justify="right")
    for words, name in (
        (f"prefill of {answer['prompt_tokens']} tokens", "prefill_tokens_per_second"),
        (f"decode at context {answer['context']}", "decode_tokens_per_second"),
        ("decode, if only bytes counted", "limit_tokens_per_second"),
    ):
        table.add_row(words, f"{answer[name]:,.2f}")
    return table


def _bar(parts: dict[str, float]) -> Text:
    """Each part's share of the bar, and its ms below."""
    whole = sum(parts.values())
    bar, legend = Text("  "), Text("  ")
    for (name, ms), colour in zip(parts.items(), COLOURS, strict=True):
        if ms:
            bar.append("█" * max(1, round(BAR * ms / whole)), style=colour)
            legend.append(f"{name} {ms:,.1f}  ", style=colour)
    return bar.append("\n").append(legend)


def _changes(answer: dict[str, Any]) -> Table:
    table = Table("one change alone", box=SIMPLE)
    for heading in ("decode", "prefill"):
        table.add_column(heading, justify="right")
    for change in answer["changes"]:
        table.add_row(change["name"], f"{change['decode']:,.2f}", f"{change['prefill']:,.1f}")
    return table
