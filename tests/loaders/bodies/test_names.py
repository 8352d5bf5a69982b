from __future__ import annotations

import pytest
from msgspec import structs

from loaders.bodies.headlines import bodies_of
from loaders.bodies.names import Home, classify, from_symbol, issuer_of, match_body, spelled
from loaders.bodies.national import national, national_bodies
from loaders.bodies.wording import expand
from loaders.record import Issuer
from loaders.vocabulary import toml
from tests.loaders.reading import BAC_KAN

CITY = Home(
    province="tỉnh Sơn La",
    district="thành phố Sơn La",
    level="district",
    date="2021-03-02",
    body="Ủy ban nhân dân thành phố Sơn La",
)
WARD = Home(
    province="Thành phố Hồ Chí Minh",
    district="thành phố Thủ Đức",
    commune="phường Linh Xuân",
    level="commune",
    date="2021-06-01",
    body="Ủy ban nhân dân phường Linh Xuân",
)
HANOI = Home(
    province="thành phố Hà Nội",
    district="quận Tây Hồ",
    level="district",
    date="2021-06-01",
    body="Ban Chỉ đạo phòng, chống dịch COVID-19 quận Tây Hồ",
)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Sở Y tế tỉnh Nghệ An về việc", "Sở Y tế tỉnh Nghệ An"),
        ("Bộ Y tế và Bộ Nội vụ hướng dẫn", "Bộ Y tế và Bộ Nội vụ"),
        (
            "Quốc hội, Chính phủ, Tòa án nhân dân tối cao quy định",
            "Quốc hội, Chính phủ, Tòa án nhân dân tối cao",
        ),
        ("UBND tỉnh, UBND thành phố đề nghị", "UBND tỉnh"),
        ("Chính phủ, Chính phủ yêu cầu", "Chính phủ"),
        ("Chính phủ và Quyết định số 4/QĐ-TTg", "Chính phủ"),
        (
            "liên Bộ Y tế - Bộ Nội vụ và Thông tư số 4/2007/TT-BYT",
            "liên Bộ Y tế - Bộ Nội vụ",
        ),
        ("Ủy ban Xã hội và Báo cáo thẩm tra, giải trình số 4/BC-UB", "Ủy ban Xã hội"),
        ("Ban Chỉ đạo Trung ương về tổng kết Nghị quyết số\n4-NQ/TW", "Ban Chỉ đạo Trung ương"),
        ("Ban Chỉ đạo Trung ương về thúc đẩy liên thông", "Ban Chỉ đạo Trung ương"),
        (
            "Ban Chấp hành Trung ương Hội Nông dân Việt Nam về",
            "Ban Chấp hành Trung ương Hội Nông dân Việt Nam",
        ),
        ("Ban Bí thư Trung ương Đoàn về", "Ban Bí thư Trung ương Đoàn"),
        ("Ban Chấp hành Trung ương Hội nghị lần thứ 6", "Ban Chấp hành Trung ương"),
        (
            "Tổ công tác cải cách thủ tục của Thủ tướng Chính phủ về",
            "Tổ công tác cải cách thủ tục của Thủ tướng Chính phủ",
        ),
        ("Tổ công tác cải cách thủ tục của các xã", "Tổ công tác cải cách thủ tục"),
        ("Văn phòng Bộ đã ban hành", "Văn phòng Bộ"),
        ("Văn phòng Bộ Y tế đã ban hành", "Văn phòng Bộ Y tế"),
        ("Ủy ban nhân\n\n2\n\ndân tỉnh quy định", "Ủy ban nhân\n\n2\n\ndân tỉnh"),
        ("Bộ Văn hoá, Thể thao và Du lịch ban hành", "Bộ Văn hoá, Thể thao và Du lịch"),
        (
            "Bộ Nông nghiệp và\nPhát triển nông thôn quy định",
            "Bộ Nông nghiệp và\nPhát triển nông thôn",
        ),
        ("Chủ tịch UBND huyện Ba Vì về tăng cường", "Chủ tịch UBND huyện Ba Vì"),
        ("Giám đốc Sở Nội vụ tại Tờ trình", "Giám đốc Sở Nội vụ"),
        ("UBND TP. Sơn La về", "UBND TP. Sơn La"),
        ("uỷ ban nhân dân tỉnh", None),
        ("Uỷ ban nhân dân xã Phú Xuân 2 về", "Uỷ ban nhân dân xã Phú Xuân 2"),
        ("Uy ban nhân dân tỉnh Lâm Đồng;", "Uy ban nhân dân tỉnh Lâm Đồng"),
        ("ỦY BAN NHÂN DÂN TỈNH TRIỂN KHAI", "ỦY BAN NHÂN DÂN TỈNH"),
        ("ỦY BAN NHÂN DÂN TỈNH YÊN BÁI THỰC HIỆN", "ỦY BAN NHÂN DÂN TỈNH YÊN BÁI"),
        ("Ban Thường vụ Thành ủy; nội dung", "Ban Thường vụ Thành ủy"),
        ("Thường trực HĐND thị xã Nghĩa Lộ (khóa V)", "Thường trực HĐND thị xã Nghĩa Lộ"),
        ("Ủy ban Quốc gia về chuyển đổi số tại", "Ủy ban Quốc gia về chuyển đổi số"),
        ("Ban Chỉ đạo Quốc gia về việc phân công", "Ban Chỉ đạo Quốc gia"),
        ("Cục Quản lý dược và thông báo", "Cục Quản lý dược"),
        (
            "Cục Kiểm tra văn bản và Quản lý xử lý vi phạm, tổ",
            "Cục Kiểm tra văn bản và Quản lý xử lý vi phạm",
        ),
        ("liên ngành Tài chính - Xây dựng tại", "liên ngành Tài chính - Xây dựng"),
        ("phường về kế hoạch", "phường"),
        ("Thủ tướng Chính phủ 1. Quyết định", "Thủ tướng Chính phủ"),
        ("Quyết định số 5", None),
        ("người dân địa phương", None),
        ("", None),
    ],
)
def test_match_body(text: str, body: str | None) -> None:
    end = match_body("của " + text, 4)
    assert (None if end is None else text[: end - 4]) == body


