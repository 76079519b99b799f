"""``quantization_config`` of config.json: how the linears were made ternary, and which."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..checkpoint.config import ConfigFile
from ..errors import shown

HEAD_MODULE = "lm_head"
CLASSES = {"bitlinear": "divide", "autobitlinear": "multiply"}  # rule by linear_class
# Patterns are regular expressions; these can't take more than polynomial time on a name.
SAFE_PATTERN = re.compile(r"(?:[\w.\-]|\\[.d]|[*+](?![*+]))*", re.ASCII)
MOST_REPEATS, MOST_PATTERNS = 4, 4096


class Kept:
    """The modules that ``modules_to_not_convert`` names, by full name: ``name in kept``.

    As transformers ``should_convert_module``: a regular expression from the start up to a
    module's boundary, or the name's end, letter by letter.
    """

    def __init__(self, patterns: tuple[str, ...]):
        self.patterns = patterns
        self._compiled = [re.compile(rf"(?:{p})(?:(?<=\.)|(?=\.|$))") for p in patterns]

    def __contains__(self, name: object) -> bool:
        if not isinstance(name, str):
            return False
        return name.endswith(self.patterns) or any(p.match(name) for p in self._compiled)


@dataclass(frozen=True)
class Quantization:
    """``online``: weights are dense and ternarised at load, by the mean of their magnitudes.

    ``rule``: of a packed matrix's ``weight_scale``. ``dense_too``: trits may be floats in the file.
    """

    rule: str
    online: bool = False
    dense_too: bool = False
    inner_norm_eps: float | None = None
    kept: Kept = field(default_factory=lambda: Kept((HEAD_MODULE,)))


TERNARISED = Quantization("divide", online=True)


def read_quantization(c: ConfigFile, section: ConfigFile | None) -> Quantization:
    """Of transformers' quant_method bitnet; CheckpointError for every other."""
    if section is None:
        raise c.error(
            "there is no quantization_config, so nothing says that the weights are ternary;"
            " supported: quant_method bitnet"
        )
    section.choice("quant_method", ("bitnet",))
    kind = section.choice("linear_class", tuple(CLASSES), "bitlinear")
    mode = section.choice("quantization_mode", ("offline", "online"), "offline")
    eps = None
    if section.flag("use_rms_norm", False):
        eps = section.positive("rms_norm_eps", 1e-6)
    auto = kind == "autobitlinear"
    return Quantization(
        rule=CLASSES[kind],
        online=auto and mode == "online",  # bitlinear does not know the mode
        dense_too=auto,
        inner_norm_eps=eps,
        kept=_kept(section),
    )


def _kept(section: ConfigFile) -> Kept:
    patterns = section.get("modules_to_not_convert", [HEAD_MODULE])
    if not isinstance(patterns, list) or not all(isinstance(p, str) for p in patterns):
        raise section.error(
            f"modules_to_not_convert is {shown(patterns)}; expected a list of names"
        )
    if len(patterns) > MOST_PATTERNS:
        raise section.error(
            f"modules_to_not_convert has {len(patterns)} names; supported: {MOST_PATTERNS}"
        )
    for pattern in patterns:
        _check_pattern(section, pattern)
    kept = Kept(tuple(patterns))
    if HEAD_MODULE not in kept:
        raise section.error(
            f"modules_to_not_convert is {shown(patterns)}, which makes {HEAD_MODULE} ternary;"
            f" supported: lists that name {HEAD_MODULE}, or none"
        )
    return kept


def _check_pattern(section: ConfigFile, pattern: str) -> None:
    repeats = pattern.count("*") + pattern.count("+")
    try:
        re.compile(pattern)
        good = SAFE_PATTERN.fullmatch(pattern) and repeats <= MOST_REPEATS
    except re.error:
        good = False
    if not good:
        raise section.error(
            f"modules_to_not_convert holds {shown(pattern)}; supported: names, with . * + and \\d"
            f" and at most {MOST_REPEATS} repeats"
        )
