"""The spread of all measures in one job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pyspark.sql.functions import monotonically_increasing_id
from pyspark.sql.pandas.types import to_arrow_schema
from pyspark.sql.types import StructType

from graph.archive import tables as archive
from graph.archive.questions.below import table
from graph.archive.questions.everywhere import DOCUMENTS, EDGES, USES, counted_everywhere
from graph.archive.questions.fact import ASKED, FACTS, facts
from graph.archive.questions.filled import Filled, schema_of
from graph.archive.questions.tables import OF_MEASURES
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
    What is asked of a document is read from it in many tasks; counting everything is one task, as
    it is one call: its answer about a measure needs all documents that name it and all edges.
    """
    schema = schema_of(OF_MEASURES)
    arrow = to_arrow_schema(StructType.fromDDL(schema))
    asked = Asked(None, as_of, derived=False, steps=steps)

    def told(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return counted_everywhere(batches, Filled(arrow), asked)

    _numbered(table(spark, tables, archive.DOCUMENTS)).write.mode("overwrite").parquet(folder)
    items = _items(spark.read.parquet(folder), edges)
    return items.repartition(1).sortWithinPartitions("part", "a", "b").mapInArrow(told, schema)


def _numbered(documents: DataFrame) -> DataFrame:
    """The facts of all documents with an `id`, in the order of their keys."""
    arrow = to_arrow_schema(StructType.fromDDL(FACTS))

    def read(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return facts(batches, arrow)

    found = documents.select(*ASKED).mapInArrow(read, FACTS)
    in_order = found.repartitionByRange("key").sortWithinPartitions("key")
    return in_order.withColumn("id", monotonically_increasing_id())


def _items(facts: DataFrame, edges: DataFrame) -> DataFrame:
    """The rows of `ITEMS`, in no order."""
    ids = facts.select("key", "id")
    sources = ids.toDF("source", "a")
    targets = ids.toDF("target", "b")
    documents = facts.selectExpr(f"'{DOCUMENTS}' AS part", "id AS a", "0L AS b", *_FACTS)
    ends = edges.join(sources, "source").join(targets, "target")
    uses = facts.selectExpr("id AS a", "explode(uses) AS used")
    return documents.unionByName(ends.selectExpr(f"'{EDGES}' AS part", "a", "b"), True).unionByName(
        uses.selectExpr(f"concat('{USES}', used.measure) AS part", "a", "used.mode AS b"), True
    )


_FACTS = ("date", "status", "level", "organisation", "province", "document")
