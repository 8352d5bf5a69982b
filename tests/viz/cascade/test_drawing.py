"""The small parts of the SVG: how text is made to fit, how lines turn, what words say."""

from __future__ import annotations

import pytest

from viz.cascade.drawing.element import document, put
from viz.cascade.drawing.letters import cut, fitting, width, wrapped
from viz.cascade.drawing.strokes import arrow, way
from viz.cascade.drawing.words import Language, Words, short
from viz.cascade.lines import Line

LONG = "Ủy ban nhân dân thành phố Thủ Dầu Một"


@pytest.mark.parametrize(
    "text", [LONG, LONG.upper(), "1105/UBND-KGVX", "W" * 90, "漢字" * 40, "a" * 5000]
)
@pytest.mark.parametrize("bold", [True, False])
def test_what_is_cut_fits_and_says_so(text: str, bold: bool) -> None:
    shown = cut(text, 176, 12, bold=bold)
    assert width(shown, 12, bold=bold) <= 176
    assert shown == text or (shown.endswith("…") and text.startswith(shown[:-1]))


def test_lines_break_between_words_and_only_the_last_is_cut() -> None:
    first, second = wrapped(LONG, 120, 12)
    assert LONG.startswith(first)
    assert second.endswith("…")
    assert list(wrapped(LONG, 1000, 12)) == [LONG]
    assert list(wrapped("  ", 100, 12)) == []


def test_letters_shrink_before_they_are_cut_but_not_below_the_least() -> None:
    assert fitting("Bắc Kạn", 176, 14.5, 11) == 14.5
    size = fitting(LONG, 200, 14.5, 9)
    assert 9 < size < 14.5
    assert width(LONG, size) <= 200
    assert fitting(LONG, 20, 14.5, 9) == 9


@pytest.mark.parametrize(
    ("points", "curved", "data"),
    [
        (((0, 0), (0, 40)), False, "M0 0L0 40"),
        (((0, 0), (0, 40), (50, 40)), False, "M0 0L0 30A10 10 0 0 0 10 40L50 40"),
        (((0, 0), (0, 40), (-50, 40)), False, "M0 0L0 30A10 10 0 0 1 -10 40L-50 40"),
        (((0, 0), (0, 40), (6, 40)), False, "M0 0L0 37A3 3 0 0 0 3 40L6 40"),
        (((0, 0), (0, 40), (0, 40), (0, 50)), False, "M0 0L0 40L0 40L0 50"),
        (((0, 0), (1, 2), (3, 4), (5, 6.5)), True, "M0 0C1 2 3 4 5 6.5"),
    ],
)
def test_a_line_turns_in_arcs(
    points: tuple[tuple[float, float], ...], curved: bool, data: str
) -> None:
    assert way(Line(points, curved)) == data


def test_an_arrow_points_where_its_line_ends() -> None:
    assert arrow((0, 0), (20, 0)) == "M20 0 9 -5.5 9 5.5z"
    assert arrow((0, 40), (0, 0)) == "M0 0 -5.5 11 5.5 11z"


@pytest.mark.parametrize(
    ("language", "day", "said"),
    [
        ("en", "2021-05-02", "2 May 2021"), ("vi", "2021-05-02", "02/05/2021"),
        ("en", "2021-05", "May 2021"), ("vi", "2021-05", "05/2021"), ("en", "2021", "2021"),
        ("en", None, "not known"), ("vi", None, "chưa rõ"), ("en", "2021-13-01", "01/13/2021"),
    ],
)  # fmt: skip
def test_dates_are_written_as_on_the_page(language: Language, day: str | None, said: str) -> None:
    assert Words(language).date(day) == said


@pytest.mark.parametrize(
    ("days", "said"), [(0, "same day"), (1, "+1 day"), (2, "+2 days"), (-3, "−3 days")]
)
def test_lags_are_written_as_on_the_page(days: int, said: str) -> None:
    assert Words("en").lag(days) == said


def test_a_word_that_is_not_known_is_itself() -> None:
    assert Words("en").say("relation.{x}") == "relation.{x}"


def test_bodies_have_their_usual_short_names() -> None:
    assert short("Ủy ban nhân dân tỉnh Sơn La") == "UBND tỉnh Sơn La"


def test_text_and_attributes_are_escaped() -> None:
    from xml.etree.ElementTree import Element, fromstring

    root = Element("svg")
    put(root, "text", "</text><script>&", data_key="\"><a b='https://c'")
    text = document(root)
    assert "<script" not in text
    assert "https://c" not in text
    (child,) = fromstring(text)  # noqa: S314 - our own
    assert (child.text, child.get("data-key")) == ("</text><script>&", "\"><a b='https://c'")
