"""Where a packed matrix, the activations and the results lie in memory.

Weights: each port has its own linear region. The beats follow the tile's loop order, M-tile,
plane, K-block, output row; port ``p`` carries the beat's columns ``p*port_columns`` and on.
Activations: int8 ``[K-block][token][columns]``, a block every ``block_stride`` bytes.
Results: int32 ``[token][M]``, a token every ``result_stride`` bytes.
"""

from __future__ import annotations

from collections.abc import Iterator

from .geometry import RESULT_BYTES, Geometry, align

WEIGHT_ALIGN = 4096  # bytes; a port's region starts at a page


def weight_beats(g: Geometry, m: int, k: int, planes: int = 1) -> int:
    """Beats of a packed matrix ``[m, k]``; every port holds that many."""
    return planes * g.k_blocks(k) * m


def weight_bytes(g: Geometry, m: int, k: int, planes: int = 1) -> int:
    """Bytes of one port's region, without the padding to the next page."""
    return weight_beats(g, m, k, planes) * g.port_bytes


def weight_runs(
    g: Geometry, m: int, k: int, planes: int = 1
) -> Iterator[tuple[int, int, int, int]]:
    """(first output row, output rows, plane, K-block) of each run of beats, in stream order."""
    for m0, rows in g.tiles(m):
        for plane in range(planes):
            for block in range(g.k_blocks(k)):
                yield m0, rows, plane, block


def activation_bytes(g: Geometry, k: int) -> int:
    """Bytes of an activation buffer for ``rows`` tokens of ``k`` columns."""
    return g.k_blocks(k) * g.block_stride


def result_stride(m: int) -> int:
    """Bytes from one token's results to the next's; the tail is written with zeros."""
    return align(m * RESULT_BYTES)


def result_bytes(g: Geometry, m: int) -> int:
    return g.rows * result_stride(m)
