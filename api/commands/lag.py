"""`cascade lag`: how long each level took to answer, and who was late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.options import (
    AsOfOption,
    DebugOption,
    DocArgument,
    LevelChoice,
    StoreOption,
    TableFormat,
    TableFormatOption,
)
from api.tables import write_table
from api.write import plain, write_csv, write_json

if TYPE_CHECKING:
    from graph.document import Document
    from graph.lag import Lag, Survival

_HOPS = ("above", "below", "count", "median", "p90", "least", "most", "unknown")
_ENDS = ("level", "addressed", "answered", "median", "p90", "most", "waiting", "not_in_corpus")
_DUES = ("date", "what", "told", "in_time", "late", "waiting", "unknown", "quote")
_SHOWN = 20
_QUOTED = 72
"""Characters of a deadline's sentence that are shown; --format json has it whole."""


def lag(
    doc: DocArgument,
    survival: Annotated[
        LevelChoice | None,
        typer.Option(
            "--survival",
            metavar="LEVEL",
            help="Show instead the share of the bodies of a level that have answered by each day.",
        ),
    ] = None,
    as_of: AsOfOption = None,
    format: TableFormatOption = TableFormat.TEXT,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    """Show how long an order took from level to level and to its end, and who was late."""
    import graph

    with graph.open_store(store, must_exist=True) as opened:
        key = graph.resolve_key(opened, doc)
        found = graph.lag(opened, key, as_of=as_of)
        order = graph.show(opened, key).document
    if survival is not None:
        _write_survival(found.survival(survival.value), format)
        return
    match format:
        case TableFormat.JSON:
            write_json(found.to_dict())
        case TableFormat.CSV:
            rows = [step.to_dict() for step in found.steps]
            write_csv(("source", "target", "above", "below", "days"), rows)
        case TableFormat.TEXT:
            _write(found, order)


def _write(found: Lag, order: Document) -> None:
    parts = (order.number or order.type or order.key, order.issuer, order.date)
    print("  ".join(plain(part) for part in parts if part))
    if not found.steps:
        print("no document implements it")
    if found.hops:
        print("\nfrom each document to those that implement it, days")
        write_table(_HOPS, [_hop(hop.to_dict()) for hop in found.hops])
    if found.ends:
        print("\nfrom the order to the first document of each addressed body, days")
        write_table(_ENDS, [_end(end.to_dict()) for end in found.ends])
    if found.dues:
        print("\ndeadlines that its documents set")
        write_table(_DUES, [_due(due.to_dict()) for due in found.dues[:_SHOWN]])
        _write_more(len(found.dues))
    if found.late:
        print("\nlate")
        for line in list(_late(found))[:_SHOWN]:
            print(f"  {line}")
        _write_more(len(found.late))


def _hop(hop: dict[str, Any]) -> dict[str, Any]:
    return {**hop, "above": hop["above"] or "unknown", "below": hop["below"] or "unknown"}


def _end(end: dict[str, Any]) -> dict[str, Any]:
    return {**end, "level": end["level"] or "unknown", "answered": end["count"] + end["unknown"]}


def _due(due: dict[str, Any]) -> dict[str, Any]:
    quote = " ".join(due["quote"].split())
    page = f" (p. {due['page']})" if "page" in due else ""
    return {**due, "quote": (quote if len(quote) <= _QUOTED else f"{quote[:_QUOTED]}…") + page}


def _late(found: Lag) -> Iterator[str]:
    for one in found.late:
        days = f"{one.days_late} day{'' if one.days_late == 1 else 's'}"
        yield f"{days:<10}{one.date}  {plain(one.name)}, due {one.deadline} ({one.deadline_of})"


def _write_more(count: int) -> None:
    if count > _SHOWN:
        print(f"  … and {count - _SHOWN:,} more; --format json has all")


def _write_survival(found: Survival, format: TableFormat) -> None:
    columns: Sequence[str] = ("day", "answered", "low", "high", "waiting")
    rows = found.to_dict()["days"]
    match format:
        case TableFormat.JSON:
            write_json(found.to_dict())
        case TableFormat.CSV:
            write_csv(columns, rows)
        case TableFormat.TEXT if rows:
            print(f"level {found.level}: share that has answered by each day, 95 % bounds")
            write_table(columns, rows)
        case TableFormat.TEXT:
            print(f"level {found.level}: nobody has answered")
