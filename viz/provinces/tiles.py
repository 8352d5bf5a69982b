"""The provinces as a tile map: a square each, about where it lies, coloured by a share.

On a map the large and empty provinces cover the rest; with squares each counts the same. Where the
squares stand is in `tiles.tsv`, for the 63 provinces until 30 June 2025 and the 34 since.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import isnan
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from graph.errors import UsageProblem
from loaders.bodies import places
from loaders.bodies.place_tables import DISTRICTS_ENDED, REFORM
from viz.cascade.figure import FONT, INK, PAPER, QUIET, new_figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_FILE = Path(__file__).parent / "tiles.tsv"
_DAYS = {"2021": ("2021-07-01", DISTRICTS_ENDED), "2025": (REFORM,)}
"""Days on which the units were in force; Huế was renamed between the first two."""

EDGES = (20, 40, 60, 80)
"""Per cent from which on the next colour begins."""
COLOURS = ("#fff7d6", "#c7e0b8", "#7fc3bd", "#2c7da6", "#1d4f91")
"""Light to dark, so that the order shows to all colour-blind eyes and in grey print."""
DARK = 3
"""From this colour on, words on it are white."""
_INCHES = 0.5
"""Of a square's side."""
_HATCH = "////"
LEGEND_ROW = {"2021": 9.0, "2025": 7.7}
"""From where on the sea coast leaves room for the legend, on the left of it."""


class Tile(Struct, frozen=True):
    """The square of a province: `code` is the official one, `name` short, `full_names` with kind.

    `column` and `row` are counted from 0 at the left and on top.
    """

    code: str
    name: str
    full_names: tuple[str, ...]
    column: int
    row: int


@cache
def tiles(units: str = "2021") -> tuple[Tile, ...]:
    """The squares of the 63 provinces of "2021" or of the 34 of "2025", by code.

    Raises `UsageProblem` for other units.
    """
    if units not in _DAYS:
        raise UsageProblem(f"{units!r} names no units", "there are those of 2021 and of 2025")
    full: dict[str, list[str]] = {}
    for place in (place for day in _DAYS[units] for place in places.provinces(day)):
        full.setdefault(place.code, []).append(place.full_name)
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    found = (
        Tile(code, name, tuple(dict.fromkeys(full[code])), int(column), int(row))
        for year, code, name, column, row in rows
        if year == units
    )
    return tuple(sorted(found, key=lambda tile: tile.code))


def tile_map(
    panels: Mapping[str, Mapping[str, float | None]],
    *,
    title: str,
    legend: str,
    note: str = "",
    units: str = "2021",
) -> Figure:
    """A matplotlib figure of one tile map or several side by side, with one legend.

    A panel is a heading with shares in [0, 1] by province, under its code ("06") or full name
    ("tỉnh Bắc Kạn", as in `Coverage.by_province`). None and NaN, where nothing is held, are
    hatched; a province that the panel does not have stays empty. `legend` says of what the
    share is.
    Raises `UsageProblem` for what is no province or no share, without any panel, and where
    matplotlib is missing.
    """
    if not panels:
        raise UsageProblem("a tile map without panels shows nothing", "give at least one")
    placed = tiles(units)
    asked = {heading: _by_code(values, placed) for heading, values in panels.items()}
    wide, high = (1 + max(getattr(tile, way) for tile in placed) for way in ("column", "row"))
    width = (wide + 0.6) * len(asked) * _INCHES
    height = high + 2 + 0.6 * len(note.splitlines())
    figure = new_figure(width, height * _INCHES)
    figure.suptitle(
        title, x=0.02, y=0.985, ha="left", va="top",
        size=12, weight="bold", color=INK, family=FONT,
    )  # fmt: skip
    for index, (heading, shares) in enumerate(asked.items()):
        foot = (height - high - 1.9) / height
        axes = figure.add_axes((index / len(asked), foot, 1 / len(asked), high / height))
        axes.set(xlim=(-0.3, wide + 0.3), ylim=(high, 0), aspect="equal")
        axes.set_axis_off()
        axes.set_title(heading, loc="left", size=10, color=INK, family=FONT, x=0.03)
        for tile in placed:
            _draw(axes, tile, shares)
        if index == 0:
            _draw_legend(axes, legend, LEGEND_ROW[units])
    figure.text(0.02, 0.012, note, size=7, color=QUIET, family=FONT, linespacing=1.4)
    return figure


def _by_code(
    values: Mapping[str, float | None], placed: tuple[Tile, ...]
) -> dict[str, float | None]:
    codes = {name: tile.code for tile in placed for name in (tile.code, *tile.full_names)}
    shares: dict[str, float | None] = {}
    for name, share in values.items():
        if name not in codes:
            raise UsageProblem(f"{name!r} is no province", "say its code or its full name")
        known = None if share is None or isnan(share) else share
        if known is not None and not 0 <= known <= 1:
            raise UsageProblem(f"{share} of {name} is no share", "shares are from 0 to 1")
        shares[codes[name]] = known
    return shares


def shade(share: float) -> int:
    """The place in `COLOURS` of a share as it is printed: equal numbers have equal colours."""
    return sum(percent(share) >= edge for edge in EDGES)


def percent(share: float) -> int:
    """A share in [0, 1] as it is printed."""
    return round(share * 100)


def _draw(axes: Axes, tile: Tile, shares: Mapping[str, float | None]) -> None:
    share = shares.get(tile.code)
    look = _look(share) if tile.code in shares else {"facecolor": PAPER, "linestyle": ":"}
    _square(axes, tile.column, tile.row, **look)
    dark = share is not None and shade(share) >= DARK
    said = [] if share is None else [f"{percent(share)} %"]
    # A box behind the words keeps the hatch off the letters.
    axes.text(
        tile.column + 0.5, tile.row + 0.5, "\n".join([*tile.name.split(), *said]),
        ha="center", va="center", size=6.5, linespacing=1.1, family=FONT,
        color=PAPER if dark else INK,
        bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1} if not said else None,
    )  # fmt: skip


def _look(share: float | None) -> dict[str, Any]:
    if share is None:
        return {"facecolor": PAPER, "hatch": _HATCH}
    return {"facecolor": COLOURS[shade(share)]}


def _square(axes: Axes, x: float, y: float, **look: Any) -> None:
    from matplotlib.patches import Rectangle  # noqa: PLC0415 - takes longer than most questions

    look = {"edgecolor": QUIET, "linewidth": 0.7, **look}
    axes.add_patch(Rectangle((x + 0.03, y + 0.03), 0.94, 0.94, **look))


def _draw_legend(axes: Axes, legend: str, row: float) -> None:
    from matplotlib.patches import Patch  # noqa: PLC0415 - takes longer than most questions

    look: dict[str, Any] = {"edgecolor": QUIET, "linewidth": 0.7}
    starts, ends = (0, *EDGES), (*(edge - 1 for edge in EDGES), 100)
    classes = [
        Patch(facecolor=colour, label=f"{start} to {end} %", **look)
        for colour, start, end in zip(COLOURS, starts, ends, strict=True)
    ]
    unknown = Patch(facecolor=PAPER, hatch=_HATCH, label="not in the corpus", **look)
    drawn = axes.legend(
        handles=[*classes, unknown], title=fill(legend, 26), loc="upper left",
        bbox_to_anchor=(-0.3, row), bbox_transform=axes.transData, frameon=False,
        borderpad=0, prop={"size": 8, "family": FONT}, labelcolor=INK, alignment="left",
        title_fontproperties={"size": 8, "family": FONT},
    )  # fmt: skip
    drawn.get_title().set_color(INK)
