"""Single parts against transformers: where a last bit decides, at real widths, at far positions."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import numpy as np
import pytest
from safetensors.numpy import save_file

import golden_checks as check
from golden import assert_close, assert_same, golden
from tritile.bitlinear import BitLinear, make_rescale, quantise
from tritile.checkpoint.config import ConfigFile
from tritile.checkpoint.safetensors_file import read_tensors
from tritile.device.accelerator import Accelerator
from tritile.device.platforms import open_platform
from tritile.models.hf_quantization import Kept
from tritile.models.hf_rope import read_rope
from tritile.models.rope import Rope
from tritile.pack import packer
from tritile.plan import JobList, Matrix, Plan
from tritile.program import Program
from tritile.ternary import Absmean, Quarters, trits
from tritile_arch.boards import BOARDS

MATRICES = golden("ternariser").about["matrices"]
TELLING = [name for name in MATRICES if name.startswith("telling")]


def test_rows_that_tell_roundings_apart_are_quantised_alike():
    check.check_quantiser(golden("quantiser"), "quantiser", quantise)


Ternarise = Callable[[np.ndarray], np.ndarray]


def check_ternariser(name: str, ternarise: Ternarise) -> None:
    weight = golden("ternariser")[f"{name}/weight"]
    assert_same(ternarise(weight), golden("ternariser")[f"{name}/trits"], f"{name}: trits")


@pytest.mark.parametrize("name", MATRICES)
def test_dense_weights_are_ternarised_to_the_bit(name, tmp_path):
    def ternarise(weight: np.ndarray) -> np.ndarray:
        save_file({"w": weight}, tmp_path / "w.safetensors")
        matrix = Absmean(read_tensors(tmp_path / "w.safetensors")["w"])
        # torch sums in fp32, so that the last bit of its mean may be another.
        expected = golden("ternariser")[f"{name}/scale"].reshape(1)
        assert_close(np.array([matrix.scale]), expected, f"{name}: scale")
        return trits(matrix)

    check_ternariser(name, ternarise)


def divide_by_mean(weight: np.ndarray) -> np.ndarray:
    mean = np.abs(weight).mean(dtype=np.float64).astype(np.float32)
    return np.clip(np.rint(weight / mean), -1, 1).astype(np.int8)


def scale_each_row(weight: np.ndarray) -> np.ndarray:
    scale = np.float32(1) / np.abs(weight).mean(-1, keepdims=True)
    return np.clip(np.rint(weight * scale), -1, 1).astype(np.int8)


@pytest.mark.parametrize("mutant", [divide_by_mean, scale_each_row])
@pytest.mark.parametrize("name", TELLING)
def test_wrong_ways_to_ternarise_are_refused(name, mutant):
    with pytest.raises(AssertionError, match="trits"):
        check_ternariser(name, mutant)


@pytest.mark.parametrize("board", BOARDS)
@pytest.mark.parametrize("k", [2560, 6912])
def test_a_linear_as_wide_as_2b_4ts(k, board):
    g = golden("wide")
    weight = trits(Quarters(g[f"{k}/weight"]))
    jobs = JobList("wide", (Matrix("wide", *weight.shape),))
    geometry = BOARDS[board].geometry
    with closing(open_platform("emulator", BOARDS[board])) as platform:
        regions = packer(geometry, lambda matrix: weight)
        program = Program(Accelerator(platform), Plan(geometry, [jobs]), regions)
        for rule in ("multiply", "divide"):
            name = f"{rule}-{k}"
            check.check_quantiser(g, name, quantise)
            check.check_sums(g, [name], lambda q: program.multiply("wide", q), geometry.rows)
            rescale = make_rescale(rule, float(g[f"{k}/weight_scale"][0]))
            y = BitLinear(program, "wide", [rescale])(g[f"{name}/input"])[0]
            assert_close(y, g[f"{name}/output"], f"{name}: output")


def rope_of(keys: dict) -> Rope:
    config = {**keys, "max_position_embeddings": golden("rope").about["max_position_embeddings"]}
    head_dim = keys["hidden_size"] // keys["num_attention_heads"]
    settings = read_rope(
        ConfigFile("config.json", config), 1e4, head_dim, config["max_position_embeddings"]
    )
    return Rope(settings.scaling, settings.theta, head_dim)


@pytest.mark.parametrize("kind", golden("rope").about["configs"])
def test_rope_near_and_far(kind):
    g = golden("rope")
    cos, sin = rope_of(g.about["configs"][kind])(g["positions"])
    assert_close(cos[:, 0], g[f"{kind}/cos"], f"{kind}: cos")
    # A row of sines may be all small: its position's cosines show how far it is from the circle.
    assert np.abs(sin[:, 0] - g[f"{kind}/sin"]).max() <= 1e-6, f"{kind}: sin"


@pytest.mark.parametrize(
    "kind", ["linear", "llama3", "yarn", "yarn-all", "yarn-factor", "longrope"]
)
def test_rope_without_its_scaling_is_refused(kind):
    g = golden("rope")
    keys = {key: v for key, v in g.about["configs"][kind].items() if not key.endswith("scaling")}
    section = keys.pop("rope_parameters", {})
    theta = {"rope_theta": section.get("rope_theta", keys["rope_theta"])}
    cos, _ = rope_of(keys | theta)(g["positions"])
    with pytest.raises(AssertionError, match="cos"):
        assert_close(cos[:, 0], g[f"{kind}/cos"], f"{kind}: cos")


@pytest.mark.parametrize("pattern", golden("kept").about["patterns"])
def test_modules_that_are_not_converted_are_the_same(pattern):
    g = golden("kept")
    kept = Kept((pattern,))
    expected = g["kept"][g.about["patterns"].index(pattern)]
    assert [module in kept for module in g.about["modules"]] == expected.tolist()
