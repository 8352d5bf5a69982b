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
        ("Sở Y tế", False),
        ("Hội đồng nhân dân, Ủy ban nhân dân thành phố", False),
        ("Ủy ban MTTQ tỉnh", False),
        ("Hiệu trưởng Trường Tiểu học Lê Lợi", False),
    ],
)
def test_group(text: str, group: bool) -> None:
    assert is_group(text) is group
