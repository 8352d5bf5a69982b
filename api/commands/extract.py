"""`cascade extract`: what the loaders read, without any store."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer

from api.options import DebugOption, PathsArgument, RecordFormat
from api.progress import watched
from api.write import complain, write_jsonl


def extract(
    paths: PathsArgument,
    format: Annotated[
        RecordFormat, typer.Option("--format", help="One array, or one object a line.")
    ] = RecordFormat.JSON,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="Add the text to which the offsets refer.")
    ] = False,
    debug: DebugOption = False,
) -> None:
    """Show what is read from documents, one JSON object each; no store is touched."""
    from loaders.sources import sources

    failed: list[str] = []
    found = _records(paths, failed, with_text=with_text)
    records = watched(found, "documents", lambda: sum(1 for _ in sources(paths)))
    if format is RecordFormat.JSONL:
        for record in records:
            write_jsonl(record)
    else:
        _write_array(records)
    raise typer.Exit(1 if failed else 0)


def _records(paths: list[str], failed: list[str], *, with_text: bool) -> Iterator[dict[str, Any]]:
    from loaders import read_all
    from loaders.errors import UnreadableSource

    for item in read_all(paths, stdin=sys.stdin.buffer):
        if isinstance(item, UnreadableSource):
            failed.append(item.source)
            complain(str(item))
        else:
            yield item.to_dict(with_text=with_text)


def _write_array(records: Iterable[dict[str, Any]]) -> None:
    """Write a JSON array object by object, so that an archive need not fit into memory."""
    separator = "[\n"
    for record in records:
        print(separator + json.dumps(record, ensure_ascii=False, indent=1), end="")
        separator = ",\n"
    print("[]" if separator == "[\n" else "\n]")
