"""What the signs of the picture mean, in rows that break at its right edge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from viz.cascade.drawing.cards import mark, marks, shape
from viz.cascade.drawing.element import number, put
from viz.cascade.drawing.ink import (
    DASHES,
    FRAME,
    GHOST_COLOURS,
    INK,
    LEVEL_COLOURS,
    PAPER,
    QUIET,
    RELATIONS,
    dashes,
    level_sign,
)
from viz.cascade.drawing.items import Item, Items
from viz.cascade.drawing.letters import cut, width
from viz.cascade.drawing.strokes import arrow, sign
from viz.cascade.drawing.tiles import share_bar
from viz.cascade.drawing.words import Words
from viz.cascade.shelves import Box

ROW = 27
_SAMPLE, _SPACE, _BETWEEN = 44, 8, 22
_SIZE = 12.5

Drawing = Callable[[Element], object]
_Entry = tuple[Drawing, float, str]
"""What draws a sample from 0, 0, how wide that is, and what it means."""


def legend(
    parent: Element, known: Items, relations: set[str], room: float, words: Words, *, folded: bool
) -> float:
    """Draws the legend from 0, 0 on in that width, and gives its height."""
    put(
        parent, "text", words.say("legend"), x=0, y=14, font_size=14, font_weight=700, fill=INK
    )  # fmt: skip
    root = next(item for item in known.by_id.values() if item.root)
    groups = [
        [*_statuses(known, root, words), *([_tile(words)] if folded else [])],
        list(_levels(known, words)),
        list(_relations(relations, words)),
        list(_measures(known, words)),
    ]
    y = 34.0
    for group in filter(None, groups):
        y = _row(parent, group, y, room)
    put(parent, "text", words.say("legend.arrow"), x=0, y=y + 4, font_size=_SIZE, fill=QUIET)
    return y + 18


def _row(parent: Element, entries: list[_Entry], y: float, room: float) -> float:
    """The entries side by side; gives where the following group begins."""
    x = 0.0
    for draw, sample, text in entries:
        said = cut(text, room - sample - _SPACE, _SIZE)
        wide = sample + _SPACE + width(said, _SIZE)
        if x and x + wide > room:
            x, y = 0.0, y + ROW
        group = put(parent, "g", transform=f"translate({number(x)} {number(y - 10)})")
        draw(group)
        put(group, "text", said, x=sample + _SPACE, y=14.5, font_size=_SIZE, fill=INK)
        x += wide + _BETWEEN
    return y + ROW


def _statuses(known: Items, root: Item, words: Words) -> Iterator[_Entry]:
    colour = LEVEL_COLOURS[root.level]
    yield (
        lambda group: _card(group, "issued", fill=colour, stroke=colour),
        _SAMPLE,
        words.say("status.root"),
    )
    used = {item.status for item in known.by_id.values()} | {"issued"}
    for status in ("issued", "draft", "cited", "silent", "unheld"):
        if status in used:
            yield _status(status, colour), _SAMPLE, words.say(f"status.{status}")


def _status(status: str, colour: str) -> Drawing:
    stroke = {
        "issued": FRAME, "silent": GHOST_COLOURS[True], "unheld": GHOST_COLOURS[False],
    }.get(status, colour)  # fmt: skip
    dash = dashes(tuple(length / 1.6 for length in DASHES.get(status, ())))
    return lambda group: _card(group, status, fill=PAPER, stroke=stroke, stroke_dasharray=dash)


def _card(group: Element, status: str, **look: str | None) -> None:
    """A small card; the shape is drawn as large as on a document, and then shrunk."""
    small = put(group, "g", transform="translate(3 2) scale(0.38)")
    if (dash := look.get("stroke_dasharray")) is not None:
        look["stroke_dasharray"] = " ".join(number(float(d) / 0.38) for d in dash.split())
    shape(small, status, Box(0, 0, 100, 44), stroke_width=1.5 / 0.38, **look)


def _tile(words: Words) -> _Entry:
    def draw(group: Element) -> None:
        put(group, "rect", x=2, y=1, width=40, height=18, rx=2, fill=PAPER, stroke=FRAME)
        share_bar(group, 6, 12, (32, 4), 0.7)

    return draw, _SAMPLE, words.say("legend.tile")


def _levels(known: Items, words: Words) -> Iterator[_Entry]:
    used = {item.level for item in known.by_id.values()}
    for level, colour in LEVEL_COLOURS.items():
        if level in used:
            draw = _level(level, colour)
            yield draw, 20, words.say(f"level.{level}")


def _level(level: str, colour: str) -> Drawing:
    return lambda group: level_sign(group, level, (11, 10), 8, colour)


def _relations(used: set[str], words: Words) -> Iterator[_Entry]:
    for relation in RELATIONS:
        if relation in used:
            yield _relation(relation), _SAMPLE, words.say(f"relation.{relation}")


def _relation(relation: str) -> Drawing:
    stroke = RELATIONS[relation]

    def draw(group: Element) -> None:
        put(
            group, "path", d="M2 10H34", fill="none", stroke=stroke.colour,
            stroke_width=stroke.width, stroke_dasharray=dashes(stroke.dash),
        )  # fmt: skip
        if relation != "told":
            put(group, "path", d=arrow((2, 10), (43, 10)), fill=stroke.colour)
        if stroke.sign:
            sign(group, 10, 10, stroke.colour, stroke.sign)

    return draw


def _measures(known: Items, words: Words) -> Iterator[_Entry]:
    if not known.measures:
        return
    for mode in ("orders", "mentions"):
        text = f"{words.say('measures')}: {words.say(f'measures.{mode}')}"
        yield _disc(orders=mode == "orders"), 20, text
    for number_, measure in enumerate(known.measures, start=1):
        yield _mark(number_, orders=True), 20, measure[words.language]


def _mark(measure: int, *, orders: bool) -> Drawing:
    return lambda group: mark(marks(group), measure, 11, 10, orders=orders)


def _disc(*, orders: bool) -> Drawing:
    """A mark without a number, for what full discs and rings mean."""
    fill = QUIET if orders else PAPER
    return lambda group: put(
        group, "circle", cx=11, cy=10, r=8, fill=fill, stroke=QUIET, stroke_width=1.25
    )  # fmt: skip
