"""The panels of a folded picture: a closed one as a tile with counts, an open one as a frame."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from xml.etree.ElementTree import Element

from viz.cascade.arrangement import Panel
from viz.cascade.drawing.element import number, put
from viz.cascade.drawing.ink import DASHES, FRAME, GROUNDS, PAPER, REST, SHARE, dashes
from viz.cascade.drawing.words import Words
from viz.cascade.drawing.writing import Letters, write
from viz.cascade.lines import Point
from viz.cascade.scene import ghost_id
from viz.cascade.shelves import PAD, TILE_HEIGHT, TILE_WIDTH, Box, inside

_LEFT, _TOP = -TILE_WIDTH / 2, -TILE_HEIGHT / 2
_ROOM = TILE_WIDTH - 28
_HEADING = 26
"""Of the largest letters for which an open panel has room above its documents."""
_GHOST = ghost_id(0)[0]


@dataclass(frozen=True, slots=True)
class Counts:
    """What is told of a panel; `middle` of the days that its answers took, None without any."""

    expected: int
    answered: int
    middle: float | None
    documents: int


def counts(panel: Panel) -> Counts:
    """The counts of a panel."""
    known = [days for days in panel.part.answers if days is not None]
    documents = sum(not id_.startswith(_GHOST) for id_ in panel.part.ids)
    middle = median(known) if known else None
    return Counts(panel.part.expected, len(panel.part.answers), middle, documents)


def tile(parent: Element, id_: str, panel: Panel, at: Point, words: Words) -> None:
    """The tile of a closed panel around the point `at`, under the id that the page has."""
    told = counts(panel)
    place = f"translate({number(at[0])} {number(at[1])})"
    group = put(parent, "g", data_key=id_, transform=place)
    name = panel_name(panel, words)
    texts = [(_answers(told, words), 46, 13), (_middle(told, words), 64, 12)]
    put(group, "title", " · ".join(filter(None, [name, *(text for text, _, _ in texts)])))
    put(
        group, "rect", x=_LEFT, y=_TOP, width=TILE_WIDTH, height=TILE_HEIGHT, rx=7, fill=PAPER,
        stroke=FRAME, stroke_width=1.5,
        stroke_dasharray=None if told.documents else dashes(DASHES["silent"]),
    )  # fmt: skip
    _share(group, told)
    write(group, name, (_LEFT + 14, _TOP + 25), _ROOM, Letters(15, 11, bold=True))
    for text, y, size in texts:
        write(group, text, (_LEFT + 14, _TOP + y), _ROOM, Letters(size, 10))


def open_panel(parent: Element, panel: Panel, box: Box, words: Words, scale: float) -> None:
    """The frame of an open panel with its heading, larger by `scale`, and its levels' bands."""
    group = put(parent, "g")
    _, top = inside(box, (panel.layout.width, panel.layout.height))
    look: dict[str, str | float | None] = {
        "x": box.x, "y": box.y, "width": box.width, "height": box.height, "rx": 10,
    }  # fmt: skip
    put(group, "rect", **look, fill=PAPER)
    for i, band in enumerate(panel.layout.bands):
        put(
            group, "rect", x=box.x, y=top + band.top, width=box.width,
            height=band.bottom - band.top, fill=GROUNDS[i % 2],
        )  # fmt: skip
    put(group, "rect", **look, fill="none", stroke=FRAME, stroke_width=1.5)
    heading = f"{panel_name(panel, words)} · {_brief(counts(panel), words)}"
    place = (box.x + PAD, box.y + 30)
    write(
        group,
        heading,
        place,
        box.width - 2 * PAD,
        Letters(min(17 * scale, _HEADING), 12, bold=True),
    )


def share_bar(parent: Element, x: float, y: float, size: Point, share: float) -> None:
    """How many of those told have answered, as a bar with that `share` of it full."""
    put(parent, "rect", x=x, y=y, width=size[0], height=size[1], fill=REST)
    put(parent, "rect", x=x, y=y, width=size[0] * share, height=size[1], fill=SHARE)


def panel_name(panel: Panel, words: Words) -> str:
    """The name of the province, or that it is not known."""
    return panel.part.name or words.say("tile.unknown")


def _share(group: Element, told: Counts) -> None:
    if told.expected:
        share = told.answered / told.expected
        share_bar(group, _LEFT + 14, -_TOP - 14, (_ROOM, 7), share)


def _answers(told: Counts, words: Words) -> str:
    if told.expected:
        return words.say("tile.answered", answered=told.answered, expected=told.expected)
    key = "tile.document" if told.documents == 1 else "tile.documents"
    return words.say(key, documents=told.documents)


def _middle(told: Counts, words: Words) -> str:
    if told.middle is None:
        return ""
    days = number(told.middle)
    return words.say("tile.median", days=days.replace(".", "," if words.language == "vi" else "."))


def _brief(told: Counts, words: Words) -> str:
    answers = f"{told.answered}/{told.expected}" if told.expected else str(told.documents)
    if told.middle is None:
        return answers
    # As browsers round: half a day counts.
    return f"{answers} · {words.say('tile.days', days=int(told.middle + 0.5))}"
