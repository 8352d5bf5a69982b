"""Which bodies the lines of a letterhead name, and lines that only stand near."""

from __future__ import annotations

import pytest

from loaders.bodies.headlines import bodies_of

PEOPLE, PEOPLE_ = "ỦY BAN NHÂN DÂN", "Ủy ban nhân dân"


@pytest.mark.parametrize(
    "line",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "ĐỘC LẬP - TỰ DO - HẠNH PHÚC",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Số: 12/UBND",
        "Ngày 3/5/2021",
        "V/v phòng dịch",
        "Người ký: Sở Nội vụ",
        "Email: sonoivu",
        "Cơ quan: Tỉnh",
        "Thời gian ký: 08:00",
        "Tiêu đề: Họp",
        "* * *",
        "(…)",
        "PEOPLE'S COURT",
        "TAX DEPARTMENT",
        "MINISTRY",
        "COMMITTEE",
        "OFFICE",
        "THE LAW",
        "BANK OF TRADE",
        "REPUBLIC",
        "UNIVERSITY",
        "VIETNAM",
        "BRANCH",
        "AUTHORITY",
        "GOVERNMENT",
    ],
)
def test_a_line_that_is_no_part_of_the_name(line: str) -> None:
    assert [body.full for body in bodies_of([PEOPLE, line])] == [PEOPLE_]


@pytest.mark.parametrize(
    ("lines", "bodies"),
    [
        ((PEOPLE, "XÃ HOA MAI"), [f"{PEOPLE_} xã Hoa Mai"]),
        ((PEOPLE, "XÃ ĐOÀN KẾT"), [f"{PEOPLE_} xã Đoàn Kết"]),
        ((PEOPLE, "HUYỆN ĐOAN HÙNG"), [f"{PEOPLE_} huyện Đoan Hùng"]),
        (("UY BAN NHAN DAN", "TINH LAO CAI"), [f"{PEOPLE_} tỉnh Lào Cai"]),
        (("SO Y TE",), []),
        (("BAN CHỈ ĐẠO", "PHÒNG CHỐNG DỊCH"), ["Ban Chỉ đạo phòng chống dịch"]),
        (("BAN CHỈ HUY", "PHÒNG, CHỐNG THIÊN TAI"), ["Ban Chỉ huy phòng, chống thiên tai"]),
        (("BAN CHỈ HUY", "PHÒNG THỦ DÂN SỰ"), ["Ban Chỉ huy phòng thủ dân sự"]),
        (("BAN CHỈ HUY", "PHÒNG NỘI VỤ"), ["Ban Chỉ huy", "Phòng Nội vụ"]),
        (("BỘ CHỈ HUY", "BỘ ĐỘI BIÊN PHÒNG"), ["Bộ Chỉ huy Bộ đội Biên phòng"]),
        (("LIÊN NGÀNH", "SỞ Y TẾ - SỞ XÂY DỰNG"), ["Sở Y tế", "Sở Xây dựng"]),
        (("LIÊN TỊCH: SỞ Y TẾ",), ["Sở Y tế"]),
        (("LIÊN BỘ BỘ Y TẾ",), ["Bộ Y tế"]),
        (("LIÊN SỞ - SỞ Y TẾ",), ["Sở Y tế"]),
        (("LIÊN HIỆP HỘI", "TỈNH LÀO CAI"), ["Liên hiệp hội tỉnh Lào Cai"]),
        (("LIÊN NGÀNH SỞ Y TẾ",), ["Sở Y tế"]),
        ((PEOPLE, "BRANCHES"), [f"{PEOPLE_} branches"]),
        (("BỘ TƯ LỆNH", "BỘ ĐỘI BIÊN PHÒNG"), ["Bộ Tư lệnh bộ đội biên phòng"]),
        (("BÁO CÁO NHANH",), []),
        (("BÁO LÀO CAI",), ["Báo Lào Cai"]),
        (("BANG TỔNG HỢP",), []),
        (("TRUNG TAMX HOA",), []),
        (("UBND HUYỆN BA BỂ", "XÃ MỸ PHƯƠNG"),
         [f"{PEOPLE_} huyện Ba Bể", f"{PEOPLE_} xã Mỹ Phương"]),
        (("HĐND HUYỆN BA BỂ", "XÃ MỸ PHƯƠNG"),
         ["Hội đồng nhân dân huyện Ba Bể", "Hội đồng nhân dân xã Mỹ Phương"]),
        (("HỘI ĐỒNG NHÂN DÂN HUYỆN BA BỂ", "XÃ MỸ PHƯƠNG"),
         ["Hội đồng nhân dân huyện Ba Bể", "Hội đồng nhân dân xã Mỹ Phương"]),
        (("TRUNG TÂM HUYỆN BA BỂ", "XÃ MỸ PHƯƠNG"), ["Trung tâm huyện Ba Bể"]),
        (("BAN THƯỜNG VỤ", "TỈNH ỦY CÀ MAU"), ["Ban Thường vụ Tỉnh ủy Cà Mau"]),
        (("BAN CHẤP HÀNH", "TỈNH ỦY CÀ MAU"), ["Ban Chấp hành Tỉnh ủy Cà Mau"]),
        (("THƯỜNG TRỰC", "TỈNH ỦY CÀ MAU"), ["Thường trực Tỉnh ủy Cà Mau"]),
        (("BAN DÂN VẬN", "TỈNH ỦY CÀ MAU"), ["Ban Dân vận", "Tỉnh ủy Cà Mau"]),
        (("HỘI NÔNG DÂN VIỆT NAM", "BAN THƯỜNG VỤ TRUNG ƯƠNG"),
         ["Ban Thường vụ Trung ương Hội Nông dân Việt Nam"]),
        (("HỘI NÔNG DÂN VIỆT NAM", "BAN DÂN VẬN TRUNG ƯƠNG"),
         ["Hội Nông dân Việt Nam", "Ban Dân vận Trung ương"]),
    ],
)  # fmt: skip
def test_lines_make_names(lines: tuple[str, ...], bodies: list[str]) -> None:
    assert [body.full for body in bodies_of(lines)] == bodies