def test_match_body_looks_no_further_than_its_limit() -> None:
    text = "Trung tâm " + "nghiên cứu " * 100
    end = match_body(text, 0, 60)
    assert end is not None and end <= 60


@pytest.mark.parametrize(
    ("phrase", "home", "expected"),
    [
        ("UBND tỉnh", CITY, "Ủy ban nhân dân tỉnh Sơn La"),
        ("UBND thành phố", CITY, "Ủy ban nhân dân thành phố Sơn La"),
        ("Ban Thường vụ Thành uỷ", CITY, "Ban Thường vụ Thành ủy Sơn La"),
        ("TT Tỉnh ủy", CITY, "Thường trực Tỉnh ủy Sơn La"),
        ("Thường trực Tỉnh ủy Hòa Bình", CITY, "Thường trực Tỉnh ủy Hòa Bình"),
        ("Ban Chấp hành Đảng bộ tỉnh", CITY, "Ban Chấp hành Đảng bộ tỉnh Sơn La"),
        ("Sở Y tế", CITY, "Sở Y tế tỉnh Sơn La"),
        ("Sở GD&ĐT Nghệ An", CITY, "Sở Giáo dục và Đào tạo tỉnh Nghệ An"),
        ("Sở NN&PTNT", HANOI, "Sở Nông nghiệp và Phát triển nông thôn thành phố Hà Nội"),
        ("Phòng Nội vụ", CITY, "Phòng Nội vụ thành phố Sơn La"),
        ("Trưởng phòng Nội vụ", CITY, "Trưởng Phòng Nội vụ thành phố Sơn La"),
        ("Ban Chỉ đạo 389 tỉnh", CITY, "Ban Chỉ đạo 389 tỉnh Sơn La"),
        ("UBND 12 xã", CITY, "Ủy ban nhân dân 12 xã"),
        ("Ủy ban MTTQ tỉnh", CITY, "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La"),
        ("UBND Thành phố", HANOI, "Ủy ban nhân dân thành phố Hà Nội"),
        ("Thành ủy", HANOI, "Thành ủy Hà Nội"),
        ("UBND Thành phố", WARD, "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("UBND thành phố", WARD, "Ủy ban nhân dân thành phố Thủ Đức"),
        ("phường", WARD, "Ủy ban nhân dân phường Linh Xuân"),
        ("Chủ tịch UBND phường", WARD, "Chủ tịch Ủy ban nhân dân phường Linh Xuân"),
        ("CT, PCT UBND phường", WARD, "Chủ tịch, Phó Chủ tịch Ủy ban nhân dân phường Linh Xuân"),
        ("Đảng ủy", WARD, "Đảng ủy phường Linh Xuân"),
        ("TT. HĐND", WARD, "Thường trực Hội đồng nhân dân phường Linh Xuân"),
        ("Ban Chỉ đạo", HANOI, "Ban Chỉ đạo phòng, chống dịch COVID-19 quận Tây Hồ"),
        ("Trưởng Ban Chỉ đạo", HANOI, "Trưởng Ban Chỉ đạo phòng, chống dịch COVID-19 quận Tây Hồ"),
        ("Ban Chỉ đạo Quốc gia", HANOI, "Ban Chỉ đạo Quốc gia"),
        ("Thủ tướng", CITY, "Thủ tướng Chính phủ"),
        ("TTg", CITY, "Thủ tướng Chính phủ"),
        ("Bộ GD&ĐT", CITY, "Bộ Giáo dục và Đào tạo"),
        ("Bộ trưởng Bộ Nội vụ", CITY, "Bộ trưởng Bộ Nội vụ"),
        ("Bộ Y tế và Bộ Nội vụ", CITY, "Bộ Y tế và Bộ Nội vụ"),
        ("UBND các xã, phường", CITY, "Ủy ban nhân dân các xã, phường"),
        ("UBND huyện Mai Sơn", CITY, "Ủy ban nhân dân huyện Mai Sơn"),
        ("UBND huyện", CITY, "Ủy ban nhân dân huyện"),
        ("UBND tỉnh", Home(), "Ủy ban nhân dân tỉnh"),
        ("Bảo hiểm xã hội tỉnh", CITY, "Bảo hiểm xã hội tỉnh Sơn La"),
        ("ỦY BAN NHÂN DÂN TỈNH", CITY, "Ủy ban nhân dân tỉnh Sơn La"),
        ("UBND HUYỆN MAI SƠN", CITY, "Ủy ban nhân dân huyện Mai Sơn"),
        ("UBND PHƯỜNG 7", CITY, "Ủy ban nhân dân phường 7"),
        ("PHÓ CHỦ TỊCH UBND THÀNH PHỐ", CITY, "Phó Chủ tịch Ủy ban nhân dân thành phố Sơn La"),
        ("BAN THƯỜNG VỤ TỈNH ỦY", CITY, "Ban Thường vụ Tỉnh ủy Sơn La"),
        ("SỞ Y TẾ", CITY, "Sở Y tế tỉnh Sơn La"),
        ("THỦ TƯỚNG CHÍNH PHỦ", CITY, "Thủ tướng Chính phủ"),
        ("BỘ TRƯỞNG BỘ Y TẾ", CITY, "Bộ trưởng Bộ Y tế"),
        ("BỘ Y TẾ VÀ BỘ NỘI VỤ", CITY, "Bộ Y tế và Bộ Nội vụ"),
        (
            "VĂN PHÒNG HĐND VÀ UBND TỈNH",
            CITY,
            "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân tỉnh Sơn La",
        ),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", CITY, "Đảng Cộng sản Việt Nam"),
        ("CÁC SỞ, BAN, NGÀNH", CITY, "CÁC SỞ, BAN, NGÀNH"),
        ("ĐUTT", CITY, "ĐUTT"),
    ],
)
def test_spelled(phrase: str, home: Home, expected: str) -> None:
    assert spelled(phrase, home) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Ủy ban nhân\n- 2 -\ndân tỉnh", "Ủy ban nhân dân tỉnh Bắc Kạn"),
        ("liên Bộ Y tế - Bộ Nội vụ", "Bộ Y tế, Bộ Nội vụ"),
        ("Liên ngành: Sở Y tế - Sở Nội vụ", "Sở Y tế tỉnh Bắc Kạn, Sở Nội vụ tỉnh Bắc Kạn"),
        ("liên ngành Y tế - Nội vụ", "Liên ngành Y tế - Nội vụ"),
    ],
)
def test_broken_and_joint_names_are_spelled(phrase: str, expected: str) -> None:
    assert spelled(phrase, BAC_KAN) == expected


