"""Every figure that others' reports give of the real models comes out of synthetic ones."""

import pytest

from tritile.report.wording import size_text
from tritile.synthetic.files import File
from tritile.synthetic.known import known_model

BITNET = "bitnet-2b-4t"
FORMS = {
    "Vector": "vector",
    "Matrix": "matrix",
    "Tensor rank 3": "rank 3",
    "Tensor rank 4": "rank 4",
}


def printed(size: int) -> str:
    """As the reports print it, who say MB for MiB."""
    return size_text(size).replace("iB", "B")


def test_sizes_are_powers_of_1024():
    sizes = [0, 1023, 1024, 1048575, 1 << 20, 5 << 29, 3 << 40]
    texts = ["0 B", "1023 B", "1.00 KiB", "1024.00 KiB", "1.00 MiB", "2.50 GiB", "3.00 TiB"]
    assert [size_text(size) for size in sizes] == texts


@pytest.fixture
def found(answer, headers):
    return answer(headers(BITNET))


def test_every_tensor_of_bitnet(found, reported):
    report, rows = reported(BITNET)
    assert len(rows) == report["total"][0] == found["totals"]["tensors"] == 542
    tensors = [[t["name"], t["shape"], t["dtype"], printed(t["bytes"])] for t in found["tensors"]]
    assert sorted(tensors) == sorted(rows)


def test_the_config_of_bitnet(found, reported):
    config, report = found["config"], reported(BITNET)[0]["config"]
    config = {**config, "architectures": config["architectures"][0]}
    config["quant_method"] = config["quantization_config"]["quant_method"]
    assert {key: str(config[key]) for key in report} == report


def test_the_categories_of_bitnet(found, reported, inspect, headers):
    report, total = reported(BITNET)[0], found["totals"]
    lines = [
        [c["name"], c["tensors"], c["elements"], printed(c["bytes"])] for c in found["categories"]
    ]
    shares = [f"{c['bytes'] / total['bytes']:.2%}" for c in found["categories"]]
    assert [[*line, share] for line, share in zip(lines, shares, strict=True)] == (
        report["categories"]
    )
    out = inspect(headers(BITNET))[1]
    section = out[out.index("\nBy category\n") : out.index("\nLayer 0\n")]
    for name, *_, share in report["categories"]:
        (line,) = (line for line in section.splitlines() if line.startswith(f"{name}  "))
        assert line.endswith(f" {share}")
    sums = [total["tensors"], total["elements"], printed(total["bytes"]), "100.00%"]
    assert sums == report["total"]
    assert printed(total["bytes"]) == report["file_size"]


def test_a_layer_of_bitnet(inspect, headers, reported):
    out = inspect(headers(BITNET))[1]
    section = out[out.index("\nLayer 0\n") : out.index("\nBitLinear")]
    lines = [line.split() for line in section.splitlines()]
    for name, shape, dtype, size in reported(BITNET)[0]["layer_0"]:
        (line,) = (line for line in lines if line[:1] == [name])
        text = " ".join(line)
        assert str(shape) in text
        assert f" {dtype} " in text
        assert size.replace("KB", "KiB").replace("MB", "MiB") in text


def test_the_bitlinear_table_of_bitnet(found, inspect, headers, reported):
    report = reported(BITNET)[0]
    lines = [
        [b["name"], b["K"], b["M"], b["elements"], printed(b["packed_bytes"])]
        for b in found["bitlinear"]
    ]
    assert len(lines) == 30 * 7
    for layer in range(30):
        block = lines[7 * layer : 7 * layer + 7]
        assert all(name.startswith(f"model.layers.{layer}.") for name, *_ in block)
        assert [[name.split(".")[-2], *figures] for name, *figures in block] == report["bitlinear"]
    elements = [b["elements"] for b in found["bitlinear"]]
    packed = [b["packed_bytes"] for b in found["bitlinear"]]
    assert [sum(elements[:7]), printed(sum(packed[:7]))] == report["bitlinear_block"]
    assert [30, sum(elements), printed(sum(packed))] == report["bitlinear_all"]
    out = inspect(headers(BITNET))[1]
    assert "all 30 layers, 210 matrices" in out
    assert "2,084,044,800" in out


def test_the_types_of_bitnet(found, reported):
    types = {"BF16": "bfloat16", "U8": "uint8"}
    lines = [
        [types[d["name"]], d["bytes"] // d["elements"], d["tensors"], printed(d["bytes"])]
        for d in found["dtypes"]
    ]
    assert lines == reported(BITNET)[0]["dtypes"]


def test_the_trits_of_bitnet(answer, reported, tmp_path):
    """Of the matrices that the report looked at, made as they are in the whole checkpoint."""
    lines = reported(BITNET)[0]["ternary"]
    wanted = {name + end for name, *_ in lines for end in ("", "_scale")}
    known = known_model(BITNET)
    blanks = [blank for blank in known.tensors(known.config) if blank.name in wanted]
    file = File("some.safetensors", tuple(sorted(blanks, key=lambda b: (b.dtype == "U8", b.name))))
    file.write(tmp_path, 0, lambda *_: None)
    found = answer(tmp_path / file.name, "--weights")
    shapes = {b["name"]: [b["M"], b["K"]] for b in found["bitlinear"]}
    packed = {t["name"]: t["shape"] for t in found["tensors"]}
    shares = {t["name"]: [t["minus"], t["zero"], t["plus"]] for t in found["ternary"]}
    assert len(shares) == len(lines) == 6
    for name, packed_shape, shape, values, *percents in lines:
        assert (packed[name], shapes[name]) == (packed_shape, shape)
        assert [trit for trit, share in zip((-1, 0, 1), shares[name], strict=True) if share] == (
            values
        )
        # a rounded percent, a sample of millions; one line of the report adds up to 100.1%
        assert [100 * share for share in shares[name]] == pytest.approx(percents, abs=0.12)


@pytest.mark.parametrize("model", ["gpt2", "roberta-large", "vit-l-16", "xlnet-large-cased"])
def test_the_dense_models(answer, headers, reported, model):
    report, rows = reported(model)
    found = answer(headers(model))
    tensors = [
        [t["name"], t["shape"], t["squeezed_shape"], t["elements"], t["form"]]
        for t in found["tensors"]
    ]
    assert sorted(tensors) == sorted([*figures, FORMS[form]] for *figures, form in rows)
    assert {t["dtype"] for t in found["tensors"]} == {"F32"}
    totals = found["totals"]
    assert totals["tensors"] == report["tensors"]
    number, unit = report["parameters"].rstrip("M"), report["parameters"][-1]
    if unit == "M":
        assert f"{totals['elements'] / 1e6:.2f}" == number
    else:
        assert f"{totals['bytes'] / 2**30:.3f} GiB" == report["parameters"]
    for key, shares in (("tensors", "tensor_shares"), ("elements", "element_shares")):
        ours = {form["name"]: f"{100 * form[key] / totals[key]:.2f}" for form in found["forms"]}
        assert ours == {FORMS[form]: share for form, share in report[shares].items()}
    assert found["bitlinear"] == []
