"""Where the name of a law that no table has ends: rows of (text behind "Luật", its name)."""

from __future__ import annotations

import pytest

from loaders.citations.law_names import is_law_number, name_end, number_behind
from loaders.citations.numbers import number_at
from loaders.fold import lower
from tests.loaders.reading import read_passage


def name(text: str, kind: str = "luật") -> str | None:
    end = name_end(text, lower(text), kind, 0)
    return None if end is None else text[:end]


SALT = "Nghề làm muối"

ENDS = [
    ("a mark", "; các xã", " – các xã;"),
    ("a quotation", "” và", "’ và;"),
    ("a footnote", "¹ và", " 1 và;"),
    ("a comma before a law", ", Luật Giá", ", lưới;"),
    ("a comma before a decree", ", nghị định", ", nghề cá;"),
    ("a comma before grounds", ", căn cứ", ", căn nhà;"),
    ("a comma before a number", ", số 5", ", sống;"),
    ("a comma before several", ", các xã", ", cách nuôi;"),
    ("a comma before and", ", và rừng", ", vàng;"),
    ("and several", " và các xã", " và cách nuôi;"),
    ("and a law", " và pháp lệnh", " và pháp y;"),
    ("a number", " 12/2020", " 12 loại;"),
    ("a number with its word", " số: 12/2020", " số lẻ;"),
    ("a counter", " số 12", " sống 12;"),
    ("a day", " ngày 02", " ngàyx;"),
    ("a year with its word", " năm 2020", " năm mới;"),
    ("a year of this century", " 2020", " 20200;"),
    ("a year of the last century", " 1999", " 1899;"),
    ("a passive", " được ban hành", " đượm;"),
    ("a past", " đã ban hành", " đãi;"),
    ("a rule", " quy định mức", " quy mô;"),
    ("in force", " có hiệu lực", " có hiệu quả;"),
    ("present", " hiện hành", " hiện đại;"),
    ("a purpose", " để bán", " để;"),
    ("then", " thì bán", " thìa;"),
    ("when", " khi bán", " khía;"),
    ("to", " nhằm bán", " nhà;"),
    ("on", " trên cả nước", " trênx;"),
    ("this", " này", " nà;"),
    ("named", " nêu trên", " nê;"),
    ("amended", " sửa đổi năm", " sửa nhà;"),
    ("a new paragraph", "\n\nSở Y tế", "\n\nở biển;"),
    ("a dash", "\n- bán", "\n ở biển;"),
    ("an item", "\n2. bán", "\n2 bán;"),
    ("a letter", "\na) bán", "\nđi bán;"),
    ("grounds on the next line", "\nCăn cứ", "\ncăn nhà;"),
    ("an article", "\nĐiều 2", "\nđiều hòa;"),
    ("a chapter", "\nChương II", "\nchương trình;"),
    ("a part", "\nPhần II", "\nphần mềm;"),
    ("a line in capitals", "\nCHỦ TỊCH", "\nở biển;"),
]


@pytest.mark.parametrize(
    ("behind", "near_miss"), [row[1:] for row in ENDS], ids=[row[0] for row in ENDS]
)
def test_a_name_ends(behind: str, near_miss: str) -> None:
    assert name(SALT + behind) == SALT
    assert name(SALT + near_miss) == SALT + near_miss[:-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BHXH;", "BHXH"),
        ("Muối;", None),
        ("BHXHx;", None),
        ("nghề làm muối;", None),
        ("Nghề làm muối (sửa đổi);", "Nghề làm muối (sửa đổi)"),
        ("Nghề làm muối (sửa đổi, bổ sung);", "Nghề làm muối (sửa đổi, bổ sung)"),
        ("Nghề làm muối (bổ sung);", "Nghề làm muối (bổ sung)"),
        ("Nghề làm muối (sửa chữa);", "Nghề làm muối"),
        ("Thú y và nghề làm muối số 12/2040/QH18", "Thú y và nghề làm muối"),
        ("Thú y và nghề làm muối số 12/2040/NĐ-CP", "Thú y"),
        ("Thú y và Luật Giá số 12/2040/QH18", "Thú y"),
        ("Thú y theo Luật Giá số 12/2040/QH18", "Thú y"),
        ("NGHỀ LÀM\nMUỐI;", "NGHỀ LÀM\nMUỐI"),
        ("NGHỀ LÀM MUỐI\n\nSở Y tế", "NGHỀ LÀM MUỐI"),
    ],
)
def test_which_name(text: str, expected: str | None) -> None:
    assert name(text) == expected


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("luật", "Thú y và nghề cá;", "Thú y"),
        ("bộ luật", "Hàng hải và nghề cá;", "Hàng hải"),
        ("pháp lệnh", "Thú y và nghề cá;", "Thú y"),
        ("hiến pháp", "Việt Nam và nghề cá;", "Việt Nam"),
        ("pháp lệnh", "Hàng hải và nghề cá;", "Hàng hải và nghề cá"),
    ],
)
def test_a_known_name_ends_where_its_table_says(kind: str, text: str, expected: str) -> None:
    assert name(text, kind) == expected


@pytest.mark.parametrize(
    ("behind", "near_miss"),
    [
        (" số 12/2040/QH18", " mẫu 12/2040/QH18"),
        (" 12/2040/QH18", " 12/QH18"),
        (", số 12/2040/QH18", ", số 12/2040/NĐ-CP"),
        (" (số 12/2040/QH18", " “số 12/2040/QH18"),
        (" (Luật số 12/2040/QH18", " (theo số 12/2040/QH18"),
        (" - Bộ luật số 12/2040/QH18", " - Bộ số 12/2040/QH18"),
    ],
)
def test_a_number_follows(behind: str, near_miss: str) -> None:
    found = number_behind(behind, lower(behind), 0)
    assert found is not None and found.text == "12/2040/QH18"
    assert number_behind(near_miss, lower(near_miss), 0) is None


@pytest.mark.parametrize(
    ("number", "near_miss"),
    [
        ("12/2040/QH18", "12/2040/QH-UB"),
        ("12/2009/UBTVQH12", "12/2009/UBTV-QH"),
        ("12-L/CTN", "12-LT/CTN"),
        ("12-LCT/HĐNN8", "12-CT/HĐNN8"),
        ("12-PL/UBTVQH9", "12-PT/UBTVQH9"),
    ],
)
def test_numbers_of_laws(number: str, near_miss: str) -> None:
    law, other = number_at(number), number_at(near_miss)
    assert law is not None and is_law_number(law)
    assert other is not None and not is_law_number(other)


@pytest.mark.parametrize(
    "other",
    ["bộ luật", "luật", "nghị định", "pháp lệnh", "văn bản", "thông tư", "quyết định", "hiến pháp"],
)
def test_a_new_name_ends_before_another_document(other: str) -> None:
    for joint in (", {}", " và {}"):
        citations, _ = read_passage(f"Căn cứ Luật Hoa ban{joint.format(other)} khác;")
        assert citations[0].name == "Luật Hoa ban"
        citations, _ = read_passage(f"Căn cứ Luật Hoa ban{joint.format('x' + other)} khác;")
        assert citations[0].name != "Luật Hoa ban"
