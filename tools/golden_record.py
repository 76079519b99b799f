"""Records what transformers computes inside a BitNet or a Llama, by hooks; computes nothing itself.

Torch runs one thread of eager fp32 (TORCHDYNAMO_DISABLE=1), so that a compiled kernel cannot merge
roundings. The only sums made here are the accumulators: a float64 product, exact below 2**53, of
transformers' own int8 activations and ternary weights.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

import numpy as np
import torch
from torch.utils._python_dispatch import TorchDispatchMode
from transformers import DynamicCache
from transformers.integrations import bitnet
from transformers.models.bitnet import modeling_bitnet
from transformers.models.llama import modeling_llama

NORMS = (modeling_bitnet.BitNetRMSNorm, modeling_llama.LlamaRMSNorm)
BLOCKS = (modeling_bitnet.BitNetDecoderLayer, modeling_llama.LlamaDecoderLayer)

Arrays = dict[str, np.ndarray]
# Tokens a pass, through the cache. torch rounds differently by this number: products of four or
# more tokens are one long chain of sums each (logits off by 8e-7 of a row's largest, against
# float64), those of one token have rough attention (2e-6). Three are closest everywhere (5e-7).
PASS = 3


class LastDivision(TorchDispatchMode):
    """Remembers the operands of the last division.

    ActQuant and WeightQuant end with ``quantised / scale``.
    """

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        if func is torch.ops.aten.div.Tensor:
            self.operands = args
        return func(*args, **(kwargs or {}))


class Recorder:
    """Arrays by name, of the last pass of ``model`` over one sequence; batch axes are dropped."""

    def __init__(self, model: torch.nn.Module):
        self.model = model
        self.arrays: Arrays = {}
        self.trits = {n: trits_of(m) for n, m in model.named_modules() if is_bit_linear(m)}
        self._quantised: tuple[torch.Tensor, torch.Tensor] | None = None

    def keep(self, name: str, value: torch.Tensor) -> None:
        self.arrays[name] = value.detach()[0].numpy().copy()

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Within it, every pass of the model is recorded (the last one stays)."""
        with ExitStack() as stack:
            for owner, name, wrapper in (
                (bitnet.BitLinear, "activation_quant", self._wrap_activation_quant),
                (bitnet.ActQuant, "apply", self._wrap_act_quant),
                (modeling_bitnet, "eager_attention_forward", self._wrap_attention),
                (modeling_llama, "eager_attention_forward", self._wrap_attention),
            ):
                stack.enter_context(patch.object(owner, name, wrapper(getattr(owner, name))))
            for name, module in self.model.named_modules():
                handle = self._hook(name, module)
                if handle is not None:
                    stack.callback(handle.remove)
            yield

    def _hook(self, name: str, module: torch.nn.Module):
        if is_bit_linear(module):
            return module.register_forward_hook(lambda *call: self._after_linear(name, *call[1:]))
        if isinstance(module, (*NORMS, *BLOCKS)) or is_dense(name, module):
            return module.register_forward_hook(lambda *call: self._after(name, *call[1:]))
        return None

    def _after(self, name: str, inputs: tuple, output) -> None:
        self.keep(f"{name}/input", inputs[0])
        self.keep(f"{name}/output", output)

    def _after_linear(self, name: str, inputs: tuple, output) -> None:
        assert self._quantised is not None, f"{name} did not quantise its input"
        q, scale = self._quantised
        self._quantised = None
        self._after(name, inputs, output)
        self.keep(f"{name}/q", q.to(torch.int8))
        self.keep(f"{name}/scale", scale)
        product = q.double()[0].numpy() @ self.trits[name].T.astype(np.float64)
        self.arrays[f"{name}/accumulator"] = product.astype(np.int32)

    def _wrap_activation_quant(self, original):
        def activation_quant(module, *arguments):
            self._quantised = original(module, *arguments)
            return self._quantised

        return activation_quant

    def _wrap_act_quant(self, original):
        def apply(activation):
            with LastDivision() as division:
                result = original(activation)
            self._quantised = division.operands
            return result

        return apply

    def _wrap_attention(self, original):
        def attention(module, query, key, value, *arguments, **options):
            output, probabilities = original(module, query, key, value, *arguments, **options)
            name = f"model.layers.{module.layer_idx}.self_attn"
            self.keep(f"{name}/q_rope", query)
            self.keep(f"{name}/k_rope", key)
            self.keep(f"{name}/v", value)
            self.keep(f"{name}/probabilities", probabilities)
            self.keep(f"{name}/output", output.flatten(2))
            return output, probabilities

        return attention


def is_bit_linear(module: torch.nn.Module) -> bool:
    return isinstance(module, (bitnet.BitLinear, bitnet.AutoBitLinear))


def is_dense(name: str, module: torch.nn.Module) -> bool:
    """A matrix of a layer that modules_to_not_convert has kept."""
    linear = isinstance(module, torch.nn.Linear) and not is_bit_linear(module)
    return linear and name.startswith("model.layers.")


def trits_of(module: torch.nn.Module) -> np.ndarray:
    """int8 [M, K] in C order, as transformers unpacks or quantises them."""
    weight = module.weight.detach()
    if isinstance(module, bitnet.BitLinear):
        weight = bitnet.unpack_weights(weight, dtype=torch.float32)
    elif module.online_quant:
        weight, _ = ternarised(weight)
    return np.ascontiguousarray(weight.numpy().astype(np.int8))


def ternarised(weight: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """(trits as floats, scale) that WeightQuant divides."""
    with LastDivision() as division:
        bitnet.WeightQuant.apply(weight)
    return division.operands


def sha256_of_trits(model: torch.nn.Module) -> dict[str, str]:
    """Each matrix's checksum by module name: sha256 of its int8 trits [M, K], row after row."""
    named = ((n, m) for n, m in model.named_modules() if is_bit_linear(m))
    return {n: hashlib.sha256(trits_of(m).tobytes()).hexdigest() for n, m in named}


def layer_by_layer(model: torch.nn.Module, ids: list[int]) -> Arrays:
    """All arrays of ``ids``, and ``logits`` [tokens, vocabulary], by passes of PASS tokens."""
    recorder, cache = Recorder(model), DynamicCache(config=model.config)
    passes = []
    with torch.no_grad(), recorder.recording():
        for first in range(0, len(ids), PASS):
            tokens = torch.tensor([ids[first : first + PASS]])
            recorder.keep("logits", model(tokens, past_key_values=cache, use_cache=True).logits)
            passes.append(dict(recorder.arrays))
    return {name: join_passes(name, [arrays[name] for arrays in passes]) for name in passes[0]}


def join_passes(name: str, parts: list[np.ndarray]) -> np.ndarray:
    """One array of every token's; the token axis is the first, or the second behind heads."""
    if name.endswith(("/k_rope", "/v")):
        return parts[-1]  # of all positions: they come out of the cache
    if name.endswith("/probabilities"):  # [heads, tokens, seen], and zeros for what comes later
        last = parts[-1].shape[2]
        parts = [np.pad(p, ((0, 0), (0, 0), (0, last - p.shape[2]))) for p in parts]
    return np.concatenate(parts, axis=parts[0].ndim - 2)


def quantise(rows: np.ndarray) -> Arrays:
    """transformers' int8 activations of fp32 ``rows`` [R, K]: q [R, K], scale [R, 1]."""
    linear = bitnet.BitLinear(rows.shape[1], 4, bias=False, dtype=torch.float32)
    q, scale = linear.activation_quant(torch.tensor(rows))
    return {"quantiser/input": rows, "quantiser/q": q.numpy(), "quantiser/scale": scale.numpy()}
