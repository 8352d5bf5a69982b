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


def _body(text: str) -> str | None:
    end = match_body(text, 0)
    return None if end is None else text[:end]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        # The unit that a body of every level is named with
        ("UBND của tỉnh họp", "UBND của tỉnh"),
        ("UBND\ntỉnh họp", "UBND\ntỉnh"),
        ("UBND tỉnhh họp", "UBND"),
        ("UBND tỉnh ủy họp", "UBND"),
        ("UBND tỉnh uỷ họp", "UBND"),
        ("UBND tỉnh đoàn họp", "UBND"),
        ("UBND huyện ủy họp", "UBND"),
        ("UBND huyện uỷ họp", "UBND"),
        ("UBND quận ủy họp", "UBND"),
        ("UBND quận uỷ họp", "UBND"),
        ("UBND quận Tây Hồ họp", "UBND quận Tây Hồ"),
        ("UBND huyen Bảo Thắng họp", "UBND huyen Bảo Thắng"),
        ("UBND quân Tây Hồ họp", "UBND quân Tây Hồ"),
        ("UBND quân Hoa họp", "UBND"),
        ("UBND tx. Nghĩa Lộ họp", "UBND tx. Nghĩa Lộ"),
        ("UBND thị trấn Chợ Rã họp", "UBND thị trấn Chợ Rã"),
        ("UBND đặc khu Phú Quý họp", "UBND đặc khu Phú Quý"),
        ("UBND phường Hoa Ban họp", "UBND phường Hoa Ban"),
        ("UBND thị trấn Hoa Ban họp", "UBND thị trấn Hoa Ban"),
        ("UBND đặc khu Hoa Ban họp", "UBND đặc khu Hoa Ban"),
        ("UBND huyện Hoa Ban họp", "UBND huyện"),
        ("UBND xã hội họp", "UBND"),
        ("UBND xã Hội An họp", "UBND xã Hội An"),
        ("Đảng ủy xã Hội Sơn họp", "Đảng ủy xã Hội Sơn"),
        ("UBND xã\n\nHội Nông dân xã", "UBND xã"),
        ("BẢO HIỂM XÃ HỘI SƠN LA VỀ", "BẢO HIỂM XÃ HỘI SƠN LA"),
        ("Bảo hiểm xã hội Sơn La về", "Bảo hiểm xã hội Sơn La"),
        ("Ngân hàng Chính sách xã\nhội tỉnh về", "Ngân hàng Chính sách xã\nhội tỉnh"),
        # The next line is no part of the name
        ("UBND thành phố Vinh\n\nHưng Hòa, ngày", "UBND thành phố Vinh"),
        ("UBND thành phố Vinh\nHưng Hòa, ngày", "UBND thành phố Vinh"),
        ("UBND huyện Vinh Hưng họp", "UBND huyện Vinh Hưng"),
        ("UBND tỉnh Lào\nCai họp", "UBND tỉnh Lào\nCai"),
        ("UBND tỉnh Lào\nCải họp", "UBND tỉnh Lào\nCải"),
        ("UBND huyện Ba\n\nBể họp", "UBND huyện Ba\n\nBể"),
        ("UBND xã Kỳ Sơn\n\nHưng Hòa, ngày", "UBND xã Kỳ Sơn"),
        ("UBND xã Kỳ Sơn\nHoa Ban, ngày", "UBND xã Kỳ Sơn"),
        ("UBND xã Kỳ\nSơn họp", "UBND xã Kỳ\nSơn"),
        ("UBND xã Hoa\nBan họp", "UBND xã Hoa\nBan"),
        # The next line is no committee, nor a union
        ("UBND tỉnh\nỦy ban nhân dân huyện họp", "UBND tỉnh"),
        ("UBND tỉnh\n\nUỷ ban nhân dân huyện họp", "UBND tỉnh"),
        ("UBND huyện\n \nỦy\nban nhân dân xã họp", "UBND huyện"),
        ("UBND quận\nỦy ban nhân dân phường họp", "UBND quận"),
        ("UBND tỉnh\n\nĐoàn Kết, ngày", "UBND tỉnh"),
        ("UBND tỉnh\nĐoàn Xá, ngày", "UBND tỉnh"),
        ("Ban Thường vụ Tỉnh\nủy về", "Ban Thường vụ Tỉnh\nủy"),
        ("Ban Thường vụ Tỉnh\n\nĐoàn về", "Ban Thường vụ Tỉnh\n\nĐoàn"),
        ("UBND xã Hoa - Mai họp", "UBND xã Hoa - Mai"),
        ("UBND tỉnh Bà Rịa -  Vũng Tàu họp", "UBND tỉnh Bà Rịa -  Vũng Tàu"),
        ("UBND tỉnh Lào Cai - Mai họp", "UBND tỉnh Lào Cai"),
        ("UBND xã 12 họp", "UBND xã 12"),
        ("UBND xã 12a họp", "UBND xã"),
        # A bare unit stands for its People's Committee
        ("tỉnh họp", "tỉnh"),
        ("thành phố họp", "thành phố"),
        ("tp Lào Cai họp", "tp Lào Cai"),
        ("huyện họp", "huyện"),
        ("quận họp", "quận"),
        ("thị xã họp", "thị xã"),
        ("xã họp", "xã"),
        ("phường họp", "phường"),
        ("thị trấn họp", "thị trấn"),
        ("đặc khu họp", "đặc khu"),
        ("tỉnhh họp", None),
        ("làng họp", None),
        # Joint bodies by their common name
        ("liên bộ Y tế - Nội vụ họp", "liên bộ Y tế - Nội vụ họp"),
        ("liên sở Y tế - Nội vụ họp", "liên sở Y tế - Nội vụ họp"),
        ("liên hoan Y tế - Nội vụ họp", None),
        # Unions have a centre, too
        ("Ban Chấp hành Trung ương Đoàn về", "Ban Chấp hành Trung ương Đoàn"),
        ("Ban Chấp hành Trung ương Hội đồng họp", "Ban Chấp hành Trung ương"),
        ("Chính phủ Hội Hoa họp", "Chính phủ"),
        ("Uỷ ban Dân tộc, Chính phủ về", "Uỷ ban Dân tộc, Chính phủ"),
        ("Uy ban Dân tộc, Chính phủ về", "Uy ban Dân tộc, Chính phủ"),
        ("Uy ban Hoa, Chính phủ về", "Uy ban Hoa"),
        # A rank alone
        ("Văn phòng bộ họp", "Văn phòng bộ"),
        ("Văn phòng sở họp", "Văn phòng sở"),
        ("Văn phòng sởi họp", "Văn phòng"),
        # "và" inside a name, and a name above a topic
        ("Ban Chỉ huy bão và tìm kiếm cứu nạn họp", "Ban Chỉ huy bão và tìm kiếm cứu nạn họp"),
        ("Ban Chỉ huy lụt bão và cứu nạn họp", "Ban Chỉ huy lụt bão và cứu nạn họp"),
        ("Ban Chỉ huy lụt bão và cứu đê họp", "Ban Chỉ huy lụt bão"),
        ("Ban Chỉ đạo Trung ương về trẻ em; họp", "Ban Chỉ đạo Trung ương về trẻ em"),
        ("Ban Chỉ đạo Hoa Hà Nội về trẻ em họp", "Ban Chỉ đạo Hoa Hà Nội"),
        # What goes on behind the name of a unit
        ("Ban Quản lý tỉnh Lào Cai và Hoa Mai họp", "Ban Quản lý tỉnh Lào Cai và Hoa Mai họp"),
        ("Ban Quản lý tỉnh Lào Cai giai đoạn 2", "Ban Quản lý tỉnh Lào Cai giai đoạn 2"),
        ("Ban Quản lý tỉnh Lào Cai gian nan 2", "Ban Quản lý tỉnh Lào Cai"),
    ],
)  # fmt: skip
def test_where_a_name_ends(text: str, body: str | None) -> None:
    assert _body(text) == body


