"""The words by which a line of the head shows what it is, and lines that only begin alike."""

from __future__ import annotations

import pytest

from loaders.fold import lower
from loaders.parts.addressees import read_addressees
from tests.loaders.parts.test_odd_heads import MOTTO, head

NUMBER = f"{MOTTO}Số: 12/%s\nHà Nội, ngày 08 tháng 7 năm 2024\n"
ORDER = f"SỞ Y TẾ\n{NUMBER % 'QĐ-SYT'}QUYẾT ĐỊNH\n%s\n\nCăn cứ Luật Dược;\n"


@pytest.mark.parametrize(
    "organ",
    [
        "UỶ BAN DÂN TỘC", "UBND TỈNH", "HỘI ĐỒNG THI", "HĐND TỈNH", "CHỦ TỊCH TỈNH",
        "PHÓ CHỦ TỊCH TỈNH", "BỘ TRƯỞNG", "THỦ TƯỚNG", "CHÍNH PHỦ", "QUỐC HỘI", "GIÁM ĐỐC SỞ",
        "TỔNG GIÁM ĐỐC", "TỔNG CỤC THUẾ", "CHÁNH ÁN", "CHÁNH VĂN PHÒNG", "VIỆN TRƯỞNG",
        "TRƯỞNG PHÒNG", "HIỆU TRƯỞNG", "CỤC TRƯỞNG", "BAN DÂN VẬN",
        "BỘ Y TẾ", "SỞ Y TẾ", "THƯỜNG TRỰC", "TỈNH UỶ", "THÀNH UỶ", "HUYỆN UỶ", "ĐẢNG UỶ",
        "ĐẢNG BỘ", "ĐẢNG ĐOÀN", "THỐNG ĐỐC", "TỔNG THANH TRA", "TỔNG KIỂM TOÁN", "CHỦ NHIỆM",
        "ĐOÀN CHỦ TỊCH", "LIÊN ĐOÀN", "LIÊN MINH",
    ],
)  # fmt: skip
def test_an_organ_below_the_title(organ: str) -> None:
    assert head(ORDER % f"Về việc họp\n\n{organ}").title == organ
    assert head(ORDER % f"Về việc họp\n\nX{organ}").title is None


@pytest.mark.parametrize(
    "line",
    [
        "BAN HÀNH KÈM THEO", "BAN HÀNH QUY CHẾ", "BAN HÀNH LỆNH", "BỘ SUNG LUẬT", "BỘ TIÊU CHÍ",
        "BỘ MÁY", "SỐ 12", "SỐ: HAI", "SỐ LIỆU", "SỐ HÓA",
    ],
)  # fmt: skip
def test_a_line_in_capitals_that_names_no_organ(line: str) -> None:
    assert head(ORDER % f"Về việc họp\n\n{line}").title is None


@pytest.mark.parametrize(
    "act",
    [
        "VỀ", "BAN HÀNH", "QUY ĐỊNH", "PHÊ DUYỆT", "SỬA ĐỔI", "THỰC HIỆN", "TRIỂN KHAI",
        "TĂNG CƯỜNG", "HƯỚNG DẪN", "CÔNG BỐ", "BÃI BỎ", "THÀNH LẬP", "ĐIỀU CHỈNH", "GIAO",
        "PHÂN CẤP", "KẾT LUẬN",
    ],
)  # fmt: skip
def test_a_title_whose_type_line_is_lost(act: str) -> None:
    text = f"SỞ Y TẾ\n{NUMBER % 'QĐ-SYT'}\n%s NUÔI ONG\n\nCăn cứ Luật Dược;\n"
    assert str(head(text % act).subject).lower().endswith("nuôi ong")
    assert head(text % f"X{act}").subject is None


