"""Offices in sentence case: the places and bodies that stand in them."""

from __future__ import annotations

import pytest

from loaders.parts.offices import office_case


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
