"""Place and date, whole, partial and damaged; dates of cited documents."""

from __future__ import annotations

import pytest

from loaders.fold import fold
from loaders.parts.date_line import find, place_name


@pytest.mark.parametrize(
    ("text", "date", "place"),
    [
        ("Bắc Kạn, ngày 04 tháng 5 năm 2021", "2021-05-04", "Bắc Kạn"),
        ("TP. Bắc Kạn, ngày 04 tháng 5 năm 2021", "2021-05-04", "Bắc Kạn"),
        ("Thành phố Hồ Chí Minh, ngày 4 tháng 5 năm 2021", "2021-05-04", "Hồ Chí Minh"),
        ("An Thạnh 3, ngày 20 tháng 9 năm 2021", "2021-09-20", "An Thạnh 3"),
        ("Hoằng Hóa, ngày\n02 tháng 6 năm 2025", "2025-06-02", "Hoằng Hóa"),
        ("Hoằng Hóa,\nngày 02 tháng 6 năm 2025", "2025-06-02", "Hoằng Hóa"),
        ("Huế, ngày   04   tháng   5   năm 2021", "2021-05-04", "Huế"),
        ("Ðà Lạt, ngày 16 tháng 3 năm 2OO1", "2001-03-16", "Đà Lạt"),
        ("Hà Nội, ngày 26tháng O5 năm 2Ol3", "2013-05-26", "Hà Nội"),
        ("Huế, ngày 9/10/2021", "2021-10-09", "Huế"),
        ("Huế, 09 tháng 10 năm 2021", "2021-10-09", "Huế"),
        ("Huế, ngày tháng 5 năm 2021", "2021-05", "Huế"),
        ("Huế, ngày ..... tháng 5 năm 2021", "2021-05", "Huế"),
        ("Huế, ngày ..... tháng ..... năm 2021", "2021", "Huế"),
        ("Huế, ngày Ý tháng 5 năm 2021", "2021-05", "Huế"),
        ("Huế, ngày4! tháng 5 năm 2021", "2021-05", "Huế"),
        ("Huế, ngày £9ð tháng 5 năm 2021", "2021-05", "Huế"),
        ("Huế, ngày 31 tháng 6 năm 2021", None, "Huế"),
        ("Huế, ngày 3 tháng 16 năm 2021", None, "Huế"),
        ("ngày 04 tháng 5 năm 2021", "2021-05-04", None),
        ("Số: 5/QĐ-UBND   Huế, ngày 04 tháng 5 năm 2021", "2021-05-04", "Huế"),
    ],
)
def test_date_line(text: str, date: str | None, place: str | None) -> None:
    found = find(text, fold(text), [0])
    assert found is not None
    assert (found.date, found.place) == (date, place)


@pytest.mark.parametrize(
    "text",
    [
        "Thông tư số 10/2022/TT-BKHĐT ngày 15 tháng 6 năm 2022 của Bộ",
        "về Chỉ thị số 34-CT/TW, ngày 20 tháng 5 năm 2019",
        "......, ngày ...... tháng ...... năm 20......",
        "trong tháng 5 năm 2021",
        "Ngày đầu tháng 5 năm 2021",
        "Huế, ngày cuối tháng 5 năm 2021",
    ],
)
def test_no_date_line(text: str) -> None:
    assert find(text, fold(text), [0]) is None


def test_the_line_with_a_place_wins() -> None:
    text = "ngày 1 tháng 1 năm 2020\nHuế, ngày 2 tháng 1 năm 2020"
    found = find(text, fold(text), [0])
    assert found is not None and found.date == "2020-01-02"


def test_a_place_beside_the_number_is_cut_free() -> None:
    text = "Số: 5/SYT Huế, ngày 2 tháng 1 năm 2020"
    found = find(text, fold(text), [0, text.index(" Huế")])
    assert found is not None and found.place == "Huế"


@pytest.mark.parametrize(
    ("lead", "place"),
    [
        ("- TX. An Nhơn,", "An Nhơn"),
        ("Quận 1,", "Quận 1"),
        ("Buôn Ma Thuột, ", "Buôn Ma Thuột"),
        ("Bà Rịa - Vũng Tàu,", "Bà Rịa - Vũng Tàu"),
        ("N.T Phong Hải,", "N.T Phong Hải"),
        ("N.T. Phong Hải,", "N.T. Phong Hải"),
        ("NT. Phong Hải,", "NT. Phong Hải"),
        ("TT. N.T Phong Hải,", "N.T Phong Hải"),
        ("N.T,", None),
        ("Phong N.T,", None),
        ("số 5.NT Phong,", None),
        ("12,", None),
        ("căn cứ Nghị định,", None),
        ("", None),
    ],
)
def test_place_name(lead: str, place: str | None) -> None:
    assert place_name(lead) == place


@pytest.mark.parametrize(
    "kind",
    [
        "TP.", "Tp.", "tp.", "T.P.", "TX.", "Tx.", "TT.", "Q.", "H.", "P.", "Thành phố",
        "thành phố", "Thị xã", "thị xã", "Thị trấn", "thị trấn", "Tỉnh", "tỉnh", "Huyện", "huyện",
        "Quận", "quận", "Phường", "phường", "Xã", "xã", "Đặc khu", "đặc khu",
    ],
)  # fmt: skip
def test_the_kind_of_a_place_falls_away(kind: str) -> None:
    assert place_name(f"{kind} Hoa Ban,") == "Hoa Ban"
    assert place_name(f"X{kind} Hoa Ban,") != "Hoa Ban"


@pytest.mark.parametrize("word", ["hồi", "lúc", "vào"])
def test_the_hour_of_a_telegram_falls_away(word: str) -> None:
    assert place_name(f"Hoa Ban, {word} 9 giờ 30,") == "Hoa Ban"
    assert place_name("Hoa Ban, khi 9 giờ 30,") is None


@pytest.mark.parametrize("word", ["Ngày", "NGÀY", "Ngay", "Tháng", "THÁNG", "Số", "SỐ"])
def test_words_of_dates_and_numbers_are_no_place(word: str) -> None:
    assert place_name(f"{word} 12,") is None
    assert place_name(f"{word}a 12,") == f"{word}a 12"


@pytest.mark.parametrize(
    "text",
    [
        "Huế, ngày 4 tháng 5 năm 20211",
        "Huế, 09 tháng 10 năm 20211",
        "Huế, ngày 9/10/20211",
    ],
)
def test_a_longer_figure_is_no_year(text: str) -> None:
    found = find(text, fold(text), [0])
    assert found is None or found.date is None


def test_a_blank_date_has_a_place() -> None:
    found = find("Huế, ngày  tháng  năm ", "hue, ngay  thang  nam ", [0])
    assert found is not None and (found.date, found.place) == (None, "Huế")
    assert find("Huế, ngày tháng nắng", "hue, ngay thang nang", [0]) is None
    assert find("Huế, ngày tháng nămx", "hue, ngay thang namx", [0]) is None
