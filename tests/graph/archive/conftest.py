"""One Spark for all tests of archives, and one archive for those that only look at it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.graph.archive.made import made
from tests.graph.archive.pool import pool
from tests.sparks import spark

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["archive", "spark"]


@pytest.fixture(scope="session")
def archive(spark: SparkSession, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the `pool`; records have the ids that a store would give them."""
    return made(spark, tmp_path_factory.mktemp("archive"), pool(), first=1)
