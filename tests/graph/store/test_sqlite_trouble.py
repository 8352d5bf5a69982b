"""A SQLite store in trouble: readers while others load, a full disk, a log that must not grow."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from unittest import mock

import pytest

from graph import Store, StoreError, check, down, export_jsonl, load, open_store
from graph.store.sqlite import SqliteStore
from tests.graph import story
from tests.graph.synthetic import cascade

STEP = 25


def load_in_steps(store: Store, documents: int) -> None:
    for first in range(0, documents, STEP):
        load(store, cascade(first, first + STEP))


class Readers:
    """Threads that ask a store again and again until the `with` block ends."""

    def __init__(self, url: str, ask: Callable[[Store], None], many: int) -> None:
        self.failures: list[BaseException] = []
        self.answers = 0
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=(url, ask)) for _ in range(many)]

    def __enter__(self) -> Readers:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _read(self, url: str, ask: Callable[[Store], None]) -> None:
        try:
            with open_store(url) as store:
                while not self._over.is_set():
                    ask(store)
                    self.answers += 1
        except BaseException as error:
            self.failures.append(error)


def whole_batches_only(store: Store) -> None:
    def asked() -> None:
        counts = store.counts()
        assert counts.records % STEP == 0
        if counts.records:
            assert counts.documents >= counts.records
            found = len(down(store, story.ORDER_KEY).documents)
            assert found == counts.documents

    store.read(asked)


def test_readers_see_whole_batches_while_a_load_runs(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    with open_store(url) as store, Readers(url, whole_batches_only, 2) as readers:
        load_in_steps(store, 16 * STEP)
    assert not readers.failures
    assert readers.answers > 0


def test_the_log_stays_short_under_readers_that_come_and_go(tmp_path: Path) -> None:
    url, log = f"sqlite:///{tmp_path}/store.db", tmp_path / "store.db-wal"
    with ExitStack() as stack:
        stack.enter_context(mock.patch("graph.store.sqlite._LONGEST_LOG", 300_000))
        store = stack.enter_context(open_store(url))
        readers = stack.enter_context(Readers(url, whole_batches_only, 2))
        longest = 0
        for first in range(0, 20 * STEP, STEP):
            load(store, cascade(first, first + STEP))
            longest = max(longest, log.stat().st_size)
    assert not readers.failures
    assert longest < 1_500_000


def test_a_reader_that_stays_keeps_its_state_and_delays_only_the_log(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    with open_store(url) as reader, open_store(url) as writer:
        load(writer, cascade(0, STEP))

        def asked() -> int:
            before = reader.counts().records
            with mock.patch("graph.store.sqlite._LONGEST_LOG", 0):
                load(writer, cascade(STEP, 2 * STEP))
            return reader.counts().records - before

        assert reader.read(asked) == 0
        assert reader.counts().records == 2 * STEP


def test_a_full_disk_loses_nothing_and_is_told_in_a_line(tmp_path: Path) -> None:
    whole = cascade(0, 12 * STEP)
    with (
        open_store(f"sqlite:///{tmp_path}/small.db") as small,
        open_store(f"sqlite:///{tmp_path}/clean.db") as clean,
    ):
        assert isinstance(small, SqliteStore)
        load(small, whole[:STEP])
        pages = small._connection.execute("PRAGMA page_count").fetchone()[0]
        small._connection.execute(f"PRAGMA max_page_count = {2 * pages}")
        with pytest.raises(StoreError, match="has no room left on its disk; make room") as caught:
            load_in_steps(small, len(whole))
        assert "\n" not in str(caught.value)
        assert check(small).ok
        assert STEP <= small.counts().records < len(whole)
        assert small.counts().records % STEP == 0
        small._connection.execute("PRAGMA max_page_count = 1073741823")
        load(small, whole)
        load(clean, whole)
        assert list(export_jsonl(small)) == list(export_jsonl(clean))
