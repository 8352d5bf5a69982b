"""The parts of a document in the official form, from its plain text.

The form is that of Decree 30/2020/NĐ-CP, Appendix I, and of Party papers: a head of two columns,
the body, a foot of two columns. The text has one paragraph a line, the cells of the head up to the
date line, the copies from "Nơi nhận:" on, and the signature after a blank line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final

from msgspec import Struct

_DATED: Final = re.compile(r", ngày\s.*tháng\s.*năm ")
_MOTTO: Final = re.compile("CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập - Tự do|ĐẢNG CỘNG SẢN")
_REFERENCE: Final = re.compile(r"Số\b|HỎA TỐC$|(?:THƯỢNG )?KHẨN$")
_RULE: Final = re.compile(r"[-_–]{3,}$")
_NUMBER: Final = re.compile(r"(?:[IVX]+\.|\d+\.|[a-zđ]\)|Điều \d+\.)\s+")


class Kind(Enum):
    """How a paragraph of the body is set."""

    TITLE = "title"  # centred and bold: the type of the document, its subject
    CENTRED = "centred"
    HEADING = "heading"
    ADDRESS = "address"  # "Kính gửi:"
    ITEM = "item"  # after a dash
    TEXT = "text"


class Paragraph(Struct, frozen=True):
    """A paragraph of the body; `text` has its number or dash, too.

    Above one that stands `apart` the text has a blank line.
    """

    kind: Kind
    text: str
    apart: bool = True

    @property
    def number(self) -> str:
        """What counts or marks the paragraph, with the blank after it: "1. ", "a) ", "- ", ""."""
        found = _NUMBER.match(self.text)
        return found[0] if found else "- " if self.text.startswith("- ") else ""


class Form(Struct, frozen=True):
    """A document part by part; a part that it does not have is empty."""

    mark: str  # above all: "DỰ THẢO"
    issuer: tuple[str, ...]
    motto: tuple[str, ...]
    reference: tuple[str, ...]  # number, and the subject of a letter
    dated: str
    body: tuple[Paragraph, ...]
    copies: tuple[str, ...]
    signature: tuple[str, ...]
    name: str  # of the signatory, or "(Đã ký)"

    def lines(self) -> Iterator[str]:
        """Every line of the document, column by column."""
        yield from filter(None, (self.mark, *self.issuer, *self.reference, *self.motto, self.dated))
        yield from (paragraph.text for paragraph in self.body)
        yield from filter(None, (*self.copies, *self.signature, self.name))


def form(text: str) -> Form:
    """The document whose plain text is given. Raises `ValueError` where that lacks the form.

    >>> form("SỞ Y TẾ\\nSố: 1/SYT\\nHuế, ngày 02 tháng 5 năm 2021\\n\\nKính gửi: UBND").reference
    ('Số: 1/SYT',)
    """
    lines = text.splitlines()
    end = next((i for i, line in enumerate(lines) if _DATED.search(line)), None)
    if end is None:
        raise ValueError("the text has no line with place and date")
    foot = next((i for i, line in enumerate(lines) if line == "Nơi nhận:"), len(lines))
    mark, issuer, motto, reference = _head(lines[:end])
    copies, signature, name = _foot(lines[foot:])
    body = tuple(_body(lines[end + 1 : foot]))
    return Form(mark, issuer, motto, reference, lines[end], body, copies, signature, name)


def _head(
    lines: list[str],
) -> tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    mark = lines.pop(0) if lines and lines[0].startswith("DỰ THẢO") else ""
    issuer: list[str] = []
    motto: list[str] = []
    reference: list[str] = []
    column = issuer
    for line in filter(None, lines):
        if _MOTTO.match(line):
            column = motto
        elif _REFERENCE.match(line):
            column = reference
        elif not _RULE.match(line) and column is motto:
            column = reference if reference else issuer
        column.append(line)
    return mark, tuple(issuer), tuple(motto), tuple(reference)


def _body(lines: list[str]) -> Iterator[Paragraph]:
    blocks = _blocks(lines)
    if blocks and blocks[0][0].isupper():
        yield from (Paragraph(Kind.TITLE, line) for line in blocks.pop(0))
    for block in blocks:
        for place, line in enumerate(block):
            yield Paragraph(_kind(line), line, place == 0)


def _kind(line: str) -> Kind:
    if line.startswith("Kính gửi:"):
        return Kind.ADDRESS
    if line.startswith("- "):
        return Kind.ITEM
    if line.isupper():
        return Kind.HEADING if _NUMBER.match(line) else Kind.CENTRED
    return Kind.TEXT


def _foot(lines: list[str]) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    blocks = [*_blocks(lines), [], []]
    name = [line for block in blocks[2:] for line in block]
    return tuple(blocks[0]), tuple(blocks[1]), "\n".join(name)


def _blocks(lines: list[str]) -> list[list[str]]:
    """The lines between blank ones."""
    parts = re.split("\n{2,}", "\n".join(lines).strip("\n"))
    return [part.split("\n") for part in parts if part]
