"""Round red seals are hidden, other red ink is not."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from loaders.formats.recognise.seals import without_seals

RED = (214, 40, 50)


def darkest(width: int, height: int, colour: tuple[int, int, int] = RED) -> int:
    """Of a ring of this size in hundredths of an inch, once seals are hidden."""
    image = Image.new("RGB", (800, 800), "white")
    box = (300, 300, 300 + width, 300 + height)
    ImageDraw.Draw(image).ellipse(box, outline=colour, width=9)
    extrema = without_seals(image, 100).getextrema()
    return int(extrema[0])  # type: ignore[arg-type]


def test_a_seal_is_hidden() -> None:
    assert darkest(140, 140) > 200


@pytest.mark.parametrize("size", [(140, 60), (40, 40), (300, 300)], ids=["mark", "dot", "poster"])
def test_other_red_ink_stays(size: tuple[int, int]) -> None:
    assert darkest(*size) < 120


def test_a_ring_in_another_colour_stays() -> None:
    assert darkest(140, 140, (30, 40, 160)) < 120


def test_grey_pictures_stay_as_they_are() -> None:
    image = Image.new("L", (50, 50), 200)
    assert without_seals(image, 100) is image
