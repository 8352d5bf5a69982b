"""Input that Spark itself reads: addresses with a scheme (s3a://, hdfs://, gs://, file://)."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from msgspec import Struct

from loaders.archives import Member
from loaders.errors import UnreadableSource
from loaders.files import MAX_FILE, too_large
from loaders.formats.table import CONTAINERS, FORMATS, READABLE
from loaders.lines import lines
from loaders.spark.parquet_files import CONTENT, SOURCE, document_columns
from loaders.spark.problems import told
from loaders.spark.shape import shaped
from loaders.spark.work import Work

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

LINES: Final = (".jsonl", ".ndjson")
"""Endings of files with a text a line."""
TABLE: Final = ".parquet"
"""Ending of files, and of folders of them, with a document a row."""
_NO_HOST: Final = re.compile(":///")  # Spark names a file so in one place, with ":/" in others
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


class Far(Struct, frozen=True):
    """An address; `files` it leads to, with `size` bytes together and a digest of what they are.

    `apart` is what Spark does not read of it: files that are too large, and empty ones.
    """

    address: str
    files: int
    size: int
    digest: int
    apart: tuple[Work, ...]


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

    ending = address.rstrip("/")
    is_plain = not ending.endswith((*LINES, TABLE))
    table = _files(spark, address) if is_plain else _all(spark, address)
    stamp = f.xxhash64("path", "length", f.col("modificationTime").cast("double"))
    [total] = table.agg(
        f.count("*").alias("files"),
        f.coalesce(f.sum("length"), f.lit(0)).alias("size"),
        f.coalesce(f.sum(stamp.cast("decimal(38,0)")), f.lit(0)).alias("digest"),
    ).collect()
    empty = [] if ending.endswith(TABLE) else _empty(spark, table, total["files"])
    files = total["files"] + len(empty)
    if not files:
        raise UnreadableSource(address, "has no documents", f"put {READABLE} there or name another")
    apart: list[Work] = _too_large(table) if is_plain else []
    apart.extend(Member(path, b"") if is_plain else _without_lines(path) for path in empty)
    return Far(address, files, int(total["size"]), int(total["digest"]), tuple(apart))


def _empty(spark: SparkSession, table: DataFrame, full: int) -> list[str]:
    """The names of the empty files, sorted: Spark lists them and leaves them out of what it reads.

    `full` is the number of the others.
    """
    listed = table._jdf.inputFiles()
    if len(listed) == full:
        return []
    names = {_NO_HOST.sub(":/", unquote(str(name)), count=1) for name in listed}
    return sorted(names - {row["path"] for row in table.select("path").collect()})


def _too_large(table: DataFrame) -> list[Work]:
    from pyspark.sql import functions as f  # noqa: PLC0415

    large = table.where(f.col("length") > MAX_FILE).select("path", "length").orderBy("path")
    return [too_large(row["path"], f"is {row['length'] / 1e6:.0f} MB") for row in large.collect()]


def _without_lines(path: str) -> UnreadableSource:
    [error] = lines(io.BytesIO(), path)
    assert isinstance(error, UnreadableSource)  # noqa: S101 - there is nothing else in nothing
    return error


def _files(spark: SparkSession, address: str) -> DataFrame:
    """The files below an address in formats that are read, or the one that it names."""
    endings = [ending for kind in (*FORMATS, *CONTAINERS) for ending in kind.endings]
    return _all(spark, address, f"*{{{','.join(map(_in_any_case, endings))}}}")


def _all(spark: SparkSession, address: str, names: str = "*") -> DataFrame:
    reader = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    return reader.option("pathGlobFilter", names).load(address)


def _in_any_case(ending: str) -> str:
    return "".join(f"[{c}{c.upper()}]" if c.isalpha() else c for c in ending)
