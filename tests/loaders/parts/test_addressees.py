"""Addressees: dashes, lines, semicolons, lines that run on, and where the body begins."""

from __future__ import annotations

import pytest

from loaders.fold import lower
from loaders.parts.addressees import is_group, read_addressees

BODY = "Thực hiện chỉ đạo của UBND tỉnh, Sở yêu cầu các đơn vị làm ngay.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kính gửi: Hội đồng nhân dân tỉnh.\n\n", ["Hội đồng nhân dân tỉnh"]),
        ("Kính gửi:\n\n- Sở Y tế;\n- UBND các xã.\n\n", ["Sở Y tế", "UBND các xã"]),
        ("Kính gửi: - Các chi bộ,\n- Các đảng bộ.\n\n", ["Các chi bộ", "Các đảng bộ"]),
        (
            "Kính gửi: - Các phòng, Trung tâm; MTTQ\nvà các đoàn thể,\n- UBND các xã.\n\n",
            ["Các phòng, Trung tâm; MTTQ và các đoàn thể", "UBND các xã"],
        ),
        (
            "Kính gửi: Các sở; UBND các huyện; Công an tỉnh.\n",
            ["Các sở", "UBND các huyện", "Công an tỉnh"],
        ),
        ("Kính gửi:\nSở Y tế;\nSở Tài chính.\n", ["Sở Y tế", "Sở Tài chính"]),
        ("Kính gửi:\n\n| - Sở Y tế;\n- Sở Nội vụ. |\n\n", ["Sở Y tế", "Sở Nội vụ"]),
        (
            "Kính gửi: - Sở Y tế; - Sở Nội vụ; - Báo Gia Lai.\n",
            ["Sở Y tế", "Sở Nội vụ", "Báo Gia Lai"],
        ),
        ("       Kính gửi: - Các vụ\n                 - Các cục\n\n", ["Các vụ", "Các cục"]),
        ("Kính gửi: Các sở:\n- Y tế;\n- Nội vụ.\n", ["Y tế", "Nội vụ"]),
        ("nh gửi:\n\n~ Sở Y tế;\n• Sở Nội vụ.\n", ["Sở Y tế", "Sở Nội vụ"]),
        (
            "ỦY BAN NHÂN DÂN TỈNH điện:\n\n- UBND các huyện khu vực phía bắc và\n\nphía nam;\n"
            "- Các sở: Xây dựng,\n\nCông Thương.\n\n",
            ["UBND các huyện khu vực phía bắc và phía nam", "Các sở: Xây dựng, Công Thương"],
        ),
        ("**Kính gửi:** Sở Y tế (Phòng Nghiệp vụ).\n", ["Sở Y tế (Phòng Nghiệp vụ)"]),
        (
            "Kính gửi: Đảng ủy, UBND các xã,\n   Các hội và đoàn thể\n   huyện,\n   Chi bộ 1.\n\n",
            ["Đảng ủy, UBND các xã", "Các hội và đoàn thể huyện", "Chi bộ 1"],
        ),
        ("Kính gửi: UBND các huyện Sông Lô,\nTam Đảo.\n\n", ["UBND các huyện Sông Lô, Tam Đảo"]),
        ("Kính gửi: Các chi cục\n Các hạt kiểm lâm\n\n", ["Các chi cục", "Các hạt kiểm lâm"]),
        ("Kính gửi:\n- UBND huyện Yên\n\nMô;\n- Sở Y tế.\n\n", ["UBND huyện Yên Mô", "Sở Y tế"]),
        ("Kính gửi:\n- UBND thị xã\nTừ Sơn;\n- Sở Y tế.\n\n", ["UBND thị xã Từ Sơn", "Sở Y tế"]),
        ("> Kính gửi:\n> - Sở Y tế;\n> - Sở Nội vụ.\n\n", ["Sở Y tế", "Sở Nội vụ"]),
        ("Kính gửi:\n* Sở Y tế;\n* Sở Nội vụ.\n\n", ["Sở Y tế", "Sở Nội vụ"]),
        ("Kính gửi:\n\uf0b7 Sở Y tế;\n\uf0b7 Sở Nội vụ.\n\n", ["Sở Y tế", "Sở Nội vụ"]),
        ("Kính gửi:\n-\nSở Y tế;\n-\nSở Nội vụ.\n\n", ["Sở Y tế", "Sở Nội vụ"]),
        ("Kính gửi:\n1. Sở Y tế;\n2. UBND các\nxã.\n\n", ["Sở Y tế", "UBND các xã"]),
        ("Kính gửi: Sở Y tế.\n\nĐồng kính gửi: Công an.\n\n", ["Sở Y tế", "Công an"]),
        ("Kính gửi:\n\\- Sở Y tế;\n\\- Công an.\n\n", ["Sở Y tế", "Công an"]),
        ("Kính gửi / To: Sở Y tế.\n\n", ["Sở Y tế"]),
        ("\nĐiện: - Sở Y tế;\n- Công an tỉnh.\n\n", ["Sở Y tế", "Công an tỉnh"]),
        ("CHỦ TỊCH UBND TỈNH điện:\n- Sở Y tế.\n\n", ["Sở Y tế"]),
    ],
)
def test_items_and_body(text: str, expected: list[str]) -> None:
    whole = text + BODY
    items, end = read_addressees(whole, lower(whole), 0)
    assert [item.text for item in items] == expected
    assert whole[end:].strip(" \n|*") == BODY.strip()
    for item in items:
        assert whole[item.start : item.end].split() == item.text.split()


