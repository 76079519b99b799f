"""The pool of threads: every row once, whatever the number of threads and how often it is asked."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from cthreads import native_threads, threads_come_to
from tritile.bitlinear import quantise
from tritile.errors import UsageError
from tritile.native import kernels


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_many_works_of_few_rows(threads):
    rng = np.random.default_rng(threads)
    x = rng.standard_normal((40, 64)).astype(np.float32)
    expected = quantise(x)[0]
    with kernels.Pool(threads) as pool:
        assert pool.threads == threads
        for i in range(2000):
            rows = i % len(x) + 1
            q, _ = kernels.norm_quantise(x[:rows], None, 1e-5, pool=pool)
            np.testing.assert_array_equal(q, expected[:rows])


def test_a_pool_leaves_no_thread_behind():
    before = native_threads()
    for _ in range(20):
        with kernels.Pool(4) as pool:
            assert threads_come_to(before + 3)
            kernels.norm_quantise(np.ones((9, 8), np.float32), None, 1e-5, pool=pool)
    assert threads_come_to(before)


def test_pools_of_several_threads_do_not_meet():
    x = np.random.default_rng(1).standard_normal((30, 200)).astype(np.float32)
    expected = quantise(x)[0]
    wrong = []

    def work() -> None:
        with kernels.Pool(3) as pool:
            for _ in range(300):
                q, _ = kernels.norm_quantise(x, None, 1e-5, pool=pool)
                if not np.array_equal(q, expected):
                    wrong.append(q)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_a_number_of_threads_that_is_none():
    with pytest.raises(UsageError, match="0 threads; expected 1 or more"):
        kernels.Pool(0)
