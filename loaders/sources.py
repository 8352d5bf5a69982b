"""What there is to read, in order: files, folders, archives, lines; each item to its records."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from loaders.archives import Member, in_memory, is_archive, member_count, unfolded
from loaders.assemble import extract_all
from loaders.errors import UnreadableSource
from loaders.files import file_bytes, is_readable, told_name
from loaders.formats.read import text_of
from loaders.formats.table import READABLE, Container, format_by_name
from loaders.lines import Line, line_text, lines
from loaders.record import Record
from loaders.text import SourceText, digest_of, given
from loaders.web import fetched, is_address, unasked

STANDARD_INPUT = "-"


class Given(Struct, frozen=True):
    """A text that came as such, whatever it looks like; `source` names it, or is empty."""

    source: str
    text: str


Item = str | Line | Member | Given | UnreadableSource
"""One thing to read: the name of a file, a line of standard input, a member of an archive, a text,
or why there is none."""


def read(path: str | os.PathLike[str]) -> Iterator[Record]:
    """The records of one file, in the order of its documents; those of an archive's members.

    Raises `UnreadableSource` when the file is missing, cannot be opened, is too large, or holds
    no text; for a member of an archive when its turn comes.
    """
    source = os.fspath(path)
    for item in _unfolded(source) if is_archive(source) else [source]:
        for part in read_items([item]):
            if isinstance(part, UnreadableSource):
                raise part
            yield part


def items(
    paths: Iterable[str], stdin: BinaryIO | None = None, *, web: bool = False
) -> Iterator[Item | None]:
    """What there is to read, in the order given; None while standard input has nothing yet.

    Folders are walked in sorted order, while they are asked for, and archives in them and named
    ones are opened. With `web`, addresses of pages and files are fetched. What cannot be listed
    comes as the error itself, in its place.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield from lines(stdin)
        elif is_address(path):
            yield from _fetched(path) if web else [unasked(path)]
        else:
            yield from _unfolded(path)


def count(paths: Iterable[str]) -> int:
    """About how many items these paths have; what comes on standard input is one."""
    return sum(
        member_count(file) if isinstance(format_by_name(file), Container) else 1
        for path in paths
        for file in (files_below(path) if _is_folder(path) else [path])
    )


def files_below(folder: str, is_wanted: Callable[[str], bool] = is_readable) -> Iterator[str]:
    """The files below a folder whose names are wanted, sorted; hidden ones are left out.

    So are pipes and devices, which may never end; what is named alone is read, whatever it is.
    """
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = os.path.join(parent, name)  # noqa: PTH118 - sources keep the form given
            if not name.startswith(".") and is_wanted(name) and not _is_endless(path):
                yield path


def read_items(items: Iterable[Item]) -> Iterator[Record | UnreadableSource]:
    """The records of `items`, read together, in their order.

    What cannot be read comes as the error itself, in its place.
    """
    found = [_text_of(item) for item in items]
    records = iter(extract_all([text for text in found if isinstance(text, SourceText)]))
    for text in found:
        if isinstance(text, SourceText):
            yield from next(records)
        else:
            yield text


def _unfolded(path: str) -> Iterator[str | Member | UnreadableSource]:
    """The file itself, or what is in the folder or archive; an error where nothing is."""
    is_folder = _is_folder(path)
    empty = True
    for file in files_below(path) if is_folder else [path]:
        for item in unfolded(file):
            empty = False
            yield item
    if empty:
        kind = "a folder" if is_folder else "an archive"
        remedy = f"put {READABLE} into it or name another"
        yield UnreadableSource(path, f"is {kind} without documents", remedy)


def _fetched(address: str) -> Iterator[Member | UnreadableSource]:
    try:
        yield from in_memory(fetched(address), address)
    except UnreadableSource as error:
        yield error


def digest_of_item(item: Item) -> tuple[str, str] | None:
    """Name and SHA-256 digest of a file or member; None for what is neither or cannot be read."""
    match item:
        case Member():
            return told_name(item.source), digest_of(item.data)
        case str() if _is_regular(item):
            try:
                return told_name(item), digest_of(file_bytes(item))
            except UnreadableSource:  # told when it is read
                return None
    return None


def _is_regular(path: str) -> bool:
    """Whether the file can be read twice; a pipe cannot."""
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def _is_folder(path: str) -> bool:
    return path != STANDARD_INPUT and Path(path).is_dir()


def _is_endless(path: str) -> bool:
    """Whether this is neither a file nor something that its reader will say is missing."""
    found = Path(path)
    return found.exists() and not found.is_file()


def _text_of(item: Item) -> SourceText | UnreadableSource:
    try:
        match item:
            case UnreadableSource():
                return item
            case Line():
                return line_text(item)
            case Given():
                return given(item.text, item.source)
            case Member():
                return text_of(item.data, told_name(item.source))
            case _:
                return text_of(file_bytes(item), told_name(item))
    except UnreadableSource as error:
        return error
