"""The work of a task, without Spark: pieces of files of lines, and what has gone in between."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.errors import UnreadableSource
from loaders.lines import Line, lines
from loaders.spark import work
from loaders.spark.work import Lines, Named, Rows, Weighed, items_of, parted

LINE = st.sampled_from([b"", b" \t", b"\r", b"a", b"\xff\xfe", b"{}", b"0123456789" * 3])


def pieces(path: Path, most: int) -> list[work.Work]:
    size = path.stat().st_size
    tasks = parted([Weighed(Lines(str(path)), size)], max(size // most, 1))
    return [piece for task in tasks for piece in task]


@given(st.lists(LINE, min_size=1, max_size=12), st.booleans(), st.integers(1, 40))
def test_pieces_have_the_lines_of_the_file_each_once(
    tmp_path_factory: pytest.TempPathFactory, parts: list[bytes], ended: bool, most: int
) -> None:
    data = b"\n".join(parts) + b"\n" * ended
    path = tmp_path_factory.mktemp("lines") / "a.jsonl"
    path.write_bytes(data)
    found = list(items_of(pieces(path, most)))
    whole = [item for item in lines(io.BytesIO(data)) if isinstance(item, Line)]
    assert [item.data for item in found if isinstance(item, Line)] == [line.data for line in whole]
    for item in found:
        if isinstance(item, Line):
            number, _, start = item.where.rpartition(", line ")[2].partition(" after byte ")
            assert data[int(start or 0) :].split(b"\n")[int(number) - 1] == item.data


def test_a_line_that_is_too_long_is_told_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "MAX_BYTES", 20)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"first\n" + b"x" * 50 + b"\n" + b"y" * 20 + b"\nlast")
    first, refused, longest, last = items_of([Lines(str(path), 0, 81)])
    assert [item.data for item in (first, longest, last) if isinstance(item, Line)] == [
        b"first", b"y" * 20, b"last",
    ]  # fmt: skip
    assert isinstance(refused, UnreadableSource)
    assert str(refused).startswith(f"{path}, line 2: is longer than the")
    found = [item for piece in pieces(path, 9) for item in items_of([piece])]
    assert [type(item) for item in found] == [Line, UnreadableSource, Line, Line]


@pytest.mark.parametrize("kind", [str, Named, Lines, lambda path: Rows(path, 0)])
def test_what_has_gone_since_it_was_listed_is_told(tmp_path: Path, kind: type) -> None:
    path = str(tmp_path / "gone.txt")
    found = list(items_of([kind(path)]))
    if found != [path]:  # what is told when it is read
        [error] = found
        assert str(error) == f"{path}: there is no such file or folder; check the path"
