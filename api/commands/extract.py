"""`cascade extract`: what the loaders read, without any store."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.view import write_whole
from api.options import DebugOption, HtmlOption, PathsArgument, RecordFormat
from api.progress import watched
from api.write import complain, plain, write_jsonl

if TYPE_CHECKING:
    from loaders import Record


def extract(
    paths: PathsArgument,
    format: Annotated[
        RecordFormat, typer.Option("--format", help="One array, or one object a line.")
    ] = RecordFormat.JSON,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="Add the text to which the offsets refer.")
    ] = False,
    html: HtmlOption = None,
    debug: DebugOption = False,
) -> None:
    """Show what is read from documents, one JSON object each; no store is touched."""
    from loaders.sources import sources

    failed: list[str] = []
    found = _records(paths, failed)
    records = watched(found, "documents", lambda: sum(1 for _ in sources(paths)))
    if html:
        written = _write_page(records, html)
        raise typer.Exit(1 if failed or not written else 0)
    objects = (record.to_dict(with_text=with_text) for record in records)
    if format is RecordFormat.JSONL:
        for item in objects:
            write_jsonl(item)
    else:
        _write_array(objects)
    raise typer.Exit(1 if failed else 0)


def _records(paths: list[str], failed: list[str]) -> Iterator[Record]:
    from loaders import read_all
    from loaders.errors import UnreadableSource

    for item in read_all(paths, stdin=sys.stdin.buffer):
        if isinstance(item, UnreadableSource):
            failed.append(item.source)
            complain(str(item))
        else:
            yield item


def _write_array(records: Iterable[dict[str, Any]]) -> None:
    """Write a JSON array object by object, so that an archive need not fit into memory."""
    separator = "[\n"
    for record in records:
        print(separator + json.dumps(record, ensure_ascii=False, indent=1), end="")
        separator = ",\n"
    print("[]" if separator == "[\n" else "\n]")


def _write_page(records: Iterable[Record], target: Path) -> bool:
    """Write the page of the `records`, unless there are none; whether it was written."""
    from viz import reading_page

    read = list(records)
    if not read:
        complain(f"no document was read, so {target} was not written")
        return False
    try:
        write_whole(target, reading_page(read))
    except OSError as error:  # which names the file that was to become the target
        raise OSError(error.errno, error.strerror, str(target)) from error
    print(f"{len(read)} document{'s' * (len(read) > 1)} shown in {plain(target)}")
    return True
