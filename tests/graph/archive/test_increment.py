"""The records of an archive come into a store as a load would bring them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from unittest import mock

import pytest

from graph import Store, check, export_jsonl, load, open_store
from graph.archive.increment import increment
from graph.archive.rows import entry_of_row
from graph.batch import entry_of
from graph.errors import NoRoom
from graph.load import Failure, LoadReport
from graph.store.base import Writer
from graph.store.sqlite import SqliteStore
from loaders.record import Record
from tests.graph import awkward, story
from tests.graph.archive.contents import contents
from tests.graph.archive.from_store import make
from tests.graph.synthetic import cascade

T = TypeVar("T")
_OLD = [versions[0] for versions in awkward.versions().values()]
_NEW = [versions[-1] for versions in awkward.versions().values()]
_UPDATED = sum(len(versions) > 1 for versions in awkward.versions().values())


def _open(file: Path) -> SqliteStore:
    store = open_store(f"sqlite:///{file}")
    assert isinstance(store, SqliteStore)
    return store


def tables(folder: Path, records: list[Record], *, reader: str = "today") -> Path:
    """The tables of these records, and of what could not be read."""
    failures = [("x.txt", "unreadable", "is damaged"), ("y.txt", "skipped", "is no document")]
    with _open(folder / "made.db") as store:
        load(store, [entry_of(record, reader=reader) for record in records])
        return make(store, folder / "tables", partitions=4, failures=failures)


def test_a_store_that_holds_something_gets_what_is_new(tmp_path: Path) -> None:
    folder = tables(tmp_path, [*_NEW, *story.five()])
    with _open(tmp_path / "one.db") as one, _open(tmp_path / "other.db") as other:
        for store in (one, other):
            load(store, [entry_of(record, reader="today") for record in _OLD])
        report = increment(folder, one)
        load(other, [entry_of(record, reader="today") for record in [*_NEW, *story.five()]])
        assert check(one).ok
    assert contents(tmp_path / "one.db") == contents(tmp_path / "other.db")
    assert report == LoadReport(
        new=5,
        updated=_UPDATED,
        unchanged=len(_NEW) - _UPDATED,
        failures=(Failure("x.txt", "is damaged"),),
        skips=(Failure("y.txt", "is no document"),),
    )


def test_neo4j_gets_the_same(tmp_path: Path, neo4j_url: str) -> None:
    folder = tables(tmp_path, [*_NEW, *story.five()])
    with open_store(neo4j_url) as store, _open(tmp_path / "one.db") as one:
        for opened in (store, one):
            load(opened, _OLD)
            increment(folder, opened)
        assert [*export_jsonl(store)] == [*export_jsonl(one)]
        assert increment(folder, store).unchanged == len(_NEW) + 5
        assert check(store).ok


class _GoneError(Exception):
    """A server that is gone."""


def test_what_was_broken_off_goes_on(tmp_path: Path) -> None:
    folder = tables(tmp_path, cascade(0, 90))
    with _open(tmp_path / "one.db") as store:
        store.batch = 20
        with mock.patch.object(store, "write", _twice(store)), pytest.raises(_GoneError):
            increment(folder, store)
        assert store.counts().records == 40
        with mock.patch(
            "graph.archive.increment.entry_of_row", side_effect=entry_of_row
        ) as decoded:
            report = increment(folder, store)
        assert (report.new, report.unchanged) == (50, 40)
        assert decoded.call_count == 50
        version = store.version()
        assert increment(folder, store).unchanged == 90
        assert store.version() == version
    assert contents(tmp_path / "one.db") == contents(tmp_path / "made.db")


def _twice(store: Store) -> Callable[[Callable[[Writer], T]], T]:
    """Writing that works twice."""
    write, done = store.write, [0]

    def written(change: Callable[[Writer], T]) -> T:
        if done[0] == 2:
            raise _GoneError
        done[0] += 1
        return write(change)

    return written


def test_who_read_it_last_is_noted(tmp_path: Path) -> None:
    folder = tables(tmp_path, story.five())
    with _open(tmp_path / "one.db") as store:
        load(store, [entry_of(record, reader="before") for record in story.five()])
        assert increment(folder, store).unchanged == 5
        assert {record.reader for record in store.held(_sources())} == {"today"}


def _sources() -> list[str]:
    return [record.source for record in story.five()]


def test_they_come_by_source_and_who_waits_is_told(tmp_path: Path) -> None:
    folder = tables(tmp_path, cascade(0, 50))
    told: list[tuple[str, int, int]] = []
    with _open(tmp_path / "one.db") as store:
        store.batch = 20
        increment(folder, store, watch=lambda *done: told.append(done))
        sources = store._rows("SELECT source FROM records ORDER BY id")
    assert sources == sorted(sources)
    assert told == [("records", 20, 50), ("records", 40, 50), ("records", 50, 50)]


def test_a_full_folder_for_temporary_files_is_told(tmp_path: Path) -> None:
    folder = tables(tmp_path, cascade(0, 50))
    full = OSError(28, "No space left on device")
    with (
        _open(tmp_path / "one.db") as store,
        mock.patch("graph.archive.ordered.pa.OSFile", side_effect=full),
        pytest.raises(NoRoom, match="No space left on device; free some"),
    ):
        increment(folder, store)
