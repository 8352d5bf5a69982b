"""`cascade load`: documents into the store."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

import typer

from api.options import (
    AnswerFormat,
    DebugOption,
    FormatOption,
    KeepUnknownOption,
    PathsArgument,
    StoreOption,
    WorkersOption,
)
from api.progress import watched
from api.write import complain, write_json

if TYPE_CHECKING:
    from graph.batch import Entry
    from graph.load import Failure, LoadReport
    from loaders.errors import UnreadableSource


def load(
    paths: PathsArgument,
    keep_unknown: KeepUnknownOption = False,
    format: FormatOption = AnswerFormat.TEXT,
    store: StoreOption = "",
    workers: WorkersOption = None,
    debug: DebugOption = False,
) -> None:
    """Read documents into the store; what cannot be read is reported and the rest is loaded."""
    import graph
    from graph.load import prepared
    from loaders.parallel import map_records, usable_cores
    from loaders.sources import count

    unread: list[Failure] = []
    many = workers or usable_cores()
    use = partial(prepared, keep_unknown=keep_unknown)
    with (
        graph.open_store(store) as opened,
        closing(map_records(paths, use, stdin=sys.stdin.buffer, workers=many)) as found,
    ):
        entries = _readable(found, unread)
        counted = watched(entries, "documents", lambda: count(paths))
        report = graph.load(opened, counted)
    report += graph.LoadReport(failures=tuple(unread))
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


def _tell(report: LoadReport, format: AnswerFormat) -> None:
    for failure in (*report.failures, *report.skips):
        complain(f"{failure.source}: {failure.reason}")
    if format is AnswerFormat.JSON:
        write_json(report.to_dict())
        return
    counts = [f"{report.new} new", f"{report.updated} updated", f"{report.unchanged} unchanged"]
    skipped = [f"{report.skipped} skipped"] if report.skipped else []
    print(", ".join([*counts, f"{report.failed} failed", *skipped]))
