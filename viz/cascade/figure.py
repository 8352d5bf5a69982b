"""A cascade as a static picture, for a report or a notebook: the layout of the page, on paper.

Needs matplotlib, which the extra `analysis` brings and which is imported only here and in
`viz.provinces.tiles`, when a picture is asked for.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.errors import UsageProblem
from graph.model import Cascade, CascadeDocument
from viz.cascade.layout import CARD_HEIGHT, CARD_WIDTH, Band, Card, Layout, layout
from viz.cascade.lines import lines
from viz.cascade.picture import name
from viz.cascade.scene import Scene, scene
from viz.frame.labels import labels
from viz.frame.levels import LEVEL_COLOURS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST = 200
"""Documents of the largest cascade whose cards can be read on paper."""

FONT = "DejaVu Sans"
"""Comes with matplotlib and has every Vietnamese letter."""

INK, QUIET, PAPER = "#1b2438", "#56607a", "#ffffff"
_BANDS = ("#f3f5f9", PAPER)
_MARKERS = {
    "central": "*",
    "province": "s",
    "district": "D",
    "commune": "o",
    "unknown": "X",
}
"""The marker of each level."""
_OUTLINES = {"issued": "-", "draft": (0, (5, 3)), "cited": (0, (1, 2))}
_UNITS_PER_INCH = 116
_MARGIN = 150
"""Free width on the left, where the names of the levels stand."""
_GUTTER = 30
_PAD = 10
_SIZE = 7.5


def cascade_figure(cascade: Cascade) -> Figure:
    """A matplotlib figure of `cascade`: cards in bands by level, lines from act to order.

    Colour and marker tell the level, a dashed outline a draft, a dotted one a document that is
    only cited; the lag is in days since the first document. Equal cascades give equal figures.
    Raises `UsageProblem` for more than 200 documents and where matplotlib is not installed.
    """
    if len(cascade.documents) > MOST:
        problem = f"{len(cascade.documents)} documents are too many to read on paper"
        raise UsageProblem(problem, "ask with a depth, or write viz.cascade_page to a file")
    drawn = scene(cascade)
    arranged = layout(drawn)
    width = arranged.width + _MARGIN + _GUTTER
    figure = new_figure(width / _UNITS_PER_INCH, arranged.height / _UNITS_PER_INCH)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(-_MARGIN, arranged.width + _GUTTER)
    axes.set_ylim(arranged.height, 0)
    axes.set_axis_off()
    for index, band in enumerate(arranged.bands):
        _draw_band(axes, band, index)
    _draw_lines(axes, drawn, arranged)
    for item in cascade.documents:
        _draw_card(axes, item, arranged.cards[item.key], root=item.key == cascade.root)
    return figure


def new_figure(width: float, height: float) -> Figure:
    """An empty figure of so many inches that belongs to no window.

    Raises `UsageProblem` where matplotlib is not installed.
    """
    try:
        from matplotlib.figure import Figure  # noqa: PLC0415 - takes longer than most questions
    except ImportError as error:
        advice = "pip install 'directive-cascade[analysis]' brings it"
        raise UsageProblem("figures need matplotlib, which is not installed", advice) from error
    return Figure(figsize=(width, height), dpi=100, facecolor=PAPER)


def _draw_band(axes: Axes, band: Band, index: int) -> None:
    colour, marker = LEVEL_COLOURS[band.level], _MARKERS[band.level]
    axes.axhspan(band.top, band.bottom, color=_BANDS[index % 2], zorder=0)
    word = labels()[f"level.{band.level}"]
    top = band.top + 40
    axes.plot([20 - _MARGIN], [top], marker=marker, color=colour, markersize=9, linestyle="")
    axes.text(
        36 - _MARGIN, top, word["en"], va="center", color=colour, weight="bold",
        size=_SIZE + 1, family=FONT,
    )  # fmt: skip
    axes.text(36 - _MARGIN, top + 20, word["vi"], va="center", color=QUIET, size=_SIZE, family=FONT)


def _draw_lines(axes: Axes, drawn: Scene, arranged: Layout) -> None:
    from matplotlib.patches import FancyArrowPatch  # noqa: PLC0415 - see new_figure
    from matplotlib.path import Path  # noqa: PLC0415

    found = lines(drawn, arranged)
    for tie in drawn.ties:
        line = found[tie.number]
        implements = tie.relation == "implements"
        step = Path.CURVE4 if line.curved else Path.LINETO
        codes = [Path.MOVETO, *[step] * (len(line.points) - 1)]
        axes.add_patch(
            FancyArrowPatch(
                path=Path(list(line.points), codes),
                arrowstyle="-|>", mutation_scale=9, linewidth=1.1, zorder=1,
                color=INK if implements else QUIET, linestyle="-" if implements else (0, (4, 2)),
            )
        )  # fmt: skip


def _draw_card(axes: Axes, item: CascadeDocument, card: Card, *, root: bool) -> None:
    from matplotlib.patches import FancyBboxPatch  # noqa: PLC0415 - see new_figure

    document = item.document
    level = document.level if document.level in _MARKERS else "unknown"
    colour, marker = LEVEL_COLOURS[level], _MARKERS[level]
    left, top = card.x - CARD_WIDTH / 2, card.y - CARD_HEIGHT / 2
    axes.add_patch(
        FancyBboxPatch(
            (left, top), CARD_WIDTH, CARD_HEIGHT, boxstyle="round,pad=0,rounding_size=6",
            facecolor=colour if root else PAPER, edgecolor=colour, linewidth=1.4, zorder=2,
            linestyle=_OUTLINES[document.status],
        )
    )  # fmt: skip
    ink = PAPER if root else INK
    axes.plot(
        [left + 15], [top + 16], marker=marker, color=PAPER if root else colour,
        markersize=6, linestyle="", zorder=3,
    )  # fmt: skip
    texts = [
        (28, 16, 1, name(document), "bold"),
        (_PAD, 43, 2, _short(document.issuer), "normal"),
        (_PAD, 75, 1, _when(item, root=root), "normal"),
    ]
    for x, y, most, text, weight in texts:
        rows = _fitted(text, weight, CARD_WIDTH - x - _PAD, most)
        axes.text(
            left + x, top + y, "\n".join(rows), va="center", color=ink, size=_SIZE,
            weight=weight, family=FONT, linespacing=1.15, zorder=3,
        )  # fmt: skip


def _short(issuer: str | None) -> str:
    """The name as offices themselves shorten it."""
    return (issuer or "").replace("Ủy ban nhân dân", "UBND").replace("Hội đồng nhân dân", "HĐND")


def _when(item: CascadeDocument, *, root: bool) -> str:
    days = item.lag_days
    lag = "" if days is None or root else f"{days:+} day" + ("" if days == 1 else "s")
    status = item.document.status
    return " · ".join(filter(None, (item.date, lag, "" if status == "issued" else status)))


def _fitted(text: str, weight: str, units: float, most: int) -> list[str]:
    """The text in at most so many lines, each no wider than so many picture units.

    What does not fit is cut off, with an ellipsis in its place.
    """
    room = units / _UNITS_PER_INCH * 72
    rows = [""]
    for word in text.split():
        longer = f"{rows[-1]} {word}".strip()
        if not rows[-1] or _points(longer, weight) <= room:
            rows[-1] = longer
        else:
            rows.append(word)
    shown = rows[:most]
    if len(rows) > most:
        shown[-1] += "…"
    return [_cut(row, weight, room) for row in shown]


def _cut(row: str, weight: str, room: float) -> str:
    while len(row) > 1 and _points(row, weight) > room:
        row = row.rstrip("…")[:-1].rstrip() + "…"
    return row


@cache
def _points(text: str, weight: str) -> float:
    """How wide a text is printed."""
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415 - see new_figure
    from matplotlib.textpath import TextPath  # noqa: PLC0415

    font = FontProperties(family=FONT, weight=weight)
    return float(TextPath((0, 0), text, size=_SIZE, prop=font).get_extents().width)
