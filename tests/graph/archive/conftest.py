"""One Spark for all tests of archives, and one archive for those that only look at it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.archive.finished import tables_of
from graph.archive.neo4j_files import write_files
from tests.graph.archive.made import made
from tests.graph.archive.pool import pool
from tests.sparks import spark

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["archive", "import_files", "spark"]


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
