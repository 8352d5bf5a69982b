"""Word files (.docx) that tests write part by part, and what LibreOffice makes of them."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tools.rendering.programs import MissingProgram, converted

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_ROOTS = {
    "styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
    "header1": "hdr", "header2": "hdr",
}  # fmt: skip
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def docx(body: str, **parts: str) -> bytes:
    """A Word file; `parts` are the contents of other parts by name, "theme1" as it stands.

    The id of a part's relation is its name.
    """
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relations({"rId1": "officeDocument"}, {"rId1": "word/document.xml"}),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": _relations(
            {name: name.rstrip("12") for name in parts}, {name: f"{name}.xml" for name in parts}
        ),
    }
    for name, content in parts.items():
        files[f"word/{name}.xml"] = part(_ROOTS[name], content) if name in _ROOTS else content
    return packed(files)


def part(root: str, content: str) -> str:
    """A part of WordprocessingML."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_SPACES}>{content}</w:{root}>'


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """The files as a zip archive."""
    data = io.BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; what is no element is a run's text."""
    inner = "".join(item if item.startswith("<") else r(item) for item in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def font(name: str) -> str:
    """The property of a run that gives its font."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def table(*rows: tuple[str, ...], borders: bool = False, properties: str = "") -> str:
    """A table; a cell that is no element is one paragraph for each line."""
    line = '<w:insideV w:val="single" w:sz="4"/>' if borders else ""
    return (
        f"<w:tbl><w:tblPr>{properties}<w:tblBorders>{line}</w:tblBorders></w:tblPr>"
        + "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows)
        + "</w:tbl>"
    )


def _cell(content: str) -> str:
    if content.startswith("<w:tc>"):
        return content
    if not content.startswith("<"):
        content = "".join(map(p, content.split("\n")))
    return f"<w:tc>{content}</w:tc>"


def level(form: str, text: str, depth: int = 0, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def listed(number: int, depth: int = 0) -> str:
    """The property of a paragraph that puts it into a list."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def by_office(files: Mapping[str, bytes], ending: str) -> dict[str, bytes]:
    """The files as LibreOffice saves them; the test is skipped without it, but never on CI."""
    try:
        return converted(files, ending)
    except MissingProgram as error:
        if os.environ.get("CI") == "true":
            pytest.fail(str(error))
        pytest.skip(str(error))


def _content_types(parts: Mapping[str, str]) -> str:
    kinds = {"document": "document.main"} | {name: name.rstrip("12") for name in parts}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
        if kind != "theme"
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(kinds: Mapping[str, str], targets: Mapping[str, str]) -> str:
    items = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{targets[key]}"/>'
        for key, kind in kinds.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'
