"""Greedy choices of a model by transformers that another runtime can and must make too.

A ternary model turns last bits into visible differences: one activation that rounds to the next
integer moves logits by hundredths, and transformers with its cache and without may disagree.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import numpy as np
import tokenizers
import torch

from golden_record import NORMS, Arrays, is_bit_linear, is_dense

GREEDY_TOKENS = 200
LIVELY_IDS = 20  # different tokens that a greedy golden holds at least
NOISE = 3e-7  # standard deviation, relative: what two fp32 libraries differ by
SPEAKERS = (
    "ROMEO",
    "JULIET",
    "HAMLET",
    "KING HENRY",
    "MACBETH",
    "OLIVIA",
    "FIRST CITIZEN",
    "PORTIA",
)
OPENINGS = (
    "",
    "My lord,",
    "I have",
    "What",
    "To be,",
    "The king",
    "O, ",
    "Good night",
    "Then",
    "He is",
)
# The greedy golden begins with the first prompt that serves, see ``steady_choices``.
PROMPTS = [f"{name}{stop}{text}" for text in OPENINGS for stop in (":", ".\n") for name in SPEAKERS]


def steady_choices(folder: Path, model: torch.nn.Module) -> tuple[Arrays, dict] | None:
    """(the golden's arrays, what its JSON says of them), None if no prompt serves.

    The first prompt whose choices another runtime can and must make too: they stay when floats
    are off by a few last bits, are not one token for ever, and do not end the text.
    """
    tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
    for prompt in PROMPTS:
        generated = greedy(model, tokenizer.encode(prompt).ids, GREEDY_TOKENS)
        ids = generated["greedy/ids"].tolist()
        lively = len(set(ids)) >= LIVELY_IDS and model.config.eos_token_id not in ids
        if lively and survives_noise(model, generated):
            about = {
                "prompt": prompt,
                "tokens": GREEDY_TOKENS,
                "different_ids": len(set(ids)),
                "smallest_margin": float(generated["greedy/margin"].min()),
                "text": tokenizer.decode(ids),
            }
            return generated, about
    return None


def greedy(model: torch.nn.Module, prompt_ids: list[int], tokens: int) -> Arrays:
    """``greedy/ids`` [tokens] by model.generate, ``greedy/margin``: best minus second logit."""
    answer = model.generate(
        torch.tensor([prompt_ids]),
        do_sample=False,
        max_new_tokens=tokens,
        eos_token_id=None,  # all tokens, whatever the model says
        output_logits=True,
        return_dict_in_generate=True,
    )
    best, second = torch.cat(answer.logits).topk(2).values.T
    return {
        "greedy/prompt_ids": np.array(prompt_ids),
        "greedy/ids": answer.sequences[0, len(prompt_ids) :].numpy(),
        "greedy/margin": (best - second).numpy(),
    }


def survives_noise(model: torch.nn.Module, generated: Arrays, passes: int = 32) -> bool:
    """Whether all choices stay when every quantiser's input is off by some last bits.

    Another library or CPU sums in another order, which moves now and then an activation to the
    next integer and logits by a few hundredths.
    """
    prompt, ids = generated["greedy/prompt_ids"], generated["greedy/ids"]
    sequence = torch.tensor(np.concatenate([prompt, ids])[None])
    g = torch.Generator().manual_seed(0)
    noisy = lambda x: x * (1 + NOISE * torch.randn(x.shape, generator=g))  # noqa: E731
    with ExitStack() as stack, torch.no_grad():
        for name, module in model.named_modules():
            if isinstance(module, NORMS):
                hook = module.register_forward_hook(lambda _, inputs, y: noisy(y))
            elif model.config.model_type == "llama" and reads_no_norm(name, module):
                hook = module.register_forward_pre_hook(lambda _, inputs: (noisy(inputs[0]),))
            else:
                continue
            stack.callback(hook.remove)
        for _ in range(passes):
            chosen = model(sequence, use_cache=False).logits[0].argmax(-1).numpy()
            if not np.array_equal(chosen[len(prompt) - 1 : -1], ids):
                return False
    return True


def reads_no_norm(name: str, module: torch.nn.Module) -> bool:
    """Matrices that read attention and gated units, where a BitNet has sub-norms."""
    linear = is_bit_linear(module) or is_dense(name, module)
    return linear and name.endswith(("o_proj", "down_proj"))
