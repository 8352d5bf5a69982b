"""Where the names of bodies end in running text, and whose they are there."""

from __future__ import annotations

import pytest

from loaders.bodies.home import Home
from loaders.bodies.names import match_body, spelled

DISTRICT = Home(
    province="tỉnh Lào Cai",
    district="huyện Bảo Thắng",
    level="district",
    date="2021-05-04",
    body="Ủy ban nhân dân huyện Bảo Thắng",
)
COMMUNE = Home(
    province="tỉnh Lào Cai",
    commune="xã Tằng Loỏng",
    level="commune",
    date="2025-09-04",
    body="Ủy ban nhân dân xã Tằng Loỏng",
)
BRANCH = Home(
    province="tỉnh Lào Cai",
    level="province",
    date="2021-05-04",
    body="Chi cục Thủy lợi tỉnh Lào Cai",
    above="Sở Nông nghiệp và Phát triển nông thôn tỉnh Lào Cai",
)


@pytest.mark.parametrize(
    ("text", "home", "name"),
    [
        # A unit with its name closes the name of a body
        ("Cục Hải quan tỉnh Lạng Sơn xin ý kiến", DISTRICT, "Cục Hải quan tỉnh Lạng Sơn"),
        ("Chi cục Kiểm lâm vùng II xin ý kiến", DISTRICT, "Chi cục Kiểm lâm vùng II"),
        ("Ban Quản lý các khu công nghiệp tỉnh về", DISTRICT,
         "Ban Quản lý các khu công nghiệp tỉnh Lào Cai"),
        ("Ban Quản lý dự án đầu tư xây dựng huyện về", DISTRICT,
         "Ban Quản lý dự án đầu tư xây dựng huyện Bảo Thắng"),
        ("Ban Quản lý công trình giao thông tỉnh trình", DISTRICT,
         "Ban Quản lý công trình giao thông tỉnh Lào Cai"),
        ("Cục Hàng không Việt Nam yêu cầu", DISTRICT, "Cục Hàng không Việt Nam"),
        ("Ban Chỉ đạo 138 tỉnh về việc", DISTRICT, "Ban Chỉ đạo 138 tỉnh Lào Cai"),
        ("Ban Chỉ đạo 138 quốc gia về việc", DISTRICT, "Ban Chỉ đạo 138 quốc gia"),
        ("BCH PCTT và TKCN huyện báo cáo", DISTRICT,
         "Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn huyện Bảo Thắng"),
        # The next line is no place
        ("UBND huyện\n\nCHỦ TỊCH UBND XÃ", DISTRICT, "Ủy ban nhân dân huyện Bảo Thắng"),
        ("UBND huyện\nCHỦ TỊCH UBND XÃ", DISTRICT, "Ủy ban nhân dân huyện Bảo Thắng"),
        ("UBND huyện\nBắc Hà về", DISTRICT, "Ủy ban nhân dân huyện Bắc Hà"),
        # A scan loses the mark of the unit
        ("UBND tinh Yên Bái về", DISTRICT, "Ủy ban nhân dân tỉnh Yên Bái"),
        ("UBND huyên Bắc Hà về", DISTRICT, "Ủy ban nhân dân huyện Bắc Hà"),
        ("UBND tinh giản biên chế", DISTRICT, "Ủy ban nhân dân huyện Bảo Thắng"),
        # Heads of bodies
        ("Trưởng phòng Nội vụ tại Tờ trình", DISTRICT, "Trưởng Phòng Nội vụ huyện Bảo Thắng"),
        ("Phó Trưởng phòng Kinh tế xã tại", COMMUNE, "Phó Trưởng Phòng Kinh tế xã Tằng Loỏng"),
        ("Trưởng Công an huyện tại", DISTRICT, "Trưởng Công an huyện Bảo Thắng"),
        ("Trưởng Ban Chỉ đạo huyện về", DISTRICT, "Trưởng Ban Chỉ đạo huyện Bảo Thắng"),
        ("Hạt trưởng Hạt Kiểm lâm huyện tại", DISTRICT,
         "Hạt trưởng Hạt Kiểm lâm huyện Bảo Thắng"),
        # Committees of the Party and the youth union
        ("Đảng ủy UBND tỉnh về", COMMUNE, "Đảng ủy Ủy ban nhân dân tỉnh Lào Cai"),
        ("Đảng ủy Bộ Công Thương về", COMMUNE, "Đảng ủy Bộ Công Thương"),
        ("Ban Thường vụ Đảng ủy xã về", COMMUNE, "Ban Thường vụ Đảng ủy xã Tằng Loỏng"),
        ("Ban Thường vụ Huyện đoàn về", DISTRICT, "Ban Thường vụ Huyện đoàn Bảo Thắng"),
        ("Ban Bí thư Trung ương Đoàn về", DISTRICT, "Ban Bí thư Trung ương Đoàn"),
        # Offices of the state
        ("Thuế tỉnh Lào Cai về", COMMUNE, "Thuế tỉnh Lào Cai"),
        ("BHXH tỉnh về", DISTRICT, "Bảo hiểm xã hội tỉnh Lào Cai"),
        ("Ngân hàng Nhà nước chi nhánh tỉnh Lào Cai về", DISTRICT,
         "Ngân hàng Nhà nước chi nhánh tỉnh Lào Cai"),
        ("Bộ LĐTB và XH hướng dẫn", DISTRICT, "Bộ Lao động - Thương binh và Xã hội"),
        ("Sở có Công văn", BRANCH, "Sở Nông nghiệp và Phát triển nông thôn tỉnh Lào Cai"),
    ],
)  # fmt: skip
def test_a_body_in_running_text(text: str, home: Home, name: str) -> None:
    end = match_body("của " + text, 4)
    assert end is not None
    assert spelled(("của " + text)[4:end], home) == name
