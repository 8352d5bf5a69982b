"""The picture of a page made fit to be recognised: grey, even, level, and of the right size."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from loaders.formats.recognise.seals import without_seals
from loaders.formats.recognise.slant import slant_of

if TYPE_CHECKING:
    from PIL.Image import Image

DPI: Final = 200
"""Pixels per inch of the picture that is read. The recogniser shrinks every line to 36 pixels;
at 200 it makes fewer mistakes than at 300 on rendered scans, in two thirds of the time."""

_NEAR = 0.05
"""Share by which a resolution may differ from `DPI` and stay."""
_REDUCED = 4
"""The ground and the slant are looked for in a picture this many times smaller."""
_UNEVEN = 0.85
"""Brightness of the darkest part of the paper by that of the brightest, below which the light is
evened out."""
_WHITE = 245
_INK = 0.75
"""Ink is darker than this share of the paper around it."""
_LEVEL = 0.2
"""Degrees; what is less askew stays as it is."""


class Prepared(NamedTuple):
    """A grey picture of `DPI` pixels per inch, upright and level.

    `degrees`, counter-clockwise, were needed to set it level after it had been turned upright.
    `sharp` is the picture before that, with all its pixels.
    """

    image: Image
    degrees: float
    sharp: Image

    def upside_down(self) -> Prepared:
        """The page turned by half."""
        from PIL.Image import Transpose  # noqa: PLC0415 - an extra

        return self._replace(
            image=self.image.transpose(Transpose.ROTATE_180),
            sharp=self.sharp.transpose(Transpose.ROTATE_180),
        )

    def closer(self, box: tuple[int, int, int, int], dpi: float) -> Image:
        """A box of `image` (left, top, right, bottom) as `sharp` has it, at a higher resolution."""
        from PIL.Image import Resampling, Transform  # noqa: PLC0415 - an extra

        left, top, right, bottom = box
        scale = dpi / DPI
        size = (round((right - left) * scale), round((bottom - top) * scale))
        turn = math.radians(-self.degrees)
        cos, sin = math.cos(turn), math.sin(turn)
        x, y = self.image.width / 2, self.image.height / 2
        wide, high = self.sharp.width / self.image.width, self.sharp.height / self.image.height
        across = cos * (left - x) + sin * (top - y) + x
        down = -sin * (left - x) + cos * (top - y) + y
        matrix = (
            *(cos * wide / scale, sin * wide / scale, across * wide),
            *(-sin * high / scale, cos * high / scale, down * high),
        )
        kind, way = Transform.AFFINE, Resampling.BICUBIC
        return self.sharp.transform(size, kind, matrix, way, fillcolor=255)


def prepared(image: Image, dpi: float) -> Prepared:
    """The picture of a page, of which `dpi` pixels are an inch, fit to be recognised.

    A page on its side is turned by a quarter, so that it is upright or upside down.
    """
    from PIL.Image import Resampling, Transpose  # noqa: PLC0415 - an extra

    sharp = without_seals(image, dpi)
    grey = _sized(sharp, dpi)
    ground = _Ground(grey)
    grey = ground.evened(grey)
    slant = slant_of(ground.ink)
    if slant.on_side:
        grey = grey.transpose(Transpose.ROTATE_90)
        sharp = sharp.transpose(Transpose.ROTATE_90)
    if abs(slant.degrees) < _LEVEL:
        return Prepared(grey, 0.0, sharp)
    level = grey.rotate(slant.degrees, Resampling.BICUBIC, fillcolor=255)
    return Prepared(level, slant.degrees, sharp)


def _sized(grey: Image, dpi: float) -> Image:
    """The picture at the resolution at which it is read."""
    from PIL.Image import Resampling  # noqa: PLC0415

    scale = DPI / dpi
    if abs(scale - 1) <= _NEAR:
        scale = 1.0
    size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
    return grey if size == grey.size else grey.resize(size, Resampling.BICUBIC, reducing_gap=2.0)


class _Ground:
    """The paper under the letters, looked at in a smaller picture."""

    def __init__(self, grey: Image) -> None:
        from PIL import ImageFilter  # noqa: PLC0415

        small = grey.reduce(_REDUCED)
        self._paper = small.filter(ImageFilter.MaxFilter(7)).filter(ImageFilter.BoxBlur(6))
        paper = np.asarray(self._paper, dtype=np.float32)
        self.ink: NDArray[np.bool_] = np.asarray(small, dtype=np.float32) < _INK * paper
        dark, bright = np.percentile(paper, (5, 95))
        self._is_even = bool(dark >= _UNEVEN * bright)

    def evened(self, grey: Image) -> Image:
        """The picture as if the light had fallen evenly on it."""
        if self._is_even:
            return grey
        from PIL import Image as images  # noqa: N813, PLC0415

        wide = self._paper.resize(grey.size, images.Resampling.BILINEAR)
        paper = np.maximum(np.asarray(wide, dtype=np.float32), 8)
        even = np.asarray(grey, dtype=np.float32) * (_WHITE / paper)
        return images.fromarray(np.minimum(even, 255).astype(np.uint8))
