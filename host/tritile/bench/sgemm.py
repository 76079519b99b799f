"""The rate of numpy's float32 products on one thread, in a process of its own.

How many threads a BLAS takes is settled when numpy is imported: ``python -m tritile.bench.sgemm
N D`` prints GFLOP/s of the two products of attention, [N, D] [D, N] and [N, N] [N, D].

OpenBLAS does not know every CPU and then takes AVX2 where there is AVX-512, at half the rate: there
its kernels for another CPU of AVX-512 are tried as well, and the faster ones count.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

REPEAT = 200
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def best_seconds(work: Callable[[], object], repeat: int) -> float:
    """Of this thread's CPU time: what others do on the machine counts least."""
    found = []
    for _ in range(repeat):
        start = time.thread_time_ns()
        work()
        found.append(time.thread_time_ns() - start)
    return min(found) * 1e-9


def sgemm_gflops(tokens: int, head_dim: int) -> float:
    """Of fresh processes on one BLAS thread, the faster kernels."""
    return max(_child(tokens, head_dim, chosen) for chosen in _kernels())


def _kernels() -> list[dict[str, str]]:
    """Environments that choose OpenBLAS's kernels, its own choice first."""
    cpu = Path("/proc/cpuinfo")
    wide = cpu.exists() and "avx512vl" in cpu.read_text()
    return [{}, {"OPENBLAS_CORETYPE": "SkylakeX"}] if wide else [{}]


def _child(tokens: int, head_dim: int, chosen: dict[str, str]) -> float:
    environment = {**os.environ, **dict.fromkeys(THREADS, "1"), **chosen}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    command = [sys.executable, "-m", __name__, str(tokens), str(head_dim)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout)


def _measured(tokens: int, head_dim: int) -> float:
    rng = np.random.default_rng(1)
    q, k = (rng.standard_normal((tokens, head_dim)).astype(np.float32) for _ in range(2))
    scores, out = np.empty((tokens, tokens), np.float32), np.empty_like(q)
    seconds = best_seconds(lambda: np.dot(q, k.T, out=scores), REPEAT)
    seconds += best_seconds(lambda: np.dot(scores, k, out=out), REPEAT)
    return 4 * tokens * tokens * head_dim / seconds / 1e9


if __name__ == "__main__":
    print(_measured(*map(int, sys.argv[1:])))