def test_a_branch_names_its_head_office() -> None:
    branch = structs.replace(BAC_KAN, body="Ngân hàng Nhà nước Việt Nam chi nhánh tỉnh Bắc Kạn")
    assert spelled("Ngân hàng Nhà nước Việt Nam", branch) == "Ngân hàng Nhà nước Việt Nam"


def test_spelled_leaves_a_long_text_alone() -> None:
    assert spelled("UBND  tỉnh " * 100, CITY) == ("UBND tỉnh " * 100).strip()


def test_spelled_knows_how_the_issuer_calls_itself() -> None:
    committee = "Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19"
    assert spelled("Ban Chỉ đạo Quốc gia", Home(level="central", body=committee)) == committee
    council = Home(province="tỉnh Nghệ An", level="province", body="Hội đồng nhân dân tỉnh Nghệ An")
    assert spelled("Ban Pháp chế", council) == "Ban Pháp chế Hội đồng nhân dân tỉnh Nghệ An"


@pytest.mark.parametrize(
    ("lines", "place", "date", "expected"),
    [
        (["UBND TỈNH HÀ GIANG", "SỞ XÂY DỰNG"], "Hà Giang", "2021-04-01",
         ("Sở Xây dựng tỉnh Hà Giang", "province", "Ủy ban nhân dân tỉnh Hà Giang")),
        (["ỦY BAN NHÂN DÂN", "THÀNH PHỐ SƠN LA"], "Sơn La", "2021-04",
         ("Ủy ban nhân dân thành phố Sơn La", "district", "Ủy ban nhân dân tỉnh Sơn La")),
        (["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HUẾ"], "Huế", "2024-11-05",
         ("Ủy ban nhân dân thành phố Huế", "district", "Ủy ban nhân dân tỉnh Thừa Thiên Huế")),
        (["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HUẾ"], "Huế", "2025-03-05",
         ("Ủy ban nhân dân thành phố Huế", "province", "Chính phủ")),
        (["ĐẢNG BỘ TỈNH LAI CHÂU", "THÀNH ỦY LAI CHÂU"], "Lai Châu", "2020-08-01",
         ("Thành ủy Lai Châu", "district", "Tỉnh ủy Lai Châu")),
        (["THÀNH ỦY HẢI PHÒNG"], "Hải Phòng", "2020-08-01",
         ("Thành ủy Hải Phòng", "province", "Ban Chấp hành Trung ương")),
        (["TỈNH ỦY CÀ MAU", "BAN DÂN VẬN"], "Cà Mau", "2021-08-01",
         ("Ban Dân vận Tỉnh ủy Cà Mau", "province", "Tỉnh ủy Cà Mau")),
        (["UBND HUYỆN MÈO VẠC", "BAN CHỈ ĐẠO PHÒNG, CHỐNG", "DỊCH COVID-19"], "Mèo Vạc",
         "2021-08-01",
         ("Ban Chỉ đạo phòng, chống dịch COVID-19 huyện Mèo Vạc", "district",
          "Ủy ban nhân dân huyện Mèo Vạc")),
        (["MẶT TRẬN TỔ QUỐC VIỆT NAM", "UỶ BAN TỈNH KON TUM", "BAN THƯỜNG TRỰC"], "Kon Tum", "2021",
         ("Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Kon Tum", "province",
         "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Kon Tum")),
        (["QUẬN ĐỐNG ĐA", "ỦY BAN NHÂN DÂN PHƯỜNG KHÂM THIÊN"], "Khâm Thiên", "2022-02-01",
         ("Ủy ban nhân dân phường Khâm Thiên", "commune", "Ủy ban nhân dân quận Đống Đa")),
        (["UY BAN NHÂN DÂN", "TINH KHÁNH HÒA"], "Nha Trang", "2002-05-01",
         ("Ủy ban nhân dân tỉnh Khánh Hòa", "province", "Chính phủ")),
        (["BỘ Y TẾ - BỘ NÔNG NGHIỆP VÀ", "PHÁT TRIỂN NÔNG THÔN"], "Hà Nội", "2014-05-01",
         ("Bộ Y tế, Bộ Nông nghiệp và Phát triển nông thôn", "central", "Chính phủ")),
        (["BỘ TƯ PHÁP", "VĂN PHÒNG"], "Hà Nội", "2019-01-01",
         ("Văn phòng Bộ Tư pháp", "central", "Bộ Tư pháp")),
        (["BAN CHỈ ĐẠO QUỐC GIA", "PHÒNG, CHỐNG DỊCH COVID-19"], "Hà Nội", "2020-04-01",
         ("Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19", "central", "Thủ tướng Chính phủ")),
        (["SỞ XÂY DỰNG - SỞ TÀI CHÍNH"], "Hà Nam", "2021-06-01",
         ("Sở Xây dựng tỉnh Hà Nam, Sở Tài chính tỉnh Hà Nam", "province",
         "Ủy ban nhân dân tỉnh Hà Nam")),
        (["SỞ GDĐT TỈNH ĐỒNG THÁP", "TRƯỜNG THPT LẤP VÒ 1"], "Đồng Tháp", "2026-02-01",
         ("Trường THPT Lấp Vò 1", "province", "Sở Giáo dục và Đào tạo tỉnh Đồng Tháp")),
        (["UBND PHƯỜNG BA ĐÌNH", "PHÒNG VĂN HÓA - XÃ HỘI"], "Ba Đình", "2025-09-01",
         ("Phòng Văn hóa - Xã hội phường Ba Đình", "commune", "Ủy ban nhân dân phường Ba Đình")),
    ],
)  # fmt: skip
def test_issuer_of_a_letterhead(
    lines: list[str], place: str, date: str, expected: tuple[str, str, str]
) -> None:
    issuer, home = _issuer(lines, place=place, date=date)
    assert issuer is not None
    assert (issuer.name, issuer.level, issuer.superior) == expected
    assert home.body == issuer.name and home.level == issuer.level


