"""The tables of a build that is finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.archive import manifest
from graph.archive.folder import Folder
from graph.archive.manifest import Manifest
from graph.archive.tables import SCHEMAS
from graph.errors import UsageProblem

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def finished(folder: Folder) -> Manifest:
    """The manifest of the build in a folder. Raises `UsageProblem` where none is finished."""
    found = manifest.decoded(folder.text(manifest.NAME)) if folder.has(manifest.NAME) else None
    if found is None or not found.complete:
        problem = f"{folder.address} holds no finished build"
        raise UsageProblem(problem, "`cascade archive build` makes one, or goes on with it")
    return found


def tables_of(spark: SparkSession, out: str) -> dict[str, DataFrame]:
    """All tables of the build in the folder `out`, by name. Raises `UsageProblem` likewise."""
    folder = Folder(spark, out)
    finished(folder)
    return {name: spark.read.schema(of).parquet(folder.at(name)) for name, of in SCHEMAS.items()}
