"""The lines between cards: dashed by relation, with an arrow where they end and a sign where
they leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import atan2, cos, hypot, sin
from xml.etree.ElementTree import Element

from viz.cascade.arrangement import Panel
from viz.cascade.drawing.element import number, points, put
from viz.cascade.drawing.ink import PAPER, dashes, stroke_of
from viz.cascade.drawing.words import Words
from viz.cascade.lines import Line, Point
from viz.cascade.scene import TOLD, Tie
from viz.cascade.standing import tenth

_CORNER = 10
"""Radius of a line's corners."""


@dataclass(frozen=True, slots=True)
class Strokes:
    """The lines of one relation; those `across` the tree stand back in a folded picture."""

    relation: str
    across: bool
    lines: tuple[tuple[Tie, Line], ...]


def strokes(panel: Panel, origin: Point, ties: Mapping[int, Tie], *, folded: bool) -> list[Strokes]:
    """The lines of a panel whose contents begin at `origin`, in the order of drawing."""
    groups: dict[tuple[str, bool], list[tuple[Tie, Line]]] = {}
    for index, line in panel.lines.items():
        tie = ties[index]
        corners = tuple((origin[0] + tenth(x), origin[1] + tenth(y)) for x, y in line.points)
        group = groups.setdefault((tie.relation, folded and line.curved), [])
        group.append((tie, Line(corners, line.curved)))
    return [Strokes(relation, across, tuple(own)) for (relation, across), own in groups.items()]


def draw_strokes(
    parent: Element, drawn: list[Strokes], names: Mapping[str, str], words: Words
) -> None:
    """The lines with their arrows; `names` are those of the documents by key."""
    for own in drawn:
        stroke = stroke_of(own.relation)
        group = put(
            parent, "g", fill="none", stroke=stroke.colour, stroke_width=stroke.width,
            stroke_dasharray=dashes(stroke.dash), opacity=0.4 if own.across else None,
        )  # fmt: skip
        relation = words.say(f"relation.{own.relation}")
        for tie, line in own.lines:
            path = put(group, "path", d=way(line))
            if own.relation != TOLD:
                told = f"{names.get(tie.source, '')} {relation} {names.get(tie.target, '')}"
                put(path, "title", told)
    for own in drawn:
        if own.relation != TOLD:
            heads = "".join(arrow(*line.points[-2:]) for _, line in own.lines)
            put(parent, "path", d=heads, fill=stroke_of(own.relation).colour)


def draw_signs(parent: Element, drawn: list[Strokes]) -> None:
    """A sign where a line leaves that changes a document in force."""
    for own in drawn:
        stroke = stroke_of(own.relation)
        if stroke.sign:
            for _, line in own.lines:
                sign(parent, *_clear_of_card(*line.points[:2]), stroke.colour, stroke.sign)


def sign(parent: Element, x: float, y: float, colour: str, letter: str) -> None:
    """The sign of a relation around that point."""
    put(parent, "circle", cx=x, cy=y, r=9, fill=colour)
    put(
        parent, "text", letter, x=x, y=y + 5, font_size=14, font_weight=700, text_anchor="middle",
        fill=PAPER,
    )  # fmt: skip


def way(line: Line) -> str:
    """A line as the data of a path, its corners rounded."""
    start = f"M{points(line.points[0])}"
    if line.curved:
        return f"{start}C{points(*line.points[1:])}"
    return "".join([start, *_corners(line), f"L{points(line.points[-1])}"])


def arrow(before: Point, end: Point) -> str:
    """The head of an arrow that comes from `before` and ends at `end`, as the data of a path."""
    turn = atan2(end[1] - before[1], end[0] - before[0])
    back = (end[0] - 11 * cos(turn), end[1] - 11 * sin(turn))
    aside = (5.5 * sin(turn), -5.5 * cos(turn))
    sides = [(back[0] + way * aside[0], back[1] + way * aside[1]) for way in (1, -1)]
    return f"M{points(end, *sides)}z"


def _corners(line: Line) -> Iterator[str]:
    """Each corner, which is a right angle, as an arc; straight on where it is none."""
    for before, corner, after in zip(line.points, line.points[1:], line.points[2:], strict=False):
        come, go = _distance(before, corner), _distance(corner, after)
        radius = min(_CORNER, come / 2, go / 2)
        sense = (corner[0] - before[0]) * (after[1] - corner[1]) - (corner[1] - before[1]) * (
            after[0] - corner[0]
        )
        if radius == 0 or sense == 0:
            yield f"L{points(corner)}"
            continue
        enter, leave = _toward(corner, before, radius / come), _toward(corner, after, radius / go)
        size = number(radius)
        yield f"L{points(enter)}A{size} {size} 0 0 {int(sense > 0)} {points(leave)}"


def _clear_of_card(start: Point, following: Point) -> Point:
    return _toward(start, following, min(0.5, 20 / max(1, _distance(start, following))))


def _toward(start: Point, end: Point, share: float) -> Point:
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def _distance(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
