"""Packing a model into an image: matrices by several threads, each a few rows at a time.

What is held at once is a piece of a matrix a thread; the image goes to disk as it is made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from tritile_arch.geometry import Geometry

from ..bitlinear import RULES
from ..errors import ImageError
from ..head.matrices import PLACES, vectors
from ..head.matrices import job_lists as head_lists
from ..head.rows import measure
from ..models.open import naming
from ..models.source import Source, head_table
from ..pack import pack_pieces
from ..plan import Matrix, Plan
from ..progress import Show, Step, ignore
from .contents import contents
from .format import ROWS, Entry, Header, ModelFacts, Region, Vector, lay_out
from .opening import is_image, open_image
from .partial import SUFFIX, Done, Partial, claim
from .reader import Image, Made
from .workers import for_each

UNKNOWN_SHA256 = "0" * 64
SCALE_DIGITS = 24  # a float32 in JSON takes no more
READ = 1 << 20  # bytes read at a time to be checked


@dataclass(frozen=True)
class Packed:
    """An image that is there now: ``packed`` matrices by this call, ``kept`` by one before.

    Both are 0 if it was up to date.
    """

    image: Image
    packed: int = 0
    kept: int = 0


def made_from(source: Source, board: str, g: Geometry, with_head: bool = False) -> Made:
    """What an image of that model for that board must say; ``with_head``: of the head, too."""
    config = source.config
    layers, head = config.job_lists(), head_lists(config.vocabulary, config.hidden)
    matrices = Plan(g, [*layers, *head]).matrices
    split = len(matrices) - sum(len(jobs.matrices) for jobs in head)
    return Made(
        board,
        g,
        source.path,
        source.fingerprint,
        matrices[:split],
        head=matrices[split:],
        vectors=vectors(config.vocabulary),
        with_head=with_head,
    )


def write_image(
    source: Source,
    board: str,
    g: Geometry,
    file: Path,
    show: Show = ignore,
    force: bool = False,
    with_head: bool = False,
) -> Packed:
    """Packs unless ``file`` is up to date already; goes on where an interrupted call ended.

    ``with_head``: the head's digits, too. ``force``: packs from the beginning in any case.
    CheckpointError if a weight is no trit; ImageError if the file can't be written, or is
    something else that would be lost.
    """
    made = made_from(source, board, g, with_head)
    with _explained(file):
        found = None if force else current(made, file)
        if found is None:
            _check_target(file)
            found = _Writer(source, made, file, show).run(force)
    return found


def current(made: Made, file: Path) -> Packed | None:
    """The image, if there is one and its header is what it must be."""
    try:
        image = open_image(file)
        image.check(made)
    except ImageError:
        return None
    return Packed(image) if image.header.head == made.with_head else None


class _Writer:
    """One call of ``write_image``."""

    def __init__(self, source: Source, made: Made, file: Path, show: Show):
        self.source, self.made, self.file, self.show = source, made, file, show
        self.vectors = dict(made.vectors) if made.with_head else {}
        self.matrices = {matrix.name: matrix for matrix in made.table}
        names = [*self.matrices, *self.vectors]
        places = lay_out(made.geometry, made.table, self.vectors.values())
        self.places = dict(zip(names, places, strict=True))
        draft = self._header({name: _draft(name, len(p)) for name, p in self.places.items()})
        self.room = len(draft.encode()) + SCALE_DIGITS * len(self.places)
        start = draft.encode(self.room)
        self.start, self.end = len(start), len(start) + draft.data_bytes
        self.identity = hashlib.sha256(start).hexdigest()

    def run(self, force: bool) -> Packed:
        partial_path = self.file.with_name(self.file.name + SUFFIX)
        with claim(partial_path, self.identity, self.end, self.show) as partial:
            found = None if force else current(self.made, self.file)
            if found is not None:  # another process was faster
                partial.path.unlink()
                return found
            kept = {} if force else self._resume(partial)
            if not kept:
                partial.begin()
            done = {**kept, **self._pack(partial, kept)}
            self.show(Step(f"writing {self.file.name} to disk"))
            header = self._header(done)
            partial.finish(header.encode(self.room), self.file)
        return Packed(open_image(self.file), len(done) - len(kept), len(kept))

    def _resume(self, partial: Partial) -> dict[str, Done]:
        """What is there already and right."""
        records = [done for done in partial.resume() if done.name in self.places]

        def right(done: Done) -> bool:
            found = [self._sha256(partial, region) for region in self.places[done.name]]
            return found == list(done.sha256)

        kept = {}

        def checked(done: Done, good: bool) -> None:
            if good:
                kept[done.name] = done
            self.show(Step(f"checking {done.name}", len(kept), len(records)))

        for_each(records, right, checked)
        return kept

    def _pack(self, partial: Partial, kept: dict[str, Done]) -> dict[str, Done]:
        """Everything that is not kept."""
        total = sum(map(self._weights, self.places))
        ready = sum(map(self._weights, kept))
        # The head's come first: they are by far the largest, and the other threads would be done.
        left = [name for name in self.places if name not in kept]
        left.sort(key=lambda name: name not in PLACES)
        packed = {}

        def recorded(name: str, done: Done) -> None:
            nonlocal ready
            partial.record(done)
            packed[name] = done
            ready += self._weights(name)
            self.show(Step(f"packing {name}", ready, total))

        self.show(Step("packing", ready, total))
        for_each(left, lambda name: self._pack_part(partial, name), recorded)
        return packed

    def _weights(self, name: str) -> int:
        """Of a matrix; of a vector its floats."""
        return self.matrices[name].weights if name in self.matrices else self.vectors[name]

    def _pack_part(self, partial: Partial, name: str) -> Done:
        if name in self.vectors:
            return self._write_facts(partial, name)
        return self._pack_matrix(partial, self.matrices[name], self.places[name])

    def _write_facts(self, partial: Partial, name: str) -> Done:
        (region,) = self.places[name]
        facts = measure(head_table(self.source))
        data = np.concatenate([facts.scale, facts.norm]).astype("<f4").tobytes()
        data = data.ljust(region.padded, b"\0")
        partial.write(data, self.start + region.offset)
        return Done(name, ROWS, 1.0, (hashlib.sha256(data).hexdigest(),))

    def _pack_matrix(self, partial: Partial, matrix: Matrix, regions: tuple[Region, ...]) -> Done:
        name = matrix.name
        rule, scale, ternaries = contents(self.source, name)
        digests = [hashlib.sha256() for _ in regions]
        offset = self.start
        with naming(self.source, name):
            for piece in pack_pieces(self.made.geometry, ternaries):
                for region, data, digest in zip(regions, piece, digests, strict=True):
                    partial.write(data, offset + region.offset)
                    digest.update(data.data)
                offset += piece.shape[1]
        for region, digest in zip(regions, digests, strict=True):
            padding = bytes(region.padded - region.bytes)
            partial.write(padding, self.start + region.offset + region.bytes)
            digest.update(padding)
        if rule != ROWS:
            self.source.release(name)
        sha256 = tuple(digest.hexdigest() for digest in digests)
        return Done(name, rule, scale, sha256)

    def _sha256(self, partial: Partial, region: Region) -> str:
        digest = hashlib.sha256()
        for first in range(0, region.padded, READ):
            count = min(READ, region.padded - first)
            digest.update(partial.read(self.start + region.offset + first, count))
        return digest.hexdigest()

    def _header(self, done: Mapping[str, Done]) -> Header:
        def regions(name: str) -> tuple[Region, ...]:
            pairs = zip(self.places[name], done[name].sha256, strict=True)
            return tuple(replace(region, sha256=sha256) for region, sha256 in pairs)

        made = self.made
        return Header(
            made.board,
            made.geometry,
            _facts(self.source, made),
            made.fingerprint,
            tuple(
                Entry(
                    **asdict(matrix),
                    rule=done[name].rule,
                    weight_scale=done[name].weight_scale,
                    regions=regions(name),
                )
                for name, matrix in self.matrices.items()
            ),
            tuple(Vector(name, n, regions(name)) for name, n in self.vectors.items()),
        )


def _draft(name: str, ports: int) -> Done:
    """As long as the record of that matrix, but for the scale."""
    return Done(name, max(RULES, key=len), 1.0, (UNKNOWN_SHA256,) * ports)


def _facts(source: Source, made: Made) -> ModelFacts:
    sizes = {key: value for key, value in asdict(source.config).items() if type(value) is int}
    return ModelFacts(
        architecture=source.architecture,
        name=Path(source.path).resolve().name,
        sizes=sizes,
        weights=sum(matrix.weights for matrix in made.matrices),
    )


def _check_target(file: Path) -> None:
    """ImageError if something would be lost that is no image."""
    if file.is_dir():
        raise ImageError(f"{file}: is a folder; give a file with -o")
    if not file.exists():
        return
    if not file.is_file():  # opening a pipe would wait for ever
        raise ImageError(f"{file}: is no file; give another one with -o")
    if not is_image(file):
        raise ImageError(
            f"{file}: there is a file that is no packed image; give another one with -o,"
            " or delete it"
        )


@contextmanager
def _explained(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ImageError(f"{file}: cannot be written: {error.strerror or error}") from error
