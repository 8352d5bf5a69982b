"""Times as they are printed, and the days that they mean."""

from __future__ import annotations

import pytest

from loaders.deadlines.times import read_point, read_span, times_in

OWN = "2021-12-20"


@pytest.mark.parametrize(
    ("text", "rule", "date"),
    [
        ("ngày 24/12/2021", "day", "2021-12-24"),
        ("17h00 ngày 24/12/2021", "day", "2021-12-24"),
        ("17 giờ 00 phút, ngày 24/12/2021", "day", "2021-12-24"),
        ("16h thứ sáu, ngày 24/12/2021", "day", "2021-12-24"),
        ("24 tháng 12 năm 2021", "day", "2021-12-24"),
        ("hết ngày 24/12/2021", "day", "2021-12-24"),
        ("ngày 24/12", "day-without-year", "2021-12-24"),
        ("15/01", "day-without-year", "2022-01-15"),
        ("tháng 12", "month", "2021-12-31"),
        ("tháng 02/2024", "month", "2024-02-29"),
        ("tháng 2 năm 2022", "month", "2022-02-28"),
        ("tháng 3", "month", "2022-03-31"),
        ("quý ii/2022", "month", "2022-06-30"),
        ("quý iv", "month", "2021-12-31"),
        ("ngày 25 hằng tháng", "recurring", None),
        ("ngày 05 và 20 hằng tháng", "recurring", None),
        ("ngày 20 tháng cuối", "recurring", None),
        ("ngày 15/12 hằng năm", "recurring", None),
        ("ngày 15/6 và 15/12 hằng năm", "recurring", None),
        ("16 giờ 00 hằng ngày", "recurring", None),
        ("10h00 thứ sáu hằng tuần", "recurring", None),
        ("16h00", "part", None),
        ("ngày 25", "part", None),
    ],
)
def test_point(text: str, rule: str, date: str | None) -> None:
    found = read_point(text, 0, OWN)
    assert found is not None
    assert (found.rule, found.date, text[found.end :]) == (rule, date, "")


@pytest.mark.parametrize(
    "text",
    [
        "2-3 ngày",
        "khi họp",
        "ngày 29/02",
        "tháng 13/2021",
        "ngày 31/02/2021",
        "quý v",
        "99 giờ",
        "1.500 hộ",
    ],
)
def test_no_point(text: str) -> None:
    found = read_point(text, 0, OWN)
    assert found is None or found.rule == "part"


def test_before_a_month_means_the_day_before_it() -> None:
    text = "trước tháng 01/2022 và trước quý i/2022"
    points = [read_point(text, at, OWN) for at in (text.index("tháng"), text.index("quý"))]
    assert [point and point.date for point in points] == ["2021-12-31", "2021-12-31"]


def test_where_times_may_begin() -> None:
    text = "cho các xã: 17h00 thứ hai, hoặc tháng 6"
    assert [text[at:][:5] for at in times_in(text, 0, len(text))] == [
        "17h00",
        "thứ h",
        "tháng",
        "6",
    ]


@pytest.mark.parametrize(
    ("text", "days", "working", "until"),
    [
        ("24 giờ", 1, False, "2021-12-21"),
        ("36h", 2, False, "2021-12-22"),
        ("03 ngày", 3, False, "2021-12-23"),
        ("ba ngày", 3, False, "2021-12-23"),
        ("05 (năm) ngày làm việc", 5, True, "2021-12-27"),
        ("01 tuần", 7, False, "2021-12-27"),
        ("02 tháng", 60, False, "2022-02-20"),
    ],
)
def test_span(text: str, days: int, working: bool, until: str) -> None:
    span = read_span(text, 0)
    assert span is not None
    assert (span.days, span.working, text[span.end :]) == (days, working, "")
    assert span.after(OWN) == until


def test_a_month_ends_on_its_last_day_where_it_has_no_such_day() -> None:
    span = read_span("01 tháng", 0)
    assert span is not None
    assert span.after("2022-01-31") == "2022-02-28"


@pytest.mark.parametrize("text", ["0 ngày", "03 hộ", "10 tháng 10 năm 2025", "mười hai"])
def test_no_span(text: str) -> None:
    assert read_span(text, 0) is None


def test_without_a_date_of_the_text_a_day_without_year_stays_open() -> None:
    point, month = read_point("ngày 24/12", 0, None), read_point("tháng 12", 0, None)
    assert point is not None
    assert month is not None
    assert (point.rule, point.date, month.date) == ("day-without-year", None, None)
