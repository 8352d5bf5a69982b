"""How one measure spread over a whole store: a page as `viz.frame.offline`."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec.structs import asdict

from graph.drift.answer import CHANGES, Day, Group, Mover, Spread
from viz.frame.offline import inert
from viz.measures.chart import Chart, Scale, Series, chart, step
from viz.measures.page import draw

_WIDTH, _HEIGHT, _NAMES = 520, 200, 140
_LINES = {"orders": "commune", "bodies": "province", "mentions": "district"}
"""What is drawn, and the look of its line."""


def spread_page(spread: Spread) -> str:
    """One HTML page with what `spread` tells of a measure: over time, by level and by province.

    The chart has a line each for the documents that order the measure, the bodies that do, and the
    documents that only mention it. Equal answers give equal text. Write it as UTF-8.
    """
    return draw(
        spread=spread,
        measure={
            "en": inert(spread.en[:1].upper() + spread.en[1:]),
            "vi": inert(spread.vi[:1].upper() + spread.vi[1:]),
        },
        as_of=spread.as_of,
        chart=_chart(spread.days),
        undated=_undated(spread),
        movers=[
            (f"measures.{what}", _mover(found))
            for what, found in (("first", spread.first), ("named", spread.named))
            if found
        ],
        groups=[
            ("measures.by_level", [_group(group, of_levels=True) for group in spread.levels]),
            ("measures.by_province", [_group(group) for group in spread.provinces]),
        ],
        changes=CHANGES,
        between=[
            {"above": found.above or "unknown", "below": found.below or "unknown",
             **asdict(found.changes)}
            for found in spread.between
        ],
    )  # fmt: skip


def _chart(days: Sequence[Day]) -> Chart | None:
    """The chart of what has a date, None where nothing has."""
    dated = [(_ordinal(day.date), day) for day in days if day.date]
    if not dated:
        return None
    lines = {
        what: tuple((at, count) for at, day in dated if (count := getattr(day, what)))
        for what in _LINES
    }
    series = [Series(f"measures.line.{what}", _LINES[what], lines[what]) for what in lines]
    most = max(one.count for one in series)
    every = step(most)
    first, last = dated[0][0], dated[-1][0]
    top = -(-most // every) * every
    return chart(series, Scale(first, last, top, _WIDTH, _HEIGHT, _NAMES, dated=True))


def _undated(spread: Spread) -> int:
    """How many documents name the measure on no known day."""
    last = next((day for day in reversed(spread.days) if day.date), None)
    dated = last.orders + last.mentions if last else 0
    return spread.orders + spread.mentions - dated


def _ordinal(day: str) -> int:
    """The day itself, or the last one of a month or year."""
    year, month, at = (*map(int, day.split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, at or monthrange(year, month)[1]).toordinal()


def _group(group: Group, *, of_levels: bool = False) -> dict[str, Any]:
    name = str(group.name or "")
    return {
        "label": f"level.{group.name or 'unknown'}" if of_levels else None,
        "name": inert(name[:1].upper() + name[1:]) if name else None,
        "group": group,
        "first": _mover(group.first) if group.first else None,
    }


def _mover(found: Mover) -> dict[str, Any]:
    return {
        "name": inert(found.number or found.key),
        "issuer": inert(found.issuer) if found.issuer else None,
        "date": found.date,
    }
