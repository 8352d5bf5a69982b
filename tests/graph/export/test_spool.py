from __future__ import annotations

import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import export_jsonl
from graph.errors import NoRoom
from graph.export import spool as spooling
from graph.export.spool import SortedLines, Spool
from graph.store.base import Store

LINES = st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"])))


@given(LINES, st.integers(0, 30), st.integers(1, 9))
def test_lines_come_back_sorted_and_once_however_small_the_memory(
    lines: list[str], size: int, read: int
) -> None:
    with mock.patch.object(spooling, "_AT_ONCE", read), Spool() as spool:
        kept = SortedLines(spool, size)
        for line in lines:
            kept.add(line.encode())
        assert [line.decode() for line in kept] == sorted(set(lines))
        assert [line.decode() for line in kept] == sorted(set(lines))  # again


def test_several_share_one_spool_and_are_read_side_by_side() -> None:
    with Spool() as spool:
        first, second = SortedLines(spool, 3), SortedLines(spool, 5)
        for number in range(1000, 0, -1):
            first.add(b"a%04d" % number)
            second.add(b"b%04d" % number)
        for number, (one, other) in enumerate(zip(first, second, strict=True), 1):
            assert (one, other) == (b"a%04d" % number, b"b%04d" % number)


def test_a_cleared_spool_begins_anew() -> None:
    with Spool() as spool:
        before = spool.write([b"before"])
        spool.clear()
        after = spool.write([b"after!"])
        assert before == after
        assert list(spool.read(after)) == [b"after!"]


def test_a_full_disk_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def __getattr__(self, name: str) -> Any:
            raise OSError(28, "No space left on device")

        def close(self) -> None:
            pass

    spool = Spool()
    spool._file.close()
    monkeypatch.setattr(spool, "_file", Full())
    with pytest.raises(NoRoom, match=r"No space left on device; .* TMPDIR") as caught:
        spool.write([b"x"])
    assert caught.value.folder == tempfile.gettempdir()


def test_nothing_is_left_behind(
    sample: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    whole = list(export_jsonl(sample))
    monkeypatch.setattr(spooling, "_IN_MEMORY", 1)
    monkeypatch.setattr(spooling, "_A_RUN", 1000)
    small = export_jsonl(sample)
    assert [next(small), *small] == whole
    left = export_jsonl(sample)
    next(left)
    assert isinstance(left, Generator)
    left.close()
    assert list(tmp_path.iterdir()) == []
