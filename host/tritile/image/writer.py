"""Packing a model into an image: matrices by several threads, each a few rows at a time.

What is held at once is a piece of a matrix a thread; the image goes to disk as it is made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from tritile_arch.geometry import Geometry

from ..bitlinear import RULES
from ..errors import ImageError
from ..models.open import naming
from ..models.source import Source
from ..pack import pack_pieces
from ..plan import Matrix, Plan
from ..progress import Show, Step, ignore
from .format import Entry, Header, ModelFacts, Region, lay_out
from .opening import is_image, open_image
from .partial import SUFFIX, Done, Partial, claim
from .reader import Image, Made
from .workers import for_each

Place = tuple[Matrix, tuple[Region, ...]]
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


def made_from(source: Source, board: str, g: Geometry) -> Made:
    """What an image of that model for that board must say."""
    matrices = Plan(g, source.config.job_lists()).matrices
    return Made(board, g, source.path, source.fingerprint, matrices)


def write_image(
    source: Source,
    board: str,
    g: Geometry,
    file: Path,
    show: Show = ignore,
    force: bool = False,
) -> Packed:
    """Packs unless ``file`` is up to date already; goes on where an interrupted call ended.

    ``force``: packs from the beginning in any case. CheckpointError if a weight is no trit;
    ImageError if the file can't be written, or is something else that would be lost.
    """
    made = made_from(source, board, g)
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
    return Packed(image)


class _Writer:
    """One call of ``write_image``."""

    def __init__(self, source: Source, made: Made, file: Path, show: Show):
        self.source, self.made, self.file, self.show = source, made, file, show
        self.places = dict(zip(made.matrices, lay_out(made.geometry, made.matrices), strict=True))
        draft = self._header([_draft(matrix.name, len(p)) for matrix, p in self.places.items()])
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
            header = self._header([done[matrix.name] for matrix in self.made.matrices])
            partial.finish(header.encode(self.room), self.file)
        return Packed(open_image(self.file), len(done) - len(kept), len(kept))

    def _resume(self, partial: Partial) -> dict[str, Done]:
        """What is there already and right."""
        regions = {matrix.name: places for matrix, places in self.places.items()}
        records = [done for done in partial.resume() if done.name in regions]

        def right(done: Done) -> bool:
            found = [self._sha256(partial, region) for region in regions[done.name]]
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
        total = sum(matrix.weights for matrix in self.places)
        ready = sum(matrix.weights for matrix in self.places if matrix.name in kept)
        left = [place for place in self.places.items() if place[0].name not in kept]
        packed = {}

        def recorded(place: Place, done: Done) -> None:
            nonlocal ready
            partial.record(done)
            packed[done.name] = done
            ready += place[0].weights
            self.show(Step(f"packing {done.name}", ready, total))

        self.show(Step("packing", ready, total))
        for_each(left, lambda place: self._pack_matrix(partial, *place), recorded)
        return packed

    def _pack_matrix(self, partial: Partial, matrix: Matrix, regions: tuple[Region, ...]) -> Done:
        name = matrix.name
        rescale = self.source.rescale(name)
        digests = [hashlib.sha256() for _ in regions]
        offset = self.start
        with naming(self.source, name):
            for piece in pack_pieces(self.made.geometry, [self.source.ternary(name)]):
                for region, data, digest in zip(regions, piece, digests, strict=True):
                    partial.write(data, offset + region.offset)
                    digest.update(data.data)
                offset += piece.shape[1]
        for region, digest in zip(regions, digests, strict=True):
            padding = bytes(region.padded - region.bytes)
            partial.write(padding, self.start + region.offset + region.bytes)
            digest.update(padding)
        self.source.release(name)
        sha256 = tuple(digest.hexdigest() for digest in digests)
        return Done(name, rescale.rule, float(rescale.weight_scale), sha256)

    def _sha256(self, partial: Partial, region: Region) -> str:
        digest = hashlib.sha256()
        for first in range(0, region.padded, READ):
            count = min(READ, region.padded - first)
            digest.update(partial.read(self.start + region.offset + first, count))
        return digest.hexdigest()

    def _header(self, done: list[Done]) -> Header:
        entries = []
        for (matrix, regions), d in zip(self.places.items(), done, strict=True):
            summed = (replace(r, sha256=s) for r, s in zip(regions, d.sha256, strict=True))
            entry = Entry(
                **asdict(matrix), rule=d.rule, weight_scale=d.weight_scale, regions=tuple(summed)
            )
            entries.append(entry)
        made = self.made
        return Header(
            made.board, made.geometry, _facts(self.source, made), made.fingerprint, tuple(entries)
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
