"""Personal numbers vanish; numbers of documents, days, money and people stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.mask import mask


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gọi 0912345678.", "gọi ••••••••••."),
        ("theo số **0388 123 456** trước", "theo số **•••• ••• •••** trước"),
        ("0912.345.678", "••••.•••.•••"),
        ("090 123 4567", "••• ••• ••••"),
        ("+84 912 345 678", "+•• ••• ••• •••"),
        ("Trạm Y tế (0251 3800 111)", "Trạm Y tế (•••• •••• •••)"),
        ("(028) 3744 2000 hoặc 0235.3800.111", "(•••) •••• •••• hoặc ••••.••••.•••"),
        ("ĐT: 3822.245", "ĐT: ••••.•••"),
        ("Fax: 3822 245 678", "Fax: •••• ••• •••"),
        ("email: phong.van-thu@soyte.gov.vn;", "email: •••••.•••-•••@•••••.•••.••;"),
        ("CCCD 048090123456 cấp", "CCCD •••••••••••• cấp"),
        ("CMND số 201234567 cấp ngày 02/03/2010", "CMND số ••••••••• cấp ngày 02/03/2010"),
        ("hộ chiếu số B1234567", "hộ chiếu số ••••••••"),
        ("Số tài khoản của Quỹ: 113000111222", "Số tài khoản của Quỹ: ••••••••••••"),
        ("hotline 0909 577 xxx", "hotline •••• ••• xxx"),
        ("STK 1903 4567 8901 tại", "STK •••• •••• •••• tại"),
    ],
)
def test_masked(text: str, expected: str) -> None:
    assert mask(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Công văn số 2479/UBND-VXNV ngày 03/5/2021",
        "Số: 0912345678/QĐ-UBND",
        "di dời 2.340 hộ/9.105 người, chi 2.340.500.000 đồng",
        "nộp vào tài khoản 1.500.000 đồng",
        "giai đoạn 2021-2026, nhiệm kỳ 2016 - 2021",
        "hoạt động từ 01.01.2021 đến 30-6-2021, 24/7, 08h00 - 17h30",
        "Luật số 63/2025/QH15, Nghị định 30/2020/NĐ-CP, 14.000 m3, Km 128+350",
        "tài khoản định danh mức 2 trước 30-6-2021",
    ],
)
def test_kept(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize(
    ("word", "number"),
    [
        *((word, "3822245") for word in (
            "điện thoại", "hotline", "di động", "đường dây nóng", "zalo", "fax", "số máy", "đtdđ",
            "sđt", "đt", "tel",
        )),
        *((word, "201234567") for word in (
            "cccd", "cmnd", "cmtnd", "căn cước", "chứng minh", "định danh", "hộ chiếu", "passport",
        )),
        *((word, "1234567") for word in ("tài khoản", "số tk", "stk")),
        *((word, "B1234567") for word in ("hộ chiếu", "passport")),
    ],
)  # fmt: skip
def test_a_word_introduces_a_number(word: str, number: str) -> None:
    assert mask(f"{word} {number}") == f"{word} {'•' * len(number)}"
    assert mask(f"{word}x {number}") == f"{word}x {number}"


@pytest.mark.parametrize("unit", ["đồng", "đ", "vnđ", "VND", "triệu", "tỷ", "USD"])
def test_an_amount_is_no_account(unit: str) -> None:
    assert mask(f"tài khoản 1.500.000 {unit}") == f"tài khoản 1.500.000 {unit}"
    assert mask("tài khoản 1.500.000 cái") == "tài khoản •.•••.••• cái"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("fax 01.01.2021", False),
        ("fax 1999-2003", False),
        ("fax 2016-1999", False),
        ("fax 1890-2003", True),
        ("fax 1999-1803", True),
        ("0168 123 4567", True),
        ("0158 123 4567", False),
        ("012345678901", True),
        ("0123456789012", False),
        ("024 3 823 456", True),
        ("(0251) 3800 111", True),
        ("(+84) 912 345 678", True),
        ("(+84) 12 345", False),
        ("1/0912345678", False),
        ("2.0912345678", False),
        ("3-0912345678", False),
        ("0912345678.5", False),
        ("0912345678/UB", False),
        ("0912345678/ub", True),
    ],
)
def test_the_form_of_a_number(text: str, masked: bool) -> None:
    assert ("•" in mask(text)) == masked


@given(st.text(alphabet="0123456789 .-()+@ađT:/\n,;•", max_size=80))
def test_length_stays_and_masking_twice_changes_nothing(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert mask(masked) == masked


@pytest.mark.parametrize("gap", range(300, 480, 7))
def test_every_number_of_a_long_line_is_masked(gap: int) -> None:
    text = f"ĐT 0912 345 678 {'a' * gap} 0987 654 321 {'xa rời ' * 60}+84 912 345 678"
    masked = mask(text)
    assert len(masked) == len(text)
    assert not any(char.isdigit() for char in masked)


def test_lines_between_masked_ones_stay() -> None:
    lines = ["Số: 2479/UBND", "gọi 0912345678", "giai đoạn 2021-2026", "fax: 3822 245 678", "Hết"]
    expected = [lines[0], "gọi ••••••••••", lines[2], "fax: •••• ••• •••", lines[4]]
    assert mask("\n".join(lines)) == "\n".join(expected)
