"""Charts: steps at the right places, round axes, names that do not cover each other."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from viz.measures.chart import BOTTOM, Scale, Series, chart, growing, step


def _scale(first: int = 0, last: int = 10, most: int = 20, *, dated: bool = False) -> Scale:
    return Scale(first, last, most, width=342, height=130, names=100, dated=dated)


def test_a_line_steps_up_on_the_days() -> None:
    found = chart([Series("n", "look", growing([0, 5, 5]))], _scale(most=4))
    assert found.lines[0].path == "M42 108V83H142V33H242"
    assert (found.lines[0].count, found.lines[0].end) == (3, 33)


def test_a_series_without_points_is_no_line() -> None:
    assert chart([Series("n", "look", ())], _scale()).lines == ()


@pytest.mark.parametrize("counts", [[20, 20, 20, 20], [0, 0, 1, 20], [20, 19, 18, 0], [1]])
def test_names_stand_apart_and_inside(counts: list[int]) -> None:
    series = [Series(str(i), "look", ((0, count),)) for i, count in enumerate(counts)]
    labels = sorted(line.label for line in chart(series, _scale()).lines)
    assert all(lower - upper >= 13 for upper, lower in pairwise(labels))
    assert labels[-1] <= 130 - BOTTOM
    assert labels[0] >= 0


@pytest.mark.parametrize("most", [0, 1, 4, 5, 11, 99, 4117, 12_500])
def test_axes_count_in_few_round_steps(most: int) -> None:
    every = step(most)
    assert most / every <= 4
    assert str(every).rstrip("0") in ("1", "2", "5")


def test_days_before_the_order_stand_left_of_it() -> None:
    found = chart([Series("n", "look", ((-3, 1), (7, 2)))], _scale(-3, 7, 2))
    assert [tick.number for tick in found.days] == [0, 5]
    assert found.lines[0].path.startswith("M42 ")


@pytest.mark.parametrize("months", [0, 5, 30, 200])
def test_dated_axes_name_the_first_days_of_months(months: int) -> None:
    first = date(2019, 11, 20).toordinal()
    found = chart([], _scale(first, first + 31 * months, dated=True))
    named = [tick.date or "" for tick in found.days]
    assert len(named) <= 7
    assert named == sorted(set(named))
    assert bool(named) == (months > 0)
