"""The input of a reading with Spark: what is named, listed once, and what tells it from another."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from loaders.errors import UnreadableSource
from loaders.files import MAX_FILE, is_readable, told_name, unopened
from loaders.formats.table import READABLE
from loaders.parallel import weight_of
from loaders.sources import STANDARD_INPUT, files_below
from loaders.spark.far import LINES, TABLE, Far, found, is_far
from loaders.spark.parquet_files import group_sizes
from loaders.spark.work import Lines, Named, Rows, Weighed
from loaders.web import is_address

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_MODULUS: Final = 1 << 256


class Inputs(Struct, frozen=True):
    """Everything there is to read.

    `files` counts files (an archive is one), `bytes` their sizes. `fingerprint` is a digest of
    their names, sizes and times of modification in any order, in hex: another one tells that the
    input has changed.
    """

    files: int
    bytes: int
    fingerprint: str
    work: tuple[Weighed, ...]
    far: tuple[Far, ...]

    @property
    def weight(self) -> int:
        """About the bytes that all of it keeps busy."""
        return sum(item.weight for item in self.work) + sum(far.size for far in self.far)


def inputs_of(spark: SparkSession, paths: Sequence[str]) -> Inputs:
    """Lists files, folders, archives and addresses with a scheme, in the order given.

    Folders are walked as `cascade load` walks them, and files of JSON lines (`.jsonl`, `.ndjson`)
    and tables (`.parquet`) in them are taken too. Raises `UnreadableSource` for what is missing or
    empty, for a named table without the columns of documents, for addresses of the web and for
    standard input.
    """
    work: list[Weighed] = []
    far: list[Far] = []
    seen = _Seen()
    for path in paths:
        _check(path)
        if is_far(path):
            there = found(spark, path)
            far.append(there)
            work.extend(Weighed(part, 1) for part in there.apart)
            seen.add(f"{path}\0{there.files}\0{there.digest}", there.files, there.size)
        else:
            work.extend(_listed(path, seen))
    return Inputs(seen.files, seen.size, seen.fingerprint, tuple(work), tuple(far))


class _Seen:
    """How many files there are, and the sum of the digests of what is known of each."""

    def __init__(self) -> None:
        self.files = self.size = self._sum = 0

    def add(self, what: str, files: int, size: int) -> None:
        digest = hashlib.sha256(what.encode("utf-8", "surrogateescape")).digest()
        self._sum = (self._sum + int.from_bytes(digest)) % _MODULUS
        self.files += files
        self.size += size

    @property
    def fingerprint(self) -> str:
        return f"{self._sum:064x}"


def _check(path: str) -> None:
    """Raises `UnreadableSource` for what many processes cannot read."""
    if path == STANDARD_INPUT:
        remedy = "write it to a .jsonl file and name that"
        raise UnreadableSource("standard input", "cannot be read by several tasks", remedy)
    if is_address(path):
        remedy = "fetch it and name the file, or load it with cascade load --web"
        raise UnreadableSource(path, "is an address of the web", remedy)


def _listed(path: str, seen: _Seen) -> Iterator[Weighed]:
    """The work that a local path stands for. Raises `UnreadableSource` where there is none."""
    try:
        is_folder = stat.S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116 - a name of any bytes
    except (OSError, ValueError) as error:
        raise unopened(told_name(path), error) from error
    empty = True
    for file in files_below(path, _is_wanted) if is_folder else [path]:
        for work in _of_file(file, seen, named=not is_folder):
            empty = False
            yield work
    if empty:
        kind = "folder" if is_folder else "table"
        remedy = f"put {READABLE} into it or name another"
        raise UnreadableSource(told_name(path), f"is a {kind} without documents", remedy)


def _is_wanted(name: str) -> bool:
    return is_readable(name) or name.lower().endswith((*LINES, TABLE))


def _of_file(path: str, seen: _Seen, *, named: bool) -> Iterable[Weighed]:
    try:
        about = os.stat(path)  # noqa: PTH116
        size, time = about.st_size, about.st_mtime_ns
    except OSError:  # a link that leads nowhere: told when it is read
        size, time = 0, 0
    seen.add(f"{path}\0{size}\0{time}", 1, size)
    name = path.lower()
    if name.endswith(LINES):
        return [Weighed(Lines(path), size)]
    if name.endswith(TABLE):
        return _groups(path, named=named)
    weight = weight_of(path, min(size, MAX_FILE))
    return [Weighed(Named(path) if named else path, weight)]


def _groups(path: str, *, named: bool) -> list[Weighed]:
    """The row groups of a table; one in a folder that cannot be read is told with the others."""
    try:
        sizes = group_sizes(path)
    except UnreadableSource as error:
        if named:
            raise
        return [Weighed(error, 1)]
    return [Weighed(Rows(path, group), size) for group, size in enumerate(sizes) if size]
