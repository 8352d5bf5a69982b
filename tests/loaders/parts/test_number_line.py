"""Number lines as printed and damaged; numbers that are only cited."""

from __future__ import annotations

import pytest

from loaders.fold import fold
from loaders.parts.number_line import NumberLine
from loaders.parts.number_line import find as find_folded


def find(text: str, ends: list[int]) -> NumberLine | None:
    return find_folded(text, fold(text), ends)


@pytest.mark.parametrize(
    ("text", "number", "symbol", "party"),
    [
        ("Số: 31/CT-TTg", "31/CT-TTg", "CT-TTg", False),
        ("Số:   756   /UBND-VXNV   Bắc Kạn", "756/UBND-VXNV", "UBND-VXNV", False),
        ("Số 645 - KL/TU", "645-KL/TU", "KL/TU", True),
        ("Số: 44 /2025/QĐ-TTg", "44/2025/QĐ-TTg", "QĐ-TTg", False),
        ("Số : 45 / 2022 / NĐ - CP   Hà Nội", "45/2022/NĐ-CP", "NĐ-CP", False),
        ("Nghị quyết số: 87/2025/UBTVQH15", "87/2025/UBTVQH15", "UBTVQH15", False),
        ("Số: 14/2OO1/QÐ-UB", "14/2001/QĐ-UB", "QĐ-UB", False),
        ("Số: l6/2Ol3/TTLT-BYT-BNN&PTNT", "16/2013/TTLT-BYT-BNN&PTNT", "TTLT-BYT-BNN&PTNT", False),
        ("Số: 05a/KH-UBND", "05a/KH-UBND", "KH-UBND", False),
        ("Số: 66.1/2025/NQ-CP", "66.1/2025/NQ-CP", "NQ-CP", False),
        ("Số: 187/KH -  UBND\nBa Tơ", "187/KH-UBND", "KH-UBND", False),
        ("Số: 187/KH UBND\nBa Tơ", "187/KH-UBND", "KH-UBND", False),
        ("Số: 187/UBND KGVX    Ba Tơ", "187/UBND-KGVX", "UBND-KGVX", False),
        ("Số: 187/UBND BA TƠ", "187/UBND", "UBND", False),
        ("Số: /UBND-VP", None, "UBND-VP", False),
        ("Số:      /TTr-UBND", None, "TTr-UBND", False),
        ("Số: ........../2024/QĐ-UBND", None, "QĐ-UBND", False),
        ("Số: …/KH-UBND", None, "KH-UBND", False),
        ("Số      -CV/TU", None, "CV/TU", True),
        ("_ Số:30 /CT-TTg Hà Nội, ngày", "30/CT-TTg", "CT-TTg", False),
        ("UBND HUYỆN BA TƠ Số: 5/QĐ-UBND", "5/QĐ-UBND", "QĐ-UBND", False),
        ("TỈNH ỦY\n12-CT/TU\n", "12-CT/TU", "CT/TU", True),
    ],
)
def test_number(text: str, number: str | None, symbol: str, party: bool) -> None:
    found = find(text, [0])
    assert found is not None
    assert (found.number, found.symbol, found.party) == (number, symbol, party)


@pytest.mark.parametrize(
    "text",
    [
        "V/v triển khai Công văn số 2479/UBND-VXNV",
        "THỰC HIỆN KẾ HOẠCH SỐ 99/KH-UBND",
        "CÔNG BÁO/Số 12/Ngày 10-8-2022",
        "Số 32/2 đường Hoàng Diệu",
        "Theo Số: 5/QĐ-UBND",
        "nghị quyết và số 5/QĐ-UBND",
        "Số điện thoại: 113/114",
    ],
)
def test_no_number_line(text: str) -> None:
    assert find(text, [0]) is None


def test_a_number_may_follow_the_motto_on_its_line() -> None:
    text = "Độc lập - Tự do - Hạnh phúc Số: 5/QĐ-UBND"
    assert find(text, [0]) is None
    found = find(text, [0, text.index(" Số")])
    assert found is not None and found.number == "5/QĐ-UBND"


def test_a_bare_number_is_the_whole_line() -> None:
    found = find("TỈNH ỦY\n12 trang\n- 12-CT/TU -\n13-CT/TU", [0])
    assert found is not None and (found.number, found.start) == ("12-CT/TU", 17)
    assert find("12-CT/TU ngày", [0]) is None


@pytest.mark.parametrize(
    "code",
    ["NQ", "QĐ", "QÐ", "CT", "KH", "TB", "KL", "CV", "HD", "TT", "BC", "NĐ", "TTr", "CTr"],
)
def test_a_code_behind_a_blank(code: str) -> None:
    found = find(f"Số: 12 {code}/TW", [0])
    assert found is not None
    assert (found.number, found.party) == (f"12 {code.replace('Ð', 'Đ')}/TW", True)
    assert find(f"Số: 12 {code}X/TW", [0]) is None


@pytest.mark.parametrize(
    "word", ["Nghị quyết", "Luật", "Pháp lệnh", "Lệnh", "Quyết định", "Chỉ thị", "Số"]
)
def test_a_kind_may_stand_before_the_word_for_the_number(word: str) -> None:
    assert find(f"{word} số: 12/QĐ-UBND", [0]) is not None
    assert find(f"x{word} số: 12/QĐ-UBND", [0]) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Số: 12A/QĐ-UBND", "12A/QĐ-UBND"),
        ("Số: A12/QĐ-UBND", None),
        ("Số: 12 /QĐ- UBND", "12/QĐ-UBND"),
        ("Số: 12/QĐ- Huế", "12/QĐ"),
        ("Số: 12/QĐ-   UBND", "12/QĐ-UBND"),
        ("Số: 12/QĐ-   Huế", "12/QĐ"),
        ("Số: 12 | /QĐ-UBND", "12/QĐ-UBND"),
    ],
)
def test_blanks_and_letters_in_a_number(text: str, number: str | None) -> None:
    found = find(text, [0])
    assert found is not None and found.number == number
