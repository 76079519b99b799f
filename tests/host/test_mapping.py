"""Pages of a mapped file that are let go are not the process's any more, and come back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tritile.mapping import map_file, release

SIZE = 16 << 20  # bytes


def resident(path: Path) -> int:
    """Bytes of this file that the process holds (Linux)."""
    lines = Path("/proc/self/smaps").read_text().splitlines()
    found, mine = 0, False
    for line in lines:
        if "-" in line.split(" ")[0]:
            mine = line.endswith(str(path))
        elif mine and line.startswith("Rss:"):
            found += 1024 * int(line.split()[1])
    return found


@pytest.fixture
def mapped(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(np.arange(SIZE // 8).tobytes())
    return path, map_file(path)


def test_pages_go_and_come_back(mapped):
    path, data = mapped
    total = int(data.sum())
    assert resident(path) > SIZE // 2
    release(data[100:].reshape(4, -1))  # any view
    assert resident(path) == 0
    assert int(data.sum()) == total


def test_a_part_goes(mapped):
    path, data = mapped
    data.sum()
    release(data[SIZE // 4 : SIZE // 2])
    assert SIZE // 4 < resident(path) <= SIZE * 3 // 4


def test_other_arrays_are_left_alone():
    values = np.arange(10)
    release(values)
    assert values.sum() == 45


def test_a_mapping_is_read_only(mapped):
    with pytest.raises(ValueError, match="read-only"):
        mapped[1][0] = 1
