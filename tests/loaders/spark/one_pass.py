"""What the tests keep of a record, and the two tables of a reading as lists."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pyspark.sql import SparkSession

from loaders.errors import UnreadableSource
from loaders.record import Record
from loaders.sources import Item, read_items
from loaders.spark.inputs import inputs_of
from loaders.spark.read import ReadCounts, Skipped, Use, read_to

SCHEMA = (
    "id bigint, source string, `index` int, sha256 string, data binary, number string, "
    "mentions array<struct<quote string, starts array<int>>>"
)

Kept = tuple[str, int, str, bytes]
Failed = tuple[str, str, str]


def row(record: Record, id_: int) -> dict[str, Any] | Skipped:
    """Some columns of a record, one of them nested; what is no document is skipped."""
    if not record.is_document:
        return Skipped("is no administrative document")
    return {
        "id": id_,
        "source": record.source,
        "index": record.index,
        "sha256": record.sha256,
        "data": record.to_json(),
        "number": record.document.number,
        "mentions": [
            {"quote": mention.quote, "starts": [mention.start, mention.end]}
            for citation in record.citations
            for mention in citation.mentions
        ],
    }


class Read:
    """The tables of one reading."""

    def __init__(
        self,
        spark: SparkSession,
        out: Path,
        *paths: str | Path,
        use: Use = row,
        partitions: int | None = None,
    ) -> None:
        self.records_path, self.failures_path = str(out / "records"), str(out / "failures")
        self.counts: ReadCounts = read_to(
            spark,
            inputs_of(spark, [str(path) for path in paths]),
            use,
            SCHEMA,
            self.records_path,
            self.failures_path,
            partitions=partitions,
        )
        self.rows = spark.read.parquet(self.records_path).collect()
        self.failures: list[Failed] = sorted(
            (failed["source"], failed["kind"], failed["reason"])
            for failed in spark.read.parquet(self.failures_path).collect()
        )

    @property
    def records(self) -> list[Kept]:
        """What the records say, sorted: without ids."""
        return sorted((r["source"], r["index"], r["sha256"], bytes(r["data"])) for r in self.rows)


def plain(items: list[Item]) -> tuple[list[Kept], list[Failed]]:
    """What the loaders themselves make of the items, as `Read` tells it."""
    kept: list[Kept] = []
    failed: list[Failed] = []
    for part in read_items(items):
        if isinstance(part, UnreadableSource):
            source = part.source.encode("utf-8", "backslashreplace").decode()
            reason = str(part).removeprefix(f"{part.source}: ")
            failed.append((source, "unreadable", reason))
        elif not part.is_document:
            failed.append((part.source, "skipped", "is no administrative document"))
        else:
            kept.append((part.source, part.index, part.sha256, part.to_json()))
    return sorted(kept), sorted(failed)