def _issuer(
    lines: list[str],
    *,
    place: str | None = None,
    date: str | None = "2021-05-06",
    title: str | None = None,
    signature: list[str] | None = None,
    body: str = "",
) -> tuple[Issuer | None, Home]:
    return issuer_of(
        lines, place=place, date=date, title=title, signature=signature or [], body=body
    )


@pytest.mark.parametrize(
    ("place", "title", "signature", "body", "expected"),
    [
        ("Cao Bằng", "CỦA THƯỜNG TRỰC TỈNH ỦY", [], "", "Thường trực Tỉnh ủy Cao Bằng"),
        ("Lai Châu", "BAN THƯỜNG VỤ THÀNH ỦY", [], "", "Ban Thường vụ Thành ủy Lai Châu"),
        ("Đà Lạt", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", [], "",
         "Ủy ban nhân dân tỉnh Lâm Đồng"),
        ("Hà Nội", "BỘ TRƯỞNG BỘ Y TẾ", [], "", "Bộ Y tế"),
        ("Lào Cai", None, ["TM. ỦY BAN NHÂN DÂN"], "Kính gửi: UBND các xã, phường",
         "Ủy ban nhân dân thành phố Lào Cai"),
        ("Lào Cai", None, ["TM. ỦY BAN NHÂN DÂN"], "Kính gửi: các sở, ban, ngành",
         "Ủy ban nhân dân tỉnh Lào Cai"),
        ("Lai Châu", None, [], "UBND thành phố yêu cầu các phòng, ban",
         "Ủy ban nhân dân thành phố Lai Châu"),
        ("Lai Châu", None, [], "UBND tỉnh yêu cầu các địa phương", "Ủy ban nhân dân tỉnh Lai Châu"),
        ("Lai Châu", None, ["T/M BAN THƯỜNG VỤ"], "Ban Thường vụ Tỉnh ủy kết luận",
         "Ban Thường vụ Tỉnh ủy Lai Châu"),
        ("Lai Châu", None, ["KT. GIÁM ĐỐC"], "Không rõ ai nói", None),
        (None, None, [], "", None),
    ],
)  # fmt: skip
def test_issuer_without_a_letterhead(
    place: str | None, title: str | None, signature: list[str], body: str, expected: str | None
) -> None:
    issuer, home = _issuer([], place=place, title=title, signature=signature, body=body)
    assert (issuer.name if issuer else None) == expected
    assert home.date == "2021-05-06"


