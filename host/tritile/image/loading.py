"""Which image a model is loaded from: the one that is named, its own, or one in the cache."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from tritile_arch.boards import Board
from tritile_arch.geometry import Geometry

from ..bitlinear import Rescale
from ..errors import ImageError
from ..head.choice import is_large
from ..head.matrices import FACTS, PLACES
from ..head.rows import Facts, measure
from ..models.open import naming
from ..models.source import Source, head_table
from ..pack import pack_ternary
from ..plan import Matrix, Plan
from ..progress import Show
from ..residence import weight_bytes
from .contents import contents
from .format import same_layout
from .opening import open_image
from .places import cached_file, default_file
from .reader import Image, Made
from .writer import made_from, write_image

LARGE = 64 << 20  # bytes of packed weights; a smaller model is packed whenever it is loaded


class Packed(Protocol):
    """The packed matrices of a model; also what ``Program`` calls ``regions``."""

    def __call__(self, matrix: Matrix) -> np.ndarray:
        """uint8 [ports, bytes]."""
        ...

    def rescale(self, name: str) -> Rescale:
        """How that matrix's sums become floats."""
        ...

    def release(self, name: str) -> None:
        """Lets go of what is resident of that matrix; it is read again when it is needed."""
        ...

    @property
    def head(self) -> bool:
        """Whether it has the head's digits."""
        ...

    def facts(self) -> Facts:
        """Of the head's rows; only if it has the digits."""
        ...


class FromImage:
    """Of an image."""

    def __init__(self, image: Image):
        self.rescale, self.release = image.rescale, image.release
        self._image = image
        self.head = image.header.head

    def __call__(self, matrix: Matrix) -> np.ndarray:
        return self._image.regions(matrix)

    def read_into(self, matrix: Matrix, out: Sequence[np.ndarray]) -> None:
        """Fills uint8 arrays, one a port, from the file; ImageError if it has become shorter."""
        self._image.read_into(matrix, out)

    def facts(self) -> Facts:
        return Facts(*self._image.vector(FACTS).reshape(2, -1))


class FromSource:
    """Packed from the checkpoint when asked for."""

    head = True

    def __init__(self, source: Source, g: Geometry):
        self.rescale = source.rescale
        self._source, self._geometry = source, g

    def __call__(self, matrix: Matrix) -> np.ndarray:
        """CheckpointError if a code stands for no trit."""
        with naming(self._source, matrix.name):
            return pack_ternary(self._geometry, contents(self._source, matrix.name)[2])

    def release(self, name: str) -> None:
        if name not in PLACES:
            self._source.release(name)

    def facts(self) -> Facts:
        return measure(head_table(self._source))


def packed_weights(
    source: Source,
    board: Board,
    g: Geometry,
    file: Path | None,
    show: Show,
    verify: bool = False,
    head: bool = False,
) -> Packed:
    """Of ``file`` if it is given, else of the board's image beside the model if there is one.

    Else a small model is packed as it is asked for, and a large one into the cache, where the next
    start finds it. ``g``: the device's, which may be none of the board's. ``verify``: checks every
    byte. ``head``: the head's digits have to be there. ImageError says what is wrong with an image.
    """
    image = _find(source, board, g, file, show, head)
    if image is None:
        return FromSource(source, g)
    if verify:
        image.verify(show)
    return FromImage(image)


def _find(
    source: Source, board: Board, g: Geometry, file: Path | None, show: Show, head: bool
) -> Image | None:
    def made() -> Made:
        return made_from(source, board.name, g, head)

    own = default_file(source.path, board.name)
    if file is None and same_layout(g, board.geometry) and own.exists():
        file = own
    if file is not None:
        return _checked(file, made)
    if weight_bytes(g, Plan(g, source.config.job_lists()).matrices) <= LARGE:
        return None
    return _cached(source, board, g, show, head or is_large(source.config))


def _checked(file: Path, made: Callable[[], Made]) -> Image:
    image = open_image(file)
    image.check(made())
    return image


def _cached(source: Source, board: Board, g: Geometry, show: Show, head: bool) -> Image:
    file = cached_file(source.fingerprint, g, head)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return write_image(source, board.name, g, file, show, with_head=head).image
    except (OSError, ImageError) as error:
        text = f"{file}: {error.strerror}" if isinstance(error, OSError) else str(error)
        raise ImageError(
            f"{text}; set TRITILE_CACHE to a folder with room,"
            " or pack to a file and give it with --image"
        ) from error
