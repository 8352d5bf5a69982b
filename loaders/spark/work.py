"""What the tasks of a reading have to do: files, pieces of files of lines, groups of rows.

They are listed where the reading is started, in the order of `loaders.sources`, and opened where
a task runs: an archive is unfolded there, and a file that has gone in between is told there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from loaders.archives import Member, in_memory, unfolded
from loaders.errors import UnreadableSource
from loaders.files import MAX_FILE, too_large, unopened
from loaders.lines import Line, lines
from loaders.sources import Given, Item, items
from loaders.spark.parquet_files import rows_of
from loaders.text import MAX_BYTES


class Named(Struct, frozen=True):
    """A file that was named itself, whatever its ending."""

    path: str


class Lines(Struct, frozen=True):
    """The lines of a file that begin after byte `start` and not after `end`; all without `end`.

    The first piece has the line that begins the file too.
    """

    path: str
    start: int = 0
    end: int | None = None


class Rows(Struct, frozen=True):
    """A row group of a Parquet file."""

    path: str
    group: int


Work = str | Named | Lines | Rows | Member | UnreadableSource
"""The name of a file from a folder, or one of the others; what cannot be listed comes as error."""


class Weighed(Struct, frozen=True):
    """Work and about the bytes that it keeps busy: of a file of lines exactly its size."""

    work: Work
    weight: int


_TOO_LONG: Final = f"is longer than the {MAX_BYTES / 1e6:.0f} MB of one line"


def parted(work: Sequence[Weighed], count: int) -> Iterator[list[Work]]:
    """The work cut into about so many tasks of equal weight, in its order; none is empty.

    Files of lines are cut into pieces for it. Neighbours stay together: they tend to come from one
    office, whose names are known by then.
    """
    total = sum(item.weight for item in work)
    most = max(-(-total // count), 1)
    task: list[Work] = []
    done = due = 0
    for item in (piece for whole in work for piece in _pieces(whole, most)):
        task.append(item.work)
        done += item.weight
        if done >= due + most:
            yield task
            task, due = [], done - done % most
    if task:
        yield task


def items_of(work: Iterable[Work]) -> Iterator[Item]:
    """What there is to read in a task's work, in its order, errors in their place."""
    for part in work:
        match part:
            case str():
                yield from unfolded(part)
            case Named():
                yield from (item for item in items([part.path]) if item is not None)
            case Lines():
                yield from _lines(part)
            case Rows():
                yield from _rows(part)
            case Member():
                yield from content(part.data, part.source)
            case _:
                yield part


def content(data: bytes, source: str) -> Iterator[Item]:
    """What there is to read in the bytes of a file called `source`."""
    if len(data) > MAX_FILE:
        yield too_large(source, f"is {len(data) / 1e6:.0f} MB")
    else:
        yield from in_memory(data, source)


def line(data: bytes, where: str) -> Line | UnreadableSource | None:
    """A line without its end, None where it is blank; `where` names it in errors."""
    if len(data) > MAX_BYTES:
        return UnreadableSource(where, _TOO_LONG, "give one document a line")
    return Line(where, data) if data.strip() else None


def place(path: str, start: int, number: int) -> str:
    """The place of a line in a file: `number` counts from byte `start`, the line there is 1."""
    return f"{path}, line {number}" + (f" after byte {start}" if start else "")


def _pieces(whole: Weighed, most: int) -> Iterator[Weighed]:
    """A file of lines in pieces of at most so many bytes, anything else as it is."""
    work, size = whole.work, whole.weight
    if not isinstance(work, Lines) or size <= most:
        yield whole
        return
    for start in range(0, size, most):
        end = min(start + most, size)
        yield Weighed(Lines(work.path, start, end), end - start)


def _lines(piece: Lines) -> Iterator[Item]:
    try:
        if piece.end is None:
            with open(piece.path, "rb") as file:  # noqa: PTH123 - a name of any bytes
                yield from (item for item in lines(file, piece.path) if item is not None)
        else:
            yield from _piece(piece.path, piece.start, piece.end)
    except OSError as error:
        yield unopened(piece.path, error)


def _piece(path: str, start: int, end: int) -> Iterator[Item]:
    """The lines that begin in (start, end], and at 0; no line is longer in memory than allowed."""
    with open(path, "rb") as file:  # noqa: PTH123
        file.seek(start)
        number = 0
        while file.tell() <= end and (data := file.readline(MAX_BYTES + 1)):
            number += 1
            begun = data
            while not begun.endswith(b"\n") and (begun := file.readline(MAX_BYTES)):
                pass  # the rest of a line that is refused
            if start and number == 1:  # has begun in the piece before, or does so at its end
                continue
            if item := line(data.removesuffix(b"\n"), place(path, start, number)):
                yield item


def _rows(group: Rows) -> Iterator[Item]:
    try:
        for source, text, data in rows_of(group.path, group.group):
            yield from given_row(source, text, data)
    except UnreadableSource as error:
        yield error


def given_row(source: str | None, text: str | None, data: bytes | None) -> Iterator[Item]:
    """What there is to read in a row of a table: its text, or the bytes of a file."""
    if data is not None:
        yield from content(data, source or "")
    else:
        yield Given(source or "", text or "")
