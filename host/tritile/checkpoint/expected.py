"""What tensors a model must have, and how a file that has others is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..errors import CheckpointError, shown
from .safetensors_file import Tensor

NAMES_SHOWN = 3  # of missing or extra tensors


@dataclass(frozen=True)
class Expected:
    """What a tensor must be: its shape and one of the dtypes; or the ``other`` form."""

    shape: tuple[int, ...]
    dtypes: tuple[str, ...]
    other: Expected | None = None


def check_tensors(
    place: str,
    config: str,
    tensors: Mapping[str, Tensor],
    expected: Iterable[tuple[str, Expected]],
    ignored: str = "\0",
) -> None:
    """CheckpointError unless names, shapes and dtypes are these.

    Names that end with ``ignored`` may be there too. ``config`` is what calls for them.
    """
    wanted: dict[str, Expected] = {}
    missing = []
    for name, tensor in expected:
        wanted[name] = tensor
        if name not in tensors:
            missing.append(name)
        if len(missing) > NAMES_SHOWN:  # a config may ask for any number of layers
            break
    if missing:
        raise CheckpointError(f"{place}: {tensor_names(missing)} missing, which {config} calls for")
    extra = [n for n in tensors if n not in wanted and not n.endswith(ignored)]
    if extra:
        raise CheckpointError(
            f"{place}: {tensor_names(extra)} extra: {config} leaves no place for that"
        )
    for name, tensor in wanted.items():
        _check_tensor(tensors[name], tensor, config)


def tensor_names(names: list[str]) -> str:
    """E.g. "tensors 'a', 'b', 'c' and more are"."""
    first = ", ".join(shown(name) for name in names[:NAMES_SHOWN])
    if len(names) == 1:
        return f"tensor {first} is"
    return f"tensors {first}{' and more' if len(names) > NAMES_SHOWN else ''} are"


def _check_tensor(tensor: Tensor, wanted: Expected, config: str) -> None:
    forms = [wanted] if wanted.other is None else [wanted, wanted.other]
    for form in forms:
        if tensor.dtype in form.dtypes:
            break
    else:
        dtypes = " or ".join(dtype for form in forms for dtype in form.dtypes)
        raise CheckpointError(
            f"{tensor.file}: tensor {shown(tensor.name)} is {tensor.dtype}; expected {dtypes}"
        )
    if tensor.shape != form.shape:
        raise CheckpointError(
            f"{tensor.file}: tensor {shown(tensor.name)} has shape {shown(list(tensor.shape))};"
            f" {config} says {list(form.shape)}"
        )
