"""One archive of each pool for all tests that only look at it."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph import load, open_store
from graph.archive.finished import tables_of
from graph.archive.neo4j.files import write_files
from tests.graph.archive.made import made
from tests.graph.archive.pool import large_pool, pool

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@pytest.fixture(scope="session")
def archive(spark: SparkSession, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the `pool`; records have the ids that a store would give them."""
    return made(spark, tmp_path_factory.mktemp("archive"), pool(), first=1)


@pytest.fixture(scope="session")
def import_files(
    spark: SparkSession, archive: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The files of a first import into Neo4j of the `archive`."""
    place = tmp_path_factory.mktemp("import") / 'files, of "neo4j"'
    write_files(tables_of(spark, str(archive)), place)
    return place


@pytest.fixture(scope="session")
def tables(spark: SparkSession, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the large pool, which came in no order."""
    records = large_pool()
    shuffled = random.Random(5).sample(records, len(records))  # noqa: S311 - no secret
    return made(spark, tmp_path_factory.mktemp("large") / "tables", shuffled)


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that has loaded the large pool in two parts; who changes it takes a copy."""
    records, file = large_pool(), tmp_path_factory.mktemp("large") / "loaded.db"
    with open_store(f"sqlite:///{file}") as store:
        load(store, records[::2])
        load(store, records[1::2])
    return file