def test_a_cut_letterhead_takes_its_unit_from_the_title() -> None:
    lines = ["ỦY BAN NHÂN DÂN"]
    issuer, _ = _issuer(lines, place="Tuy Hòa", title="ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN")
    assert issuer is not None and issuer.name == "Ủy ban nhân dân tỉnh Phú Yên"
    issuer, _ = _issuer(lines, place="Mai Sơn")
    assert issuer is not None and issuer.name == "Ủy ban nhân dân huyện Mai Sơn"


def test_namesakes_are_told_apart_by_the_text() -> None:
    lines = ["ỦY BAN NHÂN DÂN", "HUYỆN CHÂU THÀNH"]
    for province in ("Long An", "Bến Tre"):
        _, home = _issuer(lines, place="Châu Thành", body=f"trên địa bàn tỉnh {province}")
        assert home.province == f"tỉnh {province}"
    issuer, home = _issuer(lines, place="Châu Thành")
    assert issuer is not None and issuer.superior is None and home.province is None


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


@pytest.mark.parametrize(
    ("name", "level", "kind", "superior"),
    [
        ("Thủ tướng Chính phủ", "central", "government", "Quốc hội"),
        ("Bộ Y tế", "central", "ministry", "Chính phủ"),
        ("Ủy ban nhân dân tỉnh Bắc Kạn", "province", "government", "Chính phủ"),
        ("Ủy ban nhân dân tỊnh Bắc Kạn", "province", "government", "Chính phủ"),
        ("Ủy ban nhân dân huyện Ba Bể", "district", "government", "Ủy ban nhân dân tỉnh Bắc Kạn"),
        ("Ủy ban nhân dân phường Linh Xuân", "commune", "government", None),
        ("Ủy ban nhân dân phường Thảo Điền", "commune", "government",
         "Ủy ban nhân dân thành phố Thủ Đức"),
        ("Chủ tịch Ủy ban nhân dân huyện Ba Bể", "district", "government",
         "Ủy ban nhân dân tỉnh Bắc Kạn"),
        ("Hội đồng nhân dân tỉnh Sơn La", "province", "assembly", "Ủy ban Thường vụ Quốc hội"),
        ("Sở Y tế tỉnh Phú Yên", "province", "department", "Ủy ban nhân dân tỉnh Phú Yên"),
        ("Tỉnh ủy Điện Biên", "province", "party", "Ban Chấp hành Trung ương"),
        ("Thường trực Tỉnh ủy Điện Biên", "province", "party", "Ban Thường vụ Tỉnh ủy Điện Biên"),
        ("Ban Thường vụ Tỉnh ủy Điện Biên", "province", "party", "Tỉnh ủy Điện Biên"),
        ("Thành ủy Điện Biên Phủ", "district", "party", "Tỉnh ủy Điện Biên"),
        ("Thành ủy Cần Thơ", "province", "party", "Ban Chấp hành Trung ương"),
        ("Ban Dân vận Tỉnh ủy Cà Mau", "province", "party", "Tỉnh ủy Cà Mau"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La", "province", "front",
         "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"),
        ("Công an tỉnh Nghệ An", "province", "department", "Bộ Công an"),
        ("Bảo hiểm xã hội tỉnh Nghệ An", "province", "other", None),
        ("Văn phòng Bộ Tư pháp", "central", "office", "Bộ Tư pháp"),
        ("Cục Quản lý đê điều", "central", "department", None),
        ("Bộ Y tế và Bộ Nội vụ", "central", "ministry", "Chính phủ"),
        ("Hợp tác xã Bình Minh", None, "other", None),
    ],
)  # fmt: skip
def test_classify(name: str, level: str | None, kind: str, superior: str | None) -> None:
    issuer = classify(name)
    assert (issuer.name, issuer.level, issuer.kind) == (name, level, kind)
    if name != "Ủy ban nhân dân phường Linh Xuân":
        assert issuer.superior == superior