def test_items_without_any_end_mark_do_not_swallow_the_body() -> None:
    text = "Kính gửi:\n- Sở Y tế\n- Ủy ban Kiểm tra\n\nThường trực yêu cầu báo cáo.\n"
    items, end = read_addressees(text, lower(text), 0)
    assert [item.text for item in items] == ["Sở Y tế", "Ủy ban Kiểm tra"]
    assert text[end:].strip().startswith("Thường trực")


def test_a_dash_inside_a_name_may_begin_a_line() -> None:
    text = "Kính gửi:\nKhoa Hồi sức tích cực\n- Chống độc;\nPhòng Kế toán.\n\n" + BODY
    items, _ = read_addressees(text, lower(text), 0)
    assert [item.text for item in items] == ["Khoa Hồi sức tích cực - Chống độc", "Phòng Kế toán"]
    text = "Kính gửi:\n- Sở Lao động\n- Thương binh và Xã hội;\n- Sở Y tế.\n\n" + BODY
    items, _ = read_addressees(text, lower(text), 0)
    assert [item.text for item in items] == ["Sở Lao động - Thương binh và Xã hội", "Sở Y tế"]


def test_a_page_number_is_no_part_of_the_list() -> None:
    text = "Kính gửi:\n- Các huyện Krông Pa,\n2\n\nIa Pa;\n- Sở Y tế.\n\n" + BODY
    items, _ = read_addressees(text, lower(text), 0)
    assert [item.text for item in items] == ["Các huyện Krông Pa, Ia Pa", "Sở Y tế"]


def test_the_lines_of_an_address_are_no_body() -> None:
    text = (
        "Kính gửi: Công ty Sao Mai\nĐịa chỉ: số 5 phố Huế, phường 2,\nHà Nội\nMST: 012\n\n" + BODY
    )
    items, end = read_addressees(text, lower(text), 0)
    assert [item.text for item in items] == ["Công ty Sao Mai"]
    assert text[end:].strip() == BODY.strip()


def test_an_address_beside_the_subject() -> None:
    head = "Số: 5/SYT-NV\nV/v trực Tết tại các cơ       "
    text = (
        f"{head}Kính gửi:\nsở điều trị                - Các bệnh viện;\n{' ' * 27}- CDC.\n\n{BODY}"
    )
    for head_end in (text.find("V/v"), text.find("sở điều trị")):
        items, end = read_addressees(text, lower(text), head_end)
        assert [item.text for item in items] == ["Các bệnh viện", "CDC"]
        assert text[end:].strip() == BODY.strip()


@pytest.mark.parametrize(
    "prose",
    ["Sở Y tế nhận được Công văn số 5/UBND-VX của UBND tỉnh.", "Thực hiện Công văn số 5/UBND-VX:"],
)
def test_nobody_is_filled_in(prose: str) -> None:
    text = f"Kính gửi: ...............\n\n{prose}\n1. Làm ngay.\n"
    items, end = read_addressees(text, lower(text), 0)
    assert items == ()
    assert prose in text[end:]


def test_a_long_line_below_a_short_item_is_the_text() -> None:
    prose = "Ủy ban nhân dân tỉnh nhận được Công văn số 5/BYT-DP của Bộ Y tế về tiêm chủng.\n"
    text = f"Kính gửi:\n- Sở Y tế\n- Các trạm y tế\n{prose}"
    items, end = read_addressees(text, lower(text), 0)
    assert [item.text for item in items] == ["Sở Y tế", "Các trạm y tế"]
    assert text[end:].strip() == prose.strip()


@pytest.mark.parametrize("last", ["Các đơn vị trực thuộc", "Các phòng thuộc Sở"])
def test_the_text_begins_behind_an_empty_line(last: str) -> None:
    text = f"Kính gửi: {last}\n\nUBND huyện yêu cầu:\n1. Công an huyện kiểm tra chợ.\n"
    items, end = read_addressees(text, lower(text), 0)
    assert [item.text for item in items] == [last]
    assert text[end:].startswith("\n\nUBND huyện")


def test_an_item_that_is_not_finished_goes_on_behind_an_empty_line() -> None:
    text = "Kính gửi: Các phòng, ban thuộc\n\nVăn phòng Sở\n\nSở yêu cầu:\n"
    items, _ = read_addressees(text, lower(text), 0)
    assert [item.text for item in items] == ["Các phòng, ban thuộc Văn phòng Sở"]


def test_no_address_no_items() -> None:
    assert read_addressees(BODY, lower(BODY), 5) == ((), 5)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("UBND các xã, phường", True),
        ("Các sở, ban, ngành", True),
        ("UBND 13 phường", True),
        ("UBND xã, phường", True),
        ("Thành viên Ban Chỉ đạo", True),
        ("Phòng, ban thuộc huyện", True),
        ("Ban Chỉ đạo phòng, chống dịch", False),
        ("Sở Y tế", False),
        ("Hội đồng nhân dân, Ủy ban nhân dân thành phố", False),
        ("Ủy ban MTTQ tỉnh", False),
        ("Hiệu trưởng Trường Tiểu học Lê Lợi", False),
    ],
)
def test_group(text: str, group: bool) -> None:
    assert is_group(text) is group
