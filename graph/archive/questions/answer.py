"""All answers about everything, as tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from graph.archive.finished import finished
from graph.archive.folder import Folder
from graph.archive.questions import measures, orders
from graph.archive.questions.below import carried_out, stored
from graph.archive.questions.note import Note, check_free
from graph.archive.questions.tables import OF_MEASURES, OF_ORDERS
from graph.archive.tables import Table
from graph.moment import checked
from graph.questions.spread import STEPS

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_WORK = "_work"


def answer_all(
    spark: SparkSession,
    tables: str,
    out: str,
    *,
    as_of: str | None = None,
    steps: int | None = STEPS,
    partitions: int | None = None,
) -> Note:
    """Write what became of all orders and how all measures spread; gives the rows by table.

    `tables` is the folder of a finished build, `out` that of the tables `ANSWERS`, which are
    replaced. `as_of` leaves out what is later, `steps` are the earliest so many of each measure,
    all for None. Orders come to so many `partitions`, or as many as Spark's settings say.
    Raises `UsageProblem` for what is no date, and where the folders hold something else.
    """
    checked(as_of)
    folder = Folder(spark, out)
    check_free(folder)
    begun = Note(finished(Folder(spark, tables)).input, as_of, steps)
    begun.put(folder)
    edges = stored(carried_out(spark, tables, as_of), folder.at(f"{_WORK}/carried-out"))
    below, facts = folder.at(f"{_WORK}/below"), folder.at(f"{_WORK}/facts")
    of_orders = orders.answers(spark, tables, edges, below, as_of=as_of, partitions=partitions)
    rows = _written(of_orders, OF_ORDERS, folder)
    of_measures = measures.answers(spark, tables, edges, facts, as_of=as_of, steps=steps)
    rows |= _written(of_measures, OF_MEASURES, folder)
    done = replace(begun, rows=rows, complete=True)
    done.put(folder)
    folder.drop(_WORK)
    return done


def _written(answers: DataFrame, tables: Iterable[Table], folder: Folder) -> dict[str, int]:
    """Put the rows of every column into its own table; gives how many these are."""
    names = [table.name for table in tables]
    every = stored(answers, folder.at(f"{_WORK}/{names[0]}"))
    for name in names:
        rows = every.where(f"{name} IS NOT NULL").select(f"{name}.*")
        rows.write.mode("overwrite").parquet(folder.at(name))
    counts = every.selectExpr(*(f"count({name})" for name in names)).collect()[0]
    return dict(zip(names, counts, strict=True))
