"""Picture files: sizes, pages, limits, and what is said of those that cannot be read."""

from __future__ import annotations

import io
import struct
import sys
import zlib
from collections.abc import Sequence
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFilter

from loaders.errors import UnreadableSource
from loaders.formats import image, pulse
from loaders.formats.recognise import engine
from tests.loaders.formats.recognise.drawn import LINES, page


def saved(pictures: Sequence[Image.Image], kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    more = {"save_all": True, "append_images": pictures[1:]} if len(pictures) > 1 else {}
    pictures[0].save(file, kind, **more, **options)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_page_is_read(kind: str) -> None:
    script = image.read(saved([page()], kind, dpi=(200, 200)), "a")
    assert LINES[3] in script.text
    assert script.positions.pages == ((595, 842),)
    [warning] = script.warnings
    assert warning.code == "recognised"
    start = script.text.index(LINES[3])
    [box] = script.positions.boxes(start, start + len(LINES[3]))
    assert (box.page, abs(box.left - 90) < 4) == (1, True)
    assert 60 < script.positions.sureness(start, start + 4) <= 100


def test_all_pages_of_a_tiff_are_read() -> None:
    first, second = page(*LINES[:3]), page(*LINES[3:])
    script = image.read(saved([first, second.convert("1")], "TIFF", dpi=(200, 200)), "a.tif")
    assert len(script.positions.pages) == 2
    assert script.text.index("Căn cứ") < script.text.index("Giao Phòng")
    assert script.positions.page(script.text.index("Giao Phòng"), len(script.text)) == 2


@pytest.mark.parametrize("dpi", [None, (72, 72), (1, 1), (9999, 9999)])
def test_a_page_without_a_believable_size_is_a4(dpi: tuple[int, int] | None) -> None:
    options = {"dpi": dpi} if dpi else {}
    script = image.read(saved([page(dpi=150)], "PNG", **options), "a.png")
    assert script.positions.pages == ((595, 842),)
    assert LINES[3] in script.text


def test_a_fax_has_fewer_rows_than_columns() -> None:
    fax = page().resize((page().width, page().height // 2))
    script = image.read(saved([fax], "TIFF", dpi=(200, 100)), "fax.tif")
    [(width, height)] = script.positions.pages
    assert abs(width - 595) <= 1
    assert abs(height - 842) <= 2
    assert "Giao Phòng Y tế" in script.text


def test_the_camera_tells_what_is_up() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned right
    turned = page().rotate(90, expand=True)
    script = image.read(saved([turned], "JPEG", exif=exif, dpi=(200, 200)), "a.jpg")
    assert script.positions.pages == ((595, 842),)
    assert LINES[3] in script.text


def test_a_page_on_its_side_is_turned() -> None:
    script = image.read(saved([page().rotate(90, expand=True)], "PNG", dpi=(200, 200)), "a.png")
    assert script.positions.pages == ((595, 842),)
    assert LINES[3] in script.text


def test_what_is_transparent_is_white() -> None:
    clear = Image.new("RGBA", page().size, (0, 0, 0, 0))
    clear.putalpha(page().point(lambda level: 255 - level))
    assert LINES[3] in image.read(saved([clear], "PNG"), "a.png").text


def test_a_poor_picture_is_said_to_be_poor() -> None:
    blurred = page().filter(ImageFilter.GaussianBlur(5))
    script = image.read(saved([blurred], "PNG", dpi=(200, 200)), "a.png")
    assert [warning.code for warning in script.warnings][-1] == "poor-scan"


def photograph() -> bytes:
    view = Image.new("RGB", (900, 700), "skyblue")
    ImageDraw.Draw(view).rectangle((0, 450, 900, 700), fill="darkgreen")
    return saved([view], "JPEG")


def claiming(width: int, height: int, colours: int = 0) -> bytes:
    """A PNG file of a few bytes that says it is so large."""
    header = struct.pack(">IIBBBBB", width, height, 8, colours, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(99))), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


WHOLE = saved([page()], "PNG")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (photograph(), "no text"),
        (WHOLE[: len(WHOLE) // 2], "damaged"),
        (WHOLE[:30], "damaged"),
        (b"\x89PNG\r\n\x1a\nnothing", "damaged"),
        (b"II*\0\x08\0\0\0\xff\xff", "damaged"),
        (b"\xff\xd8\xff\xe0 nothing", "damaged"),
        (b"", "damaged"),
        (claiming(9, 9, colours=3), "damaged"),
        (claiming(9_500, 9_000), "80 million pixels"),
        (claiming(12_000, 12_000), "80 million pixels"),
        (claiming(60_000, 60_000), "80 million pixels"),
    ],
)
def test_why_a_file_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason) as caught:
        image.read(data, "đến/a.png")
    assert str(caught.value).startswith("đến/a.png: ")
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image, "MAX_FRAMES", 2)
    pages = [Image.new("1", (80, 80), 1)] * 3
    with pytest.raises(UnreadableSource, match="3 pages, more than the 2"):
        image.read(saved(pages, "TIFF"), "a.tif")


def test_each_page_is_a_sign_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    beats: list[int] = []
    monkeypatch.setattr(pulse, "beat", lambda: beats.append(1))
    image.read(saved([page(), page()], "TIFF", dpi=(200, 200)), "a.tif")
    assert len(beats) == 2


@pytest.mark.parametrize("package", ["tesserocr", "PIL"])
def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    monkeypatch.setattr(engine, "engine", engine.engine.__wrapped__)
    engine_of_page = sys.modules["loaders.formats.recognise.page"]
    monkeypatch.setattr(engine_of_page, "engine", engine.engine)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(UnreadableSource, match=r"^a\.png: cannot be read without") as caught:
        image.read(WHOLE, "a.png")
    assert caught.value.remedy == "pip install 'directive-cascade[ocr]'"
