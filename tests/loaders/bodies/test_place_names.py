"""How the names of places are spelled: kind words, other names, tone marks."""

from __future__ import annotations

import re

import pytest

from loaders.bodies.place_names import UNIT_WORD, spelling, tidy


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("HCM", ("hồ chí minh", None)),
        ("TPHCM", ("hồ chí minh", None)),
        ("TP. HCM", ("hồ chí minh", None)),
        ("thành phố HCM", ("hồ chí minh", "thành phố")),
        ("Sài Gòn", ("hồ chí minh", None)),
        ("Thừa Thiên - Huế", ("thừa thiên huế", None)),
        ("Bà Rịa-Vũng Tàu", ("bà rịa - vũng tàu", None)),
        ("Bà Rịa – Vũng Tàu", ("bà rịa - vũng tàu", None)),
        ("Phan Rang-Tháp Chàm", ("phan rang - tháp chàm", None)),
        ("Ea H’leo", ("ea h'leo", None)),
        ("thành phố Hoa", ("hoa", "thành phố")),
        ("TP. Hoa", ("hoa", "thành phố")),
        ("TP.Hoa", ("hoa", "thành phố")),
        ("TP Hoa", ("hoa", "thành phố")),
        ("thị trấn Hoa", ("hoa", "thị trấn")),
        ("TT. Hoa", ("hoa", "thị trấn")),
        ("thị xã Hoa", ("hoa", "thị xã")),
        ("TX. Hoa", ("hoa", "thị xã")),
        ("TX Hoa", ("hoa", "thị xã")),
        ("đặc khu Hoa", ("hoa", "đặc khu")),
        ("phường Hoa", ("hoa", "phường")),
        ("huyện Hoa", ("hoa", "huyện")),
        ("quận 09", ("9", "quận")),
        ("tỉnh Hoa", ("hoa", "tỉnh")),
        ("xã Hoa", ("hoa", "xã")),
        ("Phường Đúc", ("phường đúc", None)),
        ("PHƯỜNG PHƯỜNG ĐÚC", ("phường đúc", "phường")),
        ("Xãhoa", ("xãhoa", None)),
        ("Tpa Hoa", ("tpa hoa", None)),
        ("làng Hoa", ("làng hoa", None)),
    ],
)
def test_spelling(name: str, spelled: tuple[str, str | None]) -> None:
    assert spelling(name) == spelled


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hoà", "Hòa"), ("Hoá", "Hóa"), ("Hoả", "Hỏa"), ("Hoã", "Hõa"), ("Hoạ", "Họa"),
        ("Tuỳ", "Tùy"), ("Tuý", "Túy"), ("Tuỷ", "Tủy"), ("Tuỹ", "Tũy"), ("Tuỵ", "Tụy"),
        ("Quý", "Quý"), ("Hoài", "Hoài"), ("Hoát", "Hoát"),
    ],
)  # fmt: skip
def test_tone_marks(old: str, new: str) -> None:
    assert tidy(old) == new


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("tỉnh hoa", "tỉnh"),
        ("tỉnh ủy", None),
        ("tỉnh đoàn", None),
        ("huyện hoa", "huyện"),
        ("huyện ủy", None),
        ("huyện đoàn", None),
        ("quận hoa", "quận"),
        ("quận ủy", None),
        ("thành phố", "thành phố"),
        ("phường hoa", "phường"),
        ("thị trấn hoa", "thị trấn"),
        ("thị xã hoa", "thị xã"),
        ("đặc khu hoa", "đặc khu"),
        ("xã hoa", "xã"),
        ("hợp tác xã hoa", None),
        ("công tấn xã hoa", None),
        ("xã hội", None),
        ("xã hội an", "xã"),
        ("xã hội cư", "xã"),
        ("xã hội hoan", "xã"),
        ("xã hội hợp", "xã"),
        ("xã hội nghĩa", "xã"),
        ("xã hội phú", "xã"),
        ("xã hội sơn", "xã"),
        ("xã hội thịnh", "xã"),
        ("xã hội xuân", "xã"),
        ("xã hội anh", None),
    ],
)
def test_the_word_for_a_unit(text: str, kind: str | None) -> None:
    match = re.search(UNIT_WORD, text)
    assert (match and match[0]) == kind
