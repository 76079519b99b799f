"""``tritile chat``: a conversation in the terminal, or a line of stdin a message."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from ..checkpoint.conversation import Conversation, read_template
from ..engine.request import Request
from ..errors import UsageError
from ..model import Model, load
from ..options import (
    AllowOption,
    AttentionOption,
    BoardOption,
    HeadOption,
    ImageOption,
    KernelsOption,
    KvOption,
    PlatformOption,
    ThreadsOption,
    WeightMemoryOption,
    parse_bytes,
)
from ..progress import Step, progress_bar
from ..sampling import Settings
from .session import Chat
from .template import ChatTemplate

DEFAULTS = Settings(tokens=256)
HELP = "/reset forgets what was said, /quit ends (so does Ctrl-D); Ctrl-C breaks a reply off"
Source = Annotated[
    str | None,
    typer.Argument(help="a Hugging Face folder or a GGUF file; left out: the bundled model"),
]


def chat(
    model: Source = None,
    platform: PlatformOption = "emulator",
    board: BoardOption = None,
    system: Annotated[str, typer.Option(help="said to the model before all else")] = "",
    template: Annotated[
        Path | None, typer.Option(help="a Jinja chat template; left out: the model's own")
    ] = None,
    tokens: Annotated[int, typer.Option(help="most tokens of a reply")] = DEFAULTS.tokens,
    greedy: Annotated[bool, typer.Option("--greedy", help="temperature 0")] = False,
    temperature: Annotated[float, typer.Option(help="0 is greedy")] = DEFAULTS.temperature,
    top_k: Annotated[int, typer.Option(help="most likely tokens; 0: all")] = DEFAULTS.top_k,
    top_p: Annotated[float, typer.Option(help="likeliest share; 1: all")] = DEFAULTS.top_p,
    seed: Annotated[int, typer.Option(help="of the random numbers")] = DEFAULTS.seed,
    weight_memory: WeightMemoryOption = None,
    allow_synthetic: AllowOption = False,
    image: ImageOption = None,
    kernels: KernelsOption = "auto",
    kv: KvOption = "float32",
    threads: ThreadsOption = None,
    attention: AttentionOption = "cpu",
    head: HeadOption = "auto",
    stats: Annotated[bool, typer.Option("--stats", help="say what each reply cost")] = False,
) -> None:
    """Talk with a model, in the form that its chat template gives a conversation."""
    settings = Settings(tokens, 0.0 if greedy else temperature, top_k, top_p, seed)
    room = None if weight_memory is None else parse_bytes(weight_memory, "weight-memory")
    options: dict[str, Any] = {"weight_memory": room, "image": image, "kernels": kernels}
    options |= {"kv": kv, "threads": threads, "head": head, "attention": attention}
    with progress_bar() as show:
        show(Step(f"opening {platform}"))
        loaded = load(model, platform, board, show, allow_synthetic, **options)
    with loaded:
        form = ChatTemplate(_conversation(loaded, template))
        _talk(Chat(loaded, form, settings, system), stats)


def _conversation(model: Model, file: Path | None) -> Conversation:
    """The model's own, with the file's template if there is one."""
    own = model.conversation()
    if file is not None:
        return replace(own or Conversation("", ""), place=str(file), template=read_template(file))
    if own is None:
        raise UsageError(
            "the model has no chat template; give one with --template FILE,"
            " or continue texts with `tritile generate`"
        )
    return own


def _talk(chat: Chat, stats: bool) -> None:
    for line in _lines():
        if line in ("/quit", "/exit"):
            return
        if line == "/reset":
            chat.reset()
        elif line.startswith("/"):
            _say(HELP)
        elif line:
            _answer(chat, line, stats)


def _answer(chat: Chat, text: str, stats: bool) -> None:
    """One reply, streamed; Ctrl-C ends it and leaves what was said."""
    forgotten = chat.forgotten
    try:
        for piece in chat.say(text):
            typer.echo(piece, nl=False)
    except KeyboardInterrupt:
        _say("broken off", before="\n")
    except UsageError as error:  # of this message; the conversation goes on
        _say(str(error))
        return
    typer.echo()
    if chat.forgotten > forgotten:
        _say(f"{chat.forgotten - forgotten} older messages no longer fit and are forgotten")
    if stats and chat.last is not None:
        _say(_cost(chat.last))


def _cost(request: Request) -> str:
    cost, written = request.stats, len(request.tokens)
    rate = (written - 1) / cost.decode_seconds if cost.decode_seconds else 0.0
    return (
        f"{len(request.ids) - cost.kept} tokens read in {cost.prompt_seconds:.2f} s,"
        f" {cost.kept} known from before;"
        f" {written} written, {rate:.1f} a second, {cost.passes} passes"
    )


def _lines() -> Iterator[str]:
    """What is typed, with a prompt and a history; or the lines of stdin."""
    if not sys.stdin.isatty():
        try:
            yield from (line.strip() for line in sys.stdin)
        except UnicodeDecodeError as error:
            raise UsageError(f"what stdin says is not valid UTF-8: {error}") from error
        return
    with suppress(ImportError):
        import readline  # noqa: F401  input() takes its editing and history from it
    _say(HELP)
    while True:
        try:
            yield input("> ").strip()
        except KeyboardInterrupt:  # what was typed is dropped
            typer.echo()
        except EOFError:
            typer.echo()
            return


def _say(text: str, before: str = "") -> None:
    typer.echo(f"{before}tritile: {text}", err=True)
