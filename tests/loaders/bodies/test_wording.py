"""Abbreviations in the names of bodies, and what only looks like one."""

from __future__ import annotations

import pytest

from loaders.bodies.wording import expand


@pytest.mark.parametrize(
    ("text", "expanded", "near_miss"),
    [
        ("UBND TX Sơn Tây", "Ủy ban nhân dân thị xã Sơn Tây", "kênh TXN"),
        ("Tx. Sơn Tây", "thị xã Sơn Tây", "kênh NTX Sơn"),
        ("TP. Bắc Kạn", "thành phố Bắc Kạn", "kênh TPHN"),
        ("UBND Tp. Hoa", "Ủy ban nhân dân thành phố Hoa", "kênh MTp. Hoa"),
        ("UBND tp. Hoa", "Ủy ban nhân dân thành phố Hoa", "kênh Mtp. Hoa"),
        ("UBND T.P Hoa", "Ủy ban nhân dân thành phố Hoa", "kênh T.PX Hoa"),
        ("TT Tỉnh ủy", "Thường trực Tỉnh ủy", "TT Tỉnhh ủy"),
        ("TT Thành ủy", "Thường trực Thành ủy", "TT Thànhh ủy"),
        ("TT Huyện ủy", "Thường trực Huyện ủy", "TT Huyệnn ủy"),
        ("TT Quận ủy", "Thường trực Quận ủy", "TT Quậnn ủy"),
        ("TT Thị ủy", "Thường trực Thị ủy", "TT Thịt bò"),
        ("TT Đảng ủy", "Thường trực Đảng ủy", "TT Hoa Ban"),
        ("TT HĐND", "Thường trực Hội đồng nhân dân", "kênh NTT Tỉnh ủy"),
        ("TT Hội đồng nhân dân", "Thường trực Hội đồng nhân dân", "TT Hội Nông dân"),
        ("TT BCĐ", "Thường trực Ban Chỉ đạo", "TT Ban Dân vận"),
        ("TT Ban Chỉ huy", "Thường trực Ban Chỉ huy", "TT Bà Nà"),
        ("TT UBND xã", "Thường trực Ủy ban nhân dân xã", "TT UNESCO"),
        ("TT Ủy ban", "Thường trực Ủy ban", "TT Ứng dụng"),
        ("CT UBND", "Chủ tịch Ủy ban nhân dân", "CT UNESCO"),
        ("CT HĐND", "Chủ tịch Hội đồng nhân dân", "CT Hoa Ban"),
        ("CT Ủy ban", "Chủ tịch Ủy ban", "ACT Ủy ban"),
        ("CT Hội Nông dân", "Chủ tịch Hội Nông dân", "CTV Hội Nông dân"),
        ("CT, PCT UBND", "Chủ tịch, Phó Chủ tịch Ủy ban nhân dân", "CT; Mai Hoa"),
        ("BCH PCTT", "Ban Chỉ huy phòng, chống thiên tai", "kênh XBCH Phòng"),
        ("BCH PTDS", "Ban Chỉ huy phòng thủ dân sự", "kênh XBCH Quân"),
        ("BCH QS xã", "Ban Chỉ huy QS xã", "XBCH QS xã"),
        ("BCH Phòng thủ", "Ban Chỉ huy Phòng thủ", "XBCH phòng thủ"),
        ("BCH phòng thủ", "Ban Chỉ huy phòng thủ", "XBCH PHÒNG THỦ"),
        ("BCH PHÒNG THỦ", "Ban Chỉ huy PHÒNG THỦ", "BCHX Phòng thủ"),
        ("BCH Quân sự", "Ban Chỉ huy Quân sự", "XBCH Quân sự"),
        ("BCH quân sự", "Ban Chỉ huy quân sự", "XBCH quân sự"),
        ("BCH QUÂN SỰ", "Ban Chỉ huy QUÂN SỰ", "XBCH QUÂN SỰ"),
        ("BCH Đoàn xã", "Ban Chấp hành Đoàn xã", "XBCH Đoàn xã"),
        ("UBND xã", "Ủy ban nhân dân xã", "UBNDX xã"),
        ("Uỷ ban Dân Tộc", "Ủy ban Dân Tộc", "Uỷ banDân Tộc"),
        ("Uy ban Dân Tộc", "Ủy ban Dân Tộc", "SUy ban Dân Tộc"),
        ("Mặt trận Tổ quốc Việt Nam VN Xã", "Mặt trận Tổ quốc Việt Nam Xã",
         "Mặt trận Tổ quốc Việt Nam Vân"),
        ("Mặt trận Tổ quốc Việt Nam Việt Nam Xã", "Mặt trận Tổ quốc Việt Nam Xã",
         "Mặt trận Tổ quốc Việt Nam, Việt"),
    ],
)  # fmt: skip
def test_expand(text: str, expanded: str, near_miss: str) -> None:
    assert expand(text) == expanded
    assert expand(near_miss) == near_miss


def test_expand_leaves_symbols_alone() -> None:
    assert expand("12/UBND-VX") == "12/UBND-VX"
    assert expand("Thường trực HĐND và UBND TP") == (
        "Thường trực Hội đồng nhân dân và Ủy ban nhân dân thành phố"
    )
