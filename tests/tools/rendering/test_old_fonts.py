from __future__ import annotations

import pytest

from loaders.legacy import decoded
from tests.tools.rendering.samples import SAMPLES
from tools.rendering import old_fonts


@pytest.mark.parametrize("name", SAMPLES)
def test_every_letter_has_a_code(name: str) -> None:
    text = SAMPLES[name]
    vni = old_fonts.text(text, "vni").decode("cp1252")
    assert decoded(vni, "vni") == text
    tcvn3 = old_fonts.text(text, "tcvn3").decode("cp1252")
    assert decoded(tcvn3, "tcvn3").casefold() == text.casefold()


def test_capitals_with_a_tone_are_small_letters_in_a_font_of_capitals() -> None:
    assert old_fonts.tcvn3("Tỉnh Ủy") == [("TØnh ", ".VnTime"), ("ñ", ".VnTimeH"), ("y", ".VnTime")]
    assert old_fonts.tcvn3("HÀ NỘI") == [("Hµ NéI", ".VnTimeH")]


def test_vni_has_all_letters_in_one_font() -> None:
    assert old_fonts.vni("Tỉnh ỦY") == [("Tænh UÛY", "VNI-Times")]
