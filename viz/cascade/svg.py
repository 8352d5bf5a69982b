"""The picture of a cascade as one SVG document, with the coordinates of the page."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal
from xml.etree.ElementTree import Element

from graph.coverage import Coverage
from graph.errors import UsageProblem
from graph.model import Cascade
from loaders.garbage import without_collecting
from viz.cascade.arrangement import Arrangement, arrange
from viz.cascade.drawing import heading, legend
from viz.cascade.drawing.element import document, number, put
from viz.cascade.drawing.grounds import LANE, STRIP, View
from viz.cascade.drawing.ink import FONT, PAPER
from viz.cascade.drawing.items import items
from viz.cascade.drawing.plane import Plane, draw
from viz.cascade.drawing.words import Language, Words
from viz.cascade.standing import Standing, every_panel, standing

_NARROWEST = 760
"""Width that heading and legend need."""
_WIDEST = 1600
"""Above it heading and legend grow with the picture, to be read where all of it is looked at."""
_MARGIN = 20
_NAMED = 3
"""Provinces that a complaint names."""


@without_collecting
def cascade_svg(
    cascade: Cascade,
    coverage: Coverage | None = None,
    *,
    opened: Collection[str] | Literal["all"] = (),
    language: Language = "en",
) -> str:
    """An SVG document that shows `cascade` as `cascade_page` does; equal cascades, equal text.

    Cards and tiles are groups whose `data-key` is their id on the page, moved to their centre in
    picture units. A picture of more than 400 nodes is folded: of the provinces in `opened`, by the
    name on their tile, it shows the documents, of the others the counts. In a picture that is not
    folded everything is open. Raises `UsageProblem` for a name that no tile has.

    The document has no script, refers to nothing outside and takes the fonts of its reader. Write
    it as UTF-8.
    """
    words = Words(language)
    arranged = arrange(cascade, coverage)
    found = standing(arranged, _chosen(arranged, opened))
    known = items(cascade, coverage, arranged, words)
    root = next(item.document for item in cascade.documents if item.key == cascade.root)
    told = heading.told(cascade, coverage, words)
    view = _view(found, folded=arranged.folded)
    svg = Element("svg", {"role": "img", "aria-labelledby": "title about", "lang": language})
    put(svg, "title", words.line(root), id="title")
    about = [root.subject or "", told, words.say("legend.arrow")]
    put(svg, "desc", "\n".join(filter(None, about)), id="about")
    paper = put(svg, "rect", fill=PAPER)
    plane = put(svg, "g", font_family=FONT)
    draw(plane, Plane(cascade, arranged, found, known, view, words))

    left, margin = view.left + _MARGIN * view.scale, _MARGIN * view.scale
    top, below = view.top - heading.HEIGHT * view.scale, view.bottom + margin
    room = (view.right - view.left) / view.scale - 2 * _MARGIN
    heading.heading(_words_at(plane, left, top, view.scale), root, told, room, words)
    relations = {tie.relation for tie in arranged.scene.ties}
    foot = _words_at(plane, left, below, view.scale)
    high = legend.legend(foot, known, relations, room, words, folded=arranged.folded)
    extent = (view.left, top, view.right - view.left, below + high * view.scale + margin - top)
    svg.set("viewBox", " ".join(map(number, extent)))
    for name, length in zip(("x", "y", "width", "height"), extent, strict=True):
        paper.set(name, number(length))
    return document(svg)


def _chosen(arranged: Arrangement, opened: Collection[str]) -> frozenset[int]:
    """The places of the panels with these names; none where nothing is folded."""
    if opened == "all":
        return frozenset(every_panel(arranged))
    if not arranged.folded:
        return frozenset()
    places = {arranged.panels[i].part.name: i for i in every_panel(arranged)}
    names = [opened] if isinstance(opened, str) else opened
    unknown = sorted(name for name in names if name not in places)
    if unknown:
        tiles = [name for name in places if name]
        some = ", ".join(tiles[:_NAMED]) + (", …" if len(tiles) > _NAMED else "")
        raise UsageProblem(f"the picture has no tile {unknown[0]!r}", f"its tiles are {some}")
    return frozenset(places[name] for name in names)


def _view(found: Standing, *, folded: bool) -> View:
    """What stands, with free space around it, and on the left the trunk or the levels' names."""
    width, aside = found.shelves.width + 30, 30.0 + LANE if folded else 24.0
    strip = 0 if folded else STRIP
    scale = max(1.0, (width + aside) / (_WIDEST - strip))
    aside += strip * scale
    more = max(0.0, _NARROWEST - width - aside) / 2
    high = found.shelves.height + _MARGIN
    return View(-aside - more, -_MARGIN, width + more, high, scale)


def _words_at(plane: Element, x: float, y: float, scale: float) -> Element:
    place = f"translate({number(x)} {number(y)}) scale({number(scale)})"
    return put(plane, "g", transform=place)
