"""Packed images: a model's matrices as a board's weight ports read them, in one file."""

from .format import Header, ModelFacts
from .opening import open_image
from .places import default_file
from .reader import Image
from .writer import Packed, write_image

__all__ = [
    "Header",
    "Image",
    "ModelFacts",
    "Packed",
    "default_file",
    "open_image",
    "write_image",
]
