"""The number grammar: every era and damage, and what only looks like a number."""

from __future__ import annotations

import pytest

from loaders.citations.numbers import find_numbers, fold_number, number_at

NUMBERS = [
    ("Chỉ thị số 31/CT-TTg", "31/CT-TTg", "CT-TTg"),
    ("Nghị định 30/2020/NĐ-CP", "30/2020/NĐ-CP", "NĐ-CP"),
    ("Số: **415** /UBND-NC", "415/UBND-NC", "UBND-NC"),
    ("Số 77 - KL/TU", "77-KL/TU", "KL/TU"),
    ("số 52-CT /TW", "52-CT/TW", "CT/TW"),
    ("Tờ trình số 88/TTr-BXD-\nQLN ngày", "88/TTr-BXD-QLN", "TTr-BXD-QLN"),
    ("Quyết định số 9/2019/QĐ-\nUBND ngày", "9/2019/QĐ-UBND", "QĐ-UBND"),
    ("số 2718/ UBND - VX về", "2718/UBND-VX", "UBND-VX"),
    ("Số: 7/2OO3/QÐ-UB", "7/2003/QĐ-UB", "QĐ-UB"),
    ("66.1/2025/NQ-CP", "66.1/2025/NQ-CP", "NQ-CP"),
    ("15a/NQ-HĐND", "15a/NQ-HĐND", "NQ-HĐND"),
    ("08/2012/TTLT/BYT-BTC", "08/2012/TTLT/BYT-BTC", "TTLT/BYT-BTC"),
    ("3/2014/TTLT-BYT-BNN&PTNT", "3/2014/TTLT-BYT-BNN&PTNT", "TTLT-BYT-BNN&PTNT"),
    ("Luật số 12/2017/QH14", "12/2017/QH14", "QH14"),
    ("Chỉ thị số 05-\nCT/TW", "05-CT/TW", "CT/TW"),
    ("Nghị quyết số 18-NQ/ \nTW", "18-NQ/TW", "NQ/TW"),
    ("Quyết định số **2105/QĐ-**\n**UBND**", "2105/QĐ-UBND", "QĐ-UBND"),
    ("Công điện số **109/CĐ-** **TTg**", "109/CĐ-TTg", "CĐ-TTg"),
    ("Kế hoạch số 4418/KH-\n  3\n\nUBND ngày", "4418/KH-UBND", "KH-UBND"),
    ("Quy định số 66-\n- 2 -\nQĐ/TW", "66-QĐ/TW", "QĐ/TW"),
    ("92/KH-BCĐ389 ngày", "92/KH-BCĐ389", "KH-BCĐ389"),
    ("7/KH-BCĐ1237", "7/KH-BCĐ1237", "KH-BCĐ1237"),
    ("Nghị định số 3/2019/NĐCP ngày", "3/2019/NĐ-CP", "NĐ-CP"),
    ("số 77/QĐUBND", "77/QĐ-UBND", "QĐ-UBND"),
    ("số 2/1998/QĐ.UB ngày", "2/1998/QĐ.UB", "QĐ.UB"),
    ("số 77/QĐ.Theo đó", "77/QĐ", "QĐ"),
    ("số 8/TTr-SNN&\nPTNT ngày", "8/TTr-SNN&PTNT", "TTr-SNN&PTNT"),
    ("Số 12/UBND -VX về", "12/UBND-VX", "UBND-VX"),
    ("Số 12/UBND–\nTrang 2/3\nVX về", "12/UBND-VX", "UBND-VX"),
    ("Số 8/CtH", "8/CtH", "CtH"),
    ("số 905/UBND -  KGVX ngày", "905/UBND-KGVX", "UBND-KGVX"),
    ("số 905/UBND KGVX ngày 4/8", "905/UBND-KGVX", "UBND-KGVX"),
    ("số 905/UBND  VX\ncủa UBND", "905/UBND-VX", "UBND-VX"),
    ("số 15/CT TTg ngày 4/8", "15/CT-TTg", "CT-TTg"),
    ("số 905/UBND TP Hải Phòng", "905/UBND", "UBND"),
    ("SỐ 905/UBND CUA ngày", "905/UBND", "UBND"),
    ("số 905/UBND VX về", "905/UBND", "UBND"),
    ("367–QĐ/TWĐTN–VP", "367-QĐ/TWĐTN-VP", "QĐ/TWĐTN-VP"),
]


@pytest.mark.parametrize(("text", "number", "symbol"), NUMBERS)
def test_number_is_read(text: str, number: str, symbol: str) -> None:
    found = list(find_numbers(text))
    assert [(n.text, n.symbol) for n in found] == [(number, symbol)]
    assert number_at(text, found[0].start) == found[0]


@pytest.mark.parametrize(
    "text",
    [
        "trực 24/7",
        "nhà số 32/2 đường Hùng Vương",
        "ngày 27/9/2021",
        "1.215 hộ/4.302 khẩu",
        "02 ca/ngày",
        "không quá 5 km/h",
        "08 người/phòng",
        "và/hoặc",
        "HĐND/UBND huyện",
        "Số:      /UBND-VP",
        "tỷ lệ 10/Tổng số",
        "phiếu A12/UBND-VX",
        "nhà 3/12/UBND-VX",
        "mức 1,12/UBND-VX",
        "mức 1.234.567/UBND-VX",
        "phòng 12/PGĐđiều hành",
    ],
)
def test_false_friend_is_no_number(text: str) -> None:
    assert list(find_numbers(text)) == []


def test_line_end_before_a_dash_ends_the_number() -> None:
    assert [n.text for n in find_numbers("Công văn số 12/UBND-VX\n- Sở Y tế")] == ["12/UBND-VX"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2718/ UBND - VX", "2718/UBND-VX"),
        ("QD-TTG", "QĐ-TTg"),
        ("05/QĐ–UBND", "5/qđ-ubnd"),
        ("**570**/CĐ-TTg", "570/cd-ttg"),
    ],
)
def test_folded_numbers_match(one: str, other: str) -> None:
    assert fold_number(one) == fold_number(other)


def test_different_counters_stay_different() -> None:
    assert fold_number("50/QĐ-UBND") != fold_number("5/QĐ-UBND")
    assert fold_number("00/QĐ-UBND") == "0/qd-ubnd"


def test_hostile_digits_take_linear_time() -> None:
    assert list(find_numbers("1" * 200_000 + "/" + "A-" * 100_000)) == []


@pytest.mark.parametrize("kind", ["QĐ", "CT", "NQ", "TB", "KH", "TT"])
def test_a_dot_in_the_place_of_the_dash(kind: str) -> None:
    found = number_at(f"12/{kind}.UBND ngày 3", 0)
    assert found is not None and found.text == f"12/{kind}.UBND"
    found = number_at("12/XX.UBND ngày 3", 0)
    assert found is not None and found.text == "12/XX"
