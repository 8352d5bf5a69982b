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
        ("Uỷ ban Dân Tộc", "Ủy ban Dân Tộc", "Uỷ banDân Tộc"),
        ("Uy ban Dân Tộc", "Ủy ban Dân Tộc", "Suy ban Dân Tộc"),
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
