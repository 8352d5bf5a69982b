"""Pages as a scanner gives them: turned a little, blurred, noisy, unevenly lit, pressed to JPEG."""

from __future__ import annotations

import io
import time
from collections.abc import Sequence
from typing import Final, cast

import numpy as np
import pypdfium2
from msgspec import Struct
from PIL import Image, ImageFilter

DPI: Final = 300
_PAPER: Final = 250
_DAY: Final = time.gmtime(1620604800)  # in the files, instead of the time of their making


class Wear(Struct, frozen=True):
    """How bad a scan is: the most that happens to a page.

    `skew` in degrees to either side; `noise` is the standard deviation, and `shade` how much darker
    the darkest corner is, in grey levels of 256; `blur` in pixels of 300 dpi; `quality` as JPEG
    counts it; `specks` of dirt a page.
    """

    skew: float
    noise: float
    blur: float
    shade: float
    quality: int
    specks: int = 0


LEVELS: Final = {
    "light": Wear(skew=0.4, noise=4, blur=0.5, shade=8, quality=85),
    "usual": Wear(skew=1.5, noise=12, blur=0.9, shade=40, quality=60, specks=60),
    "hard": Wear(skew=3.0, noise=24, blur=1.6, shade=80, quality=35, specks=400),
}


def pages(pdf: bytes) -> list[Image.Image]:
    """The pages of a PDF as they are printed, in shades of grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L") for page in document
        ]
    finally:
        document.close()


def scanned(page: Image.Image, wear: Wear, seed: int) -> Image.Image:
    """The page after a pass through a scanner; the same seed gives the same picture."""
    random = np.random.default_rng(seed)
    angle = float(random.uniform(wear.skew / 3, wear.skew)) * float(random.choice((-1, 1)))
    turned = page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=_PAPER)
    blurred = turned.filter(ImageFilter.GaussianBlur(wear.blur))
    grey = np.asarray(blurred, dtype=np.float32) * np.float32(_PAPER / 255)
    _dirty(grey, wear.specks, random)
    grey -= _shade(grey.shape, wear.shade, random)
    grey += random.standard_normal(grey.shape, dtype=np.float32) * np.float32(wear.noise)
    return _pressed(Image.fromarray(grey.clip(0, 255).astype(np.uint8)), wear.quality)


def png(page: Image.Image) -> bytes:
    """The page as a PNG file that knows its resolution."""
    return _saved([page], "PNG", compress_level=1)


def jpeg(page: Image.Image, wear: Wear) -> bytes:
    """The page as a JPEG file."""
    return _saved([page], "JPEG", quality=wear.quality)


def tiff(scans: Sequence[Image.Image]) -> bytes:
    """All pages as one TIFF file."""
    return _saved(scans, "TIFF", compression="tiff_lzw")


def pdf(scans: Sequence[Image.Image], wear: Wear) -> bytes:
    """All pages as a PDF file of pictures without text."""
    return _saved(scans, "PDF", quality=wear.quality, creationDate=_DAY, modDate=_DAY)


def _dirty(grey: np.ndarray, specks: int, random: np.random.Generator) -> None:
    height, width = grey.shape
    for _ in range(specks):
        size = int(random.integers(1, 5))
        top, left = int(random.integers(height - size)), int(random.integers(width - size))
        grey[top : top + size, left : left + size] = random.uniform(40, 200)


def _shade(shape: tuple[int, ...], depth: float, random: np.random.Generator) -> np.ndarray:
    """How much darker each point is: a slope towards one side, and the shadow of a fold."""
    height, width = shape
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    across = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    if random.random() < 0.5:
        across = across[:, ::-1]
    slope = (down * np.float32(random.uniform(0.2, 1)) + across) / 2
    fold = np.exp(-(((down - np.float32(random.uniform(0.3, 0.7))) / np.float32(0.01)) ** 2))
    return cast("np.ndarray", np.float32(depth) * (slope + fold / 3))


def _pressed(page: Image.Image, quality: int) -> Image.Image:
    """The page with the traces of JPEG."""
    packed = io.BytesIO()
    page.save(packed, "JPEG", quality=quality)
    return Image.open(packed).convert("L")


def _saved(scans: Sequence[Image.Image], kind: str, **options: object) -> bytes:
    target = io.BytesIO()
    first, *rest = scans
    if rest:
        options |= {"save_all": True, "append_images": rest}
    resolution = {"resolution": DPI} if kind == "PDF" else {"dpi": (DPI, DPI)}
    first.save(target, kind, **resolution, **options)
    return target.getvalue()
