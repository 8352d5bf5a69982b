"""Reading with Spark: one pass over the input, whose records and failures become two tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import astuple

from loaders.errors import UnreadableSource
from loaders.files import told_name
from loaders.garbage import without_collecting
from loaders.parallel import chunks_of
from loaders.record import Record
from loaders.sources import Item, read_items
from loaders.spark import far
from loaders.spark.folders import exists, moved, removed
from loaders.spark.inputs import Inputs
from loaders.spark.settings import held
from loaders.spark.shape import items_in, tasks
from loaders.spark.work import parted

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

Row = dict[str, Any]

PLACES: Final = 1 << 24
"""Records that a task can name: `id` is the number of the task times this, and the place in it."""
TASK: Final = 16_000_000
"""Weight of a task: some seconds of reading, so that little is lost with one and all cores end
together, and so that its table file is one of some megabytes."""
_EACH_CORE: Final = 3
"""Tasks for each core at least, where there is enough to read."""
_SMALL: Final = 1_000_000
_OUTCOME: Final = "outcome"
"""The column by which records and failures part: it becomes a folder's name and is in no file."""
_RECORDS, _FAILURES = "records", "failures"
_OPENING: Final = 65_536
"""Weight of opening a file of a far store, where it takes longer than from a disk."""
_TOO_MANY: Final = f"is beyond the {PLACES:,} records of one task"
_MORE_TASKS: Final = "name more of --partitions"


class Skipped(Struct, frozen=True):
    """A record that is not to be kept, and why."""

    reason: str


Use = Callable[[Record, int], Row | Skipped]
"""Makes the row of a record that is called so; a function that `pickle` can name."""


class ReadCounts(Struct, frozen=True):
    """How many records were kept, sources could not be read, and records were skipped."""

    records: int
    unreadable: int
    skipped: int


class Failed(Struct, frozen=True):
    """What is not a record: its source, whether it was `unreadable` or `skipped`, and why."""

    source: str
    kind: str
    reason: str


class _Form(Struct, frozen=True):
    """The columns of the pass: those of records; a failure travels in three that hold strings."""

    schema: Any
    carriers: tuple[str, str, str]


def read_to(  # noqa: PLR0917 - what, how, and where to
    spark: SparkSession,
    inputs: Inputs,
    use: Use,
    schema: str,
    records: str,
    failures: str,
    *,
    partitions: int | None = None,
) -> ReadCounts:
    """Read the inputs and write the two tables (Parquet) anew, whatever stood there before.

    `records` has the columns of `schema` (Spark's DDL, with `source` and two more strings),
    `failures` has source, kind (`unreadable`, `skipped`) and reason. `partitions` is about the
    number of tasks; by default they weigh `TASK`, or less where the cores would have less than
    three each. A task that is done again names its records as before.
    """
    from pyspark.sql.types import StructType  # noqa: PLC0415 - only with the extra `spark`

    working = f"{records}.reading"
    for folder in (working, records, failures):
        removed(spark, folder)
    columns = StructType.fromDDL(schema)
    form = _form(columns)
    count = partitions or _task_count(inputs.weight, spark.sparkContext.defaultParallelism)
    with held(spark, _cutting(inputs.weight, count)):
        found = _input(spark, inputs, count).mapInArrow(
            partial(_read, use, form), f"{schema}, {_OUTCOME} string"
        )
        found.write.partitionBy(_OUTCOME).parquet(working)
    _write_failures(spark, f"{working}/{_OUTCOME}={_FAILURES}", failures, columns, form.carriers)
    _move_records(spark, f"{working}/{_OUTCOME}={_RECORDS}", records, columns)
    removed(spark, working)
    return counted(spark, records, failures)


def counted(spark: SparkSession, records: str, failures: str) -> ReadCounts:
    """The counts of tables that `read_to` has written."""
    kinds = spark.read.parquet(failures).groupBy("kind").count().collect()
    of = {row["kind"]: row["count"] for row in kinds}
    kept = spark.read.parquet(records).count()
    return ReadCounts(kept, of.get("unreadable", 0), of.get("skipped", 0))


