"""`cascade load`: documents into the store."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.options import (
    AnswerFormat,
    DebugOption,
    FailuresOption,
    FormatOption,
    KeepUnknownOption,
    PathsArgument,
    StoreOption,
    WebOption,
    WorkersOption,
)
from api.progress import watched
from api.write import complain, write_csv, write_json

if TYPE_CHECKING:
    from graph.batch import Entry
    from graph.load import Failure, LoadReport
    from loaders.errors import UnreadableSource


def load(
    paths: PathsArgument,
    keep_unknown: KeepUnknownOption = False,
    format: FormatOption = AnswerFormat.TEXT,
    store: StoreOption = "",
    again: Annotated[
        bool,
        typer.Option("--again", help="Read also files that the store has read, unchanged since."),
    ] = False,
    failures: FailuresOption = None,
    web: WebOption = False,
    workers: WorkersOption = None,
    debug: DebugOption = False,
) -> None:
    """Read documents into the store; what cannot be read is reported and the rest is loaded.

    A load that was broken off goes on where it was: files that the store has read are left out.
    """
    import graph
    from graph.load import prepared
    from graph.resume import Standing
    from loaders.edition import edition
    from loaders.parallel import map_items, usable_cores
    from loaders.sources import count, items

    unread: list[Failure] = []
    many = workers or usable_cores()
    reader = edition()
    use = partial(prepared, keep_unknown=keep_unknown, reader=reader)
    with graph.open_store(store) as opened:
        standing = Standing(opened, reader)
        given = items(paths, sys.stdin.buffer, web=web)
        wanted = given if again or keep_unknown else standing.others(given)
        with closing(map_items(wanted, use, workers=many)) as found:
            entries = _readable(found, unread)
            counted = watched(entries, "documents", lambda: count(paths))
            report = graph.load(opened, counted)
    report += graph.LoadReport(unchanged=standing.unchanged, failures=tuple(unread))
    if failures:
        _write_failures(report, failures)
    _tell(report, format)
    known = report.new + report.updated + report.unchanged
    raise typer.Exit(1 if report.failed or not known else 0)


def _readable(
    found: Iterable[Entry | Failure | UnreadableSource], unread: list[Failure]
) -> Iterator[Entry | Failure]:
    """What is to be loaded or skipped; what cannot be read is noted in `unread`."""
    from graph.load import Failure
    from loaders.errors import UnreadableSource

    for item in found:
        if isinstance(item, UnreadableSource):
            reason = "; ".join(part for part in (item.reason, item.remedy) if part)
            unread.append(Failure(item.source, reason))
        else:
            yield item


def _write_failures(report: LoadReport, target: Path) -> None:
    rows = report.to_dict()["failures"]
    with target.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        write_csv(("source", "reason"), rows, file)


def _tell(report: LoadReport, format: AnswerFormat) -> None:
    for failure in (*report.failures, *report.skips):
        complain(f"{failure.source}: {failure.reason}")
    if format is AnswerFormat.JSON:
        write_json(report.to_dict())
        return
    counts = [f"{report.new} new", f"{report.updated} updated", f"{report.unchanged} unchanged"]
    skipped = [f"{report.skipped} skipped"] if report.skipped else []
    print(", ".join([*counts, f"{report.failed} failed", *skipped]))
