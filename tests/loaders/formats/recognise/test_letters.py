"""Capitals that are none."""

from __future__ import annotations

import pytest

from loaders.formats.recognise.letters import mended_case, mended_syllable


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("giỮ", "giữ"),
        ("nhƯ", "như"),
        ("ThƯờng", "Thường"),
        ("cƠ", "cơ"),
        ("(tỪ", "(từ"),
        ("phỐ;", "phố;"),
        ("sỞ,", "sở,"),
        ("Số", "Số"),
        ("CHỦ", "CHỦ"),
        ("BỘ", "BỘ"),
        ("TTg", "TTg"),
        ("12/CĐ-TTg", "12/CĐ-TTg"),
        ("PCTtt", "PCTtt"),
        ("VnEdu", "VnEdu"),
        ("QĐ-UBND", "QĐ-UBND"),
        ("12", "12"),
        ("", ""),
    ],
)
def test_the_case_of_vowels_follows_the_word(seen: str, meant: str) -> None:
    assert mended_case(seen) == meant


@pytest.mark.parametrize(
    ("before", "word", "after", "meant"),
    [
        ("Tỉnh", "Ủy", "Sơn", "ủy"),
        ("Đảng", "Ủy;", "", "ủy;"),
        ("Thành", "Ủy", "viên", "ủy"),
        ("tỉnh", "Ủy", "ban", "Ủy"),
        ("tỉnh,", "Ủy", "viên", "Ủy"),
        ("của", "Ủy", "ban", "Ủy"),
        ("", "Ủy", "ban", "Ủy"),
    ],
)
def test_the_second_syllable_is_small(before: str, word: str, after: str, meant: str) -> None:
    assert mended_syllable(before, word, after) == meant
