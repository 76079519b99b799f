"""``tritile serve``: the model behind an OpenAI-compatible endpoint."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from ..engine.engine import Engine
from ..errors import UsageError
from ..model import BUNDLED, Model, load
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
from .limits import Limits

LIMITS = Limits()
LAST_PORT = 65535


def serve(
    model: Annotated[
        str | None,
        typer.Argument(help="a Hugging Face folder or a GGUF file; left out: the bundled model"),
    ] = None,
    platform: PlatformOption = "emulator",
    board: BoardOption = None,
    host: Annotated[str, typer.Option(help="who may reach it")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="0: any that is free")] = 8000,
    slots: Annotated[
        int | None, typer.Option(help="replies under way at a time; left out: the tile's rows")
    ] = None,
    queue: Annotated[int, typer.Option(help="requests that may wait")] = LIMITS.queue,
    tokens: Annotated[int, typer.Option(help="most tokens of a reply")] = LIMITS.tokens,
    body: Annotated[str, typer.Option(help="most bytes of a request, such as 1M")] = "1M",
    seconds: Annotated[float, typer.Option(help="of an answer, then it is cut")] = LIMITS.seconds,
    api_key: Annotated[
        str | None, typer.Option(envvar="TRITILE_API_KEY", help="what clients must know")
    ] = None,
    forget: Annotated[
        bool, typer.Option("--forget", help="keep nothing of a prompt for later ones that begin so")
    ] = False,
    weight_memory: WeightMemoryOption = None,
    allow_synthetic: AllowOption = False,
    image: ImageOption = None,
    kernels: KernelsOption = "auto",
    kv: KvOption = "float32",
    threads: ThreadsOption = None,
    attention: AttentionOption = "cpu",
    head: HeadOption = "auto",
) -> None:
    """Serve a model over HTTP as OpenAI's API does; many clients share each pass."""
    limits = Limits(queue, tokens, parse_bytes(body, "body"), seconds)
    room = None if weight_memory is None else parse_bytes(weight_memory, "weight-memory")
    options: dict[str, Any] = {"weight_memory": room, "image": image, "kernels": kernels}
    options |= {"kv": kv, "threads": threads, "head": head, "attention": attention}
    _needed()
    with _listening(host, port) as listener:
        with progress_bar() as show:
            show(Step(f"opening {platform}"))
            loaded = load(model, platform, board, show, allow_synthetic, **options)
        name = BUNDLED if model is None else Path(model).resolve().name
        with loaded:
            engine = loaded.engine(slots=slots, keep=not forget)
            _run(loaded, name, limits, engine, api_key, listener)


def _needed() -> None:
    try:
        import fastapi  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError as error:
        raise UsageError(f"serving needs {error.name}: pip install 'tritile[serve]'") from error


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    """Before the model is loaded: a port that is taken is found at once."""
    if not 0 <= port <= LAST_PORT:  # getaddrinfo would take the rest of a division
        raise UsageError(f"port is {port}; expected 0 (any that is free) to {LAST_PORT}")
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind)
    except (OSError, OverflowError, UnicodeError) as error:
        raise UsageError(f"nothing can listen on {host} port {port}: {_why(error)}") from error
    with listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(address)
            listener.listen(128)
        except (OSError, OverflowError) as error:
            raise UsageError(f"nothing can listen on {host} port {port}: {_why(error)}") from error
        if not _local(listener):
            _say(f"{host} can be reached from other computers; give clients an --api-key")
        yield listener


def _local(listener: socket.socket) -> bool:
    return ipaddress.ip_address(listener.getsockname()[0].split("%")[0]).is_loopback


def _run(
    model: Model,
    name: str,
    limits: Limits,
    engine: Engine,
    key: str | None,
    listener: socket.socket,
) -> None:
    """Until SIGINT or SIGTERM; answers under way have some seconds to end."""
    from ..engine.running import EngineThread
    from .app import Served, make_app
    from .server import Server, ended_by_signals

    with EngineThread(engine) as thread:
        app = make_app(Served(model, thread, name, limits, key))
        server = Server(app, thread, log_level="warning")
        host, port = listener.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        with ended_by_signals(server):
            _say(f"serving {name} on http://{shown}:{port}/v1; Ctrl-C ends")
            server.run(sockets=[listener])


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _say(text: str) -> None:
    typer.echo(f"tritile: {text}", err=True)