@pytest.mark.parametrize("word", ["Ban ", "Ủy ban nhân dân ", "TP.", "thành phố ", "Sở "])
def test_endless_names_end(word: str) -> None:
    text = word * 20_000
    issuer, _ = _issuer([text], place=text, title=text, signature=[text], body=text)
    assert issuer is None or len(issuer.name) < 1_000
    assert classify(text).level is None
    assert spelled(text, CITY) == " ".join(text.split())
    assert (match_body(text, 0) or 0) <= 160


def test_classify_reads_the_home_and_its_date() -> None:
    hue = "Ủy ban nhân dân thành phố Huế"
    assert classify(hue, Home(date="2023-01-01")).level == "district"
    assert classify(hue, Home(date="2025-01-01")).level == "province"
    home = Home(province="tỉnh Long An", district="huyện Châu Thành", level="district")
    named = classify("Ủy ban nhân dân huyện Châu Thành", home)
    assert named.superior == "Ủy ban nhân dân tỉnh Long An"


@pytest.mark.parametrize(
    ("symbol", "date", "expected"),
    [
        ("CT-TTg", None, "Thủ tướng Chính phủ"),
        ("QD-TTG", None, "Thủ tướng Chính phủ"),
        ("NQ-CP", None, "Chính phủ"),
        ("TT-BYT", "2020-02-01", "Bộ Y tế"),
        ("BGD&ĐT-GDTrH", "2020-02-01", "Bộ Giáo dục và Đào tạo"),
        ("TTLT-BYT-BNV", "2015", "Bộ Y tế, Bộ Nội vụ"),
        ("UBTVQH14", None, "Ủy ban Thường vụ Quốc hội"),
        ("QH13", None, "Quốc hội"),
        ("HD/BTCTW", None, "Ban Tổ chức Trung ương"),
        ("QĐ-BCĐQG", "2020-05-01", "Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19"),
        ("QĐ-BKHĐT", "2025-02-28", "Bộ Kế hoạch và Đầu tư"),
        ("QĐ-BKHĐT", "2025-03-01", None),
        ("TT-BNNMT", "2025-02-28", None),
        ("UBND-VX", None, None),
        ("UBND-BTC", None, None),
        ("CV/TU", None, None),
        ("NQ/TW", None, None),
        ("TB-BCĐ", None, None),
        ("SYT-NV", None, None),
        ("", None, None),
    ],
)
def test_from_symbol(symbol: str, date: str | None, expected: str | None) -> None:
    assert from_symbol(symbol, date) == expected


