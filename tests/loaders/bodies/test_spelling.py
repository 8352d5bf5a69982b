"""The single words by which a phrase is known to name a body, and words that only look alike."""

from __future__ import annotations

import pytest
from msgspec import structs

from loaders.bodies.names import Home, spelled
from tests.loaders.reading import BAC_KAN

TAY_HO = Home(province="thành phố Hà Nội", district="quận Tây Hồ", level="district")
NGHIA_LO = Home(province="tỉnh Yên Bái", district="thị xã Nghĩa Lộ", level="district")
BA_BE = Home(
    province="tỉnh Bắc Kạn",
    district="huyện Ba Bể",
    level="district",
    body="Ủy ban nhân dân huyện Ba Bể",
)
PROGRAMMES = "Ban Chỉ đạo Trung ương các chương trình mục tiêu quốc gia"


@pytest.mark.parametrize(
    ("phrase", "home", "expected"),
    [
        # Committees get the place of their own level
        ("Quận ủy", TAY_HO, "Quận ủy Tây Hồ"),
        ("Quận ủy", BA_BE, "Quận ủy"),
        ("Thị ủy", NGHIA_LO, "Thị ủy Nghĩa Lộ"),
        ("Thị đoàn", NGHIA_LO, "Thị đoàn Nghĩa Lộ"),
        ("Huyện ủy", BA_BE, "Huyện ủy Ba Bể"),
        ("Huyện Ủy", BA_BE, "Huyện ủy Ba Bể"),
        ("các huyện Ủy, Thành Ủy", BA_BE, "Các huyện ủy, Thành ủy"),
        ("Tỉnh Ủy ban hành", BA_BE, "Tỉnh Ủy ban hành"),
        ("Huyện đoàn thể", BA_BE, "Huyện đoàn thể"),
        ("Đảng đoàn", structs.replace(BA_BE, commune="xã Hoa", level="commune"), "Đảng đoàn"),
        ("Hưng Thịnhtỉnh ủy", BA_BE, "Hưng Thịnhtỉnh ủy"),
        # Units that are none
        ("Hợp-xã", structs.replace(BA_BE, commune="xã Hoa"), "Hợp-xã"),
        ("Sânxã", structs.replace(BA_BE, commune="xã Hoa"), "Sânxã"),
        ("UBND xã", structs.replace(BA_BE, commune="xã Hoa"), "Ủy ban nhân dân xã Hoa"),
        ("UBND tỉnh (mới)", BA_BE, "Ủy ban nhân dân tỉnh (mới)"),
        # A class of bodies inside the name of one
        ("Liên hiệp các tổ chức hữu nghị tỉnh", BA_BE,
         "Liên hiệp các tổ chức hữu nghị tỉnh Bắc Kạn"),
        ("Đảng ủy Khối các cơ quan tỉnh", BA_BE, "Đảng ủy Khối các cơ quan tỉnh Bắc Kạn"),
        ("Đảng ủy các cơ quan tỉnh", BA_BE, "Đảng ủy các cơ quan tỉnh Bắc Kạn"),
        ("Ban Quản lý các khu công nghiệp tỉnh", BA_BE,
         "Ban Quản lý các khu công nghiệp tỉnh Bắc Kạn"),
        ("Trung tâm COVID-19 tỉnh", BA_BE, "Trung tâm COVID-19 tỉnh Bắc Kạn"),
        ("Trung tâm 19 tỉnh", BA_BE, "Trung tâm 19 tỉnh"),
        (PROGRAMMES, Home(body=f"{PROGRAMMES} giai đoạn 2"), f"{PROGRAMMES} giai đoạn 2"),
        ("Ban Chỉ đạo các chương trình", Home(body="Ban Chỉ đạo các chương trình giai đoạn 2"),
         "Ban Chỉ đạo các chương trình"),
        # A scan loses the marks of the unit
        ("UBND huyen Ba Bể", BA_BE, "Ủy ban nhân dân huyện Ba Bể"),
        ("UBND quân Tây Hồ", BA_BE, "Ủy ban nhân dân quận Tây Hồ"),
        ("UBND quân Ba Hoa", BA_BE, "Ủy ban nhân dân quân Ba Hoa"),
        ("UBND quân 7", BA_BE, "Ủy ban nhân dân quân 7"),
        # The head of a room
        ("Trưởng phòng Nội vụ", BA_BE, "Trưởng Phòng Nội vụ huyện Ba Bể"),
        ("Trưởng phòng 4", BA_BE, "Trưởng phòng 4"),
    ],
)  # fmt: skip
def test_a_phrase_is_spelled_at_home(phrase: str, home: Home, expected: str) -> None:
    assert spelled(phrase, home) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("liên bộ: Bộ Y tế - Bộ Tư pháp", "Bộ Y tế, Bộ Tư pháp"),
        ("liên sở: Sở Y tế - Sở Nội vụ", "Sở Y tế tỉnh Bắc Kạn, Sở Nội vụ tỉnh Bắc Kạn"),
        ("liên Sở Y tế - Sở Nội vụ", "Sở Y tế tỉnh Bắc Kạn, Sở Nội vụ tỉnh Bắc Kạn"),
        ("liên ngành: Ban Tổ chức - Sở Nội vụ", "Ban Tổ chức, Sở Nội vụ tỉnh Bắc Kạn"),
        ("liên ngành Bộ Y tế – Bộ Tư pháp", "Bộ Y tế, Bộ Tư pháp"),
        ("liên đoàn Bộ Y tế - Bộ Tư pháp", "Liên đoàn Bộ Y tế - Bộ Tư pháp"),
        ("SỞ Y TẾ VÀ SỞ NỘI VỤ", "Sở Y tế tỉnh Bắc Kạn và Sở Nội vụ tỉnh Bắc Kạn"),
    ],
)
def test_joint_bodies(phrase: str, expected: str) -> None:
    assert spelled(phrase, BAC_KAN) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("ỦY BAN HOA, TRUNG TÂM MAI", "ỦY BAN HOA, TRUNG TÂM MAI"),
        ("ỦY BAN HOA; TRUNG TÂM MAI", "ỦY BAN HOA; TRUNG TÂM MAI"),
        ("ỦY BAN HOA: MỚI", "ỦY BAN HOA: MỚI"),
        ("ỦY BAN HOA (MỚI", "ỦY BAN HOA (MỚI"),
        ("ỦY BAN HOA MỚI)", "ỦY BAN HOA MỚI)"),
        ("ỦY BAN CÁC XÃ", "ỦY BAN CÁC XÃ"),
        ("ỦY BAN MỌI XÃ", "ỦY BAN MỌI XÃ"),
        ("ỦY BAN TỪNG XÃ", "ỦY BAN TỪNG XÃ"),
        ("ỦY BAN NHỮNG XÃ", "ỦY BAN NHỮNG XÃ"),
        ("ỦY BAN CÁCH TÂN", "Ủy ban Cách tân"),
        ("BAN CHỈ HUY PHÒNG, CHỐNG LỤT BÃO", "Ban Chỉ huy phòng, chống lụt bão"),
    ],
)
def test_a_list_in_capitals_stays_as_printed(phrase: str, expected: str) -> None:
    assert spelled(phrase, BAC_KAN) == expected


