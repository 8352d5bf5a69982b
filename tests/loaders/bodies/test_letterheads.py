"""Letterheads of every kind of body: who issues, at which level, and who stands above."""

from __future__ import annotations

import pytest

from loaders.bodies.headlines import bodies_of
from loaders.bodies.names import issuer_of

ROWS = [
    # The Party and its organs
    ("ĐẢNG BỘ CHÍNH PHỦ|ĐẢNG ỦY BỘ NỘI VỤ", "Hà Nội 2025-07-02",
     "Đảng ủy Bộ Nội vụ", "central", "Đảng ủy Chính phủ"),
    ("BAN CHẤP HÀNH TRUNG ƯƠNG|BAN NỘI CHÍNH", "Hà Nội 2019-03-05",
     "Ban Nội chính Trung ương", "central", "Ban Bí thư"),
    ("BAN CHẤP HÀNH TRUNG ƯƠNG|VĂN PHÒNG", "Hà Nội 2019-03-05",
     "Văn phòng Trung ương Đảng", "central", "Ban Bí thư"),
    ("BAN CHẤP HÀNH TRUNG ƯƠNG|BAN BÍ THƯ", "Hà Nội 2019-03-05",
     "Ban Bí thư", "central", "Bộ Chính trị"),
    ("ĐẢNG BỘ TỈNH CÀ MAU|BAN CHẤP HÀNH", "Cà Mau 2020-10-15",
     "Ban Chấp hành Đảng bộ tỉnh Cà Mau", "province", "Đảng bộ tỉnh Cà Mau"),
    ("QUÂN ỦY TRUNG ƯƠNG|ĐẢNG ỦY QUÂN KHU 9", "Cần Thơ 2022-05-05",
     "Đảng ủy quân khu 9", "central", "Quân ủy Trung ương"),
    ("ĐẢNG BỘ TỈNH CÀ MAU|ĐẢNG ỦY KHỐI CƠ QUAN DÂN CHÍNH ĐẢNG", "Cà Mau 2014-05-05",
     "Đảng ủy khối cơ quan dân chính đảng tỉnh Cà Mau", "province", "Tỉnh ủy Cà Mau"),
    # Unions and the Front
    ("ĐOÀN TNCS HỒ CHÍ MINH|BCH TỈNH ĐOÀN CAO BẰNG", "Cao Bằng 2022-03-26",
     "Ban Chấp hành Tỉnh đoàn Cao Bằng", "province",
     "Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
    ("TỈNH ĐOÀN CAO BẰNG|HUYỆN ĐOÀN TRÙNG KHÁNH", "Trùng Khánh 2022-03-26",
     "Huyện đoàn Trùng Khánh", "district", "Tỉnh đoàn Cao Bằng"),
    ("HỘI NÔNG DÂN VIỆT NAM|BAN CHẤP HÀNH TRUNG ƯƠNG", "Hà Nội 2022-03-26",
     "Ban Chấp hành Trung ương Hội Nông dân Việt Nam", "central", None),
    ("MẶT TRẬN TỔ QUỐC VIỆT NAM|ỦY BAN TRUNG ƯƠNG", "Hà Nội 2022-03-26",
     "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "central", "Ban Bí thư"),
    # A head that stands once for two units, and an office that names whom it serves
    ("ỦY BAN NHÂN DÂN|QUẬN 1|PHƯỜNG BẾN NGHÉ", "Bến Nghé 2021-06-02",
     "Ủy ban nhân dân phường Bến Nghé", "commune", "Ủy ban nhân dân quận 1"),
    ("UBND HUYỆN BA BỂ|XÃ MỸ PHƯƠNG", "Mỹ Phương 2021-06-02",
     "Ủy ban nhân dân xã Mỹ Phương", "commune", "Ủy ban nhân dân huyện Ba Bể"),
    ("ỦY BAN NHÂN DÂN|THÀNH PHỐ|BẮC KẠN", "Bắc Kạn 2021-06-02",
     "Ủy ban nhân dân thành phố Bắc Kạn", "district", "Ủy ban nhân dân tỉnh Bắc Kạn"),
    ("UBND HUYỆN BA BỂ|VĂN PHÒNG HĐND VÀ UBND", "Ba Bể 2021-06-02",
     "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Ba Bể", "district",
     "Ủy ban nhân dân huyện Ba Bể"),
    ("UBND TỈNH HÀ GIANG|VĂN PHÒNG UBND", "Hà Giang 2021-06-02",
     "Văn phòng Ủy ban nhân dân tỉnh Hà Giang", "province", "Ủy ban nhân dân tỉnh Hà Giang"),
    # A name that ends with the place of the body above; zones have names of their own
    ("UBND TỈNH QUẢNG NAM|BAN QUẢN LÝ|KHU KINH TẾ CHU LAI VÀ|CÁC KHU CÔNG NGHIỆP QUẢNG NAM",
     "Tam Kỳ 2023-06-02", "Ban Quản lý khu kinh tế Chu Lai và các khu công nghiệp Quảng Nam",
     "province", "Ủy ban nhân dân tỉnh Quảng Nam"),
    ("UBND TỈNH LẠNG SƠN|BAN QUẢN LÝ KHU KINH TẾ CỬA KHẨU|ĐỒNG ĐĂNG - LẠNG SƠN",
     "Lạng Sơn 2023-06-02", "Ban Quản lý khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn",
     "province", "Ủy ban nhân dân tỉnh Lạng Sơn"),
    ("UBND TỈNH LAI CHÂU|BAN QUẢN LÝ KHU KINH TẾ CỬA KHẨU", "Lai Châu 2023-06-02",
     "Ban Quản lý khu kinh tế cửa khẩu tỉnh Lai Châu", "province",
     "Ủy ban nhân dân tỉnh Lai Châu"),
    # Bodies side by side
    ("HỘI ĐỒNG THẨM PHÁN|TÒA ÁN NHÂN DÂN TỐI CAO", "Hà Nội 2020-03-26",
     "Hội đồng Thẩm phán Tòa án nhân dân tối cao", "central", "Tòa án nhân dân tối cao"),
    ("BỘ NỘI VỤ - BỘ TÀI CHÍNH|TỔNG LIÊN ÐOÀN LAO ÐỘNG VIỆT NAM", "Hà Nội 2004-03-26",
     "Bộ Nội vụ, Bộ Tài chính, Tổng Liên đoàn Lao động Việt Nam", "central", "Chính phủ"),
    ("BỘ NỘI VỤ - BỘ TÀI CHÍNH - TỔNG LIÊN ĐOÀN|LAO ĐỘNG VIỆT NAM", "Hà Nội 2004-03-26",
     "Bộ Nội vụ, Bộ Tài chính, Tổng Liên đoàn Lao động Việt Nam", "central", "Chính phủ"),
    ("LIÊN BỘ|BỘ NỘI VỤ, BỘ LAO ĐỘNG - THƯƠNG BINH|VÀ XÃ HỘI", "Hà Nội 2004-03-26",
     "Bộ Nội vụ, Bộ Lao động - Thương binh và Xã hội", "central", "Chính phủ"),
    ("BỘ THƯƠNG MẠI|VÀ BỘ GIAO THÔNG VẬN TẢI-BỘ TÀI CHÍNH", "Hà Nội 2004-03-26",
     "Bộ Thương mại, Bộ Giao thông vận tải, Bộ Tài chính", "central", "Chính phủ"),
    ("HỘI CỰU CHIẾN BINH - HỘI NÔNG DÂN|XÃ TÂN THẠNH", "Tân Thạnh 2021-03-26",
     "Hội cựu chiến binh xã Tân Thạnh, Hội nông dân xã Tân Thạnh", "commune", None),
    ("HĐND - UBND HUYỆN MAI SƠN|VĂN PHÒNG", "Mai Sơn 2021-03-26",
     "Văn phòng Hội đồng nhân dân - ủy ban nhân dân huyện Mai Sơn", "district",
     "Hội đồng nhân dân - ủy ban nhân dân huyện Mai Sơn"),
    # Offices of the state in the provinces, and rooms of offices
    ("CỤC THUẾ|THUẾ TỈNH LÀO CAI", "Lào Cai 2025-08-26",
     "Thuế tỉnh Lào Cai", "province", "Cục Thuế"),
    ("CỤC THUẾ|CHI CỤC THUẾ KHU VỰC IX", "Sơn La 2025-04-26",
     "Chi cục Thuế khu vực IX", "province", "Cục Thuế"),
    ("BHXH TỈNH LÀO CAI|BHXH HUYỆN BẢO THẮNG", "Bảo Thắng 2022-04-26",
     "Bảo hiểm xã hội huyện Bảo Thắng", "district", "Bảo hiểm xã hội tỉnh Lào Cai"),
    ("KHO BẠC NHÀ NƯỚC|KHO BẠC NHÀ NƯỚC LÀO CAI", "Lào Cai 2022-04-26",
     "Kho bạc Nhà nước Lào Cai", "province", "Kho bạc Nhà nước"),
    ("CÔNG AN TỈNH LÀO CAI|PHÒNG CẢNH SÁT GIAO THÔNG", "Lào Cai 2022-04-26",
     "Phòng Cảnh sát giao thông Công an tỉnh Lào Cai", "province", "Công an tỉnh Lào Cai"),
    ("BỘ TƯ LỆNH BĐBP|BỘ CHỈ HUY BĐBP TỈNH LÀO CAI", "Lào Cai 2022-04-26",
     "Bộ Chỉ huy Bộ đội Biên phòng tỉnh Lào Cai", "province", "Bộ Tư lệnh bộ đội biên phòng"),
    ("UBND TỈNH LÀO CAI|BCH PCTT&TKCN", "Lào Cai 2022-04-26",
     "Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh Lào Cai", "province",
     "Ủy ban nhân dân tỉnh Lào Cai"),
    ("SỞ Y TẾ LÀO CAI|BỆNH VIỆN ĐA KHOA TỈNH", "Lào Cai 2022-04-26",
     "Bệnh viện đa khoa tỉnh Lào Cai", "province", "Sở Y tế tỉnh Lào Cai"),
    ("SỞ Y TẾ LÀO CAI|TRUNG TÂM Y TẾ HUYỆN", "Bảo Thắng 2022-04-26",
     "Trung tâm Y tế huyện Bảo Thắng", "district", "Sở Y tế tỉnh Lào Cai"),
    ("BỘ TÀI CHÍNH|MINISTRY OF FINANCE|TỔNG CỤC HẢI QUAN|GENERAL DEPARTMENT OF CUSTOMS",
     "Hà Nội 2022-04-26", "Tổng cục Hải quan", "central", "Bộ Tài chính"),
    ("TỔNG CÔNG TY HÀNG KHÔNG VIỆT NAM", "Hà Nội 2022-04-26",
     "Tổng công ty hàng không Việt Nam", "central", None),
    # Names broken into lines, and damaged ones
    ("ỦY|BAN NHÂN DÂN|TỈNH LÀO CAI", "Lào Cai 2009-04-26",
     "Ủy ban nhân dân tỉnh Lào Cai", "province", "Chính phủ"),
    ("UỶ BAN NHÂN|DÂN|TỈNH LÀO CAI", "Lào Cai 2009-04-26",
     "Ủy ban nhân dân tỉnh Lào Cai", "province", "Chính phủ"),
    ("Y BAN NHÂN DÂN|TỈNH LÀO CAI", "Lào Cai 2009-04-26",
     "Ủy ban nhân dân tỉnh Lào Cai", "province", "Chính phủ"),
    ("CHÍNH|PHỦ", "Hà Nội 2009-04-26", "Chính phủ", "central", "Quốc hội"),
    ("VĂN PHÒNG|UBND TỈNH LÀO CAI", "Lào Cai 2009-04-26",
     "Văn phòng Ủy ban nhân dân tỉnh Lào Cai", "province", "Ủy ban nhân dân tỉnh Lào Cai"),
    ("THƯỜNG TRỰC|HĐND - UBND TỈNH LÀO CAI", "Lào Cai 2019-04-26",
     "Thường trực Hội đồng nhân dân tỉnh Lào Cai, Ủy ban nhân dân tỉnh Lào Cai", "province",
     "Chính phủ"),
    # Two tiers of equal words, units of other times
    ("ỦY BAN NHÂN DÂN|TỈNH PHÚ THỌ|ỦY BAN NHÂN DÂN|HUYỆN ĐOAN HÙNG", "Đoan Hùng 2022-04-26",
     "Ủy ban nhân dân huyện Đoan Hùng", "district", "Ủy ban nhân dân tỉnh Phú Thọ"),
    ("ỦY BAN NHÂN DÂN|THỊ XÃ SƠN LA", "Sơn La 2007-04-26",
     "Ủy ban nhân dân thị xã Sơn La", "district", "Ủy ban nhân dân tỉnh Sơn La"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "line", "name", "level", "superior"), ROWS)
def test_issuer(lines: str, line: str, name: str, level: str, superior: str | None) -> None:
    place, date = line.rsplit(" ", 1)
    issuer, home = issuer_of(
        lines.split("|"), place=place, date=date, title=None, signature=(), body=""
    )
    assert issuer is not None
    assert (issuer.name, issuer.level, issuer.superior) == (name, level, superior)
    assert home.date == date


@pytest.mark.parametrize(
    "line",
    [
        "VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI - CHI NHÁNH HUYỆN MAI SƠN",
        "PHÒNG TÀI CHÍNH - KẾ HOẠCH",
        "ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU",
        "BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        "TRUNG TÂM GIÁO DỤC NGHỀ NGHIỆP - GIÁO DỤC THƯỜNG XUYÊN",
        "ỦY BAN VĂN HÓA, GIÁO DỤC",
    ],
)
def test_one_body_with_a_dash_or_a_comma_is_not_joint(line: str) -> None:
    assert len(bodies_of([line])) == 1


def _issued(lines: str, place: str) -> tuple[str, str | None]:
    issuer, _ = issuer_of(
        lines.split("|"), place=place, date="2022-04-26", title=None, signature=(), body=""
    )
    assert issuer is not None
    return issuer.name, issuer.level


@pytest.mark.parametrize(
    ("organ", "host", "name"),
    [
        ("BAN THƯỜNG TRỰC", "HUYỆN ỦY", "Ban Thường trực Huyện ủy Ba Bể"),
        ("BAN THƯỜNG VỤ", "HUYỆN ỦY", "Ban Thường vụ Huyện ủy Ba Bể"),
        ("BAN CHẤP HÀNH", "HUYỆN ỦY", "Ban Chấp hành Huyện ủy Ba Bể"),
        ("THƯỜNG TRỰC", "HUYỆN ỦY", "Thường trực Huyện ủy Ba Bể"),
        ("BAN TUYÊN GIÁO", "HUYỆN ỦY", "Ban Tuyên giáo Huyện ủy Ba Bể"),
        ("BAN TỔ CHỨC", "HUYỆN ỦY", "Ban Tổ chức Huyện ủy Ba Bể"),
        ("BAN DÂN VẬN", "HUYỆN ỦY", "Ban Dân vận Huyện ủy Ba Bể"),
        ("BAN NỘI CHÍNH", "HUYỆN ỦY", "Ban Nội chính Huyện ủy Ba Bể"),
        ("ỦY BAN KIỂM TRA", "HUYỆN ỦY", "Ủy ban Kiểm tra Huyện ủy Ba Bể"),
        ("BAN HOA MAI", "HUYỆN ỦY", "Ban Hoa mai huyện Ba Bể"),
        ("BAN PHÁP CHẾ", "HĐND HUYỆN", "Ban Pháp chế Hội đồng nhân dân huyện Ba Bể"),
        ("BAN KINH TẾ", "HĐND HUYỆN", "Ban Kinh tế Hội đồng nhân dân huyện Ba Bể"),
        ("BAN VĂN HÓA", "HĐND HUYỆN", "Ban Văn hóa Hội đồng nhân dân huyện Ba Bể"),
        ("BAN VĂN HÓAX", "HĐND HUYỆN", "Ban Văn hóax huyện Ba Bể"),
        ("THƯỜNG TRỰC", "UBMTTQ HUYỆN",
         "Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam huyện Ba Bể"),
        ("THƯỜNG TRỰC", "HUYỆN ĐOÀN", "Thường trực Huyện đoàn Ba Bể"),
        ("THƯỜNG TRỰC", "TRUNG TÂM Y TẾ HUYỆN", "Thường trực huyện Ba Bể"),
        ("VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN", "UBND HUYỆN",
         "Văn phòng Hội đồng nhân dân huyện Ba Bể"),
        ("PHÒNG CẢNH SÁT", "CÔNG AN HUYỆN", "Phòng Cảnh sát Công an huyện Ba Bể"),
        ("ĐỘI CẢNH SÁT", "CÔNG AN HUYỆN", "Đội cảnh sát Công an huyện Ba Bể"),
        ("TỔ CÔNG TÁC 9", "CÔNG AN HUYỆN", "Tổ công tác 9 Công an huyện Ba Bể"),
        ("BAN CẢNH SÁT", "CÔNG AN HUYỆN", "Ban Cảnh sát huyện Ba Bể"),
    ],
)  # fmt: skip
def test_an_organ_or_room_is_named_after_its_host(organ: str, host: str, name: str) -> None:
    assert _issued(f"{host} BA BỂ|{organ}", "Ba Bể") == (name, "district")


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("CÔNG AN", "Công an"), ("CỤC THUẾ", "Cục Thuế"), ("CHI CỤC THUẾ", "Chi cục Thuế"),
        ("BỘ CHỈ HUY QUÂN SỰ", "Bộ Chỉ huy quân sự"), ("BỘ TƯ LỆNH HOA", "Bộ Tư lệnh hoa"),
        ("KHO BẠC NHÀ NƯỚC", "Kho bạc Nhà nước"), ("BẢO HIỂM XÃ HỘI", "Bảo hiểm xã hội"),
        ("TRƯỜNG HOA", "Trường hoa"), ("BỆNH VIỆN ĐA KHOA", "Bệnh viện đa khoa"),
        ("TÒA ÁN NHÂN DÂN", "Tòa án nhân dân"), ("THANH TRA", "Thanh tra"),
        ("VIỆN KIỂM SÁT NHÂN DÂN", "Viện kiểm sát nhân dân"), ("SỞ Y TẾ", "Sở Y tế"),
        ("THUẾ", "Thuế"), ("ỦY BAN NHÂN DÂN", ""), ("TRUNG TÂM HOA", ""),
    ],
)  # fmt: skip
def test_an_office_with_rooms(host: str, name: str) -> None:
    full = f"Phòng Hoa ban {name} tỉnh Lào Cai".replace("  ", " ")
    assert _issued(f"{host} TỈNH LÀO CAI|PHÒNG HOA BAN", "Lào Cai") == (full, "province")


