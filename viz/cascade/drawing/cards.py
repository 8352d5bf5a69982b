"""A document as a card, and a body that did not answer as a ghost of one.

Within a card 0, 0 is its centre.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from viz.cascade.drawing.element import number, points, put
from viz.cascade.drawing.ink import (
    DASHES,
    EDGE,
    FAINT,
    GHOST_COLOURS,
    INK,
    LEVEL_COLOURS,
    MARK_COLOURS,
    PAPER,
    QUIET,
    dashes,
    level_sign,
)
from viz.cascade.drawing.items import Item
from viz.cascade.drawing.letters import width, wrapped
from viz.cascade.drawing.words import Words, short
from viz.cascade.drawing.writing import Letters, write
from viz.cascade.layout import CARD_HEIGHT, CARD_WIDTH, GHOST_HEIGHT
from viz.cascade.lines import Point
from viz.cascade.shelves import Box

_LEFT, _TOP = -CARD_WIDTH / 2, -CARD_HEIGHT / 2
_ROOM = CARD_WIDTH - 28
_ROUND = 5
_OUTER = Box(_LEFT, _TOP, CARD_WIDTH, CARD_HEIGHT)
_INNER = Box(_LEFT + 5, _TOP + 5, CARD_WIDTH - 10, CARD_HEIGHT - 10)
_EDGE = f"M{points((_LEFT + 6, _TOP))}h-1a5 5 0 0 0 -5 5v{CARD_HEIGHT - 10}a5 5 0 0 0 5 5h1z"
"""The coloured left edge of a card."""
_STEP = 18
"""From mark to mark."""


def card(parent: Element, id_: str, item: Item, at: Point, words: Words) -> None:
    """The card of a document or ghost around the point `at`, under the id that the page has."""
    place = f"translate({number(at[0])} {number(at[1])})"
    group = put(parent, "g", data_key=id_, transform=place)
    put(group, "title", _told(item, words))
    if item.ghost:
        _ghost(group, item)
        return
    _frame(group, item)
    _texts(group, item, words)
    _marks(group, item)
    if item.status != "issued":
        _status(group, item, words.say(f"status.{item.status}"))


def shape(parent: Element, status: str, box: Box, **look: str | float | None) -> None:
    """The outline of a card, which tells the status: square, rounded, or with a cut corner."""
    if status != "draft":
        radius = 20 if status == "cited" else _ROUND
        put(
            parent, "rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=radius, **look
        )  # fmt: skip
        return
    wide, high = number(box.width), number(box.height - 20)
    outline = f"M{points((box.x, box.y))}h{number(box.width - 20)}l20 20v{high}h-{wide}z"
    put(parent, "path", d=outline, **look)


def marks(parent: Element) -> Element:
    """A group whose discs and rings `mark` draws; it says once what all of them share."""
    return put(
        parent, "g", stroke_width=1.25, font_size=10, font_weight=700, text_anchor="middle"
    )  # fmt: skip


def mark(group: Element, measure: int, x: float, y: float, *, orders: bool) -> None:
    """The number of a measure: on a full disc where it is ordered, else in a ring."""
    colour = MARK_COLOURS[(measure - 1) % len(MARK_COLOURS)]
    fill, ink = (colour, PAPER) if orders else (PAPER, colour)
    put(group, "circle", cx=x, cy=y, r=8, fill=fill, stroke=ink)
    put(group, "text", str(measure), x=x, y=y + 3.6, fill=ink)


def _told(item: Item, words: Words) -> str:
    status = "" if item.status == "issued" or not item.name else words.say(f"status.{item.status}")
    issuer = "" if item.ghost else item.issuer
    return " · ".join(filter(None, (item.name, issuer, item.when, status)))


def _ghost(group: Element, item: Item) -> None:
    colour = GHOST_COLOURS[item.held]
    put(
        group, "rect", x=_LEFT, y=-GHOST_HEIGHT / 2, width=CARD_WIDTH, height=GHOST_HEIGHT,
        rx=_ROUND, fill=PAPER, stroke=colour, stroke_width=2,
        stroke_dasharray=dashes(DASHES[item.status]),
    )  # fmt: skip
    put(
        group, "text", "∅" if item.held else "?", x=_LEFT + 17, y=4.3, font_size=14,
        font_weight=700, text_anchor="middle", fill=colour if item.held else QUIET,
    )  # fmt: skip
    write(group, short(item.name), (_LEFT + 32, 4.3), CARD_WIDTH - 40, Letters(12, 11))


def _frame(group: Element, item: Item) -> None:
    colour = LEVEL_COLOURS[item.level]
    dash = dashes(DASHES.get(item.status, ()))
    look: dict[str, str | float | None] = {
        "stroke_width": 2 if dash else 1, "stroke_dasharray": dash,
    }  # fmt: skip
    if item.root:
        shape(group, item.status, _OUTER, fill=colour)
        clear = None if dash else 0.35
        shape(group, item.status, _INNER, fill="none", stroke=PAPER, stroke_opacity=clear, **look)
        return
    fill = PAPER if item.status == "issued" else FAINT
    shape(group, item.status, _OUTER, fill=fill, stroke=colour if dash else EDGE, **look)
    if item.status == "issued":
        put(group, "path", d=_EDGE, fill=colour)


def _texts(group: Element, item: Item, words: Words) -> None:
    ink, quiet = (PAPER, PAPER) if item.root else (INK, QUIET)
    sign = PAPER if item.root else LEVEL_COLOURS[item.level]
    level_sign(group, item.level, (_LEFT + CARD_WIDTH - 18, _TOP + 18), 6, sign)
    left = _LEFT + 16
    write(group, item.name, (left, _TOP + 23), _ROOM - 18, Letters(14.5, 11, True, ink))
    for i, line in enumerate(wrapped(item.issuer or words.say("unknown"), _ROOM, 12)):
        write(group, line, (left, _TOP + 42 + 15 * i), _ROOM, Letters(12, 12, fill=ink))
    write(group, item.when, (left, _TOP + 76), _ROOM, Letters(11.5, 11.5, fill=quiet))


def _marks(group: Element, item: Item) -> None:
    """The measures hang on the lower edge of the card, where they take no room from its text."""
    most = (CARD_WIDTH - 20) // _STEP
    shown = item.marks if len(item.marks) <= most else item.marks[: most - 1]
    left, low = _LEFT + 14, -_TOP
    if not shown:
        return
    own = marks(group)
    for i, (measure, orders) in enumerate(shown):
        mark(own, measure, left + 8 + _STEP * i, low, orders=orders)
    more = len(item.marks) - len(shown)
    if more:
        put(
            group, "text", f"+{more}", x=left + 2 + _STEP * len(shown), y=low + 12, font_size=11,
            font_weight=600, fill=QUIET,
        )  # fmt: skip


def _status(group: Element, item: Item, text: str) -> None:
    """The status in words on the upper edge of what is not simply an issued document."""
    colour = LEVEL_COLOURS[item.level]
    wide = width(text, 10.5, bold=True) + 14
    left = _LEFT + CARD_WIDTH - 10 - wide
    y = _TOP - 5
    put(
        group, "rect", x=left, y=y - 8, width=wide, height=16, rx=8, fill=PAPER, stroke=colour
    )  # fmt: skip
    put(
        group, "text", text, x=left + wide / 2, y=y + 3.8, font_size=10.5, font_weight=600,
        text_anchor="middle", fill=colour,
    )  # fmt: skip
