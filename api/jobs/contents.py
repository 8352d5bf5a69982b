"""What there is to read in a body, under the names that the client gave."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from api.jobs.job import Kind
from loaders.archives import Member, member_count, members
from loaders.errors import UnreadableSource
from loaders.files import unopened
from loaders.formats.table import READABLE
from loaders.lines import Line, lines
from loaders.sources import Item

_BLOCK = 1 << 20


def contents(kind: Kind, body: Path, name: str) -> Iterator[Item]:
    """The lines or files of a body that the client called `name`; at least one, maybe an error."""
    return _files(body, name) if kind == "zip" else _lines(body, name)


def how_many(kind: Kind, body: Path) -> int:
    """About how many they are."""
    if kind == "zip":
        return max(1, member_count(str(body)))
    try:
        return max(1, _line_ends(body))
    except OSError:  # told when it is read
        return 1


def named(item: Item) -> str:
    """What clients call the line or file."""
    match item:
        case Line():
            return item.where
        case Member() | UnreadableSource():
            return item.source
    raise TypeError(f"{item!r} is nothing that a body holds")


def _lines(body: Path, name: str) -> Iterator[Item]:
    try:
        with body.open("rb") as file:
            for line in lines(file, name):
                if line is not None:
                    yield line
    except OSError as error:
        yield unopened(name, error)


def _files(body: Path, name: str) -> Iterator[Item]:
    empty = True
    for item in members(str(body)):
        empty = False
        source = name + item.source.removeprefix(str(body))
        if isinstance(item, Member):
            yield replace(item, source=source)
        else:
            yield UnreadableSource(source, item.reason, item.remedy)
    if empty:
        remedy = f"put {READABLE} into it"
        yield UnreadableSource(name, "is an archive without documents", remedy)


def _line_ends(body: Path) -> int:
    ends, last = 0, b""
    with body.open("rb") as file:
        while block := file.read(_BLOCK):
            ends += block.count(b"\n")
            last = block[-1:]
    return ends + (last not in (b"", b"\n"))
