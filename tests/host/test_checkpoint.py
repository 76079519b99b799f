import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import load_file, save_file

from checkpoints import Folder
from tritile.checkpoint.safetensors_file import read_tensors
from tritile.errors import CheckpointError
from tritile.model import load
from tritile.models.open import open_source


def test_values_are_those_that_safetensors_wrote(tmp_path):
    path = tmp_path / "a.safetensors"
    values = load_file(Folder(tmp_path / "model").weights)
    save_file(values, path, metadata={"format": "np"})
    found = read_tensors(path)
    assert set(found) == set(values)
    for name, value in values.items():
        read = found[name].packed() if value.dtype == np.uint8 else found[name].float32()
        assert read.dtype == value.dtype
        np.testing.assert_array_equal(read, value)


@pytest.mark.parametrize("dtype", ["F16", "BF16"])
def test_half_floats_become_float32_exactly(tmp_path, dtype):
    values = np.array([[1.0, -2.5, 0.0], [1.5, -0.0078125, 384.0]], np.float32)
    bits = values.astype("<f2") if dtype == "F16" else (values.view("<u4") >> 16).astype("<u2")
    header = f'{{"a":{{"dtype":"{dtype}","shape":[2,3],"data_offsets":[0,12]}}}}'.encode()
    path = tmp_path / "a.safetensors"
    path.write_bytes(len(header).to_bytes(8, "little") + header + bits.tobytes())
    np.testing.assert_array_equal(read_tensors(path)["a"].float32(), values)


@pytest.fixture(scope="module")
def whole_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("whole") / "a.safetensors"
    save_file({"a": np.arange(6, dtype=np.float32), "b": np.ones((2, 3), np.uint8)}, path)
    return path


@given(st.data())
def test_any_damaged_byte_is_read_or_refused(whole_file, data):
    """Damage may go unnoticed in the data; it never makes anything but a CheckpointError."""
    content = bytearray(whole_file.read_bytes())
    position = data.draw(st.integers(0, len(content) - 1))
    content[position] = data.draw(st.integers(0, 255))
    content = content[: data.draw(st.integers(0, len(content)))]
    path = whole_file.with_name("damaged.safetensors")
    path.write_bytes(content)
    try:
        tensors = read_tensors(path)
    except CheckpointError:
        return
    assert sum(tensor.data.size for tensor in tensors.values()) < len(content)


def test_shards_hold_the_same_model(tmp_path):
    folder = Folder(tmp_path / "model")
    whole = load(folder.path).generate("ab", tokens=20, temperature=0)
    list(whole)
    folder.shard()
    sharded = load(folder.path).generate("ab", tokens=20, temperature=0)
    list(sharded)
    assert sharded.token_ids == whole.token_ids


@pytest.mark.parametrize(
    ("changes", "theta"),
    [
        ({"rope_theta": None}, 500000.0),
        ({"rope_theta": 5.0}, 5.0),
        ({"rope_theta": None, "rope_parameters": {"rope_type": "default", "rope_theta": 7}}, 7.0),
        ({"rope_theta": 5.0, "rope_scaling": {"type": "default"}}, 5.0),
    ],
    ids=str,
)
def test_rope_theta_of_both_generations_of_configs(tmp_path, changes, theta):
    folder = Folder(tmp_path / "model")
    folder.write_config(**changes)
    assert open_source(folder.path).config.rope_theta == theta


@pytest.mark.parametrize(("ids", "eos"), [(None, (7,)), (5, (5,)), ([5, 6], (5, 6))])
def test_generation_config_goes_before_config(tmp_path, ids, eos):
    folder = Folder(tmp_path / "model")
    folder.write_config(eos_token_id=7)
    text = f'{{"eos_token_id": {ids if ids is not None else "null"}}}'
    (folder.path / "generation_config.json").write_text(text)
    assert open_source(folder.path).config.eos == eos
