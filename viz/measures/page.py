"""How the measures of an order travelled: a page as `viz.frame.offline`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph.model import Cascade
from viz.frame.files import asset
from viz.frame.offline import inert, render
from viz.measures.below import Travel, in_force, levels_of, travels
from viz.measures.chart import Scale, Series, chart, growing, step

_WIDTH, _HEIGHT, _NAMES = 344, 168, 112


def measures_page(cascade: Cascade) -> str:
    """One HTML page with a small chart for each measure that documents of `cascade` order.

    A chart has a line a level: how many documents order the measure by each day since the order.
    All charts have the same axes, the measure of the most documents comes first; a table tells the
    same. Documents that are only cited, and drafts, do not count.
    Equal cascades give equal text. Write it as UTF-8.
    """
    found = travels(cascade)
    levels = levels_of(found)
    ordered = [travel for travel in found if travel.orders]
    scale = _scale(ordered, levels)
    root = next(item.document for item in cascade.documents if item.key == cascade.root)
    name = root.number or root.type or root.key
    return draw(
        order={
            "name": inert(name[:1].upper() + name[1:]),
            "issuer": inert(root.issuer) if root.issuer else None,
            "date": root.date,
            "subject": inert(root.subject[:1].upper() + root.subject[1:]) if root.subject else "",
            "unread": root.status != "issued",
        },
        as_of=cascade.as_of,
        documents=len(in_force(cascade)),
        ordered=len(ordered),
        own=sum(travel.said == "orders" for travel in ordered),
        last=max((day for travel in ordered for day in travel.days), default=None),
        levels=[_key(level) for level in levels],
        panels=[
            {**_facts(travel), "chart": chart(_series(travel, levels), scale)} for travel in ordered
        ],
        rows=[_row(travel, levels) for travel in found],
    )


def draw(**values: Any) -> str:
    """The page of the room around `values`."""
    return render(
        "measures",
        scripts=[asset("frame/values.js"), asset("measures/page.js")],
        styles=[asset("measures/page.css")],
        data={},
        **values,
    )


def _series(travel: Travel, levels: Sequence[str | None]) -> list[Series]:
    return [
        Series(f"level.{_key(level)}", _key(level), growing(days))
        for level in levels
        if (days := [i.lag_days for i in travel.at(level) if i.lag_days is not None])
    ]


def _scale(found: Sequence[Travel], levels: Sequence[str | None]) -> Scale:
    days = [0, *(day for travel in found for day in travel.days)]
    most = max((len(travel.at(level)) for travel in found for level in levels), default=0)
    every = step(most)
    return Scale(min(days), max(days), -(-most // every) * every, _WIDTH, _HEIGHT, _NAMES)


def _facts(travel: Travel) -> dict[str, Any]:
    first = travel.orders[0].document if travel.orders else None
    name = first and (first.number or first.type or first.key)
    return {
        "name": {language: inert(travel.name[language]) for language in ("en", "vi")},
        "said": travel.said,
        "orders": len(travel.orders),
        "mentions": travel.mentions,
        "undated": len(travel.orders) - len(travel.days),
        "half": travel.half,
        "last": max(travel.days, default=None),
        "first": inert(name) if name else None,
        "first_lag": travel.orders[0].lag_days if travel.orders else None,
    }


def _row(travel: Travel, levels: Sequence[str | None]) -> dict[str, Any]:
    return {**_facts(travel), "levels": [len(travel.at(level)) for level in levels]}


def _key(level: str | None) -> str:
    return level or "unknown"
