"""Columns side by side are read one after the other."""

from __future__ import annotations

import pytest

from tests.loaders.formats.arrange.paper import Paper

BODY = "Thực hiện Công văn số 12/UBND-VX ngày 05 tháng 5 năm 2021 của Ủy ban nhân dân tỉnh, các xã"
LEFT = ["ỦY BAN NHÂN DÂN", "HUYỆN TAM NÔNG", "Số: 12/UBND-VX", "V/v phòng dịch tại bến", "xe khách"]
RIGHT = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
         "Tam Nông, ngày 05 tháng 5 năm 2021"]  # fmt: skip


def letter(shift: float, leading: float) -> Paper:
    """A letter whose right column stands `shift` lower and has a leading of its own."""
    paper = Paper()
    for i, line in enumerate(LEFT):
        paper.centre(line, 150, 60 + 16 * i)
    for i, line in enumerate(RIGHT):
        paper.centre(line, 400, 60 + shift + leading * i)
    paper.centre("Kính gửi: Phòng Y tế huyện", 300, 170)
    for i in range(3):
        paper.put(BODY, 85, 200 + 18 * i)
    paper.put("Nơi nhận:", 85, 270)
    paper.put("- Như trên;", 85, 284)
    paper.put("- Lưu: VT.", 85, 298)
    paper.centre("KT. CHỦ TỊCH", 420, 270)
    paper.centre("PHÓ CHỦ TỊCH", 420, 287)
    paper.centre("Lý Thị Mai", 420, 360)
    return paper


READ = [
    *LEFT, *RIGHT, "Kính gửi: Phòng Y tế huyện", BODY, BODY, BODY,
    "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lý Thị Mai",
]  # fmt: skip


@pytest.mark.parametrize("shift", [-8, -4, 0, 3, 6, 9])
@pytest.mark.parametrize("leading", [14, 16, 19, 23])
def test_head_and_foot_are_read_column_by_column(shift: float, leading: float) -> None:
    assert letter(shift, leading).lines() == READ


def test_a_signature_that_begins_above_the_copies() -> None:
    paper = Paper()
    paper.put(BODY, 85, 100)
    for i, line in enumerate(["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]):
        paper.centre(line, 420, 140 + 17 * i)
    for i, line in enumerate(["Nơi nhận:", "- Như trên;", "- Lưu: VT."]):
        paper.put(line, 85, 157 + 14 * i)
    paper.centre("Lý Thị Mai", 420, 240)
    assert paper.lines() == [
        BODY, "Nơi nhận:", "- Như trên;", "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lý Thị Mai",
    ]  # fmt: skip


def test_one_office_level_with_the_copies() -> None:
    paper = Paper()
    paper.put(BODY, 85, 100)
    paper.centre("T/M BAN THƯỜNG VỤ", 420, 140)
    paper.put("Nơi nhận:", 85, 157)
    paper.centre("PHÓ BÍ THƯ", 420, 157)
    paper.put("- Như trên,", 85, 171)
    paper.put("- Lưu Văn phòng.", 85, 185)
    paper.centre("Lê Văn Mẫu", 420, 230)
    assert paper.lines() == [
        BODY, "Nơi nhận:", "- Như trên,", "- Lưu Văn phòng.",
        "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê Văn Mẫu",
    ]  # fmt: skip


@pytest.mark.parametrize("gap", [4, 30])
def test_an_address_beside_the_middle_of_its_list(gap: float) -> None:
    paper = Paper()
    left = paper.put("Kính gửi:", 120, 117) + gap
    for i, item in enumerate(["- Các sở, ban, ngành;", "- Công an tỉnh;", "- Ủy ban các huyện."]):
        paper.put(item, left, 100 + 17 * i)
    paper.put(BODY, 85, 180)
    assert paper.lines() == [
        "Kính gửi:", "- Các sở, ban, ngành;", "- Công an tỉnh;", "- Ủy ban các huyện.", BODY,
    ]  # fmt: skip


def test_an_address_that_a_narrow_cell_breaks() -> None:
    paper = Paper()
    paper.put("Kính", 120, 100)
    paper.put("gửi:", 120, 117)
    paper.put("- Các chi bộ,", 220, 100)
    paper.put("- Ủy ban nhân dân thành phố.", 220, 117)
    paper.put(BODY, 85, 180)
    assert paper.lines() == [
        "Kính gửi: - Các chi bộ,", "- Ủy ban nhân dân thành phố.", BODY,
    ]  # fmt: skip


@pytest.mark.parametrize("degrees", [-1, -0.5, 0.5, 1])
def test_a_page_may_be_slightly_slanted(degrees: float) -> None:
    assert letter(4, 18).slanted(degrees).lines() == READ


def test_a_right_column_that_touches_the_left_one() -> None:
    paper = Paper()
    end = paper.put("ỦY BAN NHÂN DÂN TỈNH BẮC GIANG", 60, 60)
    paper.put("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", end + 4, 60)
    paper.put("SỞ Y TẾ", 120, 76)
    paper.put("Độc lập - Tự do - Hạnh phúc", end + 20, 76)
    assert paper.lines() == [
        "ỦY BAN NHÂN DÂN TỈNH BẮC GIANG",
        "SỞ Y TẾ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]


def test_columns_of_running_text() -> None:
    paper = Paper()
    left = [f"Dòng thứ {i} của cột bên trái trang" for i in range(9)]
    right = [f"Dòng thứ {i} của cột bên phải trang" for i in range(9)]
    for i in range(9):
        paper.put(left[i], 60, 100 + 15 * i)
        paper.put(right[i], 320, 105 + 15 * i)
    assert paper.lines() == left + right


def test_justified_lines_stay_whole() -> None:
    paper = Paper()
    lines = [BODY[: 60 - 3 * i].strip() for i in range(8)]
    for i, line in enumerate(lines):
        paper.put(line, 85, 100 + 17 * i, blank=3 + 1.3 * i)
    assert paper.lines() == lines


def test_a_tab_behind_the_mark_of_an_item_makes_no_column() -> None:
    paper = Paper()
    for i, mark in enumerate(("1.", "2.", "a)", "b)", "-")):
        paper.put(mark, 85, 100 + 34 * i)
        paper.put("Phòng Y tế thực hiện việc này", 115, 100 + 34 * i)
        paper.put("trong tháng 5 năm 2021.", 115, 117 + 34 * i)
    assert paper.lines()[:4] == [
        "1. Phòng Y tế thực hiện việc này",
        "trong tháng 5 năm 2021.",
        "2. Phòng Y tế thực hiện việc này",
        "trong tháng 5 năm 2021.",
    ]


def test_a_table_is_read_row_by_row() -> None:
    paper = Paper()
    rows = [("TT", "Tên đơn vị", "Số ca"), ("1", "Xã Phú Cường", "12"), ("2", "Xã An Hòa", "3")]
    for i, row in enumerate(rows):
        for cell, left in zip(row, (80, 130, 400), strict=True):
            paper.put(cell, left, 100 + 16 * i)
    paper.put("(mới)", 130, 148)
    assert paper.lines() == [
        "TT | Tên đơn vị | Số ca",
        "1 | Xã Phú Cường | 12",
        "2 | Xã An Hòa (mới) | 3",
    ]


def test_paragraphs_that_stand_apart_have_a_blank_line_between_them() -> None:
    paper = Paper()
    for top in (100, 117, 134, 170, 187):
        paper.put(BODY, 85, top)
    assert paper.typescript().text == f"{BODY}\n{BODY}\n{BODY}\n\n{BODY}\n{BODY}\n"


def test_an_empty_page() -> None:
    assert Paper().typescript().text == ""