def _task_count(weight: int, cores: int) -> int:
    """Tasks of `TASK`, or so many that each core has some to do as long as it is worth one."""
    return max(weight // TASK, min(_EACH_CORE * cores, weight // _SMALL), 1)


def _cutting(weight: int, count: int) -> Mapping[str, str]:
    """How Spark cuts what it reads itself, so that it agrees with `parted`."""
    return {
        "spark.sql.files.maxPartitionBytes": str(max(weight // count, 1)),
        "spark.sql.files.openCostInBytes": str(_OPENING),
        "spark.sql.files.minPartitionNum": str(count),
        "spark.sql.maxConcurrentOutputFileWriters": "4",
    }


def _input(spark: SparkSession, inputs: Inputs, count: int) -> DataFrame:
    weight = sum(item.weight for item in inputs.work)
    share = max(round(count * weight / max(inputs.weight, 1)), 1)
    work = list(parted(inputs.work, share))
    parts = [tasks(spark, work)] if work else []
    parts.extend(far.rows(spark, address) for address in inputs.far)
    whole = parts[0]
    for part in parts[1:]:
        whole = whole.unionAll(part)
    return whole


def _form(columns: Any) -> _Form:
    from pyspark.sql.pandas.types import to_arrow_schema  # noqa: PLC0415
    from pyspark.sql.types import StringType  # noqa: PLC0415

    strings = [field.name for field in columns if isinstance(field.dataType, StringType)]
    others = [name for name in strings if name != "source"]
    return _Form(to_arrow_schema(columns), ("source", others[0], others[1]))


def _read(use: Use, form: _Form, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The work of one task: its records and failures as they come."""
    from pyspark import TaskContext  # noqa: PLC0415

    context = TaskContext.get()
    number = context.partitionId() if context else 0
    place = 0
    for chunk in chunks_of(items_in(batches)):
        rows, failed = _answers(chunk.items, use, number * PLACES, place)
        place += len(rows)
        if rows:
            yield _record_batch(rows, form)
        if failed:
            yield _failure_batch(failed, form)


@without_collecting
def _answers(items: list[Item], use: Use, base: int, place: int) -> tuple[list[Row], list[Failed]]:
    """The rows of the records that are kept, the first of them called base + place, and the
    failures."""
    rows: list[Row] = []
    failed: list[Failed] = []
    for part in read_items(items):
        if isinstance(part, UnreadableSource):
            failed.append(_unreadable(part))
            continue
        here = place + len(rows)
        if here >= PLACES:
            failed.append(_unreadable(UnreadableSource(part.source, _TOO_MANY, _MORE_TASKS)))
            continue
        made = use(part, base + here)
        if isinstance(made, Skipped):
            failed.append(Failed(part.source, "skipped", made.reason))
        else:
            rows.append(made)
    return rows, failed


def _unreadable(error: UnreadableSource) -> Failed:
    reason = "; ".join(part for part in (error.reason, error.remedy) if part)
    return Failed(told_name(error.source), "unreadable", told_name(reason))


def _record_batch(rows: list[Row], form: _Form) -> pa.RecordBatch:
    import pyarrow as pa  # noqa: PLC0415

    arrays = [pa.array([row[field.name] for row in rows], type=field.type) for field in form.schema]
    return _with_outcome(arrays, form, _RECORDS, len(rows))


def _failure_batch(failed: list[Failed], form: _Form) -> pa.RecordBatch:
    import pyarrow as pa  # noqa: PLC0415

    values = dict(zip(form.carriers, zip(*map(astuple, failed), strict=True), strict=True))
    arrays = [
        pa.array(values[field.name], type=field.type)
        if field.name in values
        else pa.nulls(len(failed), field.type)
        for field in form.schema
    ]
    return _with_outcome(arrays, form, _FAILURES, len(failed))


def _with_outcome(arrays: list[pa.Array], form: _Form, outcome: str, count: int) -> pa.RecordBatch:
    import pyarrow as pa  # noqa: PLC0415

    names = [*form.schema.names, _OUTCOME]
    return pa.RecordBatch.from_arrays([*arrays, pa.array([outcome] * count)], names=names)


def _write_failures(
    spark: SparkSession, found: str, target: str, columns: Any, carriers: tuple[str, str, str]
) -> None:
    """Give the failures columns of their own; there are few, or the input is no archive."""
    from pyspark.sql import functions as f  # noqa: PLC0415

    table = (
        spark.read.schema(columns).parquet(found)
        if exists(spark, found)
        else spark.createDataFrame([], columns)
    )
    names = Failed.__struct_fields__
    named = [f.col(old).alias(new) for old, new in zip(carriers, names, strict=True)]
    table.select(*named).write.parquet(target)


def _move_records(spark: SparkSession, found: str, target: str, columns: Any) -> None:
    if exists(spark, found):
        moved(spark, found, target)
    else:  # nothing was a record
        spark.createDataFrame([], columns).write.parquet(target)
