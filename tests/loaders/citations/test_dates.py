"""Dates in every printed form, also partial and damaged."""

from __future__ import annotations

import pytest

from loaders.citations.dates import match_day, match_month, match_year


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("02/5/2021", "2021-05-02"),
        ("2-5-2021", "2021-05-02"),
        ("02.5.2021", "2021-05-02"),
        ("11 tháng 5 năm 2021", "2021-05-11"),
        ("15 \ntháng 6 năm 2022", "2022-06-15"),
        ("**04** tháng 5 năm 2021", None),
        ("04** tháng 5 năm 2021", "2021-05-04"),
        ("12/O1/1998", "1998-01-12"),
        ("l5 tháng 7 năm 2Ol3", "2013-07-15"),
        ("1i tháng L năm 2o2o", "2020-01-11"),
        ("29/77/2020", None),
        ("30/02/2021", None),
    ],
)
def test_day(text: str, iso: str | None) -> None:
    found = match_day(text, 0)
    assert (found.iso if found else None) == iso


def test_day_without_year_takes_the_context() -> None:
    found = match_day("02/5", 0, year=2021)
    assert found is not None
    assert (found.iso, found.lacks_year) == ("2021-05-02", True)
    assert match_day("02/5", 0) is None


def test_month_and_year() -> None:
    month, year = match_month("tháng 5/2021", 0), match_year("năm 2013", 0)
    assert month is not None and month.iso == "2021-05"
    assert year is not None and year.iso == "2013"
    assert match_month("tháng 13/2021", 0) is not None
    assert match_year("năm học", 0) is None
