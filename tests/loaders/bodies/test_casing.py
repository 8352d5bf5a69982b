"""Names printed in capitals, as they are written inside a sentence."""

from __future__ import annotations

import pytest

from loaders.bodies.casing import cased


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("THPT", "THPT"),
        ("THCS", "THCS"),
        ("TH", "TH"),
        ("PTDTBT", "PTDTBT"),
        ("PTDTNT", "PTDTNT"),
        ("TIỂU HỌC", "tiểu học"),
        ("MẦM NON", "mầm non"),
        ("TRUNG HỌC PHỔ THÔNG", "trung học phổ thông"),
        ("TRUNG HỌC CƠ SỞ", "trung học cơ sở"),
        ("CAO ĐẲNG", "cao đẳng"),
        ("ĐẠI HỌC", "đại học"),
        ("THPT CHUYÊN", "THPT chuyên"),
        ("TH VÀ THCS", "TH và THCS"),
    ],
)
def test_a_school_of_a_known_kind_keeps_the_capitals_of_its_name(kind: str, written: str) -> None:
    assert cased(f"TRƯỜNG {kind} HOA BAN", True) == f"Trường {written} Hoa Ban"
    assert cased(f"TRƯỜNG X{kind} HOA BAN", True).endswith("hoa ban")


@pytest.mark.parametrize(
    "head",
    [
        "Cục", "Chi cục", "Vụ", "Tổng cục", "Trung tâm", "Phòng", "Sở", "Ban", "Ủy ban", "Viện",
    ],
)  # fmt: skip
def test_what_an_office_is_for_begins_with_a_capital(head: str) -> None:
    assert cased(f"{head} múa rối".upper(), True) == f"{head} Múa rối"
    assert cased("HỘI MÚA RỐI", True) == "Hội múa rối"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("VĂN PHÒNG ỦY BAN DÂN SỐ", "Văn phòng Ủy ban Dân số"),
        ("VĂN PHÒNG HỘI ĐỒNG THI", "Văn phòng Hội đồng thi"),
        ("VĂN PHÒNG MẶT TRẬN TỔ QUỐC XÓM", "Văn phòng Mặt trận Tổ quốc xóm"),
        ("VĂN PHÒNG ĐẢNG BỘ XÓM", "Văn phòng Đảng bộ xóm"),
        ("VĂN PHÒNG ĐOÀN THANH NIÊN XÓM", "Văn phòng Đoàn Thanh niên xóm"),
        ("VĂN PHÒNG CÔNG ĐOÀN XÓM", "Văn phòng công đoàn xóm"),
        ("HỘI HOA VIỆT NAM", "Hội hoa Việt Nam"),
        ("BỆNH VIỆN HỒ CHÍ MINH", "Bệnh viện Hồ Chí Minh"),
        ("ĐOÀN VIÊN CỘNG SẢN", "Đoàn viên Cộng sản"),
        ("BỆNH VIỆN PHỔI TRUNG ƯƠNG", "Bệnh viện phổi Trung ương"),
        ("BỆNH VIỆN TRUNG TÂM", "Bệnh viện trung tâm"),
        ("ĐỘI HOA IX", "Đội hoa IX"),
        ("ĐỘI HOA KHÔNG", "Đội hoa không"),
        ("TỔ HOA", "Tổ hoa"),
    ],
)
def test_a_name_in_capitals(text: str, name: str) -> None:
    assert cased(text, True) == name
