"""Names of bodies in running text: where they end, and how they are spelled in full."""

from __future__ import annotations

import pytest

from loaders.bodies.names import Home, match_body, spelled
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


def test_spelled_leaves_a_long_text_alone() -> None:
    assert spelled("UBND  tỉnh " * 100, CITY) == ("UBND tỉnh " * 100).strip()


def test_spelled_knows_how_the_issuer_calls_itself() -> None:
    committee = "Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19"
    assert spelled("Ban Chỉ đạo Quốc gia", Home(level="central", body=committee)) == committee
    council = Home(province="tỉnh Nghệ An", level="province", body="Hội đồng nhân dân tỉnh Nghệ An")
    assert spelled("Ban Pháp chế", council) == "Ban Pháp chế Hội đồng nhân dân tỉnh Nghệ An"


@pytest.mark.parametrize("example", toml("bodies.toml")["examples"])
def test_vocabulary_examples(example: dict[str, str]) -> None:
    if "refuses" in example:
        assert match_body(example["refuses"], 0) is None
    else:
        end = match_body(example["matches"], 0)
        assert example["matches"][:end] == example["body"]
