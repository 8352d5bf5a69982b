"""Boards named after their topic, their owner, or a whole enumeration of fields."""

from __future__ import annotations

import pytest

from loaders.bodies.home import Home
from loaders.bodies.names import match_body, spelled

HOME = Home(
    province="tỉnh Lào Cai",
    district="huyện Bảo Thắng",
    level="district",
    date="2023-05-04",
    body="Ủy ban nhân dân huyện Bảo Thắng",
)

WHOLE = [
    # the topic of a board of the Government, of the country
    ("Ban Chỉ đạo của Chính phủ về tinh gọn các cơ quan và xây dựng tổ chức ở xã", "."),
    ("Ban Chỉ đạo của Chính phủ về dân số", " hướng dẫn chấm điểm"),
    ("Ban Chỉ đạo của Chính phủ", " về việc nộp báo cáo"),
    ("Ban Chỉ đạo của Chính phủ", " về triển khai chiến dịch"),
    ("Tổ công tác của Thủ tướng Chính phủ về gỡ vướng cho nhà ở xã hội", ", UBND huyện giao"),
    ("Tổ công tác cải cách thủ tục của Thủ tướng Chính phủ", " về mẫu báo cáo"),
    ("Ban Chỉ đạo quốc gia về dữ liệu, dân số và định danh", ", Sở yêu cầu"),
    ("Ban Chỉ đạo Quốc gia phòng, chống mù chữ", " về khai giảng"),
    ("Ban Chỉ đạo Quốc gia", " họp"),
    ("Ban Chỉ đạo Quốc gia", " yêu cầu"),
    ("Ban Chấp hành Trung ương", " về thi hành Điều lệ, hướng dẫn của Ban Tổ chức Trung ương"),
    ("Ban Chấp hành Trung ương", " về thi hành Điều lệ Đảng, Ban Tổ chức Trung ương"),
    # fields behind commas and "và", up to the unit
    ("Ban Chỉ đạo phòng, chống ma túy, mại dâm và tệ nạn xã hội tỉnh Lào Cai", " về"),
    ("Ban Chỉ đạo giảm nghèo, việc làm và xây dựng nông thôn mới huyện Bảo Thắng", "; ý kiến"),
    ("Ban Chỉ đạo thực hiện Quy chế dân chủ, dân vận khéo huyện Bảo Thắng", "."),
    ("Trung tâm Văn hóa, Thể thao và Truyền thông huyện Bảo Thắng", " về lễ hội"),
    ("Hội đồng thẩm định giá đất, tài sản công huyện Bảo Thắng", " họp"),
    ("Ban Quản lý dự án thủy lợi, giao thông huyện Bảo Thắng", " trình"),
    ("Ủy ban Kinh tế, Ngân sách của Quốc hội", " thẩm tra"),
    ("Ủy ban Pháp luật của Quốc hội", " họp"),
    ("Ủy ban Pháp luật", " của hội"),
    ("Cục Quản lý Khám, chữa bệnh", " về"),
    ("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lào Cai", " về"),
    ("BQL rừng phòng hộ huyện Bảo Thắng", " trình"),
    ("Văn phòng Điều phối nông thôn mới tỉnh Lào Cai", " về"),
    ("Văn phòng Tỉnh ủy Lào Cai", " về"),
    ("Văn phòng", " họp"),
    # what stands behind a comma is no field
    ("Ban Chỉ đạo phòng, chống dịch", ", người dân trên địa bàn huyện Bảo Thắng phải"),
    ("Ban Chỉ đạo phòng, chống dịch", ", yêu cầu các xã thuộc huyện Bảo Thắng"),
    ("Trung tâm Y tế", ", Trạm Y tế xã Gia Phú"),
    ("Trung tâm Y tế", ", quản lý chợ huyện Bảo Thắng"),
    ("Ban Chỉ đạo huyện Bảo Thắng", ", bộ phận giúp việc huyện Bảo Thắng"),
    ("Ban Chỉ đạo chống hạn", ", phòng Nội vụ huyện Bảo Thắng"),
]


@pytest.mark.parametrize(("name", "behind"), WHOLE)
def test_where_the_name_of_a_board_ends(name: str, behind: str) -> None:
    assert (name + behind)[: match_body(name + behind, 0)] == name
    wrapped = f"{name}{behind}".replace(" và ", " \nvà ").replace(", ", ",\n")
    end = match_body(wrapped, 0)
    assert end is not None and " ".join(wrapped[:end].split()) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Điện lực Bảo Thắng", "Điện lực Bảo Thắng"),
        ("Chánh Thanh tra tỉnh", "Chánh Thanh tra tỉnh Lào Cai"),
        ("Quỹ Bảo vệ và Phát triển rừng tỉnh", "Quỹ Bảo vệ và Phát triển rừng tỉnh Lào Cai"),
        ("Đảng ủy Sở Nội vụ", "Đảng ủy Sở Nội vụ tỉnh Lào Cai"),
        ("Ban Thường vụ Đảng ủy Sở Nội vụ", "Ban Thường vụ Đảng ủy Sở Nội vụ tỉnh Lào Cai"),
        ("Đảng ủy Quân sự huyện", "Đảng ủy Quân sự huyện Bảo Thắng"),
        ("Đảng ủy Khối Doanh nghiệp tỉnh", "Đảng ủy Khối Doanh nghiệp tỉnh Lào Cai"),
        ("Đảng ủy các cơ quan Đảng tỉnh", "Đảng ủy các cơ quan Đảng tỉnh Lào Cai"),
        ("Đảng ủy xã Gia Phú", "Đảng ủy xã Gia Phú"),
        ("Ban Chỉ đạo phòng, chống ma túy, mại dâm tỉnh",
         "Ban Chỉ đạo phòng, chống ma túy, mại dâm tỉnh Lào Cai"),
    ],
)  # fmt: skip
def test_boards_and_committees_get_their_place(text: str, name: str) -> None:
    behind = f"{text} về hội nghị"
    assert behind[: match_body(behind, 0)] == text
    assert spelled(text, HOME) == name
