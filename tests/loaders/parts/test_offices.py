"""Offices in sentence case: the places and bodies that stand in them."""

from __future__ import annotations

import pytest

from loaders.parts.offices import VOCABULARY, is_office, office_case
from loaders.parts.signature import is_signature_line
from loaders.vocabulary import toml

DATA = toml(VOCABULARY)


@pytest.mark.parametrize(
    "kind", ["tỉnh", "thành phố", "huyện", "quận", "thị xã", "phường", "xã", "thị trấn"]
)
def test_the_place_of_an_office_keeps_its_capitals(kind: str) -> None:
    assert office_case(f"CHỦ TỊCH UBND {kind.upper()} HOA BAN") == f"Chủ tịch UBND {kind} Hoa Ban"
    assert office_case("CHỦ TỊCH UBND LÀNG HOA BAN") == "Chủ tịch UBND làng hoa ban"


@pytest.mark.parametrize("body", ["Sở", "Cục", "Chi cục", "Tổng cục", "Vụ", "Viện"])
def test_the_body_of_an_office_keeps_its_capitals(body: str) -> None:
    assert office_case(f"PHÓ GIÁM ĐỐC {body.upper()} MÚA RỐI") == f"Phó Giám đốc {body} Múa rối"
    assert office_case("PHÓ GIÁM ĐỐC NHÀ MÚA RỐI") == "Phó Giám đốc nhà múa rối"


def test_the_body_of_an_office_may_be_a_ministry() -> None:
    assert office_case("VỤ TRƯỞNG BỘ Y TẾ") == "Vụ trưởng Bộ Y tế"


def test_an_office_named_after_its_rank_is_no_body() -> None:
    assert office_case("PHÓ VIỆN TRƯỞNG HOA BAN") == "Phó Viện trưởng hoa ban"


@pytest.mark.parametrize("office", DATA["forms"])
def test_every_office_is_known_and_written(office: str) -> None:
    assert is_office(office) and not is_office(f"X{office}")
    assert office_case(office.upper()) == office
    assert is_signature_line(f"{office.upper()} SỞ HOA")


@pytest.mark.parametrize("word", [*DATA["bodies"], *DATA["abbreviations"]])
def test_every_body_is_written_but_is_no_office(word: str) -> None:
    assert office_case(f"CHỦ TỊCH {word} X".upper()) == f"Chủ tịch {word} x"
    assert not is_office(word)
