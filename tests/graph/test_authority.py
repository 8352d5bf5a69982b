from __future__ import annotations

import pytest

from graph import authority
from loaders.record import Issuer

COMMUNE = Issuer(
    "Ủy ban nhân dân xã Tân Thành", "commune", "government", "Ủy ban nhân dân huyện Bát Xát"
)


def test_the_line_above_a_city() -> None:
    city = authority.classified("Ủy ban nhân dân thành phố Lào Cai")
    assert [upper.name for _, upper in authority.line_above(city)] == [
        "Ủy ban nhân dân tỉnh Lào Cai",
        "Chính phủ",
        "Quốc hội",
    ]


def test_a_body_of_unknown_superior_stands_alone() -> None:
    assert list(authority.line_above(Issuer("Hội Cựu giáo chức"))) == []


def test_a_line_that_bites_its_tail_ends() -> None:
    assert list(authority.line_above(Issuer("Chính phủ", superior="Chính phủ"))) == []


@pytest.mark.parametrize(
    ("body", "key", "place"),
    [
        (COMMUNE, "uy-ban-nhan-dan-xa-tan-thanh-uy-ban-nhan-dan-huyen-bat-xat",
         "xa-tan-thanh-huyen-bat-xat"),
        (Issuer("Ủy ban nhân dân tỉnh Lào Cai", "province", "government"),
         "uy-ban-nhan-dan-tinh-lao-cai", "tinh-lao-cai"),
        (Issuer("Sở Y tế tỉnh Lào Cai", "province", "department"), "so-y-te-tinh-lao-cai", None),
    ],
)  # fmt: skip
def test_keys(body: Issuer, key: str, place: str | None) -> None:
    assert authority.organisation_key(body) == key
    assert authority.place_key(body) == place