@pytest.mark.parametrize(
    "word",
    ["VỀ", "THỰC HIỆN", "TRIỂN KHAI", "NGÀY", "QUY ĐỊNH", "BAN HÀNH", "SỐ", "TẠI", "GIAI ĐOẠN"],
)
def test_an_organ_that_does_something_is_part_of_the_subject(word: str) -> None:
    lines = "BAN HÀNH QUY CHẾ\nUỶ BAN TỈNH %s LÀNG"
    assert (
        head(ORDER % (lines % word)).subject == f"Ban hành quy chế uỷ ban tỉnh {word.lower()} làng"
    )
    assert head(ORDER % (lines % f"X{word}")).subject == "Ban hành quy chế"


@pytest.mark.parametrize("end", [" CỦA", " VÀ", " CHO", " VỚI", " TẠI", " THUỘC", " DO", " VỀ"])
def test_a_subject_that_ends_open_goes_on_with_an_organ(end: str) -> None:
    lines = "BAN HÀNH QUY CHẾ%s\nUỶ BAN TỈNH"
    assert str(head(ORDER % (lines % end)).subject).endswith("uỷ ban tỉnh")
    assert head(ORDER % (lines % " CHUNG")).subject == "Ban hành quy chế chung"


def test_a_comma_in_the_name_of_an_organ() -> None:
    lines = "BAN HÀNH QUY CHẾ\nBAN CHỈ ĐẠO %s, CHỐNG BÃO"
    assert head(ORDER % (lines % "PHÒNG")).subject == "Ban hành quy chế"
    assert head(ORDER % (lines % "ĐÊ")).subject == "Ban hành quy chế ban chỉ đạo đê, chống bão"


@pytest.mark.parametrize(
    ("about", "taken"), [("về họp", True), ("Về họp", True), ("vì họp", False)]
)
def test_a_meeting_in_the_title(about: str, taken: bool) -> None:
    meeting = "HỘI NGHỊ LẦN THỨ TƯ\nBAN CHẤP HÀNH TRUNG ƯƠNG"
    found = head(ORDER % f"{meeting}\n{about}")
    assert (found.title == "BAN CHẤP HÀNH TRUNG ƯƠNG" and found.subject == "họp") == taken


@pytest.mark.parametrize(
    ("line", "urgency"),
    [
        ("HỎA TỐC", "hỏa tốc"),
        ("HỎA TỐC HẸN GIỜ", "hỏa tốc hẹn giờ"),
        ("THƯỢNG KHẨN", "thượng khẩn"),
        ("KHẨN", "khẩn"),
        ("KHẨN TRƯƠNG", None),
    ],
)
def test_urgency(line: str, urgency: str | None) -> None:
    assert head(f"SỞ Y TẾ\n{line}\n{NUMBER % 'SYT'}Kính gửi: Sở").urgency == urgency


@pytest.mark.parametrize("urgency", ["hỏa tốc", "hoả tốc", "thượng khẩn", "khẩn"])
def test_a_telegram_tells_its_urgency(urgency: str) -> None:
    text = f"SỞ Y TẾ\n{NUMBER % 'CĐ-SYT'}CÔNG ĐIỆN %s\nVề việc họp\n\nCăn cứ Luật Dược;\n"
    assert head(text % urgency.upper()).urgency == urgency
    assert head(text % f"X{urgency.upper()}").urgency is None


@pytest.mark.parametrize(
    "stamp",
    [
        "Người ký: Hoa", "Email: hoa", "Cơ quan: Hoa", "Thời gian ký: 8:00", "Ký bởi Hoa",
        "Tiêu đề Hoa", "Sở Hoa, thời gian ký: 8:00", "Số hiệu: 5", "Loại văn bản: thư",
        "Nơi ban hành: Hoa", "Ngày ban hành: 5", "Ngày hiệu lực: 5", "Ngày đăng: 5",
        "Tình trạng: còn", "Lĩnh vực: y tế",
    ],
)  # fmt: skip
def test_a_stamp_beside_the_subject(stamp: str) -> None:
    assert head(ORDER % f"Về việc họp\n{stamp}").subject == "họp"
    if "hời gian ký" not in stamp:  # stands anywhere in its line
        assert head(ORDER % f"Về việc họp\nx{stamp}").subject != "họp"


