"""The known models: their config.json as shipped, and which tensors follow from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import UsageError
from . import decoders, dense, shipped
from .blanks import Blank

Config = Mapping[str, Any]


@dataclass(frozen=True)
class Known:
    """``layers_key``: where the config keeps the number of layers."""

    config: Config
    tensors: Callable[[Config], list[Blank]]
    layers_key: str = "num_hidden_layers"

    @property
    def layers(self) -> int:
        return self.config[self.layers_key]

    @property
    def ternary(self) -> bool:
        return self.tensors in decoders.TERNARY

    def with_layers(self, layers: int | None) -> dict[str, Any]:
        """The config of that many layers, all if None; UsageError if there are not so many."""
        if layers is not None and not 1 <= layers <= self.layers:
            raise UsageError(f"layers is {layers}; expected 1 to {self.layers}")
        return {**self.config, self.layers_key: self.layers if layers is None else layers}


KNOWN = {
    "bitnet-2b-4t": Known(shipped.BITNET_2B, decoders.bitnet),
    "bitnet-2b-4t-bf16": Known(shipped.BITNET_2B_ONLINE, decoders.bitnet_online),
    "bitnet-large": Known(shipped.BITNET_LARGE, decoders.onebit),
    "bitnet-3b": Known(shipped.BITNET_3B, decoders.onebit),
    "llama3-8b": Known(shipped.LLAMA3_8B, decoders.llama),
    "falcon3-7b": Known(shipped.FALCON3_7B, decoders.llama),
    "falcon-e-3b": Known(shipped.FALCON_E_3B, decoders.llama),
    "gpt2": Known(shipped.GPT2, dense.gpt2, "n_layer"),
    "roberta-large": Known(shipped.ROBERTA_LARGE, dense.roberta),
    "vit-l-16": Known(shipped.VIT_L_16, dense.vit, "num_layers"),
    "xlnet-large-cased": Known(shipped.XLNET_LARGE, dense.xlnet, "n_layer"),
}


def known_model(name: str) -> Known:
    """UsageError if there is none of that name."""
    if name not in KNOWN:
        raise UsageError(f"unknown model {name!r}; known: {', '.join(KNOWN)}")
    return KNOWN[name]
