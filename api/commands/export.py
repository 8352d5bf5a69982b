"""`cascade export`: the graph, or one cascade, for other programs."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from api.options import DebugOption, ExportFormat, StoreOption


def export(
    format: Annotated[
        ExportFormat, typer.Option("--format", help="jsonl: one node or relationship a line.")
    ] = ExportFormat.JSONL,
    root: Annotated[
        str | None, typer.Option("--root", metavar="DOC", help="Only the cascade below it.")
    ] = None,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    """Write the graph to standard output; the same graph gives the same bytes."""
    import graph

    with graph.open_store(store, must_exist=True) as opened:
        key = graph.resolve_key(opened, root) if root else None
        for line in graph.export_jsonl(opened, root=key):
            sys.stdout.write(f"{line}\n")
