"""Signatures that ran into an item are found; units and places stay."""

from __future__ import annotations

import pytest

from loaders.parts.scraps import signature_in


@pytest.mark.parametrize(
    ("item", "signature"),
    [
        ("UBND tỉnh (b/c) KT. CHỦ TỊCH", "KT. CHỦ TỊCH"),
        ("Lưu: VT, KT CHỦ TỊCH", "KT CHỦ TỊCH"),
        ("Các chi bộ, T/M BAN THƯỜNG VỤ", "T/M BAN THƯỜNG VỤ"),
        ("Sở Y tế; Q. GIÁM ĐỐC", "Q. GIÁM ĐỐC"),
        ("Sở Y tế  Lê Thị An", "Lê Thị An"),
        ("LĐVP, P.TH; PHÓ CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("Các đồng chí Ủy viên; , PHÓ BÍ THƯ", "PHÓ BÍ THƯ"),
        ("Lưu: VT (2b). Lê Thị An", "Lê Thị An"),
        ("VP: Chánh VP Lê Thị An, các phòng, Lê Thị An", "Lê Thị An"),
    ],
)
def test_a_signature_that_ran_in(item: str, signature: str) -> None:
    start = signature_in(item)
    assert start is not None
    assert item[start:] == signature


@pytest.mark.parametrize(
    "item",
    [
        "Các phòng: TM, CT, HC, KT",
        "Các Ban: AT, KTSX",
        "Phòng KT TH",
        "Bộ Tư pháp (Cục KTVB)",
        "Đ/c Phó Bí thư; Lê Thị An",
        "ĐỒNG CHÍ PHÓ CHỦ TỊCH",
        "Đ/c PHÓ CHỦ TỊCH",
        "Báo Nhân dân, Báo Lao động",
        "Hội Chữ  Thập Đỏ",
        "UBND TP. Hồ Chí Minh",
        "Trường THPT P. Trần Phú",
    ],
)
def test_no_signature(item: str) -> None:
    assert signature_in(item) is None


@pytest.mark.parametrize(
    "marker",
    ["TUQ.", "TM.", "KT.", "TL.", "Q.", "T/M", "T/L", "K/T", "T/UQ", "TM", "TL", "TUQ", "KT", "Q"],
)
def test_an_authority_that_ran_in(marker: str) -> None:
    item = f"UBND tỉnh {marker} CHỦ TỊCH"
    start = signature_in(item)
    assert start is not None and item[start:] == f"{marker} CHỦ TỊCH"


@pytest.mark.parametrize("unit", ["TUQ", "TM", "KT", "TL", "Q"])
def test_a_list_of_units_is_no_authority(unit: str) -> None:
    assert signature_in(f"UBND tỉnh, {unit} TH") is None


@pytest.mark.parametrize("person", ["Đ/c", "Đồng chí", "Ông", "Bà", "Đ.c"])
def test_a_person_who_receives_a_copy_did_not_sign(person: str) -> None:
    assert signature_in(f"{person} Phó Bí thư; Lê Thị An") is None
    assert signature_in(f"X{person} Phó Bí thư; Lê Thị An") is not None
