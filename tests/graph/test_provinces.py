"""The province in which a body sits."""

from __future__ import annotations

from typing import cast

import pytest

from benchmarks.archive import bodies
from benchmarks.archive.country import Unit, provinces
from graph.provinces import province_of
from loaders.record import Issuer, Level

COMMITTEE = "Ủy ban nhân dân"


@pytest.mark.parametrize(
    ("name", "level", "superior", "on", "province"),
    [
        ("Sở Y tế tỉnh Sơn La", "province", None, "2021-05-07", "tỉnh Sơn La"),
        ("Sở Y tế", "province", f"{COMMITTEE} tỉnh Sơn La", "2021-05", "tỉnh Sơn La"),
        ("Thành ủy Hà Nội", "province", None, None, "thành phố Hà Nội"),
        (f"{COMMITTEE} Thành phố Hồ Chí Minh", "province", None, None, "Thành phố Hồ Chí Minh"),
        (f"{COMMITTEE} quận 1", "district", None, "2021-05-07", "Thành phố Hồ Chí Minh"),
        (f"{COMMITTEE} thành phố Điện Biên Phủ", "district", None, None, "tỉnh Điện Biên"),
        ("Trạm Y tế", "commune", f"{COMMITTEE} xã Tả Van", "2021-05-07", "tỉnh Lào Cai"),
        ("Công an", "district", f"{COMMITTEE} huyện Ba Bể", "2021-05-07", "tỉnh Bắc Kạn"),
    ],
)
def test_province(
    name: str, level: Level, superior: str | None, on: str | None, province: str
) -> None:
    assert province_of(Issuer(name, level, "other", superior), on) == province


@pytest.mark.parametrize(
    ("name", "level", "superior"),
    [
        ("Thủ tướng Chính phủ", "central", "Quốc hội"),
        ("Bộ Y tế", "central", None),
        ("Ban Quản lý chợ", None, f"{COMMITTEE} tỉnh Lào Cai"),
        ("Hội Nông dân", "district", None),
        (f"{COMMITTEE} huyện Châu Thành", "district", None),
        (f"{COMMITTEE} thị trấn An Lão", "commune", f"{COMMITTEE} huyện An Lão"),
    ],
)
def test_no_certain_province(name: str, level: Level | None, superior: str | None) -> None:
    assert province_of(Issuer(name, level, "other", superior), "2021-05-07") is None


def test_superior_tells_units_of_one_name_apart() -> None:
    name, superior = f"{COMMITTEE} huyện Châu Thành", f"{COMMITTEE} tỉnh Long An"
    assert province_of(Issuer(name, "district", "other", superior), "2021-05-07") == "tỉnh Long An"


def test_the_day_counts() -> None:
    commune = Issuer(f"{COMMITTEE} phường Đức Xuân", "commune", "government")
    assert province_of(commune, "2021-05-06") == "tỉnh Bắc Kạn"
    assert province_of(commune, "2025-08-01") == "tỉnh Thái Nguyên"
    hue = Issuer("Thành ủy Huế", "district", "party", "Tỉnh ủy Thừa Thiên Huế")
    assert province_of(hue, "2021-05-06") == "tỉnh Thừa Thiên Huế"
    assert province_of(hue, "2024-12-31") == "tỉnh Thừa Thiên Huế"


def test_a_unit_of_another_time_is_still_where_it_was() -> None:
    gone = Issuer(f"{COMMITTEE} huyện Ba Bể", "district", "government")
    assert province_of(gone, "2025-08-01") == "tỉnh Bắc Kạn"


def test_every_committee_of_the_country() -> None:
    expected = [(bodies.committee(unit), top) for top in provinces() for unit in inside(top)]
    found = [province_of(issuer(body), "2021-08-01") for body, _ in expected]
    undecided = [body.superior for (body, _), name in zip(expected, found, strict=True) if not name]
    wrong = [
        (body.name, name)
        for (body, top), name in zip(expected, found, strict=True)
        if name not in (None, top.full_name)
    ]
    assert wrong == []
    shared = ("Châu Thành", "An Lão", "Phong Điền", "Vĩnh Thạnh")  # in two provinces or more
    assert len(undecided) == 20
    assert {superior for superior in undecided if superior} == {
        f"{COMMITTEE} huyện {name}" for name in shared
    }


def inside(unit: Unit) -> list[Unit]:
    return [unit, *(below for child in unit.children for below in inside(child))]


def issuer(body: bodies.Body) -> Issuer:
    return Issuer(body.name, cast("Level", body.level), "government", body.superior)
