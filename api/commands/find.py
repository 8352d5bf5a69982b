"""`cascade find`: documents by number, subject or issuer."""

from __future__ import annotations

from typing import Annotated

import typer

from api.options import AsOfOption, DebugOption, StoreOption, TableFormat, TableFormatOption
from api.tables import write_documents
from api.write import complain


def find(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Words; diacritics are optional.")],
    as_of: AsOfOption = None,
    format: TableFormatOption = TableFormat.TEXT,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    """Find documents by number, subject or issuer."""
    import graph

    with graph.open_store(store, must_exist=True) as opened:
        found = [document.to_dict() for document in graph.find(opened, text, as_of=as_of)]
    if found or format is not TableFormat.TEXT:
        write_documents(found, format)
    if not found:
        then = f" as of {as_of}" if as_of else ""
        complain(f"no document matches {text!r}{then}; try fewer words, or load documents first")
        raise typer.Exit(1)
