"""`cascade members`: the bodies behind the classes that a document is sent to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from api.options import (
    AsOfOption,
    DebugOption,
    DocArgument,
    StoreOption,
    TableFormat,
    TableFormatOption,
)
from api.tables import write_table
from api.write import complain, write_csv, write_json

if TYPE_CHECKING:
    from graph import Members

_COLUMNS = ("class", "body", "level", "superior")


def members(
    doc: DocArgument,
    as_of: AsOfOption = None,
    format: TableFormatOption = TableFormat.TEXT,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    """List the bodies that a document's classes of recipients ("UBND các xã") meant at its date."""
    import graph

    with graph.open_store(store, must_exist=True) as opened:
        key = graph.resolve_key(opened, doc, as_of=as_of)
        classes = graph.members(opened, key, as_of=as_of)
    match format:
        case TableFormat.JSON:
            write_json([class_.to_dict() for class_ in classes])
        case TableFormat.CSV:
            write_csv(_COLUMNS, [row for class_ in classes for row in _rows(class_)])
        case TableFormat.TEXT:
            write_table(_COLUMNS, [row for class_ in classes for row in _rows(class_)])
    for class_ in classes:
        if not class_.complete:
            complain(f"{class_.name}: not all of its bodies are in the tables")
    if not classes:
        complain(f"{doc} is sent to no class of bodies; cascade show {doc} lists its recipients")
        raise typer.Exit(1)


def _rows(class_: Members) -> list[dict[str, Any]]:
    return [
        {"class": class_.name, "body": b.name, "level": b.level, "superior": b.superior}
        for b in class_.bodies
    ]
