"""`cascade path`: how one document derives from another."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands.trace import write_cascade
from api.options import (
    AsOfOption,
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
    as_of: AsOfOption = None,
    format: TableFormatOption = TableFormat.TEXT,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    """Show how document B derives from document A."""
    import graph

    with graph.open_store(store, must_exist=True) as opened:
        ends = (graph.resolve_key(opened, doc, as_of=as_of) for doc in (a, b))
        cascade = graph.path(opened, *ends, relation=relation.value, as_of=as_of)
    write_cascade(cascade, format)
