"""One printed line as a name: its unit, its committee, what a scan left of it."""

from __future__ import annotations

import pytest

from loaders.bodies.printed import sentence


@pytest.mark.parametrize(
    ("line", "full"),
    [
        # A scan loses the marks of the unit
        ("UBND THANH PHO LAO CAI", "Ủy ban nhân dân thành phố Lào Cai"),
        ("UBND HUYEN BA BE", "Ủy ban nhân dân huyện Ba Bể"),
        ("UBND THI XA NGHIA LO", "Ủy ban nhân dân thị xã Nghĩa Lộ"),
        ("UBND XA MY PHUONG", "Ủy ban nhân dân xã Mỹ Phương"),
        ("UBND PHUONG QUANG AN", "Ủy ban nhân dân phường Quảng An"),
        ("UBND THI TRAN CHO RA", "Ủy ban nhân dân thị trấn Chợ Rã"),
        ("UBND DAC KHU PHU QUY", "Ủy ban nhân dân đặc khu Phú Quý"),
        ("HỘI ĐỒNG NHÂN DÂN XA MY PHUONG", "Hội đồng nhân dân xã Mỹ Phương"),
        ("ỦY BAN MẶT TRẬN TỔ QUỐC XA MY PHUONG", "Ủy ban Mặt trận Tổ quốc xã Mỹ Phương"),
        ("ĐẢNG BỘ XA MY PHUONG", "Đảng bộ xã Mỹ Phương"),
        ("ĐẢNG ỦY XA MY PHUONG", "Đảng ủy xã Mỹ Phương"),
        # Where it stands behind another body, or is another word
        ("TRUNG TÂM XA MY PHUONG", "Trung tâm Xa my phuong"),
        ("ĐẢNG ỦY TINH UY", "Đảng ủy tinh uy"),
        ("ĐẢNG ỦY QUAN KHU 9", "Đảng ủy quan khu 9"),
        ("ĐẢNG ỦY QUAN SU 9", "Đảng ủy quan su 9"),
        ("ĐẢNG ỦY QUAN DOI 9", "Đảng ủy quan doi 9"),
        ("ĐẢNG ỦY QUAN DOAN 9", "Đảng ủy quan doan 9"),
        ("ĐẢNG ỦY CO QUAN 9", "Đảng ủy co quan 9"),
        ("ĐẢNG ỦY QUAN 9", "Đảng ủy quận 9"),
        # Committees, and words that only begin like one
        ("QUẬN ỦY TÂY HỒ", "Quận ủy Tây Hồ"),
        ("THỊ ỦY NGHĨA LỘ", "Thị ủy Nghĩa Lộ"),
        ("HỘI HUYỆN ĐOÀN VIÊN MAI", "Hội huyện đoàn viên mai"),
        ("HỘI HUYỆN ĐOÀN THỂ MAI", "Hội huyện đoàn thể mai"),
        ("HỘI HUYỆN ĐOÀN KẾT MAI", "Hội huyện đoàn kết mai"),
        ("HỘI HUYỆN ĐOÀN MAI", "Hội Huyện đoàn Mai"),
        # A session, an office
        ("QUỐC HỘI KHOÁ XV", "Quốc hội"),
        ("CHỦ TỊCH UBND TỈNH LÀO CAI", "Ủy ban nhân dân tỉnh Lào Cai"),
        ("CHỦ TỊCH UBNDX", "Chủ tịch ubndx"),
    ],
)
def test_a_line_and_its_name(line: str, full: str) -> None:
    assert sentence(line).full == full


@pytest.mark.parametrize(
    ("line", "level", "kind"),
    [
        ("BỆNH VIỆN TỈNH", "province", "tỉnh"),
        ("TRUNG TÂM HUYỆN", "district", "huyện"),
        ("TRUNG TÂM QUẬN", "district", "quận"),
        ("TRUNG TÂM THỊ XÃ", "district", "thị xã"),
        ("TRUNG TÂM THÀNH PHỐ", None, "thành phố"),
        ("TRẠM Y TẾ XÃ", "commune", "xã"),
        ("TRẠM Y TẾ PHƯỜNG", "commune", "phường"),
        ("TRẠM Y TẾ THỊ TRẤN", "commune", "thị trấn"),
        ("TRẠM Y TẾ ĐẶC KHU", "commune", "đặc khu"),
        ("TRẠM Y TẾ LÀNG", None, None),
        ("SỞ HOA", "province", None),
        ("TỈNH ỦY", "province", "tỉnh"),
        ("THÀNH ỦY", "district", "thành phố"),
        ("HUYỆN ĐOÀN", "district", "huyện"),
        ("QUẬN ỦY", "district", "quận"),
        ("THỊ ỦY", "district", "thị xã"),
        ("XÃ ỦY", None, None),
    ],
)
def test_the_level_that_a_line_fixes(line: str, level: str | None, kind: str | None) -> None:
    found = sentence(line)
    assert (found.level, found.kind) == (level, kind)


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("QUẬN ỦY TÂY HỒ", ("quận", "Tây Hồ")),
        ("THỊ ỦY NGHĨA LỘ", ("thị xã", "Nghĩa Lộ")),
        ("XÃ ỦY NGHĨA LỘ", ("xã", "Ủy Nghĩa Lộ")),
    ],
)
def test_the_unit_of_a_committee(line: str, unit: tuple[str, str]) -> None:
    assert sentence(line).unit == unit
