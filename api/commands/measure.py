"""`cascade measure`: where a measure appeared, when, and along which edges it travelled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.options import AsOfOption, DebugOption, StoreOption, TableFormat, TableFormatOption
from api.write import complain, write_csv, write_json

if TYPE_CHECKING:
    from graph import Drift, MeasureCount, Spread, Store

_COUNTS = ("measure", "vi", "en", "category", "since", "orders", "mentions")


def measure(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="Its id (5k); without it, all of them.")
    ] = "",
    below: Annotated[
        str, typer.Option("--below", metavar="DOC", help="Only in the cascade below this order.")
    ] = "",
    as_of: AsOfOption = None,
    derived: Annotated[
        bool, typer.Option("--derived", help="Who orders 5K orders its parts too: masks, …")
    ] = False,
    format: TableFormatOption = TableFormat.TEXT,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    """Show where a measure appeared, when, and what became of it from order to answer.

    Without ID it lists all measures, with --below what became of each below that order. CSV has a
    row for each edge that a measure travelled along, JSON of a whole store the first thousand.
    """
    import graph

    with graph.open_store(store, must_exist=True) as opened:
        if below:
            key = graph.resolve_key(opened, below)
            found = graph.drift(opened, key, measure=id or None, as_of=as_of, derived=derived)
            _write(found.measures[0] if id else found, format)
        elif id:
            _write(_spread(opened, id, as_of, derived, format), format)
        else:
            _write_counts(graph.measures(opened, as_of=as_of, derived=derived), format)


def _spread(
    store: Store, id_: str, as_of: str | None, derived: bool, format_: TableFormat
) -> Spread:
    import graph

    if format_ is TableFormat.CSV:
        return graph.spread(store, id_, as_of=as_of, derived=derived, steps=None)
    return graph.spread(store, id_, as_of=as_of, derived=derived)


def _write(answer: Spread | Drift, format_: TableFormat) -> None:
    from msgspec.structs import asdict

    from api.spreading import write_drift, write_spread
    from graph import Drift, Spread
    from graph.drift.answer import STEP_COLUMNS

    spreads = answer.measures if isinstance(answer, Drift) else (answer,)
    named = [spread for spread in spreads if spread.named]
    match format_:
        case TableFormat.JSON:
            write_json(answer.to_dict())
        case TableFormat.CSV:
            steps = (asdict(step) for spread in spreads for step in spread.steps)
            write_csv(STEP_COLUMNS, steps)
        case TableFormat.TEXT if named and isinstance(answer, Spread):
            write_spread(answer)
        case TableFormat.TEXT if named and isinstance(answer, Drift):
            write_drift(answer)
    if not named:
        complain(_nobody(answer))
        raise typer.Exit(1)


def _nobody(answer: Spread | Drift) -> str:
    from graph import Drift

    documents = f"{answer.documents} document{'' if answer.documents == 1 else 's'} in force"
    where = f"none of the {documents}" + (" of this cascade" if answer.root else "")
    if isinstance(answer, Drift):
        return f"{where} names any measure"
    return f"{where} names {answer.measure} ({answer.vi}, {answer.en})"


def _write_counts(counts: tuple[MeasureCount, ...], format_: TableFormat) -> None:
    from api.tables import write_table

    rows = [count.to_dict() for count in counts]
    match format_:
        case TableFormat.JSON:
            write_json(rows)
        case TableFormat.CSV:
            write_csv(_COUNTS, rows)
        case TableFormat.TEXT:
            write_table(_COUNTS, rows)
