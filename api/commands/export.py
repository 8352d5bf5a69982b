"""`cascade export`: the graph, or one cascade, for other programs."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from api.commands.view import write_whole
from api.options import DebugOption, ExportFormat, OutputOption, StoreOption, TableChoice


def export(
    format: Annotated[
        ExportFormat, typer.Option("--format", help="jsonl: one node or relationship a line.")
    ] = ExportFormat.JSONL,
    root: Annotated[
        str | None, typer.Option("--root", metavar="DOC", help="Only the cascade below it.")
    ] = None,
    table: Annotated[
        TableChoice | None,
        typer.Option("--table", show_default="edges", help="Which table of csv to write."),
    ] = None,
    base: Annotated[
        str | None,
        typer.Option("--base", metavar="URL", help="What the IRIs of jsonld begin with."),
    ] = None,
    output: OutputOption = None,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    """Write the graph in a format of other programs; the same graph gives the same bytes."""
    _belongs(table, "--table", format, ExportFormat.CSV)
    _belongs(base, "--base", format, ExportFormat.JSONLD)
    import graph
    from graph.export import BASE, Table

    with graph.open_store(store, must_exist=True) as opened:
        key = graph.resolve_key(opened, root) if root else None
        chosen: Table = "nodes" if table is TableChoice.NODES else "edges"
        iri = BASE if base is None else base
        pieces = graph.export(opened, format.value, key, table=chosen, base=iri)
        if output is None:
            sys.stdout.writelines(pieces)
        else:
            write_whole(output, pieces)


def _belongs(value: object, name: str, chosen: ExportFormat, wanted: ExportFormat) -> None:
    if value is not None and chosen is not wanted:
        raise typer.BadParameter(f"{name} goes with --format {wanted.value}")
