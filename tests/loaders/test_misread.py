"""Codes of numbers that a recogniser misread by a letter."""

from __future__ import annotations

import pytest

from loaders.misread import mended_number


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("570/CĐ-TTEg", "570/CĐ-TTg"),
        ("570/CĐ-Tig", "570/CĐ-TTg"),
        ("570/CĐĐ-TTy", "570/CĐ-TTg"),
        ("570/CĐ-TTg", "570/CĐ-TTg"),
        ("570/CĐ-TT", "570/CĐ-TT"),  # no small letter: perhaps another body
        ("570/CĐ-BCĐ", "570/CĐ-BCĐ"),
        ("570/CĐ-Abg", "570/CĐ-Abg"),
    ],
)
def test_the_code_of_the_prime_minister(read: str, meant: str) -> None:
    assert mended_number(read, "công điện") == meant
