"""Values of a JSON header, checked; ValueError names the field, its value and what was expected."""

from __future__ import annotations

import json
import math
import re
import struct
from collections.abc import Collection
from dataclasses import fields as dataclass_fields
from typing import Any

from tritile_arch.geometry import Geometry

from ..errors import shown

SHA256 = re.compile("[0-9a-f]{64}")


def read_object(text: bytes, names: tuple[str, ...]) -> dict[str, Any]:
    """A JSON object with exactly these members."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"it is no valid JSON: {error}") from error
    return members(value, "it", names)


def members(value: Any, where: str, names: tuple[str, ...] | None = None) -> dict[str, Any]:
    """An object; with exactly these members, if they are given."""
    if not isinstance(value, dict):
        raise _wrong(where, value, "an object")
    if names is not None and set(value) != set(names):
        raise ValueError(f"{where} has {shown(sorted(value))}; expected {sorted(names)}")
    return value


def rows(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise _wrong(where, value, "a list")
    return value


def text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise _wrong(where, value, "a text")
    return value


def integer(value: Any, where: str, least: int = 0) -> int:
    if type(value) is not int or value < least:
        raise _wrong(where, value, f"an integer from {least}")
    return value


def choice(value: Any, where: str, known: Collection[str]) -> str:
    if not isinstance(value, str) or value not in known:
        raise _wrong(where, value, " or ".join(known))
    return value


def scale(value: Any, where: str) -> float:
    """A float32 above 0."""
    try:
        exact = struct.unpack("<f", struct.pack("<f", value))[0]
    except (OverflowError, struct.error):
        exact = math.nan
    if isinstance(value, bool) or exact != value or not 0 < exact < math.inf:
        raise _wrong(where, value, "a finite float32 above 0")
    return exact


def sha256(value: Any, where: str) -> str:
    if not isinstance(value, str) or not SHA256.fullmatch(value):
        raise _wrong(where, value, "64 hexadecimal digits")
    return value


def geometry(value: Any) -> Geometry:
    kinds = {
        field.name: str if field.name == "codec" else int for field in dataclass_fields(Geometry)
    }
    found = members(value, "geometry", tuple(kinds))
    for name, kind in kinds.items():
        if type(found[name]) is not kind:
            raise _wrong(f"geometry.{name}", found[name], "a text" if kind is str else "an integer")
    return Geometry(**found)


def _wrong(where: str, value: Any, expected: str) -> ValueError:
    return ValueError(f"{where} is {shown(value)}; expected {expected}")
