"""All orders and all measures at once are answered as each is alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from msgspec import convert
from msgspec.structs import asdict
from pyspark.sql import SparkSession

import graph
from benchmarks.archive import documents
from benchmarks.archive.plan import Plan
from graph import Store, open_store
from graph.archive.questions.answer import answer_all
from graph.archive.questions.tables import ANSWERS
from graph.archive.tables import Table
from graph.coverage import BodyCoverage, Coverage, Reach, totals_of
from graph.drift.answer import Spread
from graph.lag import Due, Ends, Hop, Lag, Late, Spell
from graph.load import load
from graph.model import as_mapping
from loaders.assemble import extract
from loaders.record import Record
from tests.graph import awkward, builders, story
from tests.graph.archive.kept import kept

Rows = dict[str, list[dict[str, Any]]]
"""The rows of each table of answers."""


@dataclass(frozen=True)
class Archive:
    """A store, and the folder of its tables."""

    store: Store
    tables: str


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """2,000 documents of which many bodies are silent; a pool of awkward ones; a story."""
    folder = tmp_path_factory.mktemp("archive")
    with open_store(f"sqlite:///{folder}/store.db") as store:
        load(store, [*_synthetic(), *_awkward(), *story.records()])
        yield Archive(store, kept(store, folder / "tables"))


@pytest.mark.parametrize("partitions", [3, 30])
def test_all_orders_and_measures_are_answered_as_each_is_alone(
    spark: SparkSession, archive: Archive, tmp_path: Path, partitions: int
) -> None:
    counts = answer_all(spark, archive.tables, str(tmp_path), partitions=partitions)
    rows = _read(tmp_path)
    assert {name: len(found) for name, found in rows.items()} == counts
    _same(archive.store, rows, None)