@pytest.mark.parametrize("command", ["PCTT", "PCLB", "PTDS", "phòng thủ", "quân sự"])
def test_a_command_is_no_committee(command: str) -> None:
    assert _body(f"BCH {command} họp chợ") == f"BCH {command} họp chợ"
    assert _body("BCH xã họp chợ") == "BCH xã"


@pytest.mark.parametrize(
    "act",
    [
        "yêu cầu", "đề nghị", "chỉ đạo", "giao", "kết luận", "thông báo", "triển khai", "báo cáo",
        "nhận", "xây dựng", "tổ chức", "đã", "và các", "cũng", "cụ thể", "như sau",
    ],
)  # fmt: skip
def test_a_body_that_acts_begins_a_clause_of_its_own(act: str) -> None:
    assert _body(f"Bộ Y tế và Bộ Tư pháp {act} thuốc") == "Bộ Y tế"
    assert _body(f"Bộ Y tế, Bộ Tư pháp {act} thuốc") == "Bộ Y tế"
    assert _body(f"Bộ Y tế và Bộ Tư pháp {act}x thuốc") == "Bộ Y tế và Bộ Tư pháp"


@pytest.mark.parametrize("act", ["hướng dẫn", "ban hành"])
def test_what_joint_bodies_do_together(act: str) -> None:
    assert _body(f"Bộ Y tế và Bộ Tư pháp {act} thuốc") == "Bộ Y tế và Bộ Tư pháp"
    assert _body(f"Bộ Y tế, Bộ Tư pháp {act} thuốc") == "Bộ Y tế"


@pytest.mark.parametrize(
    "about",
    [
        "việc họp", "tăng cường", "tiếp tục", "triển khai", "thực hiện", "hướng dẫn", "ban hành",
        "kết quả", "công tác", "xử lý", "chấn chỉnh", "đẩy mạnh", "điều chỉnh", "khai thác",
        "tổ chức", "kiểm tra", "một số", "các giải pháp", "những giải pháp", "sửa đổi", "quy định",
        "thúc đẩy", "nâng cao", "thành lập", "phê duyệt", "giao ban", "bổ sung", "tình hình",
        "kế hoạch", "chủ trương", "nhiệm vụ",
    ],
)  # fmt: skip
def test_what_a_document_is_about_is_no_part_of_a_national_name(about: str) -> None:
    assert _body(f"Ban Chỉ đạo Quốc gia về {about}") == "Ban Chỉ đạo Quốc gia"
    assert _body("Ban Chỉ đạo Quốc gia về trẻ em; họp") == "Ban Chỉ đạo Quốc gia về trẻ em"
