"""Dates in every printed form, also partial and damaged."""

from __future__ import annotations

import pytest

from loaders.citations.dates import last_day, match_day, match_days, match_month, match_year


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
        ("27 tháng\n   2\n9 năm 2025", "2025-09-27"),
        ("27 tháng\n2\n\n9 năm 2025", "2025-09-27"),
        ("15 tháng\n\nTrang 2/3\n\n6 năm 2016", "2016-06-15"),
        ("15\n- 4 -\ntháng 6 năm 2016", "2016-06-15"),
        ("15 tháng 6\n4\nnăm 2016", "2016-06-15"),
        ("02\ntháng\n5\nnăm\n2021", "2021-05-02"),
        ("02/5/20211", None),
        ("02/123/2021", None),
        ("15 tháng 6 năm 20161", None),
        ("15 tháng\nTrang 2\n6 năm 2016", "2016-06-15"),
        ("15 tháng\n2/3\n6 năm 2016", "2016-06-15"),
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
    assert found.iso == "2021-05-02"
    assert match_day("02/5", 0) is None


def test_month_and_year() -> None:
    month, year = match_month("tháng 5/2021", 0), match_year("năm 2013", 0)
    assert month is not None and month.iso == "2021-05"
    assert year is not None and year.iso == "2013"
    assert match_month("tháng 13/2021", 0) is not None
    assert match_month("tháng 5/20211", 0) is None
    broken = match_month("tháng\n\n2\n\n5 năm 2021", 0)
    assert broken is not None and broken.iso == "2021-05"
    assert match_year("năm học", 0) is None


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("16, 17/5/2025 của", ["2025-05-16", "2025-05-17"]),
        ("16 và 17 tháng 5 năm 2025", ["2025-05-16", "2025-05-17"]),
        ("18/4 và 05/5/2022", ["2022-04-18", "2022-05-05"]),
        ("11/12/2014, ngày 30 tháng 6 \nnăm 2016 của", ["2014-12-11", "2016-06-30"]),
        ("11/12/2014 và huyện", None),
        ("16a, 17/5/2025", None),
        ("11/12, 12/12, 13/12/2020", None),
        ("31, 32/12/2020", None),
    ],
)
def test_a_list_of_two_days(text: str, dates: list[str] | None) -> None:
    found = match_days(text, 0, 2)
    assert [date.iso for date in found or ()] == (dates or [])


def test_last_day() -> None:
    text = "ngày 02/5/2021, mức 12,5/100; ngày 4 tháng 5 năm 2021 lúc 24/7"
    assert last_day(text, 0, len(text)) == "2021-05-04"
    assert last_day(text, 0, 12) == "2021-05-02"
    assert last_day("không có ngày", 0, 13) is None


@pytest.mark.parametrize(
    "text", ["mức 2,12/5", "tờ 100/12/5", "mục 100.12/5", "bàn 100-12/5", "lúc 12 giờ"]
)
def test_the_end_of_a_number_is_no_day(text: str) -> None:
    assert last_day(text, 0, len(text), year=2021) is None
    assert last_day("lúc 12/5", 0, 8, year=2021) == "2021-05-12"
