from __future__ import annotations

import pytest

from graph.numbering import counting_body, national_issuer


@pytest.mark.parametrize(
    ("number", "issuer", "body"),
    [
        ("570/CĐ-TTg", None, "thu-tuong-chinh-phu"),
        ("570/CĐ-TTg", "Chính phủ", "thu-tuong-chinh-phu"),
        ("15/2012/QH13", None, "quoc-hoi"),
        ("158/TB-VPCP", "Thủ tướng Chính phủ", "van-phong-chinh-phu"),
        ("12/QĐ-BTC", "Ban Tổ chức Tỉnh ủy Lào Cai", "ban-to-chuc-tinh-uy-lao-cai"),
        ("756/UBND-VXNV", None, None),
        ("756/UBND-VXNV", "Ủy ban nhân dân tỉnh Lào Cai", "uy-ban-nhan-dan-tinh-lao-cai"),
        ("19-CT/TW", "Ban Bí thư", "trung-uong-dang"),
        ("570", "Chính phủ", "chinh-phu"),
        (None, None, None),
    ],
)
def test_counting_body(number: str | None, issuer: str | None, body: str | None) -> None:
    assert counting_body(number, issuer) == body


@pytest.mark.parametrize("number", [None, "570", "320-CV/TU", "756/UBND-VXNV"])
def test_local_codes_fix_no_issuer(number: str | None) -> None:
    assert national_issuer(number) is None
