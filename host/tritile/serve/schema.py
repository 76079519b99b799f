"""What may be asked for, in OpenAI's names.

A field that would change the answer and is not supported is refused by its name; one that changes
nothing here is let pass.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from ..sampling import SEED_LIMIT, Settings

# Fields that may be there with a value that asks for nothing.
NEUTRAL: dict[str, tuple[Any, ...]] = {
    "n": (1,),
    "best_of": (1,),
    "echo": (False,),
    "suffix": ("",),
    "logprobs": (False, 0),
    "top_logprobs": (0,),
    "presence_penalty": (0,),
    "frequency_penalty": (0,),
    "logit_bias": ({},),
    "tools": ([],),
    "tool_choice": ("none", "auto"),
    "functions": ([],),
    "response_format": ({"type": "text"},),
    "modalities": (["text"],),
}
# Of the client's own bookkeeping.
IGNORED = (
    *("user", "metadata", "store", "service_tier", "safety_identifier", "prompt_cache_key"),
    *("parallel_tool_calls", "reasoning_effort", "verbosity"),
)
# What may be one thing or another: pydantic would name the first that it is not.
EXPECTED = {
    "prompt": "a text, token ids, or several of either",
    "stop": "a text of 1 to 256 characters, or up to 16 of them",
    "content": 'a text, or parts of the type "text"',
}
Stop = Annotated[str, Field(min_length=1, max_length=256)]


class StreamOptions(BaseModel):
    include_usage: bool = False


class Asked(BaseModel):
    """What both endpoints know. ``top_k`` is an extension."""

    model_config = ConfigDict(extra="forbid")

    model: str | None = None
    stream: bool | None = False
    stream_options: StreamOptions | None = None
    max_tokens: int | None = Field(None, ge=1)
    temperature: float | None = Field(1.0, ge=0, le=100)
    top_p: float | None = Field(1.0, gt=0, le=1)
    top_k: int = Field(0, ge=0)
    seed: int | None = None
    stop: Stop | Annotated[list[Stop], Field(max_length=16)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _only_what_is_supported(cls, values: Any) -> Any:
        if not isinstance(values, dict):
            return values
        left = {}
        for name, value in values.items():
            if name in NEUTRAL:
                if value is not None and value not in NEUTRAL[name]:
                    raise ValueError(f"{name} is {value!r}; supported: {NEUTRAL[name][0]!r}")
            elif name not in IGNORED:
                left[name] = value
        return left

    @property
    def wanted(self) -> int | None:
        """The most tokens, if it says so."""
        return self.max_tokens

    @property
    def stops(self) -> list[str]:
        return [self.stop] if isinstance(self.stop, str) else list(self.stop or ())

    @property
    def usage_wanted(self) -> bool:
        return self.stream_options is not None and self.stream_options.include_usage

    def settings(self, tokens: int) -> Settings:
        """How tokens are chosen; a seed that was not given is drawn."""
        seed = secrets.randbits(63) if self.seed is None else self.seed % SEED_LIMIT
        temperature = 1.0 if self.temperature is None else self.temperature
        return Settings(tokens, temperature, self.top_k, self.top_p or 1.0, seed)


Ids = Annotated[list[int], Field(min_length=1)]


class CompletionAsked(Asked):
    """``prompt``: a text, token ids, or several of either."""

    prompt: (
        str
        | Ids
        | Annotated[list[str], Field(min_length=1)]
        | Annotated[list[Ids], Field(min_length=1)]
    )

    @property
    def prompts(self) -> list[str | list[int]]:
        if isinstance(self.prompt, str) or isinstance(self.prompt[0], int):
            return [self.prompt]  # type: ignore[list-item]
        return list(self.prompt)  # type: ignore[arg-type]


class Part(BaseModel):
    """A part of a message; text alone is understood."""

    model_config = ConfigDict(extra="forbid")

    type: Annotated[str, Field(pattern="^text$")]
    text: str


class ChatMessage(BaseModel):
    model_config = ConfigDict(extra="forbid")

    role: str
    content: str | list[Part]
    name: str | None = None

    def plain(self) -> dict[str, str]:
        """As a template reads it."""
        parts = self.content
        text = parts if isinstance(parts, str) else "".join(part.text for part in parts)
        return {"role": self.role, "content": text}


class ChatAsked(Asked):
    messages: Annotated[list[ChatMessage], Field(min_length=1)]
    max_completion_tokens: int | None = Field(None, ge=1)

    @property
    def wanted(self) -> int | None:
        return self.max_completion_tokens or self.max_tokens


def first_fault(errors: Sequence[Any]) -> tuple[str, str]:
    """Of pydantic's errors: the field's path, "" for the whole body, and what is wrong there."""
    first = errors[0]
    path = [str(part) for part in first["loc"] if part != "body"]
    if first["type"] == "missing":
        return ".".join(path), "this field is required"
    if first["type"] == "extra_forbidden":
        return ".".join(path), "this field is not supported"
    for depth, name in enumerate(path):
        if name in EXPECTED:
            return ".".join(path[: depth + 1]), f"expected {EXPECTED[name]}"
    if not path and first["type"].startswith(("model", "dict")):
        return "", "the body is no JSON object; send one, with Content-Type: application/json"
    return ".".join(path), first["msg"].removeprefix("Value error, ")
