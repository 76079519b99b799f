"""A model's chat template: Jinja, rendered as transformers does (``chat_template_utils.py``)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NoReturn

from tokenizers import Tokenizer

from ..checkpoint.conversation import Conversation
from ..errors import CheckpointError, UsageError

# Tokens that end a turn in the templates in use; a model's config does not always name them.
TURN_ENDS = ("<|eot_id|>", "<|im_end|>", "<|end|>", "<end_of_turn>", "<|end_of_text|>")
Message = Mapping[str, Any]  # "role" and "content"


class ChatTemplate:
    """CheckpointError if the template is none; UsageError if jinja2 is not installed."""

    def __init__(self, conversation: Conversation):
        self.conversation = conversation
        try:
            import jinja2
            from jinja2.sandbox import ImmutableSandboxedEnvironment
        except ImportError as error:
            raise UsageError("chat templates need jinja2: pip install 'tritile[chat]'") from error
        self._errors = jinja2.TemplateError
        environment = ImmutableSandboxedEnvironment(
            trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"]
        )
        environment.filters["tojson"] = _to_json
        environment.globals["raise_exception"] = _refuse
        environment.globals["strftime_now"] = lambda form: datetime.now().strftime(form)
        try:
            self._template = environment.from_string(conversation.template)
        except jinja2.TemplateError as error:
            raise CheckpointError(f"{conversation.place}: its chat template: {error}") from error

    def render(self, messages: Sequence[Message]) -> str:
        """The conversation as text, up to where the reply begins.

        UsageError says what the template has against the messages.
        """
        try:
            return self._template.render(
                messages=list(messages), add_generation_prompt=True, **self.conversation.tokens
            )
        except (self._errors, TypeError, ValueError, RecursionError) as error:
            raise UsageError(
                f"the model's chat template takes no such conversation: {error}"
            ) from error

    def encode(self, tokenizer: Tokenizer, messages: Sequence[Message]) -> list[int]:
        """Token ids, to which nothing is added; UsageError as ``render``, or if it is no UTF-8."""
        text = self.render(messages)
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise UsageError(f"the conversation is not valid UTF-8: {error}") from error
        return tokenizer.encode(text, add_special_tokens=False).ids


def turn_ends(tokenizer: Tokenizer, eos: Sequence[int]) -> tuple[int, ...]:
    """``eos``, and the tokens by which a turn ends, as far as the tokenizer has them."""
    added = {
        token.content: number for number, token in tokenizer.get_added_tokens_decoder().items()
    }
    return tuple({*eos, *(added[text] for text in TURN_ENDS if text in added)})


def _to_json(value: Any, indent: int | None = None, **settings: Any) -> str:
    """Jinja's own would write < and > so that HTML may hold them."""
    return json.dumps(value, ensure_ascii=False, indent=indent, **settings)


def _refuse(message: str) -> NoReturn:
    from jinja2 import TemplateError

    raise TemplateError(message)
