"""The picture in numbers and outlines: what the template writes as SVG, an entry a thing drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.model import Cascade
from viz.timeline.curves import Curve
from viz.timeline.lanes import BELOW, UNDATED_WIDTH, Column, Dot, Item, Lane, Room
from viz.timeline.scale import Scale, Tick
from viz.timeline.shapes import mark_path, short

WIDTH = 960.0
"""The width of the picture."""
LEFT = 128.0
"""Free width on the left, where the names of the levels stand."""
_MARGIN = 14.0
_AXIS = 46.0
"""Free height below the lanes, where the dates stand."""
_CURVES_TOP, _CURVES_HEIGHT, _CURVES_BELOW = 40.0, 150.0, 12.0
_ROOT_RADIUS = 10.0
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Picture:
    """A cascade with everything of it that is drawn."""

    cascade: Cascade
    room: Room
    lanes: tuple[Lane, ...]
    curves: tuple[Curve, ...]


def right_of(items: Sequence[Item]) -> float:
    """Where the days end: before the room of undated documents, if there are any."""
    return WIDTH - _MARGIN - (UNDATED_WIDTH + 10) * any(item.day is None for item in items)


def chart(picture: Picture) -> dict[str, Any]:
    """The picture for the template; all lengths are texts, `None` is what is not drawn."""
    scale, right = picture.room.scale, picture.room.right
    floor = picture.lanes[-1].bottom
    top = floor + _AXIS + _CURVES_TOP
    bottom = top + _CURVES_HEIGHT
    return {
        "width": short(WIDTH),
        "height": short(bottom + _CURVES_BELOW if scale else floor + 8),
        "left": short(LEFT),
        "right": short(right),
        "floor": short(floor),
        "top": short(top),
        "middle": short((top + bottom) / 2),
        "bottom": short(bottom),
        "title": short(top - 14),
        "undated": short(right + 10) if right < WIDTH - _MARGIN else None,
        "undated_width": short(UNDATED_WIDTH),
        "weekends": _weekends(scale, ((0, floor), (top, bottom))),
        "start": short(scale.x(scale.start)) if scale and scale.start is not None else None,
        "ticks": [_tick(tick) for tick in scale.ticks()] if scale else None,
        "lanes": _lanes(picture),
        "curves": [_curve(curve, top, bottom) for curve in picture.curves],
    }


def _weekends(scale: Scale | None, stretches: Sequence[tuple[float, float]]) -> str:
    if scale is None:
        return ""
    return "".join(
        f"M{short(begin)} {short(top)}h{short(end - begin)}v{short(bottom - top)}"
        f"h{short(begin - end)}z"
        for begin, end in scale.weekends()
        for top, bottom in stretches
    )


def _tick(tick: Tick) -> dict[str, Any]:
    """A date in English; the page's script writes it in the chosen language."""
    year, *rest = tick.date.split("-")
    month = _MONTHS[int(rest[0]) - 1] if rest else None
    day = str(int(rest[1])) if len(rest) > 1 else None
    return {
        "x": short(tick.x),
        "text": " ".join(filter(None, (day, month, year if tick.with_year else None))),
        "date": tick.date,
        "with_year": int(tick.with_year),
        "lag": None
        if tick.lag is None
        else f"{tick.lag:+}".replace("-", "−") * bool(tick.lag) or "0",
    }


def _lanes(picture: Picture) -> list[dict[str, Any]]:
    found = []
    cells = 0
    for lane in picture.lanes:
        cell_of = {index: n for n, cell in enumerate(lane.cells, cells) for index in cell.documents}
        cells += len(lane.cells)
        found.append(
            {
                "level": lane.level,
                "top": short(lane.top),
                "height": short(lane.bottom - lane.top),
                "ground": short(lane.bottom - BELOW),
                "count": lane.count,
                "icon": mark_path(lane.level, 18, lane.top + 24, 6),
                "name_y": short(lane.top + 28),
                "count_y": short(lane.top + 45),
                "dots": [_dot(dot, lane, picture) for dot in lane.dots],
                "columns": [_column(c, cell_of[c.documents[0]]) for c in lane.columns],
            }
        )
    return found


def _dot(dot: Dot, lane: Lane, picture: Picture) -> dict[str, Any]:
    root = dot.index == picture.room.root
    radius = _ROOT_RADIUS if root else 0.42 * lane.mark
    return {
        "index": dot.index,
        "class": "root" if root else picture.cascade.documents[dot.index].document.status,
        "path": mark_path(lane.level, dot.x, dot.y, radius),
    }


def _column(column: Column, cell: int) -> dict[str, Any]:
    return {
        "cell": cell,
        "x": short(column.x),
        "width": short(column.width),
        "y": short(column.y),
        "height": short(column.height),
        "middle": short(column.x + column.width / 2),
        "number_y": short(column.y - 4),
        "number": len(column.documents) if column.shown else None,
    }


def _curve(curve: Curve, top: float, bottom: float) -> dict[str, Any]:
    def y(share: float) -> float:
        return bottom - share * (bottom - top)

    spell = curve.spell
    first, last = (spell.days[0], spell.days[-1]) if spell.days else (None, None)
    return {
        "level": curve.level,
        "corners": " ".join(f"{short(x)},{short(y(share))}" for x, share in curve.corners),
        "median": mark_path(curve.level, curve.median, y(0.5), 6.5) if curve.median else None,
        "icon": mark_path(curve.level, 8, 8, 5.5),
        "count": curve.count,
        "unknown": spell.unknown,
        "days": [_days(number) for number in (first, spell.median, spell.p90, last)],
    }


def _days(number: float | None) -> str:
    """A number of days, to a tenth; a dash where none is known."""
    return "–" if number is None else f"{number:.1f}".removesuffix(".0").replace("-", "−")