@pytest.mark.parametrize(
    ("line", "place", "name"),
    [
        ("TỈNH ỦY", "Lào Cai", "Tỉnh ủy Lào Cai"),
        ("THÀNH ỦY", "Lào Cai", "Thành ủy Lào Cai"),
        ("HUYỆN ỦY", "Ba Bể", "Huyện ủy Ba Bể"),
        ("QUẬN ỦY", "Tây Hồ", "Quận ủy Tây Hồ"),
        ("THỊ ỦY", "Nghĩa Lộ", "Thị ủy Nghĩa Lộ"),
        ("HUYỆN ĐOÀN", "Ba Bể", "Huyện đoàn Ba Bể"),
        ("ĐẢNG BỘ", "Ba Bể", "Đảng bộ huyện Ba Bể"),
    ],
)
def test_a_committee_alone_gets_the_bare_name_of_its_place(
    line: str, place: str, name: str
) -> None:
    assert _issued(line, place)[0] == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("TRƯỜNG THPT HOA", "Trường THPT Hoa"), ("ĐẠI HỌC HOA", "Đại học hoa"),
        ("HỌC VIỆN HOA", "Học viện hoa"), ("BỆNH VIỆN HOA", "Bệnh viện hoa"),
        ("CÔNG TY HOA", "Công ty hoa"), ("CỤC HOA", "Cục Hoa"), ("CHI BỘ HOA", "Chi bộ hoa"),
        ("VIỆN HOA", "Viện Hoa"), ("TỔNG CÔNG TY HOA", "Tổng công ty hoa"),
        ("BỘ TƯ LỆNH HOA", "Bộ Tư lệnh hoa"), ("ĐOÀN THANH NIÊN HOA", "Đoàn Thanh niên hoa"),
        ("TRUNG TÂM HOA KHU VỰC IX", "Trung tâm Hoa khu vực IX"),
        ("TRUNG TÂM HOA VÙNG 2", "Trung tâm Hoa vùng 2"),
        ("TRUNG TÂM HOA KHU 12", "Trung tâm Hoa khu 12 tỉnh Lào Cai"),
        ("TRUNG TÂM HOA", "Trung tâm Hoa tỉnh Lào Cai"),
        ("CÔNG ĐOÀN HOA", "Công đoàn hoa tỉnh Lào Cai"),
    ],
)  # fmt: skip
def test_a_name_of_its_own_gets_no_place(line: str, name: str) -> None:
    assert _issued(f"UBND TỈNH LÀO CAI|{line}", "Lào Cai")[0] == name


@pytest.mark.parametrize(
    ("line", "central"),
    [
        ("HỘI HOA VIỆT NAM", True),
        ("TRUNG TÂM HOA QUỐC GIA", True),
        ("TRUNG TÂM HOA TRUNG ƯƠNG", True),
        ("TRUNG TÂM HOA TRUNG DU", False),
    ],
)
def test_a_name_that_says_it_is_the_whole_countrys(line: str, central: bool) -> None:
    assert (_issued(line, "Hà Nội")[1] == "central") == central
