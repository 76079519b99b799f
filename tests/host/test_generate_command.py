"""``tritile generate``: several prompts, figures, Ctrl-C."""

import io
import itertools
import json

import pytest

import tritile
from tritile import cli
from tritile.figures import Figures
from tritile.sampling import choose
from tritile.summary import summary

PROMPTS = ("ROMEO:", "KING.", "To be, or not")
SETTINGS = {"tokens": 12, "seed": 5}


@pytest.fixture(scope="module")
def texts():
    with tritile.load() as model:
        return ["".join(model.generate(prompt, **SETTINGS)) for prompt in PROMPTS]


@pytest.fixture
def run(capfd):
    def run(*arguments: str) -> tuple[int, str, str]:
        code = cli.run_command(("generate", "--tokens", "12", "--seed", "5", *arguments))
        return code, *capfd.readouterr()

    return run


def shown(texts) -> str:
    numbered = zip(itertools.count(1), PROMPTS, texts, strict=False)
    return "\n".join(f"== {n} of 3: {prompt!r}\n{text}" for n, prompt, text in numbered) + "\n"


def test_several_prompts_come_in_order(run, texts):
    code, out, err = run(*(word for prompt in PROMPTS for word in ("--prompt", prompt)))
    assert (code, out) == (0, shown(texts))
    assert "3 prompts" in err
    assert "36 tokens in" in err


def test_prompts_of_a_file(run, texts, tmp_path, monkeypatch):
    path = tmp_path / "prompts.txt"
    path.write_text("\n".join([PROMPTS[1], "", PROMPTS[2], ""]))
    assert run("--prompt", PROMPTS[0], "--prompt-file", str(path))[1] == shown(texts)
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(PROMPTS)))
    assert run("--prompt-file", "-")[1] == shown(texts)
    path.write_text(PROMPTS[0])
    assert run("--prompt-file", str(path))[1] == texts[0] + "\n"


def test_texts_that_end_early_hold_nothing_up(run, texts, monkeypatch):
    """The first and the last end without a word."""
    positions = {len(prompt) for prompt in (PROMPTS[0], PROMPTS[2])}

    def ending(logits, settings, position):
        return 0 if position in positions else choose(logits, settings, position)

    monkeypatch.setattr("tritile.head.full.choose", ending)
    code, out, _ = run(*(word for prompt in PROMPTS for word in ("--prompt", prompt)))
    assert code == 0
    assert out.startswith("== 1 of 3: 'ROMEO:'\n\n== 2 of 3: 'KING.'\n")
    assert out.endswith("\n== 3 of 3: 'To be, or not'\n\n")


def test_several_prompts_as_json(run, texts):
    words = [word for prompt in PROMPTS for word in ("--prompt", prompt)]
    code, out, _ = run(*words, "--board", "pynq-z2", "--json")
    answer = json.loads(out)
    assert code == 0
    assert [text["text"] for text in answer["texts"]] == texts
    assert [text["prompt"] for text in answer["texts"]] == list(PROMPTS)
    assert {text["finished"] for text in answer["texts"]} == {"length"}
    assert answer["prompt_tokens"] == sum(map(len, PROMPTS))
    assert answer["tokens"] == 36
    assert answer["work"]["walks"] <= 1 + 12  # all share each pass
    assert answer["settings"]["drafts"] is None


def test_stats(run):
    code, _, err = run("--prompt", "ha ha ha ha ", "--greedy", "--tokens", "60", "--stats")
    lines = err.splitlines()
    assert code == 0
    assert "prefill" in lines[2]
    assert "of 12; decode" in lines[2]
    assert "60 tokens of" in lines[3]
    assert "guesses were right" in lines[3]
    assert [part for part in ("tile", "cpu", "head", "engine") if part in lines[4]] == [
        "tile",
        "cpu",
        "head",
        "engine",
    ]


def test_the_parts_are_the_time():
    with tritile.load() as model:
        run = model.generate("ROMEO:", tokens=40)
        list(run)
    figures = run.figures
    assert 0 < sum(figures.work.parts.values()) <= figures.seconds * 1.01
    assert all(seconds > 0 for seconds in figures.work.parts.values())
    assert figures.prompt_seconds + figures.decode_seconds <= figures.seconds * 1.01
    assert figures.prompt_tokens_per_second == pytest.approx(6 / figures.prompt_seconds)
    assert figures.decode_tokens_per_second == pytest.approx(39 / figures.decode_seconds)


@pytest.mark.parametrize("count", [1, 5, 12])
@pytest.mark.parametrize("arguments", [(), ("--json",)], ids=["text", "json"])
def test_ctrl_c_keeps_what_there_is(run, texts, monkeypatch, count, arguments):
    left = iter(range(count))

    def interrupting(*given):
        if next(left, None) is None:
            raise KeyboardInterrupt
        return choose(*given)

    monkeypatch.setattr("tritile.head.full.choose", interrupting)
    # Without guesses, so that every pass gives one token whatever the clock says.
    code, out, err = run("--prompt", PROMPTS[0], "--drafts", "0", *arguments)
    if arguments:
        answer = json.loads(out)
        assert answer["finished"] == ("length" if count == 12 else None)
        out = answer["text"] + "\n"
    else:
        assert f"{count} tokens in" in err
    assert (code, out) == (0 if count == 12 else 130, texts[0][:count] + "\n")
    assert "Traceback" not in err


@pytest.mark.parametrize(("platform", "said"), [("verilator", True), ("board", False)])
def test_on_a_board_nobody_says_that_it_is_none(platform, said):
    figures = Figures(prompt_tokens=1, tokens=2, seconds=0.5, cycles=2000, weight_utilisation=0.9)
    with tritile.load() as model:
        text = " ".join(summary(figures, model, platform, stats=False))
    assert "not the CPU's time" in text
    assert "1,000 cycles a token" in text
    assert ("nothing has run on a board" in text) == said
