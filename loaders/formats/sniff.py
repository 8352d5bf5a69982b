"""What a file is, by its bytes; its name decides only between kinds of plain text.

The marks are those of the formats' own specifications; other formats are named by puremagic, so
that a user learns what was given.
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Final

import puremagic

from loaders.archives.member import Stream
from loaders.archives.zip_list import listed
from loaders.errors import UnreadableSource
from loaders.formats import table
from loaders.formats.table import Container, Format, format_by_name

SAMPLE: Final = 4096
"""Bytes from the start of a file that tell most formats."""

_MARKS: Final[tuple[tuple[bytes, Format | Container], ...]] = (
    (b"{\\rt", table.RTF),
    (b"\x89PNG\r\n\x1a\n", table.PNG),
    (b"\xff\xd8\xff", table.JPEG),
    (b"II*\x00", table.TIFF),
    (b"MM\x00*", table.TIFF),
    (b"II+\x00", table.TIFF),
    (b"MM\x00+", table.TIFF),
    (b"\x1f\x8b\x08", table.TAR),
    (b"BZh", table.TAR),
    (b"\xfd7zXZ\x00", table.TAR),
)
_PDF: Final = b"%PDF-"
_PDF_REACH: Final = 1024  # ISO 32000-1, implementation note 13 of Adobe's edition
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_USTAR: Final = slice(257, 262)
_OLE_KINDS: Final = (
    ("WordDocument", None),
    ("EncryptedPackage", "is encrypted"),
    ("Workbook", "is an Excel workbook"),
    ("Book", "is an Excel workbook"),
    ("PowerPoint Document", "is a PowerPoint presentation"),
    ("__properties_version1.0", "is an Outlook message (.msg)"),
)
_PACKED_KINDS: Final = (
    ("xl/", "is an Excel workbook"),
    ("ppt/", "is a PowerPoint presentation"),
    ("content.xml", "is an OpenDocument file"),
    ("META-INF/container.xml", "is an e-book (EPUB)"),
)
_OTHERWISE: Final = "save it as PDF or .docx and load that"
_UNLOCKED: Final = "save it without a password and load that"
_AS_MAIL: Final = "save it as .eml, or save its attachments, and load those"
_TNEF: Final = b"\x78\x9f\x3e\x22"  # [MS-OXTNEF], 2.1.3.1
_TAG: Final = re.compile(
    r"(?i)\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.DOTALL,
)
_ANY_TAG: Final = re.compile(r"(?i)<(?:html|body|div|p|table|br|span|font)\b[^<>]{0,500}>")
_MAIL: Final = re.compile(
    rb"(?i)(?:From [^\n]*+\n)?+(?:(?:[!-9;-~]++:|[ \t])[^\n]*+\n)*?"
    rb"(?:MIME-Version|Received|Message-ID|Return-Path|Delivered-To|X-Mailer|Snapshot-Content-Location)"
    rb"[ \t]*:"
)


def format_of(data: bytes, source: str) -> Format | Container:
    """The format of a file; `source` is its name, whose ending tells kinds of text apart.

    What has no mark is taken for text, for decoding to judge. Raises `UnreadableSource` for a
    format that is known and not read.
    """
    start = data[:SAMPLE]
    for mark, kind in _MARKS:
        if start.startswith(mark):
            return kind
    if _PDF in start[:_PDF_REACH]:
        return table.PDF
    if start.startswith(_ZIP):
        return _packed(io.BytesIO(data), source)
    if start.startswith(_OLE):
        return _compound(data, source)
    if start.startswith(_TNEF):
        raise UnreadableSource(source, "holds files packed by Outlook (winmail.dat)", _AS_MAIL)
    if start[_USTAR] == b"ustar":
        return table.TAR
    return _text(start, source)


def container_of(path: str) -> Container | None:
    """The kind of archive that a file is, None for any other; raises `OSError`."""
    with Path(path).open("rb") as file:
        start = file.read(SAMPLE)
        if start.startswith(_ZIP):
            kind: Format | Container | None = _unless_refused(file, path)
        elif start.startswith((_OLE, _TNEF)):
            return None
        else:
            kind = format_of(start, path)
    return kind if isinstance(kind, Container) else None


def _unless_refused(file: Stream, path: str) -> Format | Container | None:
    try:
        return _packed(file, path)
    except UnreadableSource:
        return None


def named(data: bytes) -> str:
    """What puremagic calls these bytes ("Windows Executable"); "" where it does not know them."""
    if not data[:SAMPLE].strip(b"\0"):  # nothing was written there: no format is told by it
        return ""
    try:
        found = puremagic.magic_string(data[:SAMPLE])
    except (puremagic.PureError, ValueError, IndexError):
        return ""
    return found[0].name if found and found[0].confidence >= 0.5 else ""


def _packed(file: Stream, source: str) -> Format | Container:
    """A zip archive, or a document that is one inside; a damaged one is what its name says."""
    try:
        names = {info.orig_filename for info in listed(file).filelist}
    except Exception:  # whatever zipfile meets in bytes that break the format
        by_name = format_by_name(source)
        return by_name if by_name is table.DOCX else table.ZIP
    if "[Content_Types].xml" in names or "mimetype" in names:
        if any(name.startswith("word/") for name in names):
            return table.DOCX
        for opening, words in _PACKED_KINDS:
            if any(name.startswith(opening) for name in names):
                raise UnreadableSource(source, f"{words}, which is not read", _OTHERWISE)
    return table.ZIP


def _compound(data: bytes, source: str) -> Format:
    """A document of Word, or another of the files that are OLE compound files ([MS-CFB])."""
    for stream, words in _OLE_KINDS:
        if stream.encode("utf-16-le") + b"\x00\x00" in data:
            if words is None:
                return table.DOC
            remedy = _AS_MAIL if "Outlook" in words else _OTHERWISE
            remedy = _UNLOCKED if "encrypted" in words else remedy
            raise UnreadableSource(source, words, remedy)
    return table.DOC


def _text(start: bytes, source: str) -> Format | Container:
    by_name = format_by_name(source)
    if _MAIL.match(start.lstrip(b"\xef\xbb\xbf\r\n")):
        return table.MAIL
    text = _decoded(start)
    if _TAG.match(text):
        return table.HTML
    if by_name is table.HTML:
        return table.HTML if _ANY_TAG.search(text) else table.PLAIN_HTML
    return table.MARKDOWN if by_name is table.MARKDOWN else table.TEXT


def _decoded(start: bytes) -> str:
    """The first characters, good enough to see tags in them."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start.decode("utf-16", "replace")
    return start.decode("latin-1").lstrip("ï»¿")
