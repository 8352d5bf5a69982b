"""Folders where Spark writes: on disk or in whatever store its address names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from loaders.errors import SparkProblem

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def exists(spark: SparkSession, path: str) -> bool:
    """Whether there is such a file or folder."""
    store, place = opened(spark, path)
    return bool(store.exists(place))


def removed(spark: SparkSession, path: str) -> None:
    """Remove the folder with all that is in it, if there is one."""
    store, place = opened(spark, path)
    store.delete(place, True)


def moved(spark: SparkSession, path: str, to: str) -> None:
    """Give the folder another name in the same store. Raises `SparkProblem` where that fails."""
    store, place = opened(spark, path)
    if not store.rename(place, opened(spark, to)[1]):
        raise SparkProblem(f"{path} cannot be renamed to {to}", "check the permissions there")


def opened(spark: SparkSession, path: str) -> tuple[Any, Any]:
    """The store (`org.apache.hadoop.fs.FileSystem`) that has a path, and the path there."""
    place = spark._jvm.org.apache.hadoop.fs.Path(path)  # type: ignore[union-attr]
    return place.getFileSystem(spark._jsc.hadoopConfiguration()), place
