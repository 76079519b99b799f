"""The HTML report: whole, by itself, and with a picture of everything."""

import re
from html.parser import HTMLParser

import numpy as np
import pytest
from safetensors.numpy import save_file

from checkpoints import Folder
from tritile.report.bitlinear import Shares
from tritile.report.charts import trit_chart

VOID = {"meta", "input", "rect", "line", "polyline"}


class Checker(HTMLParser):
    """Every element that begins ends; keeps what is seen."""

    def __init__(self, page: str):
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        self.attributes += attrs
        if tag not in VOID or (tag == "rect" and not self._closed()):
            self.open.append(tag)

    def _closed(self) -> bool:
        return (self.get_starttag_text() or "").endswith("/>")

    def handle_endtag(self, tag):
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            assert tag in VOID

    def handle_data(self, data):
        self.text += data


@pytest.fixture
def page(inspect):
    def write(*arguments) -> str:
        code, out, _ = inspect(*arguments, "--format", "html")
        assert code == 0
        return out

    return write


def test_nothing_comes_from_elsewhere(page, tmp_path):
    out = page(Folder(tmp_path / "model").path, "--weights")
    assert "http" not in out
    assert "url(" not in out
    assert "@import" not in out
    names = {name for name, _ in Checker(out).attributes}
    assert not names & {"src", "href", "onclick", "onload"}


def test_light_and_dark(page, tmp_path):
    out = page(Folder(tmp_path / "model").path)
    used = set(re.findall(r"var\(--(\w+)\)", out))
    light, dark = re.findall(r":root \{(.*?)\}", out, re.DOTALL)
    assert used <= set(re.findall(r"--(\w+):", light))
    assert set(re.findall(r"--(\w+):", dark)) == set(re.findall(r"--(\w+):", light))


def test_pictures_and_tables(page, tmp_path):
    folder = Folder(tmp_path / "model")
    seen = Checker(page(folder.path, "--weights"))
    assert seen.seen.count("svg") == 7  # categories, layer, boards, trits twice, types, forms
    assert seen.seen.count("table") == 10
    for words in ("pynq-z2", "zcu104", "Share of zeros", "gate_proj", "512.00 MiB"):
        assert words in seen.text or words in str(seen.attributes)
    assert "Synthetic" not in seen.text


def test_classes_have_colours(page, tmp_path):
    out = page(Folder(tmp_path / "model").path, "--weights")
    style = out[: out.index("</style>")]
    for kind in set(re.findall(r'<(?:rect|polyline|text)[^>]* class="(\w+)"', out)):
        assert re.search(rf"\.{kind}\b", style), kind


def test_nothing_sticks_out_of_its_picture(page, headers):
    for model in ("bitnet-2b-4t", "xlnet-large-cased", "vit-l-16", "falcon3-7b"):
        out = page(headers(model))
        for width, height, inside in re.findall(
            r'<svg viewBox="0 0 (\d+) (\d+)".*?>(.*?)</svg>', out, re.DOTALL
        ):
            for x, y, w, h in re.findall(
                r'<rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"', inside
            ):
                assert 0 <= float(x) <= float(x) + float(w) <= int(width) + 1
                assert 0 <= float(y) <= float(y) + float(h) <= int(height)


def test_names_are_not_markup(page, tmp_path):
    name = "layers.0.<script>alert(1)</script>&\"'"
    save_file({name: np.zeros((4, 5), np.float32)}, tmp_path / "m.safetensors")
    out = page(tmp_path / "m.safetensors")
    assert "<script>alert" not in out
    assert name in Checker(out).text


@pytest.mark.parametrize("shape", [(0, 0), (1,), (3,), (0,), (1, 1)])
def test_models_of_almost_nothing(page, tmp_path, shape):
    save_file({"layers.0.q": np.zeros(shape, np.float32)}, tmp_path / "m.safetensors")
    Checker(page(tmp_path / "m.safetensors"))


def test_no_tensors_at_all(page, tmp_path):
    save_file({}, tmp_path / "m.safetensors")
    Checker(page(tmp_path / "m.safetensors"))


def test_one_layer_is_a_flat_line():
    picture = trit_chart([Shares("model.layers.0.mlp.up_proj.weight", 0.3, 0.4, 0.3)])
    (points,) = re.findall(r'points="(\S+) (\S+)"', picture)
    assert points[0].split(",")[1] == points[1].split(",")[1]
