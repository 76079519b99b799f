import json

import pytest

from tritile import cli

ARGUMENTS = ("bench", "text", "--board", "pynq-z2", "--repeat", "1")


@pytest.fixture
def run(capfd):
    def run(*arguments: str) -> tuple[int, str, str]:
        code = cli.run_command((*ARGUMENTS, *arguments))
        return code, *capfd.readouterr()

    return run


def test_a_text_that_repeats_itself(run):
    code, out, _ = run(
        "--prompt", "ha ha ha ha ", "--greedy", "--tokens", "60", "--drafts", "3", "--json"
    )
    answer = json.loads(out)
    assert code == 0
    assert answer["tokens_per_walk"] > answer["plain_tokens_per_walk"] == 1
    assert answer["wall_ratio"] == pytest.approx(answer["seconds"] / answer["plain_seconds"])
    assert 0 < answer["acceptance"] <= 1
    assert (answer["prompt"], answer["drafts"], answer["temperature"]) == ("ha ha ha ha ", 3, 0)


def test_several_sequences_share_passes(run):
    code, out, _ = run("--tokens", "60", "--sequences", "8", "--json")
    answer = json.loads(out)
    assert code == 0
    # 48 tokens of prompts are two groups of 24; all but the first tokens need a pass.
    assert answer["plain_walks_per_token"] == (2 + 59) / (8 * 60)
    assert answer["plain_walks_per_token"] < 1 / 7
    code, out, _ = run("--tokens", "20", "--sequences", "2")
    assert code == 0
    assert "wall_ratio" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--repeat", "0"), "repeat is 0; expected 1 to 1000"),
        (("--sequences", "0"), "sequences is 0; expected 1 to 256"),
        (("--tokens", "0"), "tokens is 0"),
        (("--tokens", "600"), "positions"),
        (("--prompt", ""), "prompt '' is empty"),
        (("--drafts", "-1"), "drafts is -1"),
    ],
)
def test_bad_input(run, arguments, words):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert words in err
