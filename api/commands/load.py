"""`cascade load`: documents into the store."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any

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
    from graph.load import Failure
    from loaders.errors import UnreadableSource

_LOOK_FOR_CYCLES = 20_000
"""Objects made between two searches for garbage; at Python's 700 they take a seventh of a load."""


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
    from loaders.sources import sources

    refused: list[dict[str, str]] = []
    many = workers or usable_cores()
    gc.set_threshold(_LOOK_FOR_CYCLES)
    use = partial(prepared, keep_unknown=keep_unknown)
    with (
        graph.open_store(store) as opened,
        closing(map_records(paths, use, stdin=sys.stdin.buffer, workers=many)) as found,
    ):
        readable = _readable(found, refused)
        entries = watched(readable, "documents", lambda: sum(1 for _ in sources(paths)))
        report = graph.load(opened, entries).to_dict()
    report["failures"] = refused + report["failures"]
    report["failed"] = len(report["failures"])
    _tell(report, format)
    raise typer.Exit(1 if report["failed"] else 0)


def _readable(
    found: Iterable[Entry | Failure | UnreadableSource], refused: list[dict[str, str]]
) -> Iterator[Entry]:
    """What is to be loaded; what cannot or must not be is noted in `refused` and passed over."""
    from graph.load import Failure
    from loaders.errors import UnreadableSource

    for item in found:
        if isinstance(item, UnreadableSource):
            reason = "; ".join(part for part in (item.reason, item.remedy) if part)
            refused.append({"source": item.source, "reason": reason})
        elif isinstance(item, Failure):
            reason = "is no administrative document; --keep-unknown loads it all the same"
            refused.append({"source": item.source, "reason": reason})
        else:
            yield item


def _tell(report: dict[str, Any], format: AnswerFormat) -> None:
    for failure in report["failures"]:
        complain(f"{failure['source']}: {failure['reason']}")
    if format is AnswerFormat.JSON:
        write_json(report)
    else:
        counts = ("new", "updated", "unchanged", "failed")
        print(", ".join(f"{report[name]} {name}" for name in counts))
