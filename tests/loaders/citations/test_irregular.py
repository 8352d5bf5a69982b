"""Numbers that only the type word in front of them proves, and what only looks like one."""

from __future__ import annotations

import pytest

from tests.loaders.reading import read_passage


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nghị định số 49-CP ngày 26-7-1995 của Chính phủ", [("49-CP", "1995-07-26")]),
        (
            "các Nghị định số 23 - CP ngày 3/5/1993, số 24-\nCP ngày 4/5/1993",
            [("23-CP", "1993-05-03"), ("24-CP", "1993-05-04")],
        ),
        ("Quyết định 217-HĐBT ngày 14/11/1987", [("217-HĐBT", "1987-11-14")]),
        ("Nghị quyết của Hội đồng Bộ trưởng số 15-HĐBT", [("15-HĐBT", None)]),
        ("Chỉ thị số 4-CT ngày 2-1-1988", [("4-CT", "1988-01-02")]),
        ("Nghị định 26 CP ngày 23/5/1993", [("26CP", "1993-05-23")]),
        ("Thông tư số 14-LĐTBXH ngày 2/3/1990", [("14-LĐTBXH", "1990-03-02")]),
        ("Kế hoạch số 98 KH/TWĐTN ngày 4/7/2011", [("98KH/TWĐTN", "2011-07-04")]),
        ("Công điện số\n6 CÐ/BNN-TY ngày 3/4/2007", [("6CĐ/BNN-TY", "2007-04-03")]),
        ("Quyết định 12 QĐ/UB ngày 3/4/2003", [("12QĐ/UB", "2003-04-03")]),
    ],
)
def test_old_number_behind_its_type(text: str, expected: list[tuple[str, str | None]]) -> None:
    citations, _ = read_passage(text)
    assert [(c.number, c.date) for c in citations] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 12\n- UBND tỉnh báo cáo",
        "lập theo mẫu số 01-BH",
        "Quyết định ban hành biểu số 02-KH",
        "tại Điều 12 QĐ/UB",
        "số 24-CP đường Hùng Vương",
        "Nghị quyết về 3 - 5 chỉ tiêu",
        "kế hoạch số 5 UBND tỉnh giao",
        "Quyết định 12-AB",
        "cách 15 - CP Hà Nội",
    ],
)
def test_no_number_without_its_type(text: str) -> None:
    citations, _ = read_passage(text)
    assert [c.number for c in citations if c.number] == []
