"""Which lines of a head belong to title, organ, letterhead or address, and which only look so."""

from __future__ import annotations

import pytest

from loaders.fold import lower
from loaders.parts.addressees import read_addressees
from loaders.parts.offices import office_case
from loaders.parts.signature import parse
from loaders.parts.subject import is_capitals, sentence_case
from tests.loaders.parts.test_odd_heads import MOTTO, head

BELOW = f"{MOTTO}Số: 12/QĐ-SYT\nHà Nội, ngày 08 tháng 7 năm 2024\nQUYẾT ĐỊNH\n"
TITLE = "Ban hành quy chế"


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Về việc họp\nTrang 1", "họp"),
        ("Về việc họp\nEmail: soyte", "họp"),
        ("Về việc họp\ntrang trại lợn", "họp trang trại lợn"),
        ("Về việc họp\n\nbàn ¬§ về lúa", "họp"),
        ("Về việc họp\n\nbàn vềLÚA", "họp"),
        ("Về việc họp\n\nbàn về lúa", "họp bàn về lúa"),
        ("BAN HÀNH QUY CHẾ\nUỶ BAN NHÂN DÂN TỈNH", TITLE),
        ("BAN HÀNH QUY CHẾ CỦA\nUỶ BAN NHÂN DÂN TỈNH", f"{TITLE} của uỷ ban nhân dân tỉnh"),
        ("BAN HÀNH QUY CHẾ VÀ\nUỶ BAN NHÂN DÂN TỈNH", f"{TITLE} và uỷ ban nhân dân tỉnh"),
        ("BAN HÀNH QUY CHẾ\nUỶ BAN NHÂN DÂN TỈNH TẠI LÀNG",
         f"{TITLE} uỷ ban nhân dân tỉnh tại làng"),
        ("BAN HÀNH QUY CHẾ\nUỶ BAN NHÂN DÂN TỈNH 2024", f"{TITLE} uỷ ban nhân dân tỉnh 2024"),
    ],
)  # fmt: skip
def test_where_a_title_ends(title: str, subject: str) -> None:
    assert head(f"SỞ Y TẾ\n{BELOW}{title}\n\nCăn cứ Luật Dược;\n").subject == subject


@pytest.mark.parametrize(
    ("line", "letterhead"),
    [
        ("Sở Y tế Lào Cai", ["Sở Y tế Lào Cai"]),
        ("Bệnh viện Lào Cai", ["Bệnh viện Lào Cai"]),
        ("Đảng ủy Lào Cai", ["Đảng ủy Lào Cai"]),
        ("Họp tại Lào Cai", []),
        ("Sở Y tế Lào Cai, họp", ["Sở Y tế Lào Cai, họp"]),
        ("Sở Y tế Lào Cai họp.", []),
    ],
)
def test_a_letterhead_in_small_letters(line: str, letterhead: list[str]) -> None:
    found = head(f"{line}\n{BELOW}Về việc họp\n\nCăn cứ Luật Dược;\n")
    assert list(found.letterhead) == letterhead


ORDER = "NGHỊ ĐỊNH\n{}CỦA CHÍNH PHỦ SỐ 68/1998/NĐ-CP NGÀY 03 THÁNG 9 NĂM 1998\nVỀ KHU BẢO TỒN\n"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("", "68/1998/NĐ-CP"),
        ("THỰC HIỆN NGHỊ QUYẾT\n", None),
        ("SỬA ĐỔI QUY CHẾ\n", None),
        ("THEO LUẬT\n", None),
    ],
)
def test_a_number_in_a_title_is_its_own_or_cited(words: str, number: str | None) -> None:
    assert head(ORDER.format(words)).number == number


@pytest.mark.parametrize(
    ("text", "addressees"),
    [
        ("Kính gửi: Sở Y tế\nThực hiện Công văn số 3, các sở họp", ["Sở Y tế"]),
        ("Kính gửi: Sở Y tế\nPhòng Y tế", ["Sở Y tế Phòng Y tế"]),
        ("Kính gửi: Các sở;\nPhòng Y tế;\n\nNgày 3/5 các sở họp", ["Các sở", "Phòng Y tế"]),
        ("Kính gửi: Các sở;\nPhòng Y tế;\n\nNgành y tế", ["Các sở", "Phòng Y tế", "Ngành y tế"]),
    ],
)
def test_addressees_end_where_a_sentence_begins(text: str, addressees: list[str]) -> None:
    items, _ = read_addressees(text, lower(text), 0)
    assert [item.text for item in items] == addressees


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("TS. Lê Thị An", "Lê Thị An"),
        ("PGS.TS. Lê Thị An", "Lê Thị An"),
        ("BS CKII. Lê Thị An", "Lê Thị An"),
        ("Đại tá Lê Văn An", "Lê Văn An"),
        ("Thiếu tướng Lê Văn An", "Lê Văn An"),
        ("Đại lễ Lê Văn An", None),
    ],
)
def test_titles_before_a_name(line: str, name: str | None) -> None:
    found = parse(("GIÁM ĐỐC", line))
    assert (found.lines, found.signatory.name) == (("GIÁM ĐỐC",), name)


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("CHỦ TỊCH UBND XÃ HOA MAI", "Chủ tịch UBND xã Hoa Mai"),
        ("CHỦ TỊCH UBND TỈNH LÀO CAI", "Chủ tịch UBND tỉnh Lào Cai"),
        ("CHỦ TỊCH HỘI NÔNG DÂN", "Chủ tịch Hội Nông dân"),
        ("CHỦ TỊCH HỘI TRỒNG HOA", "Chủ tịch hội trồng hoa"),
        ("GIÁM ĐỐC NHÀ MÁY HOA MAI", "Giám đốc nhà máy hoa mai"),
    ],
)
def test_places_in_an_office(line: str, office: str) -> None:
    assert office_case(line) == office


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("CHỈ THỊ SỐ 5A", "Chỉ thị số 5A"),
        ("DỊCH COVID-19", "Dịch COVID-19"),
        ("DỊCH COVID", "Dịch covid"),
        ("VÙNG A/B", "Vùng A/B"),
    ],
)
def test_codes_keep_their_capitals(title: str, sentence: str) -> None:
    assert sentence_case(title) == sentence


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("THỰC HIỆN CHỈ THỊ CỦA THỦ TƯỚNG QĐ-TTg", True),
        ("THỰC HIỆN CHỈ THỊ CỦA THỦ TƯỚNG VỀ Vố", True),
        ("THỰC HIỆN CHỈ THỊ CỦA THỦ TƯỚNG VỀ nhà", False),
        ("THỰC HIỆN chỉ thị", False),
    ],
)
def test_nearly_all_capitals(text: str, capitals: bool) -> None:
    assert is_capitals(text) is capitals
