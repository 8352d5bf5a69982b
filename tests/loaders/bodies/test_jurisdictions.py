"""Every unit of both maps of the country is the home of its own bodies, in its own time."""

from __future__ import annotations

import pytest

from loaders.bodies import places
from loaders.bodies.home import Home
from loaders.bodies.names import issuer_of, spelled
from loaders.bodies.place_tables import Place
from loaders.record import Issuer

BEFORE, AFTER = "2021-05-04", "2025-09-10"


def provinces(date: str) -> list[Place]:
    found = (places.by_code(f"{code:02}", on=date) for code in range(1, 97))
    return [province for province in found if province is not None]


def committee(place: Place) -> str:
    return f"Ủy ban nhân dân {place.full_name}"


def issued(lines: list[str], place: str, date: str, body: str = "") -> tuple[Issuer, Home]:
    issuer, home = issuer_of(lines, place=place, date=date, title=None, signature=(), body=body)
    assert issuer is not None
    return issuer, home


@pytest.mark.parametrize(("date", "number"), [(BEFORE, 63), (AFTER, 34)])
def test_provinces(date: str, number: int) -> None:
    assert len(provinces(date)) == number
    for place in provinces(date):
        name = place.full_name
        word = "Thành" if place.kind == "thành phố" else "Tỉnh"
        rows = [
            ([f"UBND {name.upper()}", "SỞ NỘI VỤ"], f"Sở Nội vụ {name}"),
            (["ỦY BAN NHÂN DÂN", name.upper()], committee(place)),
            ([f"{word.upper()} ỦY {place.name.upper()}"], f"{word} ủy {place.name}"),
            (["UBND " + name.upper(), "BAN CHỈ ĐẠO 389"], f"Ban Chỉ đạo 389 {name}"),
        ]
        for lines, expected in rows:
            issuer, home = issued(lines, place.name, date)
            assert (issuer.name, issuer.level) == (expected, "province")
            assert spelled(f"UBND {place.kind}", home) == committee(place)
            assert spelled("Sở Y tế", home) == f"Sở Y tế {name}"


def test_districts_until_june_2025() -> None:
    number = 0
    for province in provinces(BEFORE):
        for place in places.children(province, level="district", on=BEFORE):
            number += 1
            body = f"theo Công văn số 5 của UBND {province.full_name}"
            issuer, home = issued(["ỦY BAN NHÂN DÂN", place.full_name.upper()], place.name, BEFORE,
                                  body)  # fmt: skip
            assert (issuer.name, issuer.level) == (committee(place), "district")
            assert issuer.superior == committee(province)
            assert spelled(f"UBND {place.kind}", home) == committee(place)
            assert spelled("Sở Y tế", home) == f"Sở Y tế {province.full_name}"
            if province.kind == "tỉnh":
                assert spelled("UBND tỉnh", home) == committee(province)
    assert number == 705
    assert all(not places.children(p, level="district", on=AFTER) for p in provinces(AFTER))


@pytest.mark.parametrize("date", [BEFORE, AFTER])
def test_communes(date: str) -> None:
    for province in provinces(date):
        for place in places.children(province, level="commune", on=date)[::9]:
            upper = places.parent_of(place, date)
            assert upper is not None
            body = f"UBND {upper.full_name}, UBND {province.full_name}"
            issuer, home = issued(["ỦY BAN NHÂN DÂN", place.full_name.upper()], place.name, date,
                                  body)  # fmt: skip
            assert issuer.name.lower() == committee(place).lower()
            assert issuer.level == "commune"
            assert issuer.superior == committee(upper)
            if province.kind == "tỉnh":
                assert spelled("UBND tỉnh", home) == committee(province)


@pytest.mark.parametrize(
    ("place", "body", "expected"),
    [
        ("Kỳ Anh", "UBND thị xã yêu cầu các phường", "Ủy ban nhân dân thị xã Kỳ Anh"),
        ("Kỳ Anh", "UBND huyện yêu cầu các xã", "Ủy ban nhân dân huyện Kỳ Anh"),
        ("Hoàng Mai", "UBND thị xã giao các phòng", "Ủy ban nhân dân thị xã Hoàng Mai"),
        ("Hoàng Mai", "UBND quận giao các phòng", "Ủy ban nhân dân quận Hoàng Mai"),
    ],
)
def test_without_letterhead_the_unit_is_of_the_kind_that_speaks(
    place: str, body: str, expected: str
) -> None:
    issuer, _ = issue_of_collective(place, body)
    assert issuer.name == expected


def issue_of_collective(place: str, body: str) -> tuple[Issuer, Home]:
    issuer, home = issuer_of(
        [], place=place, date=BEFORE, title=None, signature=["TM. ỦY BAN NHÂN DÂN"], body=body
    )
    assert issuer is not None
    return issuer, home


@pytest.mark.parametrize(
    ("date", "said", "district"),
    [
        ("2021-08-12", "huyện Thủy Nguyên", "huyện Thủy Nguyên"),
        ("2025-03-12", "thành phố Thủy Nguyên", "thành phố Thủy Nguyên"),
        ("2021-08-12", "huyện Tân Kỳ", "huyện Tân Kỳ"),
        ("2021-08-12", "huyện  Tân\nKỳ", "huyện Tân Kỳ"),
        ("2021-08-12", "huyện\n\n2\n\nTân Kỳ", "huyện Tân Kỳ"),
        ("2021-08-12", "huyện Thuỷ Nguyên", "huyện Thủy Nguyên"),
    ],
)
def test_a_namesake_lies_in_the_district_as_it_was_called_then(
    date: str, said: str, district: str
) -> None:
    _, home = issued(["UBND XÃ KỲ SƠN"], "Kỳ Sơn", date, f"Phòng Y tế {said} đề nghị:")
    assert home.district == district
    _, home = issued([f"UBND {district.upper()}", "UBND XÃ KỲ SƠN"], "Kỳ Sơn", date)
    assert home.district == district


def test_a_namesake_without_letterhead_lies_where_the_text_says() -> None:
    for province in ("Bình Định", "Hải Phòng"):
        _, home = issue_of_collective("An Lão", f"UBND huyện yêu cầu báo cáo tại {province}")
        assert home.province is not None and home.province.endswith(province)
