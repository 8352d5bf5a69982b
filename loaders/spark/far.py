"""Input that Spark itself reads: addresses with a scheme (s3a://, hdfs://, gs://, file://)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from loaders.errors import UnreadableSource
from loaders.files import MAX_FILE, too_large
from loaders.formats.table import CONTAINERS, FORMATS, READABLE
from loaders.spark.parquet_files import CONTENT, SOURCE, document_columns
from loaders.spark.problems import told
from loaders.spark.shape import shaped

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

LINES: Final = (".jsonl", ".ndjson")
"""Endings of files with a text a line."""
TABLE: Final = ".parquet"
"""Ending of files, and of folders of them, with a document a row."""
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


class Far(Struct, frozen=True):
    """An address; `files` it leads to, with `size` bytes together and a digest of what they are.

    `refused` are files that are too large to be read.
    """

    address: str
    files: int
    size: int
    digest: int
    refused: tuple[UnreadableSource, ...]


def is_far(path: str) -> bool:
    """Whether the path is an address that Spark reads."""
    return bool(_SCHEME.match(path))


def found(spark: SparkSession, address: str) -> Far:
    """What the address leads to.

    Raises `UnreadableSource` where there is nothing, or a table without the columns of documents;
    `SparkProblem` where Spark knows no such store or may not read it.
    """
    from py4j.protocol import Py4JError  # noqa: PLC0415 - only with the extra `spark`
    from pyspark.errors import AnalysisException, PySparkException  # noqa: PLC0415

    try:
        if address.rstrip("/").endswith(TABLE):
            document_columns(spark.read.parquet(address).columns, address)
        return _counted(spark, address)
    except AnalysisException as error:
        if "PATH_NOT_FOUND" in str(error):
            reason = "there is no such file or folder"
            raise UnreadableSource(address, reason, "check the address") from error
        raise told(error) from error
    except (Py4JError, PySparkException) as error:
        raise told(error) from error


def rows(spark: SparkSession, far: Far) -> DataFrame:
    """What there is to read there, with the columns of `loaders.spark.shape`."""
    from pyspark.sql import functions as f  # noqa: PLC0415

    address = far.address.rstrip("/")
    if address.endswith(LINES):
        table = spark.read.option("lineSep", "\n").text(far.address)
        return shaped(
            table,
            source=f.col("_metadata.file_path"),
            start=f.col("_metadata.file_block_start"),
            line=f.col("value").cast("binary"),
        )
    if address.endswith(TABLE):
        table = spark.read.parquet(far.address)
        _, having = document_columns(table.columns, far.address)
        kind = dict(table.dtypes)[having]
        value = f.col(having)
        is_bytes = kind == "binary"
        return shaped(
            table,
            source=f.col(SOURCE).cast("string"),
            **{"file": value} if is_bytes else {"text": value.cast("string")},
        )
    table = _files(spark, far.address).where(f.col("length") <= MAX_FILE)
    return shaped(table, source=f.col("path"), file=f.col(CONTENT))


def _counted(spark: SparkSession, address: str) -> Far:
    """The files by their names, sizes and times alone; none is opened."""
    from pyspark.sql import functions as f  # noqa: PLC0415

    is_plain = not address.rstrip("/").endswith((*LINES, TABLE))
    table = _files(spark, address) if is_plain else _all(spark, address)
    stamp = f.xxhash64("path", "length", f.col("modificationTime").cast("double"))
    total = table.agg(
        f.count("*").alias("files"),
        f.coalesce(f.sum("length"), f.lit(0)).alias("size"),
        f.coalesce(f.sum(stamp.cast("decimal(38,0)")), f.lit(0)).alias("digest"),
    ).first()
    if not total or not total["files"]:
        raise UnreadableSource(address, "has no documents", f"put {READABLE} there or name another")
    large = table.where(f.col("length") > MAX_FILE).select("path", "length") if is_plain else None
    refused = [
        too_large(row["path"], f"is {row['length'] / 1e6:.0f} MB")
        for row in (large.collect() if large else ())
    ]
    return Far(
        address,
        total["files"],
        int(total["size"]),
        int(total["digest"]),
        tuple(sorted(refused, key=str)),
    )


def _files(spark: SparkSession, address: str) -> DataFrame:
    """The files below an address in formats that are read, or the one that it names."""
    endings = [ending for kind in (*FORMATS, *CONTAINERS) for ending in kind.endings]
    return _all(spark, address, f"*{{{','.join(map(_in_any_case, endings))}}}")


def _all(spark: SparkSession, address: str, names: str = "*") -> DataFrame:
    reader = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    return reader.option("pathGlobFilter", names).load(address)


def _in_any_case(ending: str) -> str:
    return "".join(f"[{c}{c.upper()}]" if c.isalpha() else c for c in ending)
