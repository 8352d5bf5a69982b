"""`cascade down` and `cascade up`: what became of an order, and what a text stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.options import (
    AsOfOption,
    DebugOption,
    DepthOption,
    DocArgument,
    RelationChoice,
    RelationOption,
    StoreOption,
    TableFormat,
    TableFormatOption,
)
from api.tables import DOCUMENT
from api.write import write_csv, write_json

if TYPE_CHECKING:
    from graph.model import Cascade


def down(
    doc: DocArgument,
    depth: DepthOption = None,
    relation: RelationOption = RelationChoice.IMPLEMENTS,
    as_of: AsOfOption = None,
    format: TableFormatOption = TableFormat.TEXT,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    """Show the cascade below an order: who carried it out, and when."""
    import graph

    with graph.open_store(store, must_exist=True) as opened:
        key = graph.resolve_key(opened, doc, as_of=as_of)
        cascade = graph.down(
            opened, key, depth=depth, relation=relation.value, as_of=as_of, proofs=_shown(format)
        )
    write_cascade(cascade, format)
    if format is TableFormat.TEXT:
        from api.trees import write_answers

        write_answers(graph.answers(cascade))


def up(
    doc: DocArgument,
    depth: DepthOption = None,
    relation: RelationOption = RelationChoice.IMPLEMENTS,
    as_of: AsOfOption = None,
    format: TableFormatOption = TableFormat.TEXT,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    """Show the authority above a document: what it carries out, up to the first order."""
    import graph

    with graph.open_store(store, must_exist=True) as opened:
        key = graph.resolve_key(opened, doc, as_of=as_of)
        cascade = graph.up(
            opened, key, depth=depth, relation=relation.value, as_of=as_of, proofs=_shown(format)
        )
    write_cascade(cascade, format)


def _shown(format: TableFormat) -> bool:
    """Whether a format has room for the sentences that prove an edge."""
    return format is TableFormat.JSON


def write_cascade(cascade: Cascade, format: TableFormat) -> None:
    """Write `cascade` as a tree, as JSON, or its documents as CSV."""
    match format:
        case TableFormat.JSON:
            write_json(cascade.to_dict())
        case TableFormat.CSV:
            columns = ("depth", "lag_days", *DOCUMENT, "status")
            write_csv(columns, (item.to_dict() for item in cascade.documents))
        case TableFormat.TEXT:
            from api.trees import write_tree

            write_tree(cascade)
