"""The Python door: ``load`` a model, ``generate`` text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from importlib.resources import files
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from tritile_arch.boards import Board

from .checkpoint.conversation import Conversation
from .device.accelerator import Accelerator
from .device.platforms import check_platform, find_board, open_platform
from .engine.engine import Engine
from .errors import MemoryFullError, UsageError
from .figures import Figures
from .generate import Batch, Generation
from .head.choice import Choice
from .image.loading import Packed, packed_weights
from .models.config import Config
from .models.network import Network
from .models.open import open_source
from .models.source import Source
from .models.weights import read_weights
from .native.choice import Computing
from .native.network import CompiledNetwork
from .plan import IN_FLIGHT, JobList, Matrix, Plan
from .platform import Platform
from .program import Program
from .progress import Show, Step, ignore
from .sampling import Settings
from .stopwatch import Stopwatch
from .synthetic.mark import folder_mark, refuse_synthetic

BUNDLED = "tiny-shakespeare"


class Model:
    """A model on a device; ``close`` gives the device back (or use it in a ``with``)."""

    load_seconds = 0.0  # from the files to written descriptors, without opening the platform

    def __init__(
        self,
        network: Network,
        program: Program,
        tokenizer: Tokenizer,
        board: Board,
        conversation: Callable[[], Conversation | None] = lambda: None,
    ):
        """``conversation``: reads how the model wants conversations written; None: it is silent."""
        self.network, self.program, self.tokenizer, self.board = network, program, tokenizer, board
        self.conversation = conversation
        self._last: Generation | Batch | None = None
        self._closed = False

    @property
    def config(self) -> Config:
        return self.network.config

    def generate(self, prompt: str, *, drafts: int | None = None, **settings: Any) -> Generation:
        """Pieces of text; ``settings`` are the fields of ``Settings`` (tokens, temperature, ...).

        ``drafts``: most tokens guessed a pass, 0: none; left out, as many as cost nothing. The
        text is the same with any.

        UsageError names the argument that makes no sense, before anything runs.
        """
        self._check_open()
        chosen = Settings(**settings)
        self._last = Generation(self.network, self.program, self.tokenizer, prompt, chosen, drafts)
        return self._last

    def generate_all(
        self, prompts: Sequence[str], *, drafts: int | None = None, **settings: Any
    ) -> Batch:
        """Several prompts that share passes over the weights: (number of the prompt, piece).

        The arguments are those of ``generate``; each text is what its prompt would give alone.
        """
        self._check_open()
        chosen = Settings(**settings)
        self._last = Batch(self.network, self.program, self.tokenizer, prompts, chosen, drafts)
        return self._last

    def engine(
        self, slots: int | None = None, drafts: int | None = None, keep: bool = False
    ) -> Engine:
        """For several prompts at once; the arguments are those of ``Engine``."""
        self._check_open()
        return Engine(self.network, self.program, slots=slots, drafts=drafts, keep=keep)

    @property
    def figures(self) -> Figures:
        """What the last run has cost so far; UsageError before the first."""
        if self._last is None:
            raise UsageError("there are no figures yet: generate something first")
        return self._last.figures

    def _check_open(self) -> None:
        if self._closed:
            raise UsageError("the model is closed: load it again")

    def close(self) -> None:
        """Stops the device, frees its memory and closes it; a second call does nothing."""
        self._closed = True
        if isinstance(self.network, CompiledNetwork):
            self.network.close()
        try:
            self.program.close()
        finally:
            self.program.accelerator.platform.close()

    def __enter__(self) -> Model:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def load(
    path: str | Path | None = None,
    platform: str | Platform = "emulator",
    board: str | None = None,
    progress: Show = ignore,
    allow_synthetic: bool = False,
    weight_memory: int | None = None,
    image: str | Path | None = None,
    verify: bool = False,
    kernels: str = "auto",
    kv: str = "float32",
    head: str = "auto",
    threads: int | None = None,
    attention: str = "cpu",
    **options: Any,
) -> Model:
    """A model from a Hugging Face folder or a GGUF file; the bundled one if ``path`` is None.

    ``platform``: a name, with its own ``options``, or an open one. ``board``: left out, ``tiny``,
    and on the platform "board" the one that this is. ``allow_synthetic``: a
    checkpoint made by ``tritile synthetic`` may be run, too. ``weight_memory``: bytes of weights
    that may be in the device's memory at a time; left out: as many as fit. What does not fit
    streams, layer by layer. ``image``: a packed image; left out: that which ``tritile pack`` puts
    into the folder, if it is there. A large model without one is packed into the cache.
    ``verify``: checks every byte of the image. ``kernels``: who computes what the tile does not,
    "compiled" C or "numpy"; "auto": C if this computer has a compiler and the model allows it.
    ``kv``: type of the KV cache, "float32", or with C "float16" or "int8". ``head``: who
    multiplies with the embedding to choose tokens: "full", the CPU; "tile", which chooses the
    same; "auto": the tile on a board if the vocabulary is large and its memory has room.
    ``threads``: that share the rows of a pass in C; left out: one a core, up to 4. ``attention``:
    who multiplies in a prompt's: "cpu", or with C and ``kv`` "int8" "tile".
    ``progress`` is shown what is done.

    CheckpointError, ImageError, UsageError, MemoryFullError or DeviceError say in one sentence
    what is wrong.
    """
    if isinstance(platform, str):
        check_platform(platform)
        chosen = find_board(board, platform)
    else:
        chosen = find_board(board)
    if weight_memory is not None and type(weight_memory) is not int:
        raise UsageError(f"weight_memory is {weight_memory!r}; expected a number of bytes")
    computing = Computing(kernels, kv, threads, attention)
    watch = Stopwatch()
    path = bundled_model() if path is None else path
    refuse_synthetic(path, folder_mark(Path(path)), allow_synthetic)
    source = open_source(path)
    choice = Choice(head, source.config, platform if isinstance(platform, str) else platform.name)
    tokenizer = source.tokenizer()
    file = None if image is None else Path(image)
    with ExitStack() as undo:

        def opened(name: str) -> Platform:
            with watch.stopped():
                device = open_platform(name, chosen, **options)
            undo.callback(device.close)
            return device

        if (
            isinstance(platform, str) and platform == "board"
        ):  # only its registers know the geometry
            platform = opened(platform)
        g = chosen.geometry if isinstance(platform, str) else platform.geometry
        packed = packed_weights(source, chosen, g, file, progress, verify, choice.forced)
        if isinstance(platform, str):
            platform = opened(platform)
        spare = computing.spare(source.config, g)
        program = install(source, platform, packed, choice, progress, weight_memory, spare)
        undo.callback(program.close)
        weights = read_weights(source, program, packed.rescale)
        network = computing.network(source.config, weights, program)
        if isinstance(network, CompiledNetwork):
            table, pool = network.table, network.pool
        else:
            table, pool = weights.head, None
        network.head = choice.head(table, packed, program, kernels != "numpy", pool)
        undo.pop_all()  # nothing failed: the model keeps the platform
    model = Model(network, program, tokenizer, chosen, source.conversation)
    model.load_seconds = watch.seconds
    return model


def bundled_model() -> Path:
    """The folder of the model in the package."""
    return Path(str(files("tritile") / "data" / BUNDLED))


def install(
    source: Source,
    platform: Platform,
    packed: Packed,
    choice: Choice,
    progress: Show = ignore,
    weight_memory: int | None = None,
    spare: int = 0,
) -> Program:
    """All matrices in the device's memory, or as many as it holds at a time.

    The head's are among them if they are chosen; unless they must be, only if all fit. ``spare``:
    as ``Plan`` has it.
    """
    layers, head = source.config.job_lists(), choice.job_lists(packed)
    if head and not choice.forced:
        try:
            program = _install([*layers, *head], platform, packed, progress, weight_memory, spare)
        except MemoryFullError:  # for its results, or even a ring
            head = []
        else:
            if program.residence.stays:
                return program
            program.close()
            head = []
    return _install([*layers, *head], platform, packed, progress, weight_memory, spare)


def _install(
    lists: Sequence[JobList],
    platform: Platform,
    packed: Packed,
    progress: Show,
    weight_memory: int | None,
    spare: int,
) -> Program:
    plan = Plan(platform.geometry, lists, turns=IN_FLIGHT, spare=spare)
    total = len(plan.matrices)
    done = 0

    def loaded(matrix: Matrix) -> None:
        nonlocal done
        done += 1
        packed.release(matrix.name)
        progress(Step(f"loading {matrix.name}", done, total))

    return Program(Accelerator(platform), plan, packed, loaded, weight_memory)
