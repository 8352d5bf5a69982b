"""`cascade check`: the store's own consistency report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from api.options import AnswerFormat, DebugOption, FormatOption, StoreOption
from api.write import plain, write_json

if TYPE_CHECKING:
    from graph.check import CheckReport


def check(
    format: FormatOption = AnswerFormat.TEXT,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    """Report what the store holds and what is wrong with it; exit status 1 if something is."""
    import graph

    with graph.open_store(store, must_exist=True) as opened:
        report = graph.check(opened)
    if format is AnswerFormat.JSON:
        write_json(report.to_dict())
    else:
        for line in _lines(report):
            print(plain(line))
    raise typer.Exit(0 if report.ok else 1)


def _lines(report: CheckReport) -> Iterator[str]:
    counts = ", ".join(f"{count} {status}" for status, count in report.documents.items())
    yield f"documents: {counts or 'none'}; relations: {report.links}"
    yield from (f"fault: {fault}" for fault in report.faults)
    yield from (f"ring: {' → '.join(ring)}" for ring in report.cycles)
    for link in report.refused:
        ends = f"{link.source} {link.relation} {link.target}"
        yield f"refused ({link.fault}): {ends}, said by {link.asserted_by}: “{link.quote}”"
    yield from (f"may mean several documents: {key}" for key in report.ambiguous)
    yield "in order" if report.ok else "not in order"