def test_expand_leaves_symbols_alone() -> None:
    assert expand("12/UBND-VX") == "12/UBND-VX"
    assert expand("Thường trực HĐND và UBND TP") == (
        "Thường trực Hội đồng nhân dân và Ủy ban nhân dân thành phố"
    )


def test_national_names_are_unique_and_known() -> None:
    names = [body.name for body in national_bodies()]
    assert len(names) == len(set(names))
    for body in national_bodies():
        found = national(body.name)
        assert found is not None and found.name == body.name
        for link in (body.superior, body.successor):
            assert link is None or link in names, (body.name, link)


def test_a_code_means_one_body_at_a_time() -> None:
    for body in national_bodies():
        for code in body.codes:
            others = [b for b in national_bodies() if code in b.codes and b is not body]
            assert not any(_overlap(body.valid_from, body.valid_to, b.valid_from, b.valid_to)
                           for b in others), code  # fmt: skip


def _overlap(a: str | None, b: str | None, c: str | None, d: str | None) -> bool:
    return max(a or "", c or "") <= min(b or "9999", d or "9999")


def test_vocabularies_name_their_sources() -> None:
    assert toml("bodies.toml")["source"]
    assert toml("issuers.toml")["source"]
    assert all(group["source"] for group in toml("issuers.toml")["group"])


def test_vocabulary_words_are_unique() -> None:
    words = toml("bodies.toml")
    for section in ("roles", "stops"):
        assert len(words[section]["words"]) == len(set(words[section]["words"]))
    kinds = {"government", "party", "assembly", "front", "ministry", "department", "committee",
             "office", "union", "court", "other"}  # fmt: skip
    assert set(words["heads"].values()) <= kinds


@pytest.mark.parametrize("example", toml("bodies.toml")["examples"])
def test_vocabulary_examples(example: dict[str, str]) -> None:
    if "refuses" in example:
        assert match_body(example["refuses"], 0) is None
    else:
        end = match_body(example["matches"], 0)
        assert example["matches"][:end] == example["body"]
