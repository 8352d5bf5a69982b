"""Which documents carry out which, and everything below each order, as tables of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.archive.tables import DOCUMENTS, RELATIONSHIPS, Table
from graph.identity import is_later

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def table(spark: SparkSession, folder: str, of: Table) -> DataFrame:
    """A table of an archive that is in `folder`."""
    return spark.read.schema(of.schema).parquet(f"{folder}/{of.name}")


def stored(frame: DataFrame, address: str) -> DataFrame:
    """The frame, written to a folder and read again: what follows does not make it anew."""
    frame.write.mode("overwrite").parquet(address)
    return frame.sparkSession.read.schema(frame.schema).parquet(address)


def carried_out(spark: SparkSession, tables: str, as_of: str | None) -> DataFrame:
    """The pairs of a document (`source`) and one that it carries out (`target`), each once.

    What the graph refuses is left out; with `as_of` also what only later documents assert, and
    what leads to or from these.
    """
    found = (
        table(spark, tables, RELATIONSHIPS)
        .where("type = 'IMPLEMENTS' AND NOT refused")
        .select("source", "target", "asserted_by")
    )
    if as_of is not None:
        later = _later(spark, table(spark, tables, DOCUMENTS), as_of)
        for end in ("source", "target", "asserted_by"):
            found = found.join(later.withColumnRenamed("key", end), end, "left_anti")
    return found.select("source", "target").distinct()


def _later(spark: SparkSession, documents: DataFrame, as_of: str) -> DataFrame:
    """The keys of the documents that are surely later than a day: an archive has few dates."""
    dates = [row.date for row in documents.select("date").distinct().collect()]
    later = [(date,) for date in dates if is_later(date, as_of)]
    return documents.join(spark.createDataFrame(later, "date string"), "date").select("key")


def orders(edges: DataFrame) -> DataFrame:
    """The keys of all orders: what others carry out and that carries out none."""
    upper = edges.selectExpr("target AS `order`").distinct()
    return upper.join(edges.selectExpr("source AS `order`"), "order", "left_anti")


def reached(edges: DataFrame, folder: str) -> DataFrame:
    """Pairs of an `order` and a document (`key`) that is it or stands below it at any depth.

    A whole hop below all orders is one join, and each hop is written to a folder below `folder`,
    so that no plan grows with the depth and nothing is walked again where a machine is lost. What
    was reached before is not entered again, so that circles end.
    """
    frontier = stored(orders(edges).selectExpr("`order`", "`order` AS key"), f"{folder}/0")
    hops, found = 0, frontier
    while not frontier.isEmpty():
        hops += 1
        below = frontier.join(edges, frontier.key == edges.target).select("order", "source")
        new = below.distinct().toDF("order", "key").join(found, ["order", "key"], "left_anti")
        frontier = stored(new, f"{folder}/{hops}")
        found = found.sparkSession.read.schema(found.schema).parquet(
            *(f"{folder}/{hop}" for hop in range(hops + 1))
        )
    return found