@pytest.mark.parametrize(
    ("line", "named"),
    [("VỀ VIỆC HỌP", False), ("VÀ VIỆC HỌP", False), ("V/V HỌP", False), ("VỆ SINH HỌC", True)],
)
def test_a_subject_printed_below_the_letterhead(line: str, named: bool) -> None:
    text = f"SỞ Y TẾ\n{line}\n{NUMBER % 'QĐ-SYT'}QUYẾT ĐỊNH\nVề việc họp\n\nCăn cứ Luật Dược;\n"
    assert head(text).letterhead == (("SỞ Y TẾ", line) if named else ("SỞ Y TẾ",))


@pytest.mark.parametrize(
    ("order", "subject"),
    [("QUYẾT ĐỊNH", True), ("QUYẾT NGHỊ", True), ("CHỈ THỊ", True), ("QUYẾT TÂM", False)],
)
def test_the_order_itself_is_no_type_line(order: str, subject: bool) -> None:
    text = f"SỞ Y TẾ\n{NUMBER % 'QĐ-SYT'}\nVỀ NUÔI ONG\n\n{order}:\nNUÔI ONG\n"
    assert (head(text).subject == "Nuôi ong") == subject


@pytest.mark.parametrize("lead", ["V/v", "V.v", "Về việc", "Và việc"])
def test_the_subject_of_a_letter(lead: str) -> None:
    letter = f"SỞ Y TẾ\n{MOTTO}Số: 12/SYT\n%s họp\nHà Nội, ngày 08 tháng 7 năm 2024\n\nKính gửi: Sở"
    assert head(letter % lead).subject == "họp"
    assert head(letter % f"X{lead}").subject == f"X{lead} họp"


@pytest.mark.parametrize(
    "word",
    [
        "UBND", "HĐND", "Ủy ban", "Hội đồng", "Sở", "Bộ", "Phòng", "Ban", "Chi cục", "Cục",
        "Tổng cục", "Trường", "Đảng ủy", "Đảng bộ", "Tỉnh ủy", "Huyện ủy", "Thành ủy", "Văn phòng",
        "Trung tâm", "Bệnh viện", "Công an", "Hội", "Liên đoàn", "Liên minh",
    ],
)  # fmt: skip
def test_a_letterhead_in_small_letters(word: str) -> None:
    text = f"%s Lào Cai\n{NUMBER % 'QĐ-SYT'}QUYẾT ĐỊNH\nVề việc họp\n\nCăn cứ Luật Dược;\n"
    assert head(text % word).letterhead == (f"{word} Lào Cai",)
    assert head(text % f"X{word}").letterhead == ()


@pytest.mark.parametrize("stop", ["Kính gửi: Sở", "Căn cứ Luật", "Điều 1. Nhà", "1. Nhà", "I. Nhà"])
def test_where_a_head_ends(stop: str) -> None:
    text = f"SỞ Y TẾ\n{NUMBER % 'QĐ-SYT'}QUYẾT ĐỊNH\nVề việc họp\n\n%s\nNhà cửa\n"
    assert text.replace("%s", stop)[head(text % stop).end :].lstrip().startswith(stop)
    assert not text.replace("%s", f"x{stop}")[head(text % f"x{stop}").end :].startswith("x")


@pytest.mark.parametrize("dash", ["-", "–", "+"])
def test_an_address_begins_with_its_dash(dash: str) -> None:
    text = f"Kính gửi: {dash} Sở Y tế;\n{dash} Sở Nội vụ.\n"
    items, _ = read_addressees(text, lower(text), 0)
    assert [item.text for item in items] == ["Sở Y tế", "Sở Nội vụ"]
