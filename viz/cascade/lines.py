"""The line of every edge: along the tree at right angles, or across it as a curve.

A line starts at the document that acts and ends at the one acted upon, where its arrow stands.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from viz.cascade.layout import CARD_WIDTH, LANE, Card, Layout
from viz.cascade.scene import Scene

Point = tuple[float, float]
_TURN = 20
"""How far below a card the lines from its subtree meet."""
_BULGE = 44
"""How far a curve between cards above each other leans out."""


@dataclass(frozen=True, slots=True)
class Line:
    """The corners of a line, or, when `curved`, the four control points of a cubic curve."""

    points: tuple[Point, ...]
    curved: bool


def lines(scene: Scene, picture: Layout) -> dict[int, Line]:
    """The line of each tie of `scene`, by the index of the tie."""
    held = {tie.number: key for key, tie in picture.forest.hangs_by.items()}
    drawn: Counter[tuple[str, str]] = Counter()
    result: dict[int, Line] = {}
    for tie in scene.ties:
        key = held.get(tie.number)
        if key is not None:
            line = _along(picture.cards[key], picture.cards[picture.forest.parent[key]])
            result[tie.number] = line if key == tie.source else Line(line.points[::-1], False)
        else:
            ends = (min(tie.source, tie.target), max(tie.source, tie.target))
            drawn[ends] += 1
            source, target = picture.cards[tie.source], picture.cards[tie.target]
            result[tie.number] = _across(source, target, drawn[ends])
    return result


def _along(child: Card, parent: Card) -> Line:
    """From a document to the one it hangs from, through space that its subtree owns."""
    foot = parent.y + parent.height / 2
    turn = foot + _TURN
    if child.stacked:
        side = child.x - CARD_WIDTH / 2
        lane = side - LANE / 2
        start: tuple[Point, ...] = ((side, child.y), (lane, child.y), (lane, turn))
    else:
        start = ((child.x, child.y - child.height / 2), (child.x, turn))
    if start[-1][0] == parent.x:
        return Line((*start[:-1], (parent.x, foot)), False)
    return Line((*start, (parent.x, turn), (parent.x, foot)), False)


def _across(source: Card, target: Card, nth: int) -> Line:
    """A curve beside the tree; the `nth` one between the same two leans out further."""
    if source == target:
        return _loop(source)
    if source.y == target.y:
        return _arch(source, target, nth)
    if abs(source.x - target.x) < CARD_WIDTH:
        return _beside(source, target, nth)
    way = 1 if target.x > source.x else -1
    start = (source.x + way * CARD_WIDTH / 2, source.y + 9 * (nth - 1))
    end = (target.x - way * CARD_WIDTH / 2, target.y + 9 * (nth - 1))
    lean = (end[0] - start[0]) / 2
    return Line((start, (start[0] + lean, start[1]), (end[0] - lean, end[1]), end), True)


def _beside(source: Card, target: Card, nth: int) -> Line:
    side = max(source.x, target.x) + CARD_WIDTH / 2
    out = side + _BULGE * nth
    start = (source.x + CARD_WIDTH / 2, source.y)
    end = (target.x + CARD_WIDTH / 2, target.y)
    return Line((start, (out, start[1]), (out, end[1]), end), True)


def _arch(source: Card, target: Card, nth: int) -> Line:
    top = source.y - source.height / 2
    crest = top - 24 - 12 * nth
    shift = 20.0 if target.x > source.x else -20.0
    start, end = (source.x + shift, top), (target.x - shift, top)
    return Line((start, (start[0], crest), (end[0], crest), end), True)


def _loop(card: Card) -> Line:
    side, top = card.x + CARD_WIDTH / 2, card.y - card.height / 2
    return Line(((side, card.y), (side + 60, card.y), (card.x + 60, top - 50), (card.x, top)), True)
