"""Which passages of a record are marked, and with what."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from loaders import extract
from loaders.passages import ANY_TYPE, GROUPS, passages
from tests.loaders.samples import LETTER, PROSE

TWO_COLUMNS = LETTER.replace(
    """ỦY BAN NHÂN DÂN
HUYỆN CHỢ MỚI

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
""",
    """ỦY BAN NHÂN DÂN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
**HUYỆN  CHỢ MỚI**         Độc lập - Tự do - Hạnh phúc
""",
)

OLD_FONT = LETTER.replace("HUYỆN CHỢ MỚI", "PHƯỜNG ÐỨC XUÂN")

DUE = LETTER.replace(
    "2. Phòng",
    """2. UBND các xã báo cáo trước ngày 10/5/2021.
3. Phòng Y tế lấy mẫu xong trong 05 ngày kể từ khi có ca mắc.
4. Phòng""",
)


def _marked(text: str) -> list[tuple[str, str, str]]:
    [record] = extract(text)
    return [(p.label, record.text[p.start : p.end], p.meaning) for p in passages(record)]


@pytest.mark.parametrize(
    "expected",
    [
        (
            "công điện",
            "Công điện số 570/CĐ-TTg ngày 02/5/2021 của Thủ tướng Chính phủ",
            "570/CĐ-TTg",
        ),
        ("mask", "đeo khẩu trang", "orders"),
        ("report", "UBND các xã báo cáo trước ngày 10/5/2021", "2021-05-10"),
        ("act", "Phòng Y tế lấy mẫu xong trong 05 ngày kể từ khi có ca mắc", ""),
        ("ISSUER", "ỦY BAN NHÂN DÂN\nHUYỆN CHỢ MỚI", "Ủy ban nhân dân huyện Chợ Mới"),
        ("ADDRESSEE", "Phòng Y tế huyện", "Phòng Y tế huyện Chợ Mới"),
        ("RECIPIENT", "TT Huyện ủy (b/c)", "Thường trực Huyện ủy Chợ Mới"),
    ],
)
def test_marked_in_a_letter(expected: tuple[str, str, str]) -> None:
    assert expected in _marked(DUE)


def test_an_authority_is_marked_with_its_direction() -> None:
    text = LETTER.replace("1. Hành", "Theo chỉ đạo của Chủ tịch UBND tỉnh Bắc Kạn, hành")
    assert [name for label, _, name in _marked(text) if label == "AUTHORITY"]


def test_lines_of_a_letterhead_in_columns_are_marked_one_by_one() -> None:
    lines = [quote for label, quote, _ in _marked(TWO_COLUMNS) if label == "ISSUER"]
    assert lines == ["ỦY BAN NHÂN DÂN", "HUYỆN  CHỢ MỚI"]


def test_an_old_font_makes_no_difference() -> None:
    lines = [quote for label, quote, _ in _marked(OLD_FONT) if label == "ISSUER"]
    assert lines == ["ỦY BAN NHÂN DÂN\nPHƯỜNG ÐỨC XUÂN"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"type": None}, (ANY_TYPE, "570/CĐ-TTg")),
        ({"number": None, "name": "Luật Mẫu"}, ("công điện", "Luật Mẫu")),
        ({"number": None}, ("công điện", "")),
    ],
)
def test_what_the_text_leaves_open(changes: dict[str, None], expected: tuple[str, str]) -> None:
    [record] = extract(LETTER)
    citation = replace(record.citations[1], **changes)
    [passage] = [
        p for p in passages(replace(record, citations=(citation,))) if p.group == "citations"
    ]
    assert (passage.label, passage.meaning) == expected


def test_prose_has_no_passages() -> None:
    assert _marked(PROSE) == []


def test_every_group_is_used() -> None:
    [record] = extract(DUE)
    assert {passage.group for passage in passages(record)} == set(GROUPS)
