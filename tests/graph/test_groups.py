"""Classes of bodies, as lists of recipients name them, and the bodies behind them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from graph import authority
from graph.group_vocabulary import national_class, vocabulary
from graph.groups import Members, expand, named_in
from loaders.record import Issuer

VOCABULARY = vocabulary()
CLASSES = VOCABULARY["national"]["class"]
LAO_CAI = authority.classified("Ủy ban nhân dân tỉnh Lào Cai")
SA_PA = authority.classified("Ủy ban nhân dân thị xã Sa Pa")
PM = authority.classified("Thủ tướng Chính phủ")


def sent(name: str, issuer: Issuer | None = LAO_CAI, on: str | None = "2021-05-04") -> Members:
    return expand(name, issuer, on)


def names(members: Members) -> set[str]:
    return {body.name for body in members.bodies}


@pytest.mark.parametrize(
    ("name", "issuer", "on", "count", "one"),
    [
        ("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", PM, "2021-05-02", 63,
         "Ủy ban nhân dân thành phố Đà Nẵng"),
        ("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", PM, "2025-07-01", 34,
         "Ủy ban nhân dân tỉnh Thái Nguyên"),
        ("Hội đồng nhân dân, Ủy ban nhân dân các tỉnh, thành phố", PM, "2021", 126,
         "Hội đồng nhân dân tỉnh Lào Cai"),
        ("Sở Giáo dục và Đào tạo các tỉnh, thành phố", PM, "2021-05", 63,
         "Sở Giáo dục và Đào tạo tỉnh Lào Cai"),
        ("Sở NN&PTNT các tỉnh", PM, "2021-05-02", 58,
         "Sở Nông nghiệp và Phát triển nông thôn tỉnh Lào Cai"),
        ("Ủy ban nhân dân các huyện, thị xã, thành phố", LAO_CAI, "2021-05-04", 9,
         "Ủy ban nhân dân thị xã Sa Pa"),
        ("Chủ tịch Ủy ban nhân dân các huyện, thị xã", LAO_CAI, "2021-05-04", 8,
         "Ủy ban nhân dân huyện Bát Xát"),
        ("Các huyện, thị xã, thành phố", LAO_CAI, "2021-05-04", 9,
         "Ủy ban nhân dân thành phố Lào Cai"),
        ("Công an các huyện Bát Xát, Bảo Yên", LAO_CAI, "2021-05-04", 2, "Công an huyện Bảo Yên"),
        ("Ủy ban nhân dân các xã, phường", SA_PA, "2021-05-04", 16, "Ủy ban nhân dân xã Tả Van"),
        ("Thường trực Đảng ủy, Ủy ban nhân dân 16 xã, phường", SA_PA, "2021-05-04", 32,
         "Đảng ủy xã Tả Van"),
        ("Đảng ủy, Thường trực Hội đồng nhân dân các xã", SA_PA, "2021-05-04", 20,
         "Hội đồng nhân dân xã Tả Van"),
        ("Ủy ban nhân dân các xã, phường, đặc khu", LAO_CAI, "2025-08-01", 99,
         "Ủy ban nhân dân xã Tả Van"),
        ("Các huyện, thị, thành ủy", LAO_CAI, "2021-05-04", 9, "Thị ủy Sa Pa"),
        ("Ban Tuyên giáo các huyện ủy", LAO_CAI, "2021-05-04", 7,
         "Ban Tuyên giáo Huyện ủy Bát Xát"),
        ("Các tỉnh ủy, thành ủy", PM, "2021-05-04", 63, "Thành ủy Hà Nội"),
        ("Các bộ, cơ quan ngang bộ", PM, "2021-05-02", 22, "Ngân hàng Nhà nước Việt Nam"),
        ("Các Bộ: Y tế, Công an", PM, "2021-05-02", 2, "Bộ Y tế"),
        ("Các Sở: Y tế, TN&MT", LAO_CAI, "2021-05-04", 2,
         "Sở Tài nguyên và Môi trường tỉnh Lào Cai"),
    ],
)  # fmt: skip
def test_all_of_a_class(name: str, issuer: Issuer, on: str, count: int, one: str) -> None:
    found = sent(name, issuer, on)
    assert (len(found.bodies), found.complete) == (count, True)
    assert one in names(found)
    assert all(body.level and body.name for body in found.bodies)


@pytest.mark.parametrize(
    ("name", "issuer", "on", "count"),
    [
        ("Các sở, ban, ngành tỉnh", LAO_CAI, "2021-05-04", 15),
        ("Các sở, ban, ngành tỉnh", LAO_CAI, "2025-04-01", 10),
        ("Các phòng, ban thị xã", SA_PA, "2021-05-04", 7),
        ("Các huyện ủy, thị ủy, đảng ủy trực thuộc", LAO_CAI, "2021-05-04", 8),
        ("Các đảng ủy, huyện ủy trực thuộc", LAO_CAI, "2021-05-04", 7),
        ("Ủy ban nhân dân 12 xã, phường", SA_PA, "2021-05-04", 16),
        ("Ủy ban nhân dân các huyện Bát Xát, Đình Lập", LAO_CAI, "2021-05-04", 1),
        ("Các bộ, cơ quan của Quốc hội", PM, "2021-05-02", 18),
        ("Các Sở: Y tế, Hàng không", LAO_CAI, "2021-05-04", 1),
    ],
)
def test_what_no_table_lists_is_left_out_and_said(
    name: str, issuer: Issuer, on: str, count: int
) -> None:
    found = sent(name, issuer, on)
    assert (len(found.bodies), found.complete) == (count, False)


@pytest.mark.parametrize(
    ("name", "issuer", "on"),
    [
        ("Ủy ban nhân dân các xã, phường", None, "2021-05-04"),
        ("Ủy ban nhân dân các xã, phường", SA_PA, None),
        ("Ủy ban nhân dân các xã", authority.classified("Ủy ban nhân dân huyện Châu Thành"),
         "2021-05-04"),  # nine districts have that name
        ("Ủy ban nhân dân các xã, phường", Issuer("Công ty Cấp nước"), "2021-05-04"),
        ("Ủy ban nhân dân các huyện", LAO_CAI, "2025-08-01"),  # there are none any more
        ("Ủy ban nhân dân các tỉnh khu vực Tây Bắc", PM, "2021-05-02"),
        ("Hội viên các xã", LAO_CAI, "2021-05-04"),
        ("Ủy ban nhân dân xã Tả Van", LAO_CAI, "2021-05-04"),
        ("Các Phó Chủ tịch Ủy ban nhân dân tỉnh", LAO_CAI, "2021-05-04"),
        ("Thủ tướng, các Phó Thủ tướng Chính phủ", PM, "2021-05-04"),
        ("Các Sở: Y tế", SA_PA, "2021-05-04"),
    ],
)  # fmt: skip
def test_nobody_where_it_is_not_certain(name: str, issuer: Issuer | None, on: str | None) -> None:
    found = sent(name, issuer, on)
    assert (found.bodies, found.complete) == ((), False)


def test_superiors_are_those_of_the_day() -> None:
    then = sent("Đảng ủy, Ủy ban nhân dân các xã, phường", SA_PA)
    assert {body.superior for body in then.bodies} == {"Thị ủy Sa Pa", SA_PA.name}
    now = sent("Ủy ban nhân dân các xã", LAO_CAI, "2025-08-01")
    assert {body.superior for body in now.bodies} == {LAO_CAI.name}


@pytest.mark.parametrize("class_", CLASSES, ids=lambda class_: str(class_["takes"]))
def test_national_classes(class_: dict[str, str]) -> None:
    assert sent(class_["matches"], PM).bodies
    taken = set(national_class(class_["words"][0], "2021-05-04") or ())
    assert taken & set(sent(class_["matches"], PM).bodies)
    assert not taken <= set(sent(class_["refuses"], PM).bodies)


def test_the_tables_name_their_sources_and_do_not_overlap() -> None:
    assert "Decree 30/2020" in VOCABULARY["source"]
    for level in ("province", "district"):
        rows = [row for row in VOCABULARY["departments"] if row["level"] == level]
        assert all("Decree" in row["source"] for row in rows)
        assert all(len(set(row["names"])) == len(row["names"]) for row in rows)
        assert all(a["valid_to"] < b["valid_from"] for a, b in pairwise(rows))


@pytest.mark.parametrize(
    ("name", "bodies"),
    [
        ("Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai",) * 2,
        ("Công an, Ban Chỉ huy Quân sự huyện Sa Pa",
         "Công an huyện Sa Pa; Ban Chỉ huy Quân sự huyện Sa Pa"),
        ("Đài Truyền hình Việt Nam, Thông tấn xã Việt Nam",
         "Đài Truyền hình Việt Nam; Thông tấn xã Việt Nam"),
        ("Bộ trưởng Bộ Y tế", "Bộ Y tế"),
        ("Ủy ban Mặt trận Tổ quốc và các đoàn thể huyện",) * 2,
    ],
)  # fmt: skip
def test_bodies_that_a_name_joins(name: str, bodies: str) -> None:
    assert "; ".join(named_in(name)) == bodies
