"""`cascade coverage`: who carried out an order, when, and who has not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from api.options import (
    AsOfOption,
    DebugOption,
    LevelChoice,
    LevelOption,
    StoreOption,
    TableFormat,
    TableFormatOption,
    UnitsOption,
)
from api.tables import write_table
from api.write import plain, write_csv, write_json

if TYPE_CHECKING:
    from graph.coverage import BodyCoverage, Coverage, Totals
    from graph.document import Document
    from graph.overview import Overview

_LISTED = 20
"""Names that are shown of bodies about which nothing more is known."""


class Sums(StrEnum):
    """By what the bodies are summed up."""

    LEVEL = "level"
    PROVINCE = "province"
    SECTOR = "sector"


def coverage(
    doc: Annotated[
        str | None,
        typer.Argument(
            metavar="[DOC]",
            show_default=False,
            help="An order, by number or key; without it the totals of every order are shown.",
        ),
    ] = None,
    level: LevelOption = None,
    of: Annotated[
        LevelChoice | None,
        typer.Option("--of", help="Without DOC: only orders of issuers of this level."),
    ] = None,
    by: Annotated[
        Sums | None, typer.Option("--by", help="Sum up instead of listing the bodies.")
    ] = None,
    units: UnitsOption = None,
    as_of: AsOfOption = None,
    format: TableFormatOption = TableFormat.TEXT,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    """Show who carried out an order and who has not, with the days that each took."""
    import graph

    if doc is None:
        if by is not None or units is not None:
            raise typer.BadParameter("--by and --units need an order")
        with graph.open_store(store, must_exist=True) as opened:
            overview = graph.overview(opened, level=level, of=of, as_of=as_of)
        _write_overview(overview, format)
        return
    if of is not None:
        raise typer.BadParameter("--of is for every order; leave DOC out")
    with graph.open_store(store, must_exist=True) as opened:
        key = graph.resolve_key(opened, doc)
        found = graph.coverage(opened, key, level=level, as_of=as_of, units=units)
        order = graph.show(opened, key).document
    match format:
        case TableFormat.JSON:
            write_json(found.to_dict())
        case TableFormat.CSV if by is not None:
            write_csv(_columns(), _sums(found, by))
        case TableFormat.CSV:
            write_csv(_fields(), (body.to_dict() for body in found.bodies))
        case TableFormat.TEXT:
            _write_head(found, order)
            if by is not None:
                write_table(_columns(), _sums(found, by))
            else:
                _write_bodies(found)


def _write_overview(found: Overview, format: TableFormat) -> None:
    columns = ("number", "date", "issuer", "documents", *_columns()[1:])
    rows = [order.to_dict() for order in found.orders]
    match format:
        case TableFormat.JSON:
            write_json(found.to_dict())
        case TableFormat.CSV:
            write_csv(("key", *columns), rows)
        case TableFormat.TEXT if rows:
            write_table(columns, rows)
        case TableFormat.TEXT:
            print("no document here is carried out by another")


def _fields() -> tuple[str, ...]:
    from graph.coverage import BodyCoverage

    return BodyCoverage.__struct_fields__


def _columns() -> tuple[str, ...]:
    from graph.coverage import Totals

    return ("name", *Totals.__struct_fields__)


def _sums(found: Coverage, by: Sums) -> Iterable[dict[str, object]]:
    groups = {Sums.LEVEL: found.by_level, Sums.PROVINCE: found.by_province}
    return [group.to_dict() for group in groups.get(by, found.by_sector)]


def _write_head(found: Coverage, order: Document) -> None:
    name = order.number or f"{order.type or 'document'} {order.date or ''}"
    parts = (name, order.issuer, order.date, found.as_of and f"as of {found.as_of}")
    print("  ".join(plain(part) for part in parts if part))
    if order.status == "cited":
        print("its text is not held: whom it addresses is not known")
    for group in found.by_level:
        print(f"{group.name or 'level unknown'}: {_counts(group.totals)}")
    for reach in found.reach:
        print(
            f"units of level {reach.level}: {reach.units:,}; {reach.addressed:,} told to act, "
            f"{reach.acted:,} acted"
        )
    if not found.bodies:
        where = f" of level {found.level}" if found.level else ""
        print(f"it tells no body{where} to act, and none did")
    if found.unlisted:
        print(f"told too, but no table lists them: {'; '.join(map(plain, found.unlisted))}")


def _counts(totals: Totals) -> str:
    parts = [f"{totals.addressed:,} addressed"]
    if totals.addressed:
        parts += [f"{totals.acted:,} acted", f"{totals.not_acted:,} not acted"]
        parts += [f"{totals.not_in_corpus:,} not in the corpus"]
    if totals.unaddressed:
        parts.append(f"{totals.unaddressed:,} acted without being addressed")
    if totals.median_lag_days is not None:
        lag = totals.median_lag_days
        parts.append(f"median {lag:g} day{'' if lag == 1 else 's'}")
    return ", ".join(parts)


def _write_bodies(found: Coverage) -> None:
    acted = [body for body in found.bodies if body.state == "acted"]
    told = [body for body in acted if body.addressed]
    _write_section("acted", _dated(told))
    _write_section("acted without being addressed", _dated(b for b in acted if not b.addressed))
    for state, title in (
        ("not_acted", "not acted"),
        ("not_in_corpus", "not in the corpus: no document of theirs is held"),
    ):
        names = [plain(body.name) for body in found.bodies if body.state == state]
        _write_section(title, _short(names))


def _write_section(title: str, lines: Iterable[str]) -> None:
    for number, line in enumerate(lines):
        if number == 0:
            print(f"\n{title}")
        print(f"  {line}")


def _dated(bodies: Iterable[BodyCoverage]) -> Iterator[str]:
    from api.trees import days

    for body in sorted(bodies, key=lambda body: (body.date or "~", body.name)):
        lag = "" if body.lag_days is None else days(body.lag_days)
        date = body.date or "undated"
        yield f"{date:<12}{lag:<12}{plain(body.name)}  {plain(body.number)}".rstrip()


def _short(names: Sequence[str]) -> Iterator[str]:
    yield from names[:_LISTED]
    if len(names) > _LISTED:
        yield f"… and {len(names) - _LISTED:,} more; --format csv lists all"
