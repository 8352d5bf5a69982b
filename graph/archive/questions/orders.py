"""Coverage and lag of all orders in one job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graph.actors import LEVELS, rank
from graph.archive.questions.below import reached, table
from graph.archive.questions.each_order import answered
from graph.archive.questions.filled import Filled, schema_of
from graph.archive.questions.held import COLUMNS
from graph.archive.questions.tables import OF_ORDERS
from graph.archive.streams import arrow_schema, expr
from graph.archive.tables import DOCUMENTS
from graph.authority import organisation_key
from loaders.record import Issuer

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

_PASS_ON = [level for level in LEVELS if rank(level) < rank("commune")]
"""Levels whose documents may pass an order on: of others nobody asks whom they tell."""


def answers(
    spark: SparkSession,
    tables: str,
    edges: DataFrame,
    folder: str,
    *,
    as_of: str | None,
    partitions: int | None,
) -> DataFrame:
    """What became of all orders: a column for each of the tables `OF_ORDERS`, one filled a row.

    `edges` are those of `carried_out`. What is below each order is put into `folder` meanwhile;
    then the documents of an order come to one task, one order after the other: a task holds no
    more than one. `first_dates` of all organisations go to every task: whom an order tells is
    known only there, a second pass would do everything twice, and there are some ten thousand.
    """
    schema = schema_of(OF_ORDERS)
    arrow = arrow_schema(schema)
    first = spark.sparkContext.broadcast(first_dates(table(spark, tables, DOCUMENTS)))

    def told(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return answered(batches, Filled(arrow), first.value, as_of)

    pairs = reached(edges, folder)
    rows = _gathered(table(spark, tables, DOCUMENTS), pairs, edges)
    apart = rows.repartition(partitions, "order") if partitions else rows.repartition("order")
    return apart.sortWithinPartitions("order").mapInArrow(told, schema)


def _gathered(documents: DataFrame, pairs: DataFrame, edges: DataFrame) -> DataFrame:
    """The rows of `Below` of all orders."""
    above = edges.groupBy("source").agg(expr("collect_list(target)")).toDF("key", "above")
    levels = ", ".join(f"'{level}'" for level in _PASS_ON)
    said = expr(f"IF(level IN ({levels}) OR `key` = `order`, said, NULL)")
    return (
        documents.join(above, "key", "left")
        .join(pairs, "key")
        .withColumn("said", said)
        .select(*COLUMNS)
    )


def first_dates(documents: DataFrame) -> dict[str, str]:
    """The first day of a held document of every organisation (keys); "" where one has none."""
    rows = (
        documents.where("status <> 'cited' AND issuer <> ''")
        .groupBy("issuer", "level", "kind", "superior")
        .agg(expr("min(coalesce(date, ''))"))
        .collect()
    )
    first: dict[str, str] = {}
    for *issuer, day in rows:
        key = organisation_key(Issuer(*issuer))
        first[key] = min(first.get(key, day), day)
    return first
