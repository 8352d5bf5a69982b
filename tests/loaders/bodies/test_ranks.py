"""The level and the superior that the single words of a body's name tell."""

from __future__ import annotations

import pytest

from loaders.bodies.home import bare, locate
from loaders.bodies.ranks import classify, kind_of


@pytest.mark.parametrize(
    ("unit", "level"),
    [
        ("tỉnh", "province"),
        ("thành phố", "district"),
        ("huyện", "district"),
        ("quận", "district"),
        ("thị xã", "district"),
        ("xã", "commune"),
        ("phường", "commune"),
        ("thị trấn", "commune"),
        ("đặc khu", "commune"),
        ("làng", None),
    ],
)
def test_a_unit_that_no_table_has_still_has_its_level(unit: str, level: str | None) -> None:
    assert classify(f"Ủy ban nhân dân {unit} Hoa Ban").level == level
    assert bare(f"{unit} Hoa Ban") == ("Hoa Ban" if level else f"{unit} Hoa Ban")
    assert classify("Chợ-huyện Hoa Ban").level is None


@pytest.mark.parametrize(
    ("name", "kind", "full"),
    [
        ("Mỹ Phương", "xã", "xã Mỹ Phương"),
        ("Khâm Thiên", "phường", "phường Khâm Thiên"),
        ("Chợ Rã", "thị trấn", "thị trấn Chợ Rã"),
        ("Phú Quý", "đặc khu", "đặc khu Phú Quý"),
    ],
)
def test_a_commune_is_looked_up_as_one(name: str, kind: str, full: str) -> None:
    found = locate(name, kind, None)
    assert found is not None and found.full_name == full


@pytest.mark.parametrize(
    ("name", "superior"),
    [
        # Party committees and what belongs to them
        ("Huyện ủy Ba Bể", "Tỉnh ủy Bắc Kạn"),
        ("Quận ủy Tây Hồ", "Thành ủy Hà Nội"),
        ("Thị ủy Nghĩa Lộ", "Tỉnh ủy Yên Bái"),
        ("Cựuhuyện ủy Ba Bể", None),
        ("Đảng bộ huyện Ba Bể", "Tỉnh ủy Bắc Kạn"),
        ("Đảng bộ quận Tây Hồ", "Thành ủy Hà Nội"),
        ("Đảng bộ xã Mỹ Phương", "Huyện ủy Ba Bể"),
        ("Đảng ủy xã Mỹ Phương", "Huyện ủy Ba Bể"),
        ("Đảng ủy phường Quảng An", "Quận ủy Tây Hồ"),
        ("Ban Chấp hành Đảng bộ huyện Ba Bể", "Tỉnh ủy Bắc Kạn"),
        ("Ban Dân vận huyện Ba Bể", "Huyện ủy Ba Bể"),
        ("Ban Tổ chức tỉnh Lào Cai", "Tỉnh ủy Lào Cai"),
        ("Ban Tổ chức thành phố Lào Cai", "Thành ủy Lào Cai"),
        ("Ban Tổ chức quận Tây Hồ", "Quận ủy Tây Hồ"),
        ("Ban Tổ chức thị xã Nghĩa Lộ", "Thị ủy Nghĩa Lộ"),
        ("Ban Tổ chức xã Hoa Ban", "Đảng ủy xã Hoa Ban"),
        ("Ban cán sự đảng Ủy ban nhân dân tỉnh Lào Cai", "Tỉnh ủy Lào Cai"),
        ("Đảng đoàn Hội đồng nhân dân tỉnh Lào Cai", "Tỉnh ủy Lào Cai"),
        ("Ban Pháp chế Hội đồng nhân dân tỉnh Lào Cai", "Hội đồng nhân dân tỉnh Lào Cai"),
        # Offices that are named after their host
        ("Văn phòng Ủy ban nhân dân huyện Ba Bể", "Ủy ban nhân dân huyện Ba Bể"),
        ("Văn phòng Hội đồng nhân dân huyện Ba Bể", "Hội đồng nhân dân huyện Ba Bể"),
        ("Văn phòng Tỉnh ủy Lào Cai", "Tỉnh ủy Lào Cai"),
        ("Trung tâm Tin học Ủy ban nhân dân tỉnh Lào Cai", "Ủy ban nhân dân tỉnh Lào Cai"),
        ("Văn phòng Đảng ủy xã Hoa Ban", "Đảng ủy xã Hoa Ban"),
        ("Văn phòng Ủy ban Mặt trận Tổ quốc Việt Nam huyện Ba Bể",
         "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Ba Bể"),
        ("Phòng Hoa Bộ Nội vụ", "Bộ Nội vụ"),
        ("Phòng Hoa Bộ Tư lệnh Thủ đô", None),
        ("Phòng Hoa Bộ Chỉ huy Ba", None),
        ("Phòng Hoa Bộ Chính trị Ba", None),
        ("Phòng Hoa Bộ đội Trường Sơn", None),
        ("Văn phòng Chợ huyện Ba Bể", "Ủy ban nhân dân huyện Ba Bể"),
        # Lines of their own
        ("Ban Chỉ đạo huyện Ba Bể", "Ủy ban nhân dân huyện Ba Bể"),
        ("Phòng Y tế huyện Ba Bể", "Ủy ban nhân dân huyện Ba Bể"),
        ("Trung tâm Y tế huyện Ba Bể", None),
        ("Công an huyện Ba Bể", "Công an tỉnh Bắc Kạn"),
        ("Bộ Chỉ huy quân sự tỉnh Lào Cai", "Bộ Quốc phòng"),
        ("Tòa án nhân dân tỉnh Lào Cai", "Tòa án nhân dân tối cao"),
        ("Viện kiểm sát nhân dân tỉnh Lào Cai", "Viện kiểm sát nhân dân tối cao"),
        ("Liên đoàn Lao động tỉnh Lào Cai", "Tổng Liên đoàn Lao động Việt Nam"),
    ],
)  # fmt: skip
def test_superior(name: str, superior: str | None) -> None:
    assert classify(name).superior == superior


@pytest.mark.parametrize(
    ("name", "central"),
    [
        ("Tổng cục Hoa", True),
        ("Cục Hoa", True),
        ("Vụ Hoa", True),
        ("Tập đoàn Hoa", True),
        ("Tổng công ty Hoa", True),
        ("Trung tâm Hoa quốc gia", True),
        ("Trung tâm Hoa Trung ương", True),
        ("Hội Hoa Việt Nam", True),
        ("Hội Hoa Việt Namm", False),
        ("Chi cục Hoa", False),
        ("Công ty Hoa", False),
    ],
)
def test_what_is_central_by_its_name(name: str, central: bool) -> None:
    assert (classify(name).level == "central") == central


def test_a_kind_is_told_by_whole_words() -> None:
    assert kind_of("Ban Hoa") == "department"
    assert kind_of("Bang Hoa") == "other"
