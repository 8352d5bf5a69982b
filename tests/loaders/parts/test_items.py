"""Which items of a list are a class of bodies, and which are one body."""

from __future__ import annotations

import pytest

from loaders.parts.items import is_group


@pytest.mark.parametrize("word", ["Các", "Những", "Từng", "Mọi", "Toàn thể", "Toàn bộ"])
def test_a_word_that_takes_in_many(word: str) -> None:
    assert is_group(f"{word} đơn vị") and is_group(f"Lớp {word.lower()} học")
    assert not is_group(f"{word}x đơn vị")


@pytest.mark.parametrize(
    "kind", ["Sở", "Huyện", "Xã", "Phường", "Tỉnh", "Phòng", "Ban", "Quận", "Thôn", "Bản", "Tổ"]
)
def test_kinds_that_are_strung_together(kind: str) -> None:
    assert is_group(f"{kind}, ngành")
    assert not is_group(f"{kind}; ngành") and not is_group(f"X{kind}, ngành")


@pytest.mark.parametrize(
    "kind", ["xã", "phường", "huyện", "tỉnh", "quận", "khu phố", "thôn", "ấp", "tổ"]
)
def test_units_that_are_counted(kind: str) -> None:
    assert is_group(f"UBND 12 {kind}")
    assert not is_group(f"UBND 12x {kind}") and not is_group(f"UBND {kind} 12")


@pytest.mark.parametrize(
    "office",
    [
        "Đ/c Hoa", "Đại biểu", "Thành viên", "Thành ủy viên", "Huyện ủy viên", "Lãnh đạo", "L/đ",
        "Hiệu trưởng",
    ],
)  # fmt: skip
def test_offices_that_many_hold(office: str) -> None:
    assert is_group(f"{office} huyện") and not is_group(f"X{office} huyện")
    assert not is_group("Hiệu trưởng Trường Hoa")
