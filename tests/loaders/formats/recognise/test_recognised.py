"""Words on pictures of pages, however they came under the scanner."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from loaders.formats.recognise import recognised
from tests.loaders.formats.recognise.drawn import LEFT, LINES, TOP, page

WORDS = " ".join(LINES).split()


def test_words_have_their_places_in_points() -> None:
    first, *_ = recognised(page(), 200)
    assert first.text == "Số:"
    assert abs(first.left - LEFT) < 3
    assert TOP - 3 < first.top < first.bottom < TOP + 20
    assert first.right < LEFT + 40
    assert first.sure is not None
    assert first.sure > 80


def askew(image: Image.Image) -> Image.Image:
    return image.rotate(3, Image.Resampling.BICUBIC, fillcolor=255)


def badly_lit(image: Image.Image) -> Image.Image:
    down = np.linspace(1, 0.35, image.height, dtype=np.float32)[:, None]
    across = np.linspace(0.5, 1, image.width, dtype=np.float32)[None, :]
    return Image.fromarray((np.asarray(image) * down * across).astype(np.uint8))


def noisy(image: Image.Image) -> Image.Image:
    random = np.random.default_rng(1)
    grey = np.asarray(image.filter(ImageFilter.GaussianBlur(0.7)), dtype=np.float32)
    grey += random.normal(0, 16, grey.shape).astype(np.float32)
    return Image.fromarray(grey.clip(0, 255).astype(np.uint8))


def pressed(image: Image.Image) -> Image.Image:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=30)
    return Image.open(file)


@pytest.mark.parametrize(
    "scanned",
    [
        lambda image: image,
        lambda image: image.convert("1"),
        lambda image: image.convert("RGB"),
        lambda image: image.rotate(90, expand=True),
        lambda image: image.rotate(180),
        lambda image: image.rotate(270, expand=True),
        askew,
        badly_lit,
        noisy,
        pressed,
    ],
    ids=["grey", "bilevel", "colour", "left", "head", "right", "askew", "light", "noise", "jpeg"],
)
def test_nearly_every_word_is_read(scanned) -> None:  # type: ignore[no-untyped-def]
    found = [piece.text for piece in recognised(scanned(page()), 200)]
    assert len(set(WORDS) - set(found)) <= 3, found
    assert len(found) <= len(WORDS) + 2


@pytest.mark.parametrize("dpi", [120, 300])
def test_the_resolution_is_as_said(dpi: int) -> None:
    pieces = recognised(page(dpi=dpi), dpi)
    assert abs(pieces[0].left - LEFT) < 3
    assert len(set(WORDS) - {piece.text for piece in pieces}) <= 3


def test_a_seal_over_the_text_is_not_seen() -> None:
    clean = page(mode="RGB")
    pen = ImageDraw.Draw(clean)
    middle, radius = (420, 330), 140
    box = tuple(place + sign * radius for sign in (-1, 1) for place in middle)
    pen.ellipse(box, outline=(220, 40, 50), width=8)
    pen.regular_polygon((*middle, 50), 5, fill=(220, 40, 50))
    letters = np.minimum(np.asarray(clean), np.asarray(page(mode="RGB")))
    found = {piece.text for piece in recognised(Image.fromarray(letters), 200)}
    assert len(set(WORDS) - found) <= 3, found


def test_an_empty_page_has_no_words() -> None:
    assert recognised(page(" "), 200) == []
    assert recognised(Image.new("L", (3, 3)), 200) == []
    assert recognised(Image.new("L", (800, 1000)), 100) == []


def test_the_same_picture_gives_the_same_words() -> None:
    assert recognised(noisy(page()), 200) == recognised(noisy(page()), 200)
