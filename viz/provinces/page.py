"""Who carried an order out, province by province: a page as `viz.frame.offline`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph.coverage import BodyCoverage, Coverage, Totals
from graph.document import Document
from viz.frame.files import asset
from viz.frame.offline import inert, render
from viz.provinces.matrix import (
    STATES,
    Row,
    counts,
    levels_of,
    rows_of,
    state_of,
    units_of,
)
from viz.provinces.squares import SIDE, classes, tile_map_of
from viz.provinces.tiles import tiles

_SCRIPTS = ("bodies.js", "rows.js", "page.js")


def coverage_page(coverage: Coverage, order: Document | None = None) -> str:
    """One HTML page with what `coverage` tells: a tile map and a matrix of provinces and levels.

    `order` are the facts of the document that it is the coverage of, for the heading. A row opens
    to its bodies, which are only written then. Equal coverages give equal text. Write it as UTF-8.
    """
    units = units_of(coverage, order)
    levels = levels_of(coverage)
    rows = rows_of(coverage, tiles(units))
    return render(
        "provinces",
        scripts=[asset("frame/values.js"), *(asset(f"provinces/{file}") for file in _SCRIPTS)],
        styles=[asset("provinces/page.css")],
        data={"counts": {row.id: _counts(row, levels) for row in rows}},
        later={"bodies": _bodies(rows, coverage.root, order)},
        heading=_heading(coverage, order),
        coverage=coverage,
        unlisted=[inert(name) for name in coverage.unlisted],
        units=units,
        levels=levels,
        states=STATES,
        maps=[tile_map_of(rows, level, units) for level in ("all", *levels)],
        side=SIDE,
        classes=classes(),
        rows=[_shown(row, levels) for row in rows],
    )


def _heading(coverage: Coverage, order: Document | None) -> dict[str, Any]:
    if order is None:
        return {"name": inert(coverage.root)}
    name = order.number or order.type or order.key
    return {
        "name": inert(name[:1].upper() + name[1:]),
        "issuer": inert(order.issuer) if order.issuer else None,
        "date": order.date,
        "subject": inert(order.subject[:1].upper() + order.subject[1:]) if order.subject else None,
        "cited": order.status == "cited",
    }


def _counts(row: Row, levels: Iterable[str]) -> dict[str, tuple[int, ...]]:
    return {level: counts(row.totals[level]) for level in ("all", *levels)}


def _shown(row: Row, levels: Iterable[str]) -> dict[str, Any]:
    name = row.name and row.name[:1].upper() + row.name[1:]
    return {
        "id": row.id,
        "name": inert(name) if name else None,
        "short": inert(row.tile.name if row.tile else row.name or ""),
        "count": len(row.bodies),
        "all": _cell("all", row.totals),
        "cells": [_cell(level, row.totals) for level in levels],
    }


def _cell(level: str, totals: Mapping[str, Totals]) -> dict[str, Any]:
    """What a cell says; the ends of its bar are per cent of those that were told."""
    found = totals[level]
    told = found.addressed
    return {
        "level": level,
        "totals": found,
        "share": found.acted / told if told else None,
        "acted": round(100 * found.acted / told, 2) if told else 0,
        "held": round(100 * (found.acted + found.not_acted) / told, 2) if told else 0,
    }


def _bodies(rows: Iterable[Row], root: str, order: Document | None) -> dict[str, Any]:
    """The bodies of each row as lists of a few values; what many share is told by its place.

    A document by which a body was told is named by its number, where that is known here.
    """
    rows = tuple(rows)
    numbers = {b.document: b.number for row in rows for b in row.bodies if b.document and b.number}
    if order is not None and order.number:
        numbers[root] = order.number
    said = _Said()
    return {
        "rows": {row.id: [_body(body, numbers, said) for body in row.bodies] for row in rows},
        "said": list(said),
    }


class _Said(dict[str, int]):
    """Texts that several bodies share, each with its place."""

    def __missing__(self, text: str) -> int:
        self[text] = len(self)
        return self[text]


def _body(body: BodyCoverage, numbers: Mapping[str, str], said: _Said) -> list[Any]:
    by = body.addressed_by
    return [
        body.name,
        -1 if body.superior is None else said[body.superior],
        body.level,
        STATES.index(state_of(body)),
        body.number or body.document,
        body.date,
        body.lag_days,
        -1 if by is None else said[numbers.get(by, by)],
    ]
