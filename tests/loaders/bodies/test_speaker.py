"""Who speaks in a text without a letterhead: each word that shows it, and words that do not."""

from __future__ import annotations

import pytest

from loaders.bodies.speaker import (
    kind_spoken,
    level_spoken,
    organ_signing,
    organ_speaking,
    unit_mentioned,
)


@pytest.mark.parametrize(
    ("body", "organ"),
    [
        ("UBND", "Ủy ban nhân dân"),
        ("Ủy ban nhân dân", "Ủy ban nhân dân"),
        ("HĐND", "Hội đồng nhân dân"),
        ("Hội đồng nhân dân", "Hội đồng nhân dân"),
        ("Ban Chỉ đạo", "Ban Chỉ đạo"),
        ("Trung tâm", None),
    ],
)
def test_the_organ_that_speaks(body: str, organ: str | None) -> None:
    found = organ_speaking(f"{body} tỉnh yêu cầu các sở")
    assert (found and found.text) == organ


@pytest.mark.parametrize(
    ("unit", "level"),
    [
        ("UBND tỉnh", "province"),
        ("UBND thành phố", "district"),
        ("UBND huyện", "district"),
        ("UBND quận", "district"),
        ("UBND thị xã", "district"),
        ("UBND xã", "commune"),
        ("UBND phường", "commune"),
        ("UBND thị trấn", "commune"),
        ("UBND đặc khu", "commune"),
        ("UBND làng", None),
        ("Tỉnh ủy", "province"),
        ("Thành ủy", "district"),
        ("Huyện ủy", "district"),
        ("Quận ủy", "district"),
        ("Thị ủy", "district"),
        ("Làng ủy", None),
    ],
)
def test_the_level_of_the_body_that_speaks(unit: str, level: str | None) -> None:
    assert level_spoken(f"{unit} yêu cầu") == level


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("UBND thị xã yêu cầu", "thị xã"),
        ("Thị ủy yêu cầu", "thị xã"),
        ("Thành ủy yêu cầu", "thành phố"),
        ("Thành uỷ yêu cầu", "thành phố"),
        ("Thành đoàn yêu cầu", None),
    ],
)
def test_the_kind_of_unit_that_speaks(body: str, kind: str | None) -> None:
    assert kind_spoken(body) == kind


@pytest.mark.parametrize(
    ("verb", "speaks"),
    [
        ("có ý kiến", True),
        ("yêu cầu", True),
        ("đề nghị", True),
        ("chỉ đạo", True),
        ("giao", True),
        ("thông báo", True),
        ("kết luận", True),
        ("ban hành", True),
        ("báo cáo", True),
        ("kính đề", True),
        ("giaoo", False),
        ("đã họp", False),
    ],
)
def test_what_a_body_that_speaks_does(verb: str, speaks: bool) -> None:
    assert (kind_spoken(f"UBND tỉnh {verb} các sở") == "tỉnh") == speaks


@pytest.mark.parametrize(
    ("body", "level"),
    [
        ("Kính gửi: các huyện", "province"),
        ("Kính gửi: các quận", "province"),
        ("Kính gửi: các Sở", "province"),
        ("Kính gửi: các sợi", None),
        ("Kính gửi: các quậnn", None),
        ("Kính gửi: nhân dân các xã", "district"),
        ("Kính gửi: UBND các phường", "district"),
        ("Kính gửi: UBND 4 đặc khu", "district"),
        ("Kính gửi: các xã", None),
        ("Kính gửi: Các phòng, ban", "district"),
        ("Kính gửi: Các phòng", None),
    ],
)
def test_whom_a_level_addresses(body: str, level: str | None) -> None:
    assert level_spoken(body) == level


@pytest.mark.parametrize(
    ("organ", "name"),
    [
        ("BAN THƯỜNG VỤ", "Ban Thường vụ Huyện ủy"),
        ("THƯỜNG TRỰC", "Thường trực Huyện ủy"),
        ("BAN CHẤP HÀNH", "Ban Chấp hành Huyện ủy"),
        ("BAN TỔ CHỨC", "Ban Tổ chức"),
    ],
)
def test_an_organ_signs_without_its_committee(organ: str, name: str) -> None:
    found = organ_signing([f"T/M {organ}"], "Ban Thường vụ Huyện ủy yêu cầu")
    assert found is not None and found.text == name
    found = organ_signing([f"T/M {organ}"], "UBND xã yêu cầu")
    assert found is not None and found.text == name.removesuffix(" Huyện ủy")


@pytest.mark.parametrize("organ", ["Ban Thường vụ Tỉnh ủy", "Thường trực Tỉnh ủy", "Tỉnh ủy"])
def test_a_party_organ_speaks_by_its_whole_name(organ: str) -> None:
    found = organ_speaking(f"{organ} yêu cầu")
    assert found is not None and found.text == organ


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("ỦY BAN NHÂN DÂN HUYỆN", ("huyện", "Ba Bể")),
        ("ỦY BAN NHÂN DÂN QUẬN", ("quận", "Ba Bể")),
        ("ỦY BAN NHÂN DÂN THỊ XÃ", ("thị xã", "Ba Bể")),
        ("ỦY BAN NHÂN DÂN XÃ", ("xã", "Ba Bể")),
        ("ỦY BAN NHÂN DÂN PHƯỜNG", ("phường", "Ba Bể")),
        ("ỦY BAN NHÂN DÂN THỊ TRẤN", ("thị trấn", "Ba Bể")),
        ("ỦY BAN NHÂN DÂN ĐẶC KHU", ("đặc khu", "Ba Bể")),
        ("ỦY BAN NHÂN DÂN TỈNH", None),
        ("ỦY BAN NHÂN DÂN LÀNG", None),
    ],
)
def test_a_title_that_leaves_its_unit_bare(title: str, unit: tuple[str, str] | None) -> None:
    assert unit_mentioned(title, "Ba Bể") == unit
    assert unit_mentioned(title, None) is None
