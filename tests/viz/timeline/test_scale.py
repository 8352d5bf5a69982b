"""Days stand in proportion, week-ends are Saturdays and Sundays, and dates are printed apart."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from viz.timeline.scale import Scale, day_of, scale_of


def scale(first: str, last: str, start: str | None = None) -> Scale:
    days = [date.fromisoformat(day).toordinal() for day in (first, last)]
    found = scale_of(days, day_of(start), 100, 900)
    assert found is not None
    return found


@pytest.mark.parametrize("last", ["2021-05-03", "2021-06-30", "2024-02-29"])
def test_a_day_stands_where_its_share_of_the_time_has_passed(last: str) -> None:
    begin = date(2021, 5, 2)
    until = max(date.fromisoformat(last) + timedelta(1), date(2021, 5, 14))
    found = scale("2021-05-02", last)
    length = (until - begin).days + 2
    for day in (begin, date(2021, 5, 3), date.fromisoformat(last)):
        passed = (day - begin).days + 1.5
        assert found.x(day.toordinal()) == pytest.approx(100 + 800 * passed / length)


def test_weekends_cover_saturdays_and_sundays_and_nothing_else() -> None:
    for first in ("2021-05-01", "2021-05-02", "2021-05-03", "2021-05-07"):
        found = scale(first, "2021-06-20")
        shaded = list(found.weekends())
        for ordinal in range(found.first, found.end + 1):
            inside = any(begin < found.x(ordinal) < end for begin, end in shaded)
            assert inside == (date.fromordinal(ordinal).isoweekday() >= 6), ordinal
        assert all(100 <= begin < end <= 900 for begin, end in shaded)


@pytest.mark.parametrize(
    ("last", "step"), [("2021-05-09", 1), ("2021-05-20", 2), ("2021-06-30", 7), ("2021-09-01", 14)]
)
def test_days_are_printed_from_day_0_in_even_steps(last: str, step: int) -> None:
    ticks = scale("2021-04-30", last, "2021-05-02").ticks()
    days = [date.fromisoformat(tick.date) for tick in ticks]
    assert {(b - a).days for a, b in pairwise(days)} == {step}
    assert [tick.lag for tick in ticks] == [(day - date(2021, 5, 2)).days for day in days]
    assert 0 in [tick.lag for tick in ticks]
    assert [tick.with_year for tick in ticks] == [True] + [False] * (len(ticks) - 1)


@pytest.mark.parametrize(
    ("first", "last", "form"),
    [
        ("2021-05-02", "2021-12-30", "2021-06"),
        ("2020-05-02", "2024-12-30", "2021-01"),
        ("1990-05-02", "2024-12-30", "2000"),
        ("0001-01-01", "9999-12-31", "5000"),
    ],
)
def test_long_times_have_months_and_years(first: str, last: str, form: str) -> None:
    found = scale(first, last)
    ticks = found.ticks()
    assert form in [tick.date for tick in ticks]
    for tick in ticks:
        written = (tick.date + "-01-01")[:10]
        assert tick.x == pytest.approx(found.x(date.fromisoformat(written).toordinal()))
    assert all(b.x - a.x >= 45 for a, b in pairwise(ticks))


def test_a_new_year_is_printed() -> None:
    ticks = scale("2020-12-20", "2021-01-20", "2020-12-21").ticks()
    assert [tick.date[:4] for tick in ticks if tick.with_year] == ["2020", "2021"]


def test_narrow_days_share_a_column() -> None:
    found = scale("2015-01-01", "2021-01-01")
    assert found.together * found.day_width >= 3
    assert (found.together - 1) * found.day_width < 3
    firsts = {found.column(day) for day in range(found.first, found.first + 50)}
    assert all((day - found.first) % found.together == 0 for day in firsts)


@pytest.mark.parametrize("written", [None, "", "2021", "2021-05", "2021-02-30", "2021-5-002"])
def test_what_is_no_complete_date_has_no_day(written: str | None) -> None:
    assert day_of(written) is None


def test_no_days_give_no_scale() -> None:
    assert scale_of([], None, 0, 1) is None
