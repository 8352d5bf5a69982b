"""Rows come in the order that is asked for, however they lie in the files."""

from __future__ import annotations

import random
from pathlib import Path
from unittest import mock

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from graph.archive.ordered import in_order, ranks_of
from graph.archive.parts import Parts
from graph.archive.tables import FAILURES

_ROWS = [{"source": f"{n:03}.txt", "kind": "unreadable", "reason": str(n)} for n in range(100)]


def lying(folder: Path, rows: list[dict[str, str]], *sizes: int) -> Parts:
    """A table with these rows in files of these sizes."""
    (folder / FAILURES.name).mkdir(parents=True)
    schema = pa.schema([(name, pa.string()) for name in FAILURES.names])
    first = 0
    for n, size in enumerate(sizes):
        part = pa.Table.from_pylist(rows[first : first + size], schema)
        pq.write_table(part, folder / FAILURES.name / f"part-{n}.parquet")
        first += size
    return Parts(folder, FAILURES)


@pytest.mark.parametrize("sizes", [(100,), (40, 0, 60), (1, 33, 33, 33)])
@pytest.mark.parametrize("order", ["sorted", "backwards", "files backwards", "shuffled"])
def test_every_row_comes_in_its_place(order: str, sizes: tuple[int, ...], tmp_path: Path) -> None:
    rows = {
        "sorted": _ROWS,
        "backwards": _ROWS[::-1],
        "files backwards": [*_ROWS[60:], *_ROWS[:60]],
        "shuffled": random.Random(1).sample(_ROWS, 100),  # noqa: S311 - no secret
    }[order]
    parts = lying(tmp_path / "tables", rows, *sizes)
    (tmp_path / "beside").mkdir()
    ranks = ranks_of(pc.sort_indices(parts.columns("source")["source"]))
    with (
        mock.patch("graph.archive.ordered._STRETCH", 7),
        mock.patch("graph.archive.ordered._HELD", 300),
        mock.patch("graph.archive.parts._TOGETHER", 9),
    ):
        found = [*in_order(parts, ("reason", "source"), ranks, tmp_path / "beside")]
    told = [row for _, piece in found for row in piece.to_pylist()]
    assert told == [{"reason": row["reason"], "source": row["source"]} for row in _ROWS]
    assert [first for first, _ in found] == [
        0,
        *np.cumsum([piece.num_rows for _, piece in found])[:-1],
    ]
    assert len(found) > 10
    assert list((tmp_path / "beside").iterdir()) == []


def test_who_has_enough_leaves_nothing_behind(tmp_path: Path) -> None:
    parts = lying(tmp_path / "tables", _ROWS[::-1], 100)
    (tmp_path / "beside").mkdir()
    ranks = ranks_of(pc.sort_indices(parts.columns("source")["source"]))
    rows = in_order(parts, ("source",), ranks, tmp_path / "beside")
    next(rows)
    assert len(list((tmp_path / "beside").iterdir())) == 1
    rows.close()  # type: ignore[attr-defined]
    assert list((tmp_path / "beside").iterdir()) == []


def test_no_rows(tmp_path: Path) -> None:
    parts = lying(tmp_path / "tables", [], 0)
    assert list(in_order(parts, ("source",), np.empty(0, np.int64), tmp_path)) == []
