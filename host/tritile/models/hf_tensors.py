"""The tensors of a Hugging Face folder: what each is called, its shape and its types."""

from __future__ import annotations

from collections.abc import Container, Iterator

from ..checkpoint import Expected
from ..ternary import packed_rows
from .config import EMBEDDING, FINAL_NORM, HEAD, Config, layer_name
from .hf_config import Family
from .hf_quantization import Quantization

DENSE = ("F32", "BF16", "F16")
IGNORED = ".rotary_emb.inv_freq"  # older files hold it; it follows from the config


def tensors(
    config: Config, quantization: Quantization, family: Family, there: Container[str]
) -> Iterator[tuple[str, Expected]]:
    """Every tensor that must be there, by name."""
    for name in tables(config.tied, there):
        yield name, Expected((config.vocabulary, config.hidden), DENSE)
    yield FINAL_NORM, Expected((config.hidden,), DENSE)
    for layer in range(config.layers):
        for name, size in config.norms().items():
            yield file_name(family, layer_name(layer, f"{name}.weight")), Expected((size,), DENSE)
        for member in config.matrices():
            yield from _linear(config, quantization, layer, member)


def tables(tied: bool, there: Container[str]) -> list[str]:
    """Which of embedding and head the files must hold.

    Tied ones may be there under either name. If both are, transformers does not tie them.
    """
    both = [EMBEDDING, HEAD]
    return [name for name in both if not tied or name in there] or [EMBEDDING]


def file_name(family: Family, name: str) -> str:
    """What a family calls a tensor that is ``name`` to us."""
    for ours, theirs in family.sub_norms:
        if name.endswith(f".{ours}.weight"):
            return name.replace(ours, theirs)
    return name


def _linear(
    config: Config, quantization: Quantization, layer: int, member: str
) -> Iterator[tuple[str, Expected]]:
    (m, k), name = config.matrices()[member], layer_name(layer, member)
    dense = Expected((m, k), DENSE)
    packed = Expected((packed_rows(m), k), ("U8",), dense if quantization.dense_too else None)
    kept = name in quantization.kept
    yield f"{name}.weight", dense if kept or quantization.online else packed
    if not kept and not quantization.online:
        yield f"{name}.weight_scale", Expected((1,), DENSE)
    if not kept and config.inner_norm_eps is not None:
        yield f"{name}.rms_norm.weight", Expected((k,), DENSE)
    if config.has_bias(member):
        yield f"{name}.bias", Expected((m,), DENSE)
