"""`cascade extract`: what the loaders read, without any store."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from api.commands.view import write_whole
from api.options import DebugOption, HtmlOption, PathsArgument, RecordFormat, WorkersOption
from api.progress import watched
from api.write import complain, plain, record_json

if TYPE_CHECKING:
    from loaders import Record
    from loaders.errors import UnreadableSource

T = TypeVar("T")


def extract(
    paths: PathsArgument,
    format: Annotated[
        RecordFormat, typer.Option("--format", help="One array, or one object a line.")
    ] = RecordFormat.JSON,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="Add the text to which the offsets refer.")
    ] = False,
    html: HtmlOption = None,
    workers: WorkersOption = None,
    debug: DebugOption = False,
) -> None:
    """Show what is read from documents, one JSON object each; no store is touched."""
    from loaders import read_all
    from loaders.parallel import map_records, usable_cores

    many = workers or usable_cores()
    stdin = sys.stdin.buffer
    failed: list[str] = []
    if html:
        with closing(read_all(paths, stdin=stdin, workers=many)) as found:
            written = _write_page(_readable(found, paths, failed), html)
        raise typer.Exit(1 if failed or not written else 0)
    lines = format is RecordFormat.JSONL
    # The processes that read make the JSON too: here it would cost thrice what passing it on does.
    render = partial(record_json, with_text=with_text, indent=None if lines else 1)
    with closing(map_records(paths, render, stdin=stdin, workers=many)) as rendered:
        objects = _readable(rendered, paths, failed)
        if lines:
            for item in objects:
                print(item)
        else:
            _write_array(objects)
    raise typer.Exit(1 if failed else 0)


def _readable(
    found: Iterable[T | UnreadableSource], paths: list[str], failed: list[str]
) -> Iterator[T]:
    """What was read, with a progress bar; failures are reported and noted in `failed`."""
    from loaders.errors import UnreadableSource
    from loaders.sources import count

    def good() -> Iterator[T]:
        for item in found:
            if isinstance(item, UnreadableSource):
                failed.append(item.source)
                complain(str(item))
            else:
                yield item

    return watched(good(), "documents", lambda: count(paths))


def _write_array(objects: Iterable[str]) -> None:
    """Write a JSON array object by object, so that an archive need not fit into memory."""
    separator = "[\n"
    for item in objects:
        print(separator + item, end="")
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