@pytest.mark.parametrize(
    ("behind", "head_office"),
    [
        ("chi nhánh tỉnh Bắc Kạn", True),
        ("- chi nhánh Bắc Kạn", True),
        ("khu vực 5", True),
        ("tỉnh Bắc Kạn", True),
        ("thành phố Bắc Kạn", True),
        ("thành phốt", False),
        ("vì nông dân", False),
    ],
)
def test_a_branch_names_its_head_office(behind: str, head_office: bool) -> None:
    bank = "Ngân hàng Nhà nước Việt Nam"
    home = structs.replace(BAC_KAN, body=f"{bank} {behind}")
    assert spelled(bank, home) == (bank if head_office else f"{bank} {behind}")


@pytest.mark.parametrize(
    "body", ["Ủy ban nhân dân", "Hội đồng nhân dân", "Thường trực Hội đồng nhân dân"]
)
def test_a_body_of_every_level_gets_the_unit_of_the_document(body: str) -> None:
    home = structs.replace(BA_BE, body="Phòng Nội vụ huyện Ba Bể")
    assert spelled(body, home) == f"{body} huyện Ba Bể"
    assert spelled("Ban Chỉ đạo", home) == "Ban Chỉ đạo"


@pytest.mark.parametrize("organ", ["Ban Thường vụ", "Thường trực", "Ban Chấp hành"])
@pytest.mark.parametrize(
    "committee",
    [
        "Tỉnh ủy Lào Cai", "Thành ủy Lào Cai", "Huyện ủy Ba Bể", "Quận ủy Tây Hồ",
        "Thị ủy Nghĩa Lộ", "Đảng ủy xã Hoa",
    ],
)  # fmt: skip
def test_an_organ_of_the_issuing_committee(organ: str, committee: str) -> None:
    assert spelled(organ, Home(body=f"Văn phòng {committee}")) == f"{organ} {committee}"
    assert spelled(organ, Home(body="Trung tâm Hoa")) == organ
    assert spelled("Ban Tổ chức", Home(body=committee)) == "Ban Tổ chức"
