import numpy as np

from tritile.checkpoint.safetensors_file import Tensor
from tritile.checkpoint.table import MappedTable
from tritile.models.linear import Dense, Normed, Several

RNG = np.random.default_rng(0)


def table(shape, tmp_path) -> tuple[MappedTable, np.ndarray]:
    values = RNG.standard_normal(shape).astype(np.float32)
    data = values.reshape(-1).view(np.uint8)
    return MappedTable(Tensor(tmp_path, "w", "F32", shape, data)), values


def test_a_dense_linear_takes_each_token_alone(tmp_path):
    weights, values = table((300, 333), tmp_path)
    bias = RNG.standard_normal(300).astype(np.float32)
    x = RNG.standard_normal((17, 333)).astype(np.float32)
    linear = Dense(weights, bias)
    (together,) = linear(x)
    alone = np.concatenate([linear(row[None].copy())[0] for row in x])
    np.testing.assert_array_equal(together, alone)
    np.testing.assert_allclose(together, x @ values.T + bias, rtol=1e-4, atol=1e-4)


def test_a_norm_of_its_own_comes_first():
    seen = []

    def linear(x):
        seen.append(x)
        return [x]

    x = np.array([[3.0, -4.0]], np.float32)
    weight = np.array([2.0, 1.0], np.float32)
    Normed(weight, 1e-6, linear)(x)
    np.testing.assert_allclose(seen[0], x * weight / np.sqrt(12.5), rtol=1e-6)


def test_results_are_put_in_their_places():
    first = lambda x: [x + 1, x + 3]  # noqa: E731
    second = lambda x: [x + 2]  # noqa: E731
    x = np.zeros((2, 2), np.float32)
    assert [y[0, 0] for y in Several([first, second], [0, 2, 1])(x)] == [1, 2, 3]
