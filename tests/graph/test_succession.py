"""How long bodies existed, and who took over from them."""

from __future__ import annotations

import pytest

from graph import authority
from graph.succession import Lifetime, lifetime, successors
from graph.territory import committee_of, territory_of
from loaders.bodies import places
from loaders.bodies.national import national_bodies
from loaders.record import Issuer

WARD = Issuer("Ủy ban nhân dân phường Sông Cầu", "commune", "government",
              "Ủy ban nhân dân thành phố Bắc Kạn")  # fmt: skip


def body(name: str) -> Issuer:
    return authority.classified(name)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Ủy ban nhân dân tỉnh Bắc Kạn", None, "2025-06-30"),
        ("Ủy ban nhân dân tỉnh Thái Nguyên", None, None),
        ("Tỉnh ủy Bắc Kạn", None, "2025-06-30"),
        ("Ủy ban nhân dân huyện Châu Thành", None, "2025-06-30"),
        ("Ủy ban nhân dân thành phố Huế", "2025-01-01", None),
        ("Sở Giao thông vận tải tỉnh Lào Cai", None, "2025-02-28"),
        ("Sở Nông nghiệp và Môi trường tỉnh Lào Cai", "2025-03-01", None),
        ("Sở Y tế tỉnh Lào Cai", None, None),
        ("Sở Y tế tỉnh Bắc Kạn", None, "2025-06-30"),
        ("Bộ Giao thông vận tải", None, "2025-02-28"),
        ("Bộ Nông nghiệp và Môi trường", "2025-03-01", None),
        ("Công ty Cấp nước", None, None),
    ],
)
def test_lifetimes(name: str, first: str | None, last: str | None) -> None:
    assert lifetime(body(name)) == Lifetime(first, last)


def test_a_ward_ends_with_its_city() -> None:
    assert lifetime(WARD) == Lifetime(None, "2025-06-30")
    assert [(s.body.name, s.body.superior, s.since) for s in successors(WARD)] == [
        ("Ủy ban nhân dân phường Bắc Kạn", "Ủy ban nhân dân tỉnh Thái Nguyên", "2025-07-01")
    ]


@pytest.mark.parametrize(
    ("name", "heirs"),
    [
        ("Ủy ban nhân dân tỉnh Bắc Kạn", ["Ủy ban nhân dân tỉnh Thái Nguyên"]),
        ("Tỉnh ủy Bắc Kạn", ["Tỉnh ủy Thái Nguyên"]),
        ("Tỉnh ủy Bình Dương", ["Thành ủy Hồ Chí Minh"]),
        ("Sở Y tế tỉnh Bắc Kạn", ["Sở Y tế tỉnh Thái Nguyên"]),
        ("Sở Giao thông vận tải tỉnh Bắc Kạn", []),  # ended four months before its province
        ("Chi cục Kiểm lâm tỉnh Bắc Kạn", []),
        ("Ủy ban nhân dân thành phố Bắc Kạn", []),  # no district has an heir of its level
        ("Ủy ban nhân dân tỉnh Thái Nguyên", []),
        ("Bộ Giao thông vận tải", ["Bộ Xây dựng"]),
        ("Ban Kinh tế Trung ương", []),
        ("Bộ Y tế", []),
    ],
)
def test_successors(name: str, heirs: list[str]) -> None:
    assert [succession.body.name for succession in successors(body(name))] == heirs


def test_nobody_comes_after_himself() -> None:
    for national in national_bodies():
        line = [national.name]
        while found := successors(body(line[-1])):
            line.append(found[0].body.name)
            assert len(set(line)) == len(line) < 10


def test_times_that_both_lasted() -> None:
    both = Lifetime("2008-01-01", "2025-06-30") & Lifetime("2012-01-01", None)
    assert both == Lifetime("2012-01-01", "2025-06-30")
    assert Lifetime() & Lifetime() == Lifetime()


@pytest.mark.parametrize(
    ("name", "on", "unit"),
    [
        ("Thành ủy Bắc Kạn", "2021-05-04", "thành phố Bắc Kạn"),
        ("Thành ủy Hà Nội", "2021-05-04", "thành phố Hà Nội"),
        ("Ban Tuyên giáo Huyện ủy Bát Xát", "2021-05-04", "huyện Bát Xát"),
        ("Trung tâm Y tế huyện Điện Biên", "2021-05-04", "huyện Điện Biên"),
        ("Thủ tướng Chính phủ", "2021-05-04", None),
    ],
)
def test_territories(name: str, on: str, unit: str | None) -> None:
    found = territory_of(body(name), on)
    assert found is not None
    assert (found.place.full_name if found.place else None) == unit


def test_no_territory_where_several_or_no_units_have_the_name() -> None:
    assert territory_of(body("Ủy ban nhân dân huyện Châu Thành"), "2021-05-04") is None
    of_long_an = Issuer("Ủy ban nhân dân huyện Châu Thành", "district", "government",
                        "Ủy ban nhân dân tỉnh Long An")  # fmt: skip
    found = territory_of(of_long_an, "2021-05-04")
    assert found is not None and found.place is not None
    province = places.province_of(found.place)
    assert province is not None and province.name == "Long An"
    assert territory_of(body("Ủy ban nhân dân tỉnh Bắc Kạn"), "2025-07-01") is None


@pytest.mark.parametrize(
    ("unit", "level", "committee"),
    [
        ("Lào Cai", "province", "Tỉnh ủy Lào Cai"),
        ("Đà Nẵng", "province", "Thành ủy Đà Nẵng"),
        ("Bát Xát", "district", "Huyện ủy Bát Xát"),
        ("Ba Đình", "district", "Quận ủy Ba Đình"),
        ("Tả Van", "commune", "Đảng ủy xã Tả Van"),
    ],
)
def test_committees(unit: str, level: str, committee: str) -> None:
    (place, *_) = places.find(unit, level=level)  # type: ignore[arg-type]
    assert committee_of(place) == committee
