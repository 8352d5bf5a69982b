"""`cascade path`: how one document derives from another."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands.trace import write_cascade
from api.options import (
    DebugOption,
    DocArgument,
    RelationChoice,
    RelationOption,
    StoreOption,
    TableFormat,
    TableFormatOption,
)


def path(
    a: Annotated[str, typer.Argument(metavar="A", help="The document to start from.")],
    b: DocArgument,
    relation: RelationOption = RelationChoice.IMPLEMENTS,
    format: TableFormatOption = TableFormat.TEXT,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    """Show how document B derives from document A."""
    import graph

    with graph.open_store(store, must_exist=True) as opened:
        ends = (graph.resolve_key(opened, a), graph.resolve_key(opened, b))
        cascade = graph.path(opened, *ends, relation=relation.value)
    write_cascade(cascade, format)
