"""Round red seals over the text: hidden, since the red part of the light does not see them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from PIL.Image import Image

SMALLEST, LARGEST = 0.8, 2.2
"""Inches across. Seals of agencies measure 30 to 42 mm (Circular 07/2010/TT-BCA, article 4 and
following); edges are blurred, and stamps for two seals side by side are no seal."""

_DPI: Final = 25
"""Pixels per inch at which seals are looked for."""
_RED = 40
"""How much more red than green and blue there is in the ink of a seal, in levels of 256."""
_ROUND = 0.7
"""Least width by height, or height by width."""
_COLOURS = ("RGB", "RGBA", "P", "CMYK", "YCbCr", "LAB", "HSV")


def without_seals(image: Image, dpi: float) -> Image:
    """The picture in grey, without the round red seals on it.

    Other red ink stays: marks of urgency, dates of arrival.
    """
    if image.mode not in _COLOURS:
        return image if image.mode == "L" else image.convert("L")
    colours = image.convert("RGB")
    grey = colours.convert("L")
    red = colours.getchannel("R")
    scale = max(1, round(dpi / _DPI))
    small = np.asarray(colours.reduce(scale), dtype=np.int16)
    is_red = small[..., 0] - np.maximum(small[..., 1], small[..., 2]) >= _RED
    for left, top, right, bottom in _parts(is_red, 0, 0):
        width, height = (right - left) * scale / dpi, (bottom - top) * scale / dpi
        if _is_seal(width, height):
            box = (left * scale, top * scale, right * scale, bottom * scale)
            grey.paste(red.crop(box), box)
    return grey


def _is_seal(width: float, height: float) -> bool:
    shorter, longer = sorted((width, height))
    return shorter >= SMALLEST and longer <= LARGEST and shorter >= _ROUND * longer


def _parts(red: NDArray[np.bool_], x: int, y: int) -> Iterator[tuple[int, int, int, int]]:
    """Boxes of what is red, parted where a whole row or column of the picture has no red.

    `x` and `y` say where in the picture `red` lies.
    """
    for top, bottom in _runs(_any(red, 1)):
        for left, right in _runs(_any(red[top:bottom], 0)):
            part = red[top:bottom, left:right]
            if _any(part, 1).all():
                yield x + left, y + top, x + right, y + bottom
            else:
                yield from _parts(part, x + left, y + top)


def _any(red: NDArray[np.bool_], axis: int) -> NDArray[np.bool_]:
    return np.asarray(red.any(axis=axis))


def _runs(filled: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """From where to where there is something without a gap."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], filled, [False])).astype(np.int8)))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]
