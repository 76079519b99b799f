"""``inspect``: the command line, called as a user calls it but in this process."""

import json
from pathlib import Path

import pytest

from tritile import cli
from tritile.synthetic.make import Order, make

REPORTS = Path(__file__).resolve().parents[2] / "data" / "reports"


@pytest.fixture
def inspect(capfd):
    def run(*arguments) -> tuple[int, str, str]:
        code = cli.run_command(["inspect", *map(str, arguments)])
        return code, *capfd.readouterr()

    return run


@pytest.fixture
def answer(inspect):
    """What --json says."""

    def run(*arguments) -> dict:
        code, out, err = inspect(*arguments, "--json")
        assert (code, err) == (0, "")
        return json.loads(out)

    return run


@pytest.fixture(scope="session")
def headers(tmp_path_factory):
    """A folder with a model's headers and no weights."""

    def folder(model: str) -> Path:
        path = tmp_path_factory.mktemp("headers") / model
        make(Order(model, headers_only=True), path)
        return path

    return folder


@pytest.fixture(scope="session")
def reported():
    """The figures of a report and its tensors, a row each."""

    def read(model: str) -> tuple[dict, list[list]]:
        report = json.loads((REPORTS / f"{model}.json").read_text())
        layers = range(report["layers"])
        rows = [
            [name.format(layer), *figures] for layer in layers for name, *figures in report["layer"]
        ]
        return report, report["outside"] + rows

    return read
