"""What an archive could not read, as a load reports it."""

from __future__ import annotations

from pathlib import Path

from graph.archive.parts import Parts
from graph.archive.tables import FAILURES
from graph.load import Failure, LoadReport


def failures(folder: Path) -> LoadReport:
    """The rows of `failures`, sorted by source: texts that are no documents are its skips.

    Raises `BrokenTables` where the table cannot be read.
    """
    found: dict[bool, list[Failure]] = {True: [], False: []}
    for batch in Parts(folder, FAILURES).every_batch("source", "kind", "reason"):
        for source, kind, reason in zip(*(column.to_pylist() for column in batch), strict=True):
            found[kind == "skipped"].append(Failure(source, reason))
    for rows in found.values():
        rows.sort(key=lambda failure: (failure.source, failure.reason))
    return LoadReport(failures=tuple(found[False]), skips=tuple(found[True]))
