"""All answers about everything, as tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from graph.archive.questions import measures, orders
from graph.archive.questions.below import carried_out
from graph.archive.questions.tables import OF_MEASURES, OF_ORDERS
from graph.archive.tables import Table
from graph.moment import checked
from graph.questions.spread import STEPS

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def answer_all(
    spark: SparkSession,
    tables: str,
    out: str,
    *,
    as_of: str | None = None,
    steps: int | None = STEPS,
    partitions: int | None = None,
    scratch: str | None = None,
) -> dict[str, int]:
    """Writes what became of all orders and how all measures spread; gives the rows by table.

    `tables` is the folder of an archive's tables, `out` that of the `ANSWERS`, which are replaced;
    both may be on an object store. `as_of` leaves out what is later, `steps` are the earliest so
    many of each measure, or all for None. The documents below orders come to `partitions` tasks
    (Spark's own number of them for None). What lies in `scratch` (`out`/_scratch) is of no use
    afterwards. Raises `UsageProblem` for what is no date.
    """
    checked(as_of)
    scratch = scratch or f"{out}/_scratch"
    many = partitions or int(spark.conf.get("spark.sql.shuffle.partitions") or 0)
    found = f"{scratch}/carried-out"
    carried_out(spark, tables, as_of).write.mode("overwrite").parquet(found)
    edges = spark.read.parquet(found)
    of_orders = orders.answers(
        spark, tables, edges, f"{scratch}/below", as_of=as_of, partitions=many
    )
    of_measures = measures.answers(
        spark, tables, edges, f"{scratch}/facts", as_of=as_of, steps=steps
    )
    return _written(of_orders, OF_ORDERS, f"{scratch}/orders", out) | _written(
        of_measures, OF_MEASURES, f"{scratch}/measures", out
    )


def _written(answers: DataFrame, tables: Iterable[Table], between: str, out: str) -> dict[str, int]:
    """Puts every column into its own table; gives the rows of each."""
    spark = answers.sparkSession
    answers.write.mode("overwrite").parquet(between)
    stored = spark.read.parquet(between)
    for table in tables:
        rows = stored.where(f"{table.name} IS NOT NULL").select(f"{table.name}.*")
        rows.write.mode("overwrite").parquet(f"{out}/{table.name}")
    counts = stored.selectExpr(*(f"count({table.name})" for table in tables)).first()
    return dict(zip([table.name for table in tables], counts or (), strict=True))
