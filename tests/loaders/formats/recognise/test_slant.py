"""How a page lies in its picture."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from loaders.formats.recognise.slant import Slant, slant_of
from tests.loaders.formats.recognise.drawn import page


def ink(degrees: float) -> NDArray[np.bool_]:
    turned = page(dpi=50).rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    return np.asarray(turned) < 190


@pytest.mark.parametrize("degrees", [-4.6, -2.0, -0.7, 0.0, 0.5, 1.3, 4.0])
def test_the_angle_that_sets_the_page_level(degrees: float) -> None:
    slant = slant_of(ink(degrees))
    assert not slant.on_side
    assert abs(slant.degrees + degrees) <= 0.31


@pytest.mark.parametrize("quarter", [90, 270])
@pytest.mark.parametrize("degrees", [-2.0, 0.0, 1.5])
def test_a_page_on_its_side(quarter: int, degrees: float) -> None:
    slant = slant_of(ink(quarter + degrees))
    assert slant.on_side
    assert abs(slant.degrees + degrees) <= 0.31


def test_what_is_no_text_lies_level() -> None:
    assert slant_of(np.zeros((600, 400), dtype=bool)) == Slant(False, 0.0)
    assert slant_of(np.zeros((0, 0), dtype=bool)) == Slant(False, 0.0)
