"""From records by Spark's tables into stores: the graph that a load makes of them."""

from __future__ import annotations

import shutil
from pathlib import Path

from graph import check, export_jsonl, load, open_store
from graph.archive.increment import increment
from graph.archive.sqlite.filling import fill
from graph.claims import content_of
from graph.load import LoadReport, withdraw
from tests.graph import awkward, story
from tests.graph.archive.contents import contents
from tests.graph.archive.pool import large_pool, read_twice

_OLDER = [versions[0] for versions in awkward.versions().values()]


def test_a_first_build_is_what_a_load_makes(tables: Path, loaded: Path, tmp_path: Path) -> None:
    report = fill(tables, f"sqlite:///{tmp_path}/filled.db")
    records = large_pool()
    texts = {content_of(record.text) for record in records}
    assert report == LoadReport(new=len(texts), unchanged=len(records) - len(texts))
    _same(loaded, tmp_path / "filled.db")


def test_what_comes_later_changes_both_alike(tables: Path, loaded: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(loaded, tmp_path))
    fill(tables, f"sqlite:///{tmp_path}/filled.db")
    for file in (copy, tmp_path / "filled.db"):
        with open_store(f"sqlite:///{file}") as store:
            load(store, [*_OLDER, story.province()])
            withdraw(store, ["a.txt", "law.txt", "read/0.txt", "copy/trung-uong/611.txt"])
    _same(copy, tmp_path / "filled.db")


def test_a_store_that_holds_something_gets_the_rest(
    tables: Path, loaded: Path, tmp_path: Path
) -> None:
    with open_store(f"sqlite:///{tmp_path}/held.db") as store:
        load(store, [*_OLDER, *read_twice()])
        increment(tables, store)
    _same(loaded, tmp_path / "held.db")


def _same(one: Path, other: Path) -> None:
    assert contents(one) == contents(other)
    with open_store(f"sqlite:///{one}") as left, open_store(f"sqlite:///{other}") as right:
        assert [*export_jsonl(left)] == [*export_jsonl(right)]
        assert check(right).ok
