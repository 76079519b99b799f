import itertools

import numpy as np
import pytest

import tritile
from checkpoints import Folder
from tritile.device.emulator import EmulatorPlatform
from tritile.errors import UsageError
from tritile.figures import weight_utilisation
from tritile.sampling import Settings
from tritile_arch import boards, registers
from tritile_arch.boards import PYNQ_Z2, TINY


@pytest.fixture(scope="module")
def model():
    return tritile.load()


@pytest.fixture
def random_model(tmp_path):
    """Its bytes are mostly no UTF-8."""
    return tritile.load(Folder(tmp_path / "model").path)


def test_pieces_make_the_text_and_the_text_the_figures(model):
    run = model.generate("ROMEO:", tokens=40)
    assert "".join(run) == run.text == model.figures.text
    assert len(run.token_ids) == model.figures.tokens == 40
    assert model.figures.prompt_tokens == 6
    assert bytes(run.token_ids).decode() == run.text  # this model's ids are bytes


def test_bytes_that_are_no_character_yet_are_held_back(random_model):
    for seed in range(20):
        run = random_model.generate("x", tokens=9, seed=seed, temperature=3.0, top_p=1.0)
        assert "".join(run) == run.text == random_model.tokenizer.decode(run.token_ids)


def test_a_character_of_several_bytes_comes_whole(model, monkeypatch):
    coming = itertools.chain("é€𝄞".encode(), itertools.repeat(ord("x")))
    monkeypatch.setattr("tritile.head.full.choose", lambda *_: next(coming))
    assert list(model.generate("a", tokens=10)) == ["é", "€", "𝄞", "x"]


@pytest.mark.parametrize("board", boards.BOARDS)
def test_the_text_does_not_depend_on_the_board(model, board):
    run = tritile.load(board=board).generate("To be, or not to be", tokens=30, temperature=0)
    list(run)
    mine = model.generate("To be, or not to be", tokens=30, temperature=0)
    list(mine)
    assert run.token_ids == mine.token_ids


def test_a_longer_run_begins_like_a_shorter_one(model):
    short = "".join(model.generate("JULIET:", tokens=10, seed=4))
    long = "".join(model.generate("JULIET:", tokens=30, seed=4))
    assert long.startswith(short)


def test_the_end_of_text_stops_and_is_not_shown(tmp_path):
    folder = Folder(tmp_path / "model")
    first = tritile.load(folder.path).generate("ab", tokens=20, temperature=0)
    list(first)
    end = first.token_ids[3]
    folder.write_config(eos_token_id=[999, end])
    run = tritile.load(folder.path).generate("ab", tokens=20, temperature=0)
    list(run)
    assert run.token_ids == first.token_ids[: first.token_ids.index(end)]


def test_the_last_position_can_be_used(random_model):
    assert random_model.config.positions == 32
    run = random_model.generate("ab", tokens=30)
    list(run)
    assert len(run.token_ids) == 30


@pytest.mark.parametrize(
    ("prompt", "tokens", "words"),
    [
        ("", 5, "prompt '' is empty"),
        ("ab", 31, "31 tokens behind a prompt of 2 make 33; the model has 32 positions"),
        ("x" * 40, 1, "at most 0"),
        ("\udcff", 5, "not valid UTF-8"),
    ],
)
def test_a_prompt_that_does_not_fit(random_model, prompt, tokens, words):
    with pytest.raises(UsageError, match=words):
        random_model.generate(prompt, tokens=tokens)


class CountingPlatform(EmulatorPlatform):
    """An emulator whose clock moves 1000 cycles a doorbell."""

    def write(self, offset, value):
        super().write(offset, value)
        if offset == registers.DOORBELL.offset:
            self._words[registers.CYCLES.offset] += 1000


def test_figures_from_the_device():
    model = tritile.load(platform=CountingPlatform(TINY.geometry))
    run = model.generate("ROMEO:", tokens=11, drafts=0)
    list(run)
    figures = run.figures
    # 16 doorbells a pass; the prompt's 6 tokens are two passes on 4 rows, 10 tokens follow.
    assert (figures.prompt_cycles, figures.cycles) == (32_000, 192_000)
    assert figures.cycles_per_token == 16_000
    weights = 4 * (192 * 192 * 2 + 2 * 64 * 192 + 3 * 512 * 192)
    assert figures.weight_utilisation == pytest.approx(12 * weights * 8 / 5 / 8 / (192_000 * 8))
    assert figures.projected_tokens_per_second(model.board) == pytest.approx(1e8 / 16_000)


def test_there_are_no_figures_before_the_first_run(tmp_path):
    with pytest.raises(UsageError, match="generate something first"):
        _ = tritile.load(Folder(tmp_path / "model").path).figures


def test_one_token_costs_the_whole_run():
    model = tritile.load(platform=CountingPlatform(TINY.geometry))
    list(model.generate("ROMEO:", tokens=1))
    assert model.figures.cycles_per_token == model.figures.cycles == 32_000


def test_the_emulator_has_no_cycles(model):
    list(model.generate("ROMEO:", tokens=3))
    figures = model.figures.as_dict()
    for name in ("cycles", "prompt_cycles", "cycles_per_token", "weight_utilisation"):
        assert figures[name] is None


def test_weight_utilisation_of_a_full_stream():
    g = PYNQ_Z2.geometry
    assert weight_utilisation(g, weights=80 * 1000, cycles=1000) == pytest.approx(1)


def test_settings_name_what_was_used():
    assert str(Settings(5, temperature=0)) == "5 tokens, greedy"
    for word in ("7 tokens", "0.5", "top-k 3", "top-p 0.9", "seed 8"):
        assert word in str(Settings(7, 0.5, 3, 0.9, 8))


def test_a_platform_is_closed_when_loading_fails(tmp_path, monkeypatch):
    closed = []
    monkeypatch.setattr(EmulatorPlatform, "close", lambda self: closed.append(self))
    tritile.load()
    assert closed == []
    folder = Folder(tmp_path / "model")
    scale = {"model.layers.1.mlp.down_proj.weight_scale": np.zeros(1, np.float32)}
    folder.change_tensors(lambda tensors: tensors.update(scale))
    with pytest.raises(tritile.CheckpointError):
        tritile.load(folder.path)
    assert len(closed) == 1


def test_progress_counts_matrices():
    steps = []
    tritile.load(progress=steps.append)
    assert [step.done for step in steps] == list(range(1, 29))
    assert {step.total for step in steps} == {28}
    assert steps[0].text == "loading model.layers.0.self_attn.q_proj"


def test_long_prompts_come_in_passes(model):
    ids = np.random.default_rng(0).integers(32, 127, 150)
    prompt = bytes(ids.tolist()).decode()
    run = model.generate(prompt, tokens=3, temperature=0)
    list(run)
    shorter = model.generate(prompt + run.text[:1], tokens=2, temperature=0)
    assert "".join(shorter) == run.text[1:]
