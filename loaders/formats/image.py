"""Pictures of documents: PNG, JPEG, and TIFF with any number of pages, recognised."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

from loaders.errors import UnreadableSource
from loaders.formats import pulse
from loaders.formats.arrange import Leaf, Piece, arrange_leaves
from loaders.formats.recognise import missing_packages, recognised_page
from loaders.formats.recognise.sureness import recognition_warnings
from loaders.formats.typescript import Typescript, Typewriter

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS: Final = 80_000_000
"""Largest picture of a page; one of A3 at 600 dpi has 70 million."""

MAX_FRAMES: Final = 1000
"""Most pages of one TIFF file."""

_POINTS: Final = 72
_A4: Final = 11.69
"""Inches of the longer side of a page whose size nothing tells."""
_PAGE: Final = (7.0, 24.0)
"""Inches of the longer side that are believed: A5 to A2. Cameras and screens write 72 or 96 dpi
whatever they show."""
_DAMAGED: Final = (
    OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, AttributeError,
    AssertionError, ArithmeticError, struct.error,
)  # fmt: skip
"""What the decoders raise."""
_AGAIN: Final = "fetch it again, or scan the page again"


class _Page(NamedTuple):
    image: Image
    dpi: float


def read(data: bytes, source: str) -> Typescript:
    """The text of the pages in a picture file, with place and sureness of every word.

    Warnings say how sure the letters are on average, and whether that is too little to rely on.
    Raises `UnreadableSource` for a file that is damaged or larger than the limits, for one that
    shows no text, and where a part of the recogniser is missing.
    """
    pages: list[tuple[Leaf, list[Piece]]] = []
    with _opened(data, source) as file:
        for page in _pages(file, source):
            pages.append(_recognised(page, source))
            pulse.beat()
    if not any(pieces for _, pieces in pages):
        remedy = "scan it sharp, at 300 dpi, with nothing but the page on it"
        raise UnreadableSource(source, "is a picture in which no text can be seen", remedy)
    writer = Typewriter()
    arrange_leaves(writer, pages)
    numbered = [(number, pieces) for number, (_, pieces) in enumerate(pages, 1)]
    return writer.typescript(recognition_warnings(numbered, of=len(pages)))


@contextmanager
def _opened(data: bytes, source: str) -> Iterator[Image]:
    try:
        from PIL import Image as images  # noqa: N813, PLC0415 - an extra
    except ImportError as error:
        raise missing_packages(source) from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of small damage that does not hinder
        warnings.simplefilter("error", images.DecompressionBombWarning)
        try:
            file = images.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
        except (images.DecompressionBombError, images.DecompressionBombWarning) as error:
            raise _too_large(source, "is a picture") from error
        except _DAMAGED as error:
            raise UnreadableSource(source, "is a damaged picture", _AGAIN) from error
        with file:
            yield file


def _pages(file: Image, source: str) -> Iterator[_Page]:
    """The pages, upright by what the camera noted. Only TIFF has more than one."""
    try:
        count = getattr(file, "n_frames", 1) if file.format == "TIFF" else 1
        if count > MAX_FRAMES:
            reason = f"has {count:,} pages, more than the {MAX_FRAMES:,} of one file"
            raise UnreadableSource(source, reason, "split it into smaller files")
        for place in range(count):
            file.seek(place)
            if file.width * file.height > MAX_PIXELS:
                raise _too_large(source, f"has a page of {file.width:,} by {file.height:,} pixels")
            yield _page(file)
    except _DAMAGED as error:
        raise UnreadableSource(source, "is a damaged picture", _AGAIN) from error


def _page(frame: Image) -> _Page:
    from PIL import ImageOps  # noqa: PLC0415

    across, down = _resolution(frame)
    frame.load()
    image = _on_paper(frame)
    if across != down:  # faxes have half as many rows
        image = image.resize((image.width, max(1, round(image.height * across / down))))
    image.info.setdefault("exif", frame.info.get("exif", b""))
    return _Page(ImageOps.exif_transpose(image) or image, across)


def _on_paper(frame: Image) -> Image:
    """The picture with white where it is transparent."""
    from PIL import Image as images  # noqa: N813, PLC0415

    if not frame.has_transparency_data:
        return frame.copy()
    colours = frame.convert("RGBA")
    paper = images.new("RGBA", frame.size, "white")
    paper.alpha_composite(colours)
    return paper.convert("RGB")


def _resolution(frame: Image) -> tuple[float, float]:
    """Pixels per inch, across and down: as the file says if a page can be of that size, else as if
    the longer side were that of A4."""
    across, down = map(float, frame.info.get("dpi", (0, 0)))
    if across > 1 and down > 1:
        longer = max(frame.width / across, frame.height / down)
        if _PAGE[0] <= longer <= _PAGE[1]:
            return across, down
    dpi = max(frame.size) / _A4
    return dpi, dpi


def _recognised(page: _Page, source: str) -> tuple[Leaf, list[Piece]]:
    try:
        found = recognised_page(page.image, page.dpi)
    except UnreadableSource as error:  # of the recogniser, which knows no file
        raise UnreadableSource(source, error.reason, error.remedy) from error
    return Leaf(found.width, found.height), found.pieces


def _too_large(source: str, what: str) -> UnreadableSource:
    reason = f"{what}, more than the {MAX_PIXELS / 1e6:.0f} million pixels of one page"
    return UnreadableSource(source, reason, "scan it at 300 dpi")
