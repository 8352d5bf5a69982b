"""A small writer of PDF files for tests: text at given places, pictures, annotations."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

ADVANCE = 0.5
"""Width of every character in ems."""

UNICODE, LOST = "Serif", "Lost"
"""The font whose characters the file explains, and one of which it does not."""


@dataclass
class Page:
    """A page of `width` by `height` points, with what is drawn on it so far."""

    width: float = 595
    height: float = 842
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None
    content: list[str] = field(default_factory=list)
    stamps: list[tuple[tuple[float, float, float, float], list[str]]] = field(default_factory=list)
    subtype: str = "/Widget/FT/Sig"

    def put(
        self, text: str, left: float, base: float, *, size: float = 12, font: str = UNICODE,
        hidden: bool = False, upwards: bool = False,
    ) -> None:  # fmt: skip
        """Draw `text` with its base line `base` points below the top of the page; or
        upwards, from `left` above its lower end and `base` from its left edge."""
        code = _code(text, font)
        way = 3 if hidden else 0
        place = f"0 1 -1 0 {base} {left}" if upwards else f"1 0 0 1 {left} {self.height - base}"
        self.content.append(f"BT /{_key(font)} {size} Tf {way} Tr {place} Tm <{code}> Tj ET")

    def lines(self, text: str, left: float = 72, top: float = 90) -> None:
        """Draw each line of `text`, 18 points apart."""
        for number, line in enumerate(text.splitlines()):
            self.put(line, left, top + 18 * number)

    def picture(self, share: float = 1.0) -> None:
        """Fill this share of the page's height with an image."""
        height = share * self.height
        self.content.append(f"q {self.width} 0 0 {height} 0 0 cm /Im Do Q")

    def stamp(self, lines: list[str], left: float = 350, bottom: float = 780) -> None:
        """Draw lines by an annotation, as a program for signatures does."""
        self.stamps.append(((left, bottom, left + 220, bottom + 12 * len(lines) + 4), lines))


@dataclass
class Paper:
    """A PDF file. `old_fonts` are drawn with the letters of Windows-1252; a `locked` file asks for
    a password."""

    pages: list[Page] = field(default_factory=list)
    old_fonts: tuple[str, ...] = ()
    locked: bool = False

    def page(self, page: Page | None = None) -> Page:
        self.pages.append(page or Page())
        return self.pages[-1]

    def data(self) -> bytes:
        """The bytes of the file."""
        return _Writer(self).data()


def pdf_of(*texts: str) -> bytes:
    """A PDF with a page for each text."""
    paper = Paper()
    for text in texts:
        paper.page().lines(text)
    return paper.data()


def _key(font: str) -> str:
    return font.strip(".").replace(" ", "")


def _code(text: str, font: str) -> str:
    if font == LOST:  # numbers of glyphs, which nobody else knows
        text = "".join(chr(ord(char) * 7 % 0xFFF + 3) for char in text)
    if font in (UNICODE, LOST):
        return text.encode("utf-16-be").hex()
    return text.encode("cp1252").hex()


class _Writer:
    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._objects: list[bytes] = []

    def data(self) -> bytes:
        fonts = " ".join(f"/{_key(name)} {number} 0 R" for name, number in self._fonts().items())
        image = self._stream("/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray"
                             "/BitsPerComponent 8", bytes(range(64)))  # fmt: skip
        resources = f"<</Font<<{fonts}>>/XObject<</Im {image} 0 R>>>>"
        tree = self._add(b"")
        kids = [self._page(page, tree, resources) for page in self._paper.pages]
        names = " ".join(f"{kid} 0 R" for kid in kids)
        self._objects[tree - 1] = f"<</Type/Pages/Count {len(kids)}/Kids[{names}]>>".encode()
        root = self._add(f"<</Type/Catalog/Pages {tree} 0 R>>".encode())
        return self._file(root)

    def _fonts(self) -> dict[str, int]:
        found = {}
        for name in (UNICODE, LOST):
            known = f"/ToUnicode {self._stream('', _TO_UNICODE)} 0 R" if name == UNICODE else ""
            about = self._add(
                f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[0 -250 1000 900]"
                "/ItalicAngle 0/Ascent 900/Descent -250/CapHeight 700/StemV 80>>".encode()
            )
            cid = self._add(
                f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)"
                f"/Ordering(Identity)/Supplement 0>>/FontDescriptor {about} 0 R/DW 500>>".encode()
            )
            found[name] = self._add(
                f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
                f"/DescendantFonts[{cid} 0 R]{known}>>".encode()
            )
        for name in self._paper.old_fonts:
            widths = " ".join(["500"] * 224)
            about = self._add(
                f"<</Type/FontDescriptor/FontName/{name}/Flags 32/FontBBox[0 -250 1000 900]"
                "/ItalicAngle 0/Ascent 900/Descent -250/CapHeight 700/StemV 80>>".encode()
            )
            found[name] = self._add(
                f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/Encoding/WinAnsiEncoding/FirstChar "
                f"32/LastChar 255/Widths[{widths}]/FontDescriptor {about} 0 R>>".encode()
            )
        return found

    def _page(self, page: Page, tree: int, resources: str) -> int:
        content = self._stream("", "\n".join(page.content).encode())
        crop = f"/CropBox[{' '.join(map(str, page.crop))}]" if page.crop else ""
        annotations = "".join(
            f"{self._annotation(page, rect, lines, resources)} 0 R " for rect, lines in page.stamps
        )
        return self._add(
            f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {page.width} {page.height}]{crop}"
            f"/Rotate {page.rotate}/Resources{resources}/Contents {content} 0 R"
            f"/Annots[{annotations}]>>".encode()
        )

    def _annotation(
        self, page: Page, rect: tuple[float, float, float, float], lines: list[str], resources: str
    ) -> int:
        width, height = rect[2] - rect[0], rect[3] - rect[1]
        drawn = "\n".join(
            f"BT /{UNICODE} 9 Tf 2 {height - 12 * (number + 1)} Td <{_code(line, UNICODE)}> Tj ET"
            for number, line in enumerate(lines)
        )
        look = self._stream(
            f"/Type/XObject/Subtype/Form/BBox[0 0 {width} {height}]/Resources{resources}",
            drawn.encode(),
        )
        place = " ".join(map(str, rect))
        return self._add(
            f"<</Type/Annot/Subtype{page.subtype}/Rect[{place}]/F 4/AP<</N {look} 0 R>>>>".encode()
        )

    def _add(self, body: bytes) -> int:
        self._objects.append(body)
        return len(self._objects)

    def _stream(self, entries: str, data: bytes) -> int:
        packed = zlib.compress(data)
        head = f"<<{entries}/Length {len(packed)}/Filter/FlateDecode>>stream\n".encode()
        return self._add(head + packed + b"\nendstream")

    def _file(self, root: int) -> bytes:
        parts = [b"%PDF-1.7\n"]
        places = []
        length = len(parts[0])
        for number, body in enumerate(self._objects, 1):
            part = b"%d 0 obj\n%s\nendobj\n" % (number, body)
            places.append(length)
            parts.append(part)
            length += len(part)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        count = len(places) + 1
        lock = _LOCK if self._paper.locked else b""
        parts.append(
            b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root %d 0 R%s>>\n"
            b"startxref\n%d\n%%%%EOF\n" % (count, table, count, root, lock, length)
        )
        return b"".join(parts)


_LOCK = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (
    b"11" * 32, b"22" * 32,
)  # fmt: skip

_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Plain def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""