@pytest.mark.parametrize(
    ("line", "joint"),
    [
        ("BỘ Y TẾ - BỘ TƯ PHÁP", True),
        ("BỘ Y TẾ, BỘ TƯ PHÁP", True),
        ("BỘ Y TẾ VÀ BỘ TƯ PHÁP", True),
        ("BỘ Y TẾ + BỘ TƯ PHÁP", True),
        ("SỞ Y TẾ - SỞ XÂY DỰNG", True),
        ("SỞ Y TẾ – SỞ XÂY DỰNG", True),
        ("SỞ Y TẾ, SỞ XÂY DỰNG", False),
        ("NHÀ THIẾU NHI - BAN QUẢN LÝ CHỢ HUYỆN BA BỂ", False),
        ("SỞ Y TẾ VÀ SỞ XÂY DỰNG", False),
        ("VĂN PHÒNG HĐND - UBND", False),
        ("TRUNG TÂM Y TẾ - PHÒNG NỘI VỤ", False),
        ("CÔNG TY ĐIỆN LỰC - BAN QUẢN LÝ", False),
        ("TRƯỜNG CHÍNH TRỊ - BAN TỔ CHỨC", False),
        ("VIỆN DÂN TỘC HỌC - PHÒNG NỘI VỤ", False),
        ("VIỆN KIỂM SÁT NHÂN DÂN - TÒA ÁN NHÂN DÂN", True),
        ("BỆNH VIỆN ĐA KHOA - PHÒNG TỔ CHỨC", False),
        ("TẬP ĐOÀN THAN - ĐẢNG ỦY", False),
        ("ĐẢNG ỦY - TẬP ĐOÀN THAN", False),
        ("ĐẠI HỌC HUẾ - BAN TỔ CHỨC", False),
    ],
)
def test_two_bodies_on_one_line(line: str, joint: bool) -> None:
    assert len(bodies_of([line])) == 1 + joint


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["BỘ GIÁO DỤC", "VÀ ĐÀO TẠO"], ["Bộ Giáo dục và Đào tạo"]),
        (["*CHÍNH PHỦ*", "-------"], ["Chính phủ"]),
        (["CHÍNH PHỦ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Chính phủ"]),
        (["BỘ TÀI CHÍNH", "BỘ TÀI CHÍNH"], ["Bộ Tài chính"]),
        (["UBND TP THỦ ĐỨC"], ["Ủy ban nhân dân thành phố Thủ Đức"]),
        (["ĐẢNG CỘNG SẢN VIỆT NAM", "HUYỆN ỦY BA VÌ"], ["Huyện ủy Ba Vì"]),
        (["LẤP LÁNH"], []),
        (["BỘ CÔNG AN", "(ký số)", "CỤC CẢNH SÁT"], ["Bộ Công an", "Cục Cảnh sát"]),
        (["UBND TỈNH HÀ NAM", "bản sao lưu"], ["Ủy ban nhân dân tỉnh Hà Nam"]),
        (["UBND THÀNH PHỐ ĐIỆN BIÊN", "PHỦ"], ["Ủy ban nhân dân thành phố Điện Biên Phủ"]),
    ],
)
def test_bodies_of(lines: list[str], expected: list[str]) -> None:
    assert [line.full for line in bodies_of(lines)] == expected
