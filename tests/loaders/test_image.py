"""The image of a text: one byte a character, and what can be folded on it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.fold import lower
from loaders.image import UNKNOWN, folded, image, lowered
from loaders.text import normalise

LETTERS = "Số: 756/UBND-VXNV — “Ủy ban nhân dân thị xã Ðồng Xoài”… ngày 04/5/2021\t§ 2"


def test_letters_and_usual_signs_are_known() -> None:
    assert UNKNOWN not in image(LETTERS)
    assert lowered(image(LETTERS)) == lower(LETTERS)


@pytest.mark.parametrize("char", ["\r", "\x0c", "\xa0", "\u0301", "ß", "中", "😀", "\ud800", "\0"])
def test_anything_else_is_unknown(char: str) -> None:
    assert image(f"a{char}{char}b") == bytes((ord("a"), UNKNOWN, UNKNOWN, ord("b")))


@given(st.text())
def test_offsets_stay_and_a_known_text_is_normal(text: str) -> None:
    picture = image(text)
    assert len(picture) == len(folded(picture)) == len(text)
    if UNKNOWN not in picture:
        assert normalise(text) == text
        assert lowered(picture) == lower(text)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Kiểm tra", "kiêm tra"),  # the scan lost the tone over a vowel with a circumflex
        ("XỬ LÝ", "xư lý"),
        ("khử\nkhuẩn", "khử khuẩn"),
        ("Ðiện", "điện"),
    ],
)
def test_what_folds_alike(printed: str, read: str) -> None:
    assert folded(image(printed)) == folded(image(read))


@pytest.mark.parametrize(("one", "other"), [("cách ly", "cach ly"), ("đường", "duong")])
def test_letters_and_single_marks_stay(one: str, other: str) -> None:
    assert folded(image(one)) != folded(image(other))
