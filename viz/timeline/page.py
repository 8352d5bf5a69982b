"""A cascade over time as one page, safe as `viz.frame.offline`: the picture is computed here."""

from __future__ import annotations

from datetime import date

from graph.model import Cascade
from viz.cascade.rows import LEVELS
from viz.frame.files import asset
from viz.frame.labels import measure_names
from viz.frame.offline import inert, render
from viz.timeline.chart import LEFT, Picture, chart, right_of
from viz.timeline.curves import curves
from viz.timeline.facts import STATUSES, facts, level_of, proofs
from viz.timeline.lanes import Item, Lane, Room, lanes
from viz.timeline.scale import Scale, day_of, scale_of
from viz.timeline.shapes import mark_path

_SCRIPTS = ("state.js", "chart.js", "panel.js", "list.js", "address.js", "page.js")


def timeline_page(cascade: Cascade) -> str:
    """One HTML page that shows when the documents of `cascade` came, level by level.

    Equal cascades give equal text. Write it as UTF-8.
    """
    root = next(n for n, item in enumerate(cascade.documents) if item.key == cascade.root)
    items = [
        Item(n, level_of(item.document), day_of(item.date))
        for n, item in enumerate(cascade.documents)
    ]
    right = right_of(items)
    days = [item.day for item in items if item.day is not None]
    scale = scale_of(days, items[root].day, LEFT, right)
    room = Room(scale, root, right)
    found = lanes(items, room)
    picture = Picture(cascade, room, found, curves(items, root, scale))
    measures = measure_names({use.id for item in cascade.documents for use in item.measures})
    return render(
        "timeline",
        scripts=[asset(f"timeline/{file}") for file in _SCRIPTS],
        styles=[asset("timeline/timeline.css")],
        data={
            "direction": cascade.direction,
            "as_of": cascade.as_of,
            "levels": LEVELS,
            "statuses": STATUSES,
            "measures": measures,
            "facts": facts(cascade, [measure["id"] for measure in measures]),
            "cells": _cells(found, scale),
            "shapes": {level: mark_path(level, 8, 8, 5) for level in LEVELS},
        },
        later={"proofs": proofs(cascade)},
        title=inert(_title(cascade)),
        chart=chart(picture),
    )


def _title(cascade: Cascade) -> str:
    root = next(item.document for item in cascade.documents if item.key == cascade.root)
    typed = " ".join(filter(None, (root.type, root.date)))
    name = root.number or typed or root.key
    return " · ".join(filter(None, (name, root.issuer, root.number and root.date)))


def _cells(found: tuple[Lane, ...], scale: Scale | None) -> list[list[object]]:
    """Level, first and last day (None for undated) and documents of each cell, lane by lane."""
    cells: list[list[object]] = []
    for lane in found:
        for cell in lane.cells:
            ends: tuple[str | None, str | None] = (None, None)
            if scale is not None and cell.day is not None:
                last = min(cell.day + scale.together - 1, scale.end)
                ends = (_iso(cell.day), _iso(last))
            cells.append([LEVELS.index(lane.level), *ends, cell.documents])
    return cells


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
