"""From records by Spark's tables into stores: the graph that a load makes of them."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from graph import check, export_jsonl, load, open_store
from graph.archive.increment import increment
from graph.archive.sqlite import fill
from graph.claims import content_of
from graph.load import LoadReport, withdraw
from loaders.assemble import extract
from tests.graph import awkward, story
from tests.graph.archive.contents import contents
from tests.graph.archive.made import made
from tests.graph.synthetic import cascade
from tests.loaders.samples import LETTER

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_LATEST = [versions[-1] for versions in awkward.versions().values()]
_OLDER = [versions[0] for versions in awkward.versions().values()]
_COPIES = [replace(record, source=f"copy/{record.source}") for record in story.five()]
_READ = [record for n in range(2) for record in extract(LETTER + "\n" * n, source=f"read/{n}.txt")]
_POOL = [*story.five(), *_LATEST, *_COPIES, *_READ, *cascade(0, 120)]


@pytest.fixture(scope="session")
def tables(spark: SparkSession, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the pool, which came in no order."""
    shuffled = random.Random(5).sample(_POOL, len(_POOL))  # noqa: S311 - no secret
    return made(spark, tmp_path_factory.mktemp("built") / "tables", shuffled)


@pytest.fixture
def loaded(tmp_path: Path) -> Path:
    """A store that has loaded the pool in two parts."""
    with open_store(f"sqlite:///{tmp_path}/loaded.db") as store:
        load(store, _POOL[::2])
        load(store, _POOL[1::2])
    return tmp_path / "loaded.db"


def test_a_first_build_is_what_a_load_makes(tables: Path, loaded: Path, tmp_path: Path) -> None:
    report = fill(tables, f"sqlite:///{tmp_path}/filled.db")
    texts = {content_of(record.text) for record in _POOL}
    assert report == LoadReport(new=len(texts), unchanged=len(_POOL) - len(texts))
    _same(loaded, tmp_path / "filled.db")


def test_what_comes_later_changes_both_alike(tables: Path, loaded: Path, tmp_path: Path) -> None:
    fill(tables, f"sqlite:///{tmp_path}/filled.db")
    for file in (loaded, tmp_path / "filled.db"):
        with open_store(f"sqlite:///{file}") as store:
            load(store, [*_OLDER, story.province()])
            withdraw(store, ["a.txt", "law.txt", "read/0.txt", "copy/trung-uong/611.txt"])
    _same(loaded, tmp_path / "filled.db")


def test_a_store_that_holds_something_gets_the_rest(
    tables: Path, loaded: Path, tmp_path: Path
) -> None:
    with open_store(f"sqlite:///{tmp_path}/held.db") as store:
        load(store, [*_OLDER, *_READ])
        increment(tables, store)
    _same(loaded, tmp_path / "held.db")


def _same(one: Path, other: Path) -> None:
    assert contents(one) == contents(other)
    with open_store(f"sqlite:///{one}") as left, open_store(f"sqlite:///{other}") as right:
        assert [*export_jsonl(left)] == [*export_jsonl(right)]
        assert check(right).ok
