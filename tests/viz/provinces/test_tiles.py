"""The tile map: every province has its square, in its neighbourhood, with its colour and words."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from graph.errors import UsageProblem
from loaders.bodies import places
from viz import tile_map
from viz.provinces.tiles import Tile, tiles

YEARS = {"2021": "2021-05-02", "2025": "2025-07-01"}
COAST = {
    "2021": "22 31 34 36 37 38 40 42 44 45 46 48 49 51 52 54 56 58",
    "2025": "22 31 33 37 38 40 42 44 46 48 51 52 66 56",
}
"""The provinces on the sea from the Chinese border southwards, by code."""

BORDERS = {
    "2021": """02-04 02-08 02-10 04-06 04-20 06-08 06-19 06-20 08-15 08-19 08-26 10-12 10-15 11-12
        11-14 12-14 14-15 14-17 14-38 15-25 17-25 17-01 17-35 17-38 01-19 01-24 01-25 01-26 01-27
        01-33 01-35 19-20 19-24 20-22 20-24 22-24 22-30 22-31 24-27 25-26 27-30 27-33 30-31 30-33
        31-34 33-34 33-35 34-36 35-36 35-37 36-37 37-38 38-40 40-42 42-44 44-45 45-46 46-48 46-49
        48-49 49-51 49-62 51-52 51-62 52-54 52-64 54-56 54-64 54-66 56-58 56-66 56-68 58-60 58-68
        60-68 60-75 60-77 62-64 64-66 66-67 66-68 67-68 67-70 68-70 68-75 70-72 70-74 70-75 72-74
        72-79 72-80 74-75 74-79 75-77 75-79 79-80 79-77 79-82 80-82 80-87 82-83 82-86 82-87 83-84
        83-86 84-86 84-94 86-87 86-92 87-89 87-92 89-91 89-92 91-92 91-93 91-95 91-96 92-93 93-94
        93-95 94-95 95-96""",
    "2025": """08-04 08-15 08-19 08-25 04-19 04-20 15-12 15-14 15-25 11-12 11-14 12-14 14-25 14-38
        25-01 25-19 25-37 25-38 01-19 01-24 01-33 01-37 19-20 19-24 20-22 20-24 22-24 22-31 24-31
        24-33 31-33 33-37 37-38 38-40 40-42 42-44 44-46 46-48 48-51 51-52 52-66 66-56 66-68
        56-68 68-75 68-79 75-79 75-80 79-80 79-82 80-82 82-86 82-91 82-92 86-92 91-92 91-96
        92-96""",
}
"""Pairs of provinces with a common border, by code."""


def _by_code(units: str) -> dict[str, Tile]:
    return {tile.code: tile for tile in tiles(units)}


@pytest.mark.parametrize("units", YEARS)
def test_every_province_has_one_square_of_its_own(units: str) -> None:
    listed = [tile.code for tile in tiles(units)]
    assert listed == [place.code for place in places.provinces(YEARS[units])]
    assert len({(tile.column, tile.row) for tile in tiles(units)}) == len(listed)
    assert min(tile.column for tile in tiles(units)) == min(tile.row for tile in tiles(units)) == 0


@pytest.mark.parametrize("units", YEARS)
def test_short_names_are_those_of_their_codes(units: str) -> None:
    shortened = {"46": "TT Huế", "77": "BR-VT", "79": "TP HCM"}
    for place in places.provinces("2021-07-01" if units == "2021" else "2025-07-01"):
        tile = _by_code(units)[place.code]
        assert tile.name in (place.name, shortened.get(place.code))
        assert place.full_name in tile.full_names


def _distances(units: str) -> dict[tuple[str, str], int]:
    """How far the squares of two neighbours are apart; 1 where they touch, at least by a corner."""
    square = _by_code(units)
    pairs = (tuple(pair.split("-")) for pair in BORDERS[units].split())
    ends = [(square[one], square[other]) for one, other in pairs]
    return {
        (one.code, other.code): max(abs(one.column - other.column), abs(one.row - other.row))
        for one, other in ends
    }


@pytest.mark.parametrize("units", YEARS)
def test_neighbours_stand_near_each_other(units: str) -> None:
    distances = _distances(units)
    assert max(distances.values()) <= 3
    assert list(distances.values()).count(1) > 0.9 * len(distances)


@pytest.mark.parametrize("units", YEARS)
def test_every_square_touches_that_of_a_neighbour(units: str) -> None:
    touching = [pair for pair, distance in _distances(units).items() if distance == 1]
    assert {code for pair in touching for code in pair} == set(_by_code(units))


@pytest.mark.parametrize("units", YEARS)
def test_the_coast_runs_from_north_to_south(units: str) -> None:
    rows = [_by_code(units)[code].row for code in COAST[units].split()]
    assert all(north <= south for north, south in pairwise(rows))


def _figure(values: Mapping[str, float | None], **more: Any) -> Figure:
    return tile_map({"now": values}, title="Who acted", legend="Share of bodies", **more)


def _words(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if text.get_text()]


def _squares(figure: Figure, units: str = "2021") -> dict[str, Rectangle]:
    drawn = figure.axes[0].findobj(Rectangle)
    at = {(round(r.get_x() - 0.03), round(r.get_y() - 0.03)): r for r in drawn if r.get_y() > 0}
    return {tile.code: at[tile.column, tile.row] for tile in tiles(units)}


def test_a_square_says_its_share_and_shows_its_class() -> None:
    figure = _figure({"06": 0.5, "tỉnh Sơn La": 0.796, "14": 0.796, "20": 0.83})
    words, squares = _words(figure), _squares(figure)
    assert {"Bắc\nKạn\n50 %", "Sơn\nLa\n80 %", "Lạng\nSơn\n83 %", "Hà\nNội"} <= set(words)
    colours = {code: to_hex(squares[code].get_facecolor()) for code in ("06", "14", "20", "01")}
    assert colours["14"] == colours["20"] != colours["06"]
    assert colours["01"] == "#ffffff"


def test_nothing_held_is_hatched_and_not_asked_is_dotted() -> None:
    squares = _squares(_figure({"06": None, "20": float("nan"), "14": 0.0}))
    assert squares["06"].get_hatch() and squares["20"].get_hatch()
    assert not squares["14"].get_hatch()
    assert squares["01"].get_linestyle() == ":" and not squares["01"].get_hatch()


def test_title_heading_legend_and_note_stand_in_the_figure() -> None:
    words = _words(_figure({"06": 0.1}, note="Until 31 May."))
    assert {"Who acted", "now", "Share of bodies", "Until 31 May.", "not in the corpus"} <= set(
        words
    )


def test_panels_stand_side_by_side_with_one_legend() -> None:
    figure = tile_map({"early": {"06": 0.1}, "late": {"06": 0.9}}, title="t", legend="l")
    left, right = (axes.get_position() for axes in figure.axes)
    assert left.x1 <= right.x0
    assert [axes.get_legend() is not None for axes in figure.axes] == [True, False]


def test_hue_is_known_under_both_names() -> None:
    for name in ("tỉnh Thừa Thiên Huế", "thành phố Huế"):
        assert "TT\nHuế\n40 %" in _words(_figure({name: 0.4}))


def test_the_units_of_2025_have_their_own_map() -> None:
    figure = _figure({"Thành phố Hồ Chí Minh": 0.25, "tỉnh Cà Mau": None}, units="2025")
    assert "TP\nHCM\n25 %" in _words(figure)
    assert len(_squares(figure, "2025")) == 34


@pytest.mark.parametrize(
    ("values", "more", "said"),
    [
        ({"tỉnh Bắc Cạn": 0.1}, {}, "no province"),
        ({"huyện Mộc Châu": 0.1}, {}, "no province"),
        ({"06": 50.0}, {}, "no share"),
        ({"06": -0.1}, {}, "no share"),
        ({"02": 0.1}, {"units": "2025"}, "no province"),
        ({}, {"units": "1975"}, "names no units"),
    ],
)
def test_wrong_use_is_told(
    values: Mapping[str, float | None], more: dict[str, Any], said: str
) -> None:
    with pytest.raises(UsageProblem, match=said):
        _figure(values, **more)


def test_no_panel_is_told() -> None:
    with pytest.raises(UsageProblem, match="shows nothing"):
        tile_map({}, title="t", legend="l")


def test_equal_shares_give_equal_figures() -> None:
    one, other = _figure({"06": 0.5, "14": 0.7}), _figure({"14": 0.7, "06": 0.5})
    assert _pixels(one) == _pixels(other)


def _pixels(figure: Figure) -> bytes:
    written = BytesIO()
    figure.savefig(written, format="png")
    return written.getvalue()


def test_no_words_of_squares_leave_their_square() -> None:
    figure = _figure({tile.code: 0.55 for tile in tiles()})
    _pixels(figure)
    squares = _squares(figure)
    for tile in tiles():
        start = "\n".join(tile.name.split())
        word = next(t for t in figure.axes[0].texts if t.get_text() == f"{start}\n55 %")
        inner, outer = word.get_window_extent(), squares[tile.code].get_window_extent()
        assert outer.x0 < inner.x0 and inner.x1 < outer.x1, tile.name
        assert outer.y0 < inner.y0 and inner.y1 < outer.y1, tile.name


def test_without_matplotlib_it_says_what_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("matplotlib"):
            raise ImportError(name)
        return usual(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageProblem, match="matplotlib") as told:
        _figure({"06": 0.5})
    assert "directive-cascade[analysis]" in str(told.value)
