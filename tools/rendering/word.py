"""Documents as Word files (.docx): WordprocessingML written part by part.

Element and attribute names are those of ECMA-376, Part 1, section 17.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath
from typing import Final
from xml.sax.saxutils import escape

from msgspec import Struct

from tools.rendering.form import Form, Kind, Paragraph
from tools.rendering.packing import zipped

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Hand(Struct, frozen=True):
    """How a typist works: the font, and what is typed otherwise than it is seen.

    `coded` gives the runs of a text, each as its characters and their font; `counted` leaves the
    numbers and dashes of paragraphs to the word processor; `capped` types capitals as small letters
    that are shown as capitals.
    """

    coded: Callable[[str], Sequence[tuple[str, str]]] = lambda text: ((text, "Times New Roman"),)
    counted: bool = False
    capped: bool = False


_BOLD: Final = "<w:b/>"
_ITALIC: Final = "<w:i/>"
_CAPS: Final = "<w:caps/>"
_SMALL: Final = '<w:sz w:val="24"/>'  # half points
_FIRST: Final = frozenset({"1.", "a)", "I.", "Điều 1."})

PLAIN: Final = Hand()


def docx(form: Form, hand: Hand = PLAIN) -> bytes:
    """The document as a Word file in the official layout."""
    return _Writer(hand).file(form)


class _Writer:
    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._lists: list[str] = []  # the format of each list, in order

    def file(self, form: Form) -> bytes:
        body = "".join(self._document(form))
        section = (
            '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" '
            'w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
        )
        return zipped(
            {
                "[Content_Types].xml": _content_types(),
                "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
                "word/document.xml": f'{_XML}<w:document xmlns:w="{_W}"><w:body>{body}{section}'
                "</w:body></w:document>",
                "word/_rels/document.xml.rels": _relations(
                    {"rId1": ("styles", "styles.xml"), "rId2": ("numbering", "numbering.xml")}
                ),
                "word/styles.xml": self._styles(),
                "word/numbering.xml": self._numbering(),
            }
        )

    def _document(self, form: Form) -> Iterator[str]:
        if form.mark:
            yield self._paragraph(form.mark, style=_BOLD)
        yield self._table((3700, 5654), self._head(form))
        for paragraph in form.body:
            yield self._body(paragraph)
        yield self._table((4700, 4654), [self._foot(form)])

    def _head(self, form: Form) -> list[tuple[str, str]]:
        def cell(lines: Sequence[str], style: str = "") -> str:
            return "".join(self._paragraph(line, "center", style=style + _SMALL) for line in lines)

        issuer = cell(form.issuer[:-1]) + cell(form.issuer[-1:], _BOLD)
        return [
            (issuer, cell(form.motto, _BOLD)),
            (cell(form.reference), cell([form.dated], _ITALIC)),
        ]

    def _body(self, paragraph: Paragraph) -> str:
        match paragraph.kind:
            case Kind.TITLE | Kind.CENTRED:
                return self._paragraph(paragraph.text, "center", style=_BOLD)
            case Kind.ADDRESS:
                return self._paragraph(paragraph.text, indent=1701)
            case Kind.ITEM:
                return self._item(paragraph, "left", 2268)
            case Kind.HEADING:
                return self._item(paragraph, "both", 567, _BOLD)
            case Kind.TEXT:
                return self._item(paragraph, "both", 567)

    def _item(self, paragraph: Paragraph, align: str, indent: int, style: str = "") -> str:
        number = paragraph.number if self._hand.counted else ""
        listed = self._count(number.strip()) if number else ""
        text = paragraph.text.removeprefix(number)
        apart = paragraph.apart and align == "both"
        return self._paragraph(text, align, style=style, indent=indent, listed=listed, apart=apart)

    def _count(self, number: str) -> str:
        """The property that puts a paragraph into the list that its number belongs to."""
        form = _format(number)
        if form not in self._lists or number in _FIRST:
            self._lists.append(form)
        current = len(self._lists) - self._lists[::-1].index(form)
        return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{current}"/></w:numPr>'

    def _foot(self, form: Form) -> tuple[str, str]:
        label, *items = form.copies or ("",)
        copies = self._paragraph(label, style=_BOLD + _ITALIC + _SMALL)
        for item in items:
            copies += self._item(Paragraph(Kind.ITEM, item), "left", 0, _SMALL)
        space = [""] * 4
        signature = (*form.signature, *space, *form.name.splitlines())
        return copies, "".join(self._paragraph(line, "center", style=_BOLD) for line in signature)

    def _paragraph(
        self,
        text: str,
        align: str = "left",
        *,
        style: str = "",
        indent: int = 0,
        listed: str = "",
        apart: bool = False,
    ) -> str:
        """A paragraph; `style` are the properties of its runs, `listed` puts it into a list."""
        indented = f'<w:ind w:firstLine="{indent}"/>' if indent else ""
        spaced = '<w:spacing w:before="120"/>' if apart else ""  # 6 pt
        shape = f'<w:pPr>{listed}{spaced}{indented}<w:jc w:val="{align}"/></w:pPr>'
        return f"<w:p>{shape}{self._runs(text, style)}</w:p>"

    def _runs(self, text: str, style: str) -> str:
        capped = self._hand.capped and text.isupper() and text.lower().upper() == text
        return "".join(
            f'<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>{style}'
            f'{_CAPS if capped else ""}</w:rPr><w:t xml:space="preserve">{escape(run)}</w:t></w:r>'
            for run, font in self._hand.coded(text.lower() if capped else text)
        )

    def _table(self, widths: tuple[int, int], rows: list[tuple[str, str]]) -> str:
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        cells = "".join(
            "<w:tr>"
            + "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
                f"{cell or self._paragraph('')}</w:tc>"
                for width, cell in zip(widths, row, strict=True)
            )
            + "</w:tr>"
            for row in rows
        )
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{cells}</w:tbl>"
        )

    def _styles(self) -> str:
        font = self._hand.coded("a")[0][1]
        return (
            f'{_XML}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
            f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/><w:sz w:val="28"/>'
            '<w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>'
        )

    def _numbering(self) -> str:
        kinds = "".join(
            f'<w:abstractNum w:abstractNumId="{i}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{_COUNTING[form]}"/><w:lvlText w:val="{form}"/></w:lvl>'
            "</w:abstractNum>"
            for i, form in enumerate(self._lists)
        )
        lists = "".join(
            f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>'
            for i in range(len(self._lists))
        )
        return f'{_XML}<w:numbering xmlns:w="{_W}">{kinds}{lists}</w:numbering>'


_COUNTING: Final = {
    "-": "bullet", "%1.": "decimal", "%1)": "lowerLetter", "Điều %1.": "decimal",
    "%1. ": "upperRoman",
}  # fmt: skip
"""The text of a level of a list, and how it counts."""


def _format(number: str) -> str:
    """The text of a list's level ("%1.") that gives this number."""
    if number == "-":
        return "-"
    if number.startswith("Điều"):
        return "Điều %1."
    if number[0].isdigit():
        return "%1."
    return "%1)" if number.endswith(")") else "%1. "


def _content_types() -> str:
    parts = {
        "document.xml": f"{_WORD}.document.main+xml",
        "styles.xml": f"{_WORD}.styles+xml",
        "numbering.xml": f"{_WORD}.numbering+xml",
    }
    overrides = "".join(
        f'<Override PartName="/word/{part}" ContentType="{kind}"/>' for part, kind in parts.items()
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(relations: dict[str, tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/relationships/{kind}" '
        f'Target="{PurePath(target)}"/>'
        for name, (kind, target) in relations.items()
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'
