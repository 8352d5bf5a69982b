"""What there is to read, in order: files, folders, lines; each item to its records."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from loaders.assemble import extract_all
from loaders.errors import UnreadableSource
from loaders.lines import Line, line_text, lines
from loaders.record import Record
from loaders.text import MAX_BYTES, SourceText, source_text

MEDIA_TYPES: dict[str, str] = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
}
"""File name endings that are read from folders, with their media type."""

STANDARD_INPUT = "-"
_READABLE = "text, Markdown and HTML files"


Item = str | Line | UnreadableSource
"""One thing to read: the name of a file, a line of standard input, or why there is none."""


def read(path: str | os.PathLike[str]) -> Iterator[Record]:
    """The records of one file, in the order of its documents.

    Raises `UnreadableSource` when the file is missing, cannot be opened, is too large, or holds
    no text.
    """
    yield from extract_all([_file_text(os.fspath(path))])[0]


def items(paths: Iterable[str], stdin: BinaryIO | None = None) -> Iterator[Item | None]:
    """What there is to read, in the order given; None while standard input has nothing yet.

    Folders are walked in sorted order, while they are asked for. What cannot be listed comes as
    the error itself, in its place.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield from lines(stdin)
        else:
            yield from sources([path])


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


def sources(paths: Iterable[str]) -> Iterator[str | UnreadableSource]:
    """The files that `paths` stand for, folders walked; an error for an empty folder."""
    for path in paths:
        if path != STANDARD_INPUT and Path(path).is_dir():
            yield from _walk(path)
        else:
            yield path


def _walk(folder: str) -> Iterator[str | UnreadableSource]:
    """The readable files below a folder, sorted; hidden ones are left out."""
    found = False
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in MEDIA_TYPES:
                found = True
                yield os.path.join(parent, name)  # noqa: PTH118 - sources keep the form given
    if not found:
        yield UnreadableSource(
            folder, "is a folder without documents", f"put {_READABLE} into it or name another"
        )


def _text_of(item: Item) -> SourceText | UnreadableSource:
    try:
        match item:
            case UnreadableSource():
                return item
            case Line():
                return line_text(item)
            case _:
                return _file_text(item)
    except UnreadableSource as error:
        return error


def _file_text(source: str) -> SourceText:
    media_type = MEDIA_TYPES.get(Path(source).suffix.lower(), "text/plain")
    return source_text(_bytes(source), source, media_type)


def _bytes(source: str) -> bytes:
    try:
        size = Path(source).stat().st_size
        if size > MAX_BYTES:  # refused before it is read
            raise UnreadableSource(
                source,
                f"is {size / 1e6:.0f} MB, more than the {MAX_BYTES / 1e6:.0f} MB of one source",
                "split it into one file per document",
            )
        return Path(source).read_bytes()
    except FileNotFoundError as error:
        raise UnreadableSource(
            source, "there is no such file or folder", "check the path"
        ) from error
    except IsADirectoryError as error:
        raise UnreadableSource(source, "is a folder", "name a file in it") from error
    except PermissionError as error:
        raise UnreadableSource(source, "may not be read", "change its permissions") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableSource(source, f"cannot be read ({reason})", "check the path") from error
