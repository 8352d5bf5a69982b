"""`cascade store copy`: a graph from one store into another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from api.options import AnswerFormat, DebugOption, FormatOption
from api.progress import watched
from api.write import write_json

if TYPE_CHECKING:
    from loaders.record import Record


def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The store to copy.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="The store to fill.")],
    merge: Annotated[
        bool, typer.Option("--merge", help="Also into a store that holds something already.")
    ] = False,
    format: FormatOption = AnswerFormat.TEXT,
    debug: DebugOption = False,
) -> None:
    """Copy a graph from one store into another; both then give the same export."""
    import graph

    with graph.open_store(source, must_exist=True) as opened, graph.open_store(target) as filled:
        report = graph.copy(opened, filled, merge=merge, watch=_watched).to_dict()
    if format is AnswerFormat.JSON:
        write_json(report)
    else:
        print(", ".join(f"{report[name]} {name}" for name in ("new", "updated", "unchanged")))


def _watched(records: Iterable[Record], many: int) -> Iterable[Record]:
    return watched(records, "documents", lambda: many)
