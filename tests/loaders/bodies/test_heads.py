"""Heads of national bodies and of forces, named in the place of these."""

from __future__ import annotations

import pytest

from loaders.bodies.home import Home
from loaders.bodies.names import classify, match_body, spelled
from loaders.bodies.national import national, national_bodies
from loaders.bodies.printed import sentence

HOME = Home(province="tỉnh Lào Cai", level="province", body="Sở Tài chính tỉnh Lào Cai")

NAMED = [
    "Thống đốc Ngân hàng Nhà nước Việt Nam",
    "Thống đốc Ngân hàng Nhà nước",
    "Tổng Thanh tra Chính phủ",
    "Tổng Kiểm toán nhà nước",
    "Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc",
    "Chủ nhiệm Văn phòng Quốc hội",
    "Tổng Thư ký Quốc hội",
    "Viện trưởng Viện kiểm sát nhân dân tối cao",
    "Tư lệnh Bộ đội Biên phòng",
    "Tư lệnh Quân khu 4",
    "Chính ủy Quân đoàn 12",
    "Tổng Tham mưu trưởng Quân đội nhân dân Việt Nam",
]


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("behind", [" về quản lý tiền mặt", " kể từ ngày ký", "; Sở yêu cầu", "."])
def test_a_head_stays_as_the_text_names_it(name: str, behind: str) -> None:
    text = name + behind
    assert text[: match_body(text, 0)] == name
    assert spelled(name, HOME) == name


@pytest.mark.parametrize("gap", ["\n", "  ", "\n   "])
def test_a_head_over_a_line_end(gap: str) -> None:
    text = f"Thống đốc Ngân{gap}hàng Nhà nước Việt Nam sửa đổi"
    end = match_body(text, 0)
    assert spelled(text[:end], HOME) == "Thống đốc Ngân hàng Nhà nước Việt Nam"


@pytest.mark.parametrize("text", ["Tư lệnh nói", "chủ nhiệm lớp", "Quân khu 4 có", "Chính ủy cho"])
def test_what_names_no_head_of_a_body(text: str) -> None:
    assert match_body(text, 0) is None


def test_a_letterhead_or_title_names_the_body_of_the_head() -> None:
    assert sentence("THỐNG ĐỐC NGÂN HÀNG NHÀ NƯỚC VIỆT NAM").full == "Ngân hàng Nhà nước Việt Nam"
    assert sentence("TỔNG THANH TRA CHÍNH PHỦ").full == "Thanh tra Chính phủ"
    assert sentence("TỔNG KIỂM TOÁN NHÀ NƯỚC").full == "Kiểm toán nhà nước"


def test_a_head_ranks_as_its_body() -> None:
    head = classify("Tổng Thanh tra Chính phủ")
    assert (head.level, head.kind, head.superior) == ("central", "ministry", "Chính phủ")
    known = national("Thống đốc Ngân hàng Nhà nước")
    assert known is not None
    assert known.head_of == "Ngân hàng Nhà nước Việt Nam"
    assert all(national(body.head_of) for body in national_bodies() if body.head_of)
