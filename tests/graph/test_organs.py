from __future__ import annotations

import pytest

from graph.organs import body, extends, is_party, lacks_place, slug, vocabulary

VOCABULARY = vocabulary()
HEADS = VOCABULARY["head"]


def test_the_vocabulary_names_its_sources() -> None:
    assert "Charter" in VOCABULARY["source"]


def test_no_head_is_listed_twice() -> None:
    said = [slug(rule["says"]) for rule in HEADS]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("rule", HEADS, ids=lambda rule: str(rule["says"]))
def test_heads_stand_for_their_bodies(rule: dict[str, str]) -> None:
    stands_for = slug(rule["body"])
    assert body(rule["matches"]) != slug(rule["matches"]) or stands_for == slug(rule["says"])
    assert body(rule["matches"]).startswith(stands_for)
    assert body(rule["refuses"]) == slug(rule["refuses"])


@pytest.mark.parametrize("name", VOCABULARY["standing"]["matches"])
def test_standing_organs_give_their_committee(name: str) -> None:
    assert body(name).startswith(("tinh-uy", "huyen-uy"))


@pytest.mark.parametrize("name", VOCABULARY["standing"]["refuses"])
def test_other_standing_organs_stay(name: str) -> None:
    assert body(name) == slug(name)


@pytest.mark.parametrize("name", VOCABULARY["central"]["matches"])
def test_central_organs_are_one_body(name: str) -> None:
    assert body(name) == slug(VOCABULARY["central"]["body"])


@pytest.mark.parametrize("name", VOCABULARY["central"]["refuses"])
def test_other_central_bodies_stay(name: str) -> None:
    assert body(name) == slug(name)


@pytest.mark.parametrize("name", VOCABULARY["places"]["matches"])
def test_names_without_place(name: str) -> None:
    assert lacks_place(body(name))


@pytest.mark.parametrize("name", VOCABULARY["places"]["refuses"])
def test_names_with_place(name: str) -> None:
    assert not lacks_place(body(name))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ban Thường vụ Tỉnh ủy Lào Cai", "Thường trực Tỉnh ủy Lào Cai"),
        ("Ban Chấp hành Đảng bộ tỉnh Lào Cai", "Tỉnh ủy Lào Cai"),
        ("Uỷ ban nhân dân tỉnh Lào Cai", "Chủ tịch Ủy ban nhân dân tỉnh Lào Cai"),
        ("Bộ Y tế và Bộ Công an", "Bộ Y tế, Bộ Công an"),
        ("Bộ trưởng Bộ Y tế", "bộ y tế"),
    ],
)
def test_one_body(one: str, other: str) -> None:
    assert body(one) == body(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thủ tướng Chính phủ", "Chính phủ"),
        ("Tỉnh ủy Lào Cai", "Thành ủy Lào Cai"),
        ("Ủy ban nhân dân tỉnh Lào Cai", "Ủy ban nhân dân thành phố Lào Cai"),
        ("Văn phòng Chính phủ", "Chính phủ"),
        ("Ban Chấp hành Trung ương Đoàn", "Ban Chấp hành Trung ương"),
    ],
)
def test_two_bodies(one: str, other: str) -> None:
    assert body(one) != body(other)


def test_extends_adds_a_place_only() -> None:
    assert extends(body("Sở Y tế tỉnh Lào Cai"), body("Sở Y tế"))
    assert not extends(body("Văn phòng Chính phủ"), body("Văn phòng"))


def test_party_committees() -> None:
    assert is_party(body("Ban Thường vụ Tỉnh ủy Lào Cai"))
    assert is_party(body("Ban Bí thư"))
    assert not is_party(body("Ủy ban nhân dân tỉnh Lào Cai"))
