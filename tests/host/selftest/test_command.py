"""``tritile selftest`` as people call it: what passes, what it answers, what it refuses."""

from __future__ import annotations

import json

import pytest

from tritile.cli import run_command
from tritile.selftest.runner import GROUPS


def answer(capsys, *arguments: str) -> tuple[int, dict]:
    code = run_command(["selftest", "--json", *arguments])
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("platform", ["emulator", "verilator"])
def test_a_device_that_works_passes_everything(capsys, platform):
    code, found = answer(capsys, "--platform", platform, "--quick")
    lines = [line for group in found["groups"].values() for line in group]
    assert [line for line in lines if line["outcome"] == "FAILED"] == []
    assert code == found["failed"] == 0
    assert list(found["groups"]) == list(GROUPS)
    assert found["passed"] + found["skipped"] == len(lines)
    assert all(line["name"] and line["text"] for line in lines)


def test_lines_and_a_summary_for_people(capsys):
    assert run_command(["selftest", "--platform", "emulator", "--only", "registers"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[:3] == ["selftest of tiny on emulator", "registers", "  ok      identity: TRIT"]
    assert said[-1].endswith(" passed, 0 failed, 0 skipped")


def test_groups_run_in_their_order_whatever_the_order_asked_for(capsys):
    arguments = ["--platform", "emulator", "--quick", "--only", "dma", "--only", "registers"]
    _, found = answer(capsys, *arguments)
    assert list(found["groups"]) == ["registers", "dma"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--only", "speed"], "no group 'speed'; known: registers, "),
        (["--seed", "-1"], "seed is -1"),
        (["--bus-error-address", "0x123"], "bus-error-address is '0x123'"),
        (["--bus-error-address", "here"], "bus-error-address is 'here'"),
        (["--board", "kv260"], "unknown board 'kv260'"),
        (["--platform", "cloud"], "unknown platform 'cloud'"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_code_2(capsys, arguments, said):
    assert run_command(["selftest", "--platform", "emulator", *arguments]) == 2
    assert said in capsys.readouterr().err
