"""The spread of all measures in one job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graph.archive import tables as archive
from graph.archive.questions.below import stored, table
from graph.archive.questions.everywhere import (
    BEGINNING,
    DOCUMENTS,
    EDGES,
    USES,
    counted_everywhere,
)
from graph.archive.questions.facts import ASKED, FACTS, fact_of
from graph.archive.questions.filled import Filled, schema_of
from graph.archive.questions.tables import OF_MEASURES
from graph.archive.streams import arrow_schema, expr, over_rows
from graph.drift.counting import Asked

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession


def answers(
    spark: SparkSession,
    tables: str,
    edges: DataFrame,
    folder: str,
    *,
    as_of: str | None,
    steps: int | None,
) -> DataFrame:
    """How all measures spread: a column for each of the tables `OF_MEASURES`, one filled a row.

    `edges` are those of `carried_out`; the facts of all documents are put into `folder` meanwhile.
    What is asked of a document is read from it in many tasks. Counting is one task, for the answer
    about a measure needs every document that names it and every edge: `counted_everywhere` tells
    what memory that takes.
    """
    schema = schema_of(OF_MEASURES)
    arrow = arrow_schema(schema)
    asked = Asked(None, as_of, derived=False, steps=steps)

    def told(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return counted_everywhere(batches, Filled(arrow), asked)

    facts = stored(_numbered(table(spark, tables, archive.DOCUMENTS)), folder)
    items = _items(facts, edges)
    return items.repartition(1).sortWithinPartitions("part", "a", "b").mapInArrow(told, schema)


def _numbered(documents: DataFrame) -> DataFrame:
    """The facts of all documents with an `id`, in the order of their keys.

    Spark counts the rows of a partition on from those of the ones before it.
    """
    found = over_rows(documents.select(*ASKED), fact_of, FACTS)
    in_order = found.repartitionByRange("key").sortWithinPartitions("key")
    return in_order.withColumn("id", expr("monotonically_increasing_id()"))


def _items(facts: DataFrame, edges: DataFrame) -> DataFrame:
    """The rows of `ITEMS`, in no order."""
    ids = facts.select("key", "id")
    known = ("`date`", "status", "level", "organisation", "province", "document")
    documents = facts.selectExpr(f"'{DOCUMENTS}' AS part", "id AS a", "0L AS b", *known)
    ends = edges.join(ids.toDF("source", "a"), "source").join(ids.toDF("target", "b"), "target")
    links = ends.selectExpr(f"'{EDGES}' AS part", "a", "b")
    said = facts.selectExpr("id AS a", "explode(uses) AS used")
    uses = said.selectExpr(f"concat('{USES}', used.measure) AS part", "a", "used.mode AS b")
    begun = facts.sparkSession.range(1).selectExpr(f"'{BEGINNING}' AS part", "0L AS a", "0L AS b")
    for other in (links, uses, begun):
        documents = documents.unionByName(other, allowMissingColumns=True)
    return documents
