"""`cascade reuse`: how much of its superior's words each document of a cascade took over."""

from __future__ import annotations

from collections.abc import Iterator
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
    from graph import CascadeReuse

_QUOTED = 72
"""Characters of a passage that are shown; the other formats have it whole."""
_SHOWN = ("lower", "from", "level", "share", "reused", "words", "longest passage")


def reuse(
    doc: DocArgument,
    as_of: AsOfOption = None,
    format: TableFormatOption = TableFormat.TEXT,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    """Show how much text each document below an order took over from the one it carries out."""
    import graph
    from graph.reuse.answer import COLUMNS

    with graph.open_store(store, must_exist=True) as opened:
        found = graph.reuse(opened, graph.resolve_key(opened, doc), as_of=as_of)
    match format:
        case TableFormat.JSON:
            write_json(found.to_dict())
        case TableFormat.CSV:
            write_csv(COLUMNS, (edge.to_row() for edge in found.edges))
        case TableFormat.TEXT:
            _write(found)
    if not found.edges:
        complain(f"below {doc} no two texts of one edge are held, so nothing can be compared")
        raise typer.Exit(1)


def _write(found: CascadeReuse) -> None:
    if found.edges:
        write_table(_SHOWN, _rows(found))
        print()
    for level in found.levels:
        middle = "" if level.median_share is None else f", median {percent(level.median_share)}"
        name = level.level or "level unknown"
        print(f"{name}: {level.with_reuse} of {level.edges} took something over{middle}")
    if found.without_text:
        count = len(found.without_text)
        print(f"{count} edge{'s' * (count > 1)} not compared: a text is not held")


def _rows(found: CascadeReuse) -> Iterator[dict[str, Any]]:
    for edge in found.edges:
        yield {
            "lower": edge.lower.number or edge.lower.key,
            "from": edge.upper.number or edge.upper.key,
            "level": edge.lower.level,
            "share": percent(edge.share),
            "reused": edge.reused,
            "words": edge.words,
            "longest passage": _short(edge.longest.quote) if edge.longest else None,
        }


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return f"“{words}”" if len(words) <= _QUOTED else f"“{words[:_QUOTED]}…”"


def percent(share: float | None) -> str:
    """A share of 1 for people: whole per cent, "–" where there is none."""
    return "–" if share is None else f"{100 * share:.0f} %"
