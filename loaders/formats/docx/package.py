"""The parts of a Word file: a zip archive of XML, as untrusted input.

The package is that of ECMA-376, Part 2 (Open Packaging Conventions). Nothing outside of it is ever
opened, no part is unpacked that is not asked for, and XML with a document type is refused, so that
there are no entities.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element, ParseError, XMLParser
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from loaders.errors import UnreadableSource

MAX_PARTS: Final = 10_000
"""Most parts of one file; a report with a thousand pictures has about as many."""

MAX_PART: Final = 32 * 1024 * 1024
"""Most bytes of XML in a part: 3,000 pages with their formatting."""

MAX_LIST: Final = 4_000_000
"""Longest list of parts in bytes: 10,000 names of 300 bytes."""

_ENCRYPTED: Final = 0x01  # general purpose flag, APPNOTE 4.4.4
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_NAME: Final = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4
_BYTE_ORDER_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_DAMAGE: Final = (
    BadZipFile, NotImplementedError, EOFError, OSError, ValueError, OverflowError, struct.error,
    zlib.error, RuntimeError, LookupError,
)  # fmt: skip
"""What `zipfile` raises for bytes that break the format."""

_OPEN_AND_SAVE: Final = "open it in a word processor, save it anew and load it again"
_RELATIONSHIPS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"


class Relation(NamedTuple):
    """What a part refers to: the last word of the relation's type, and the other part's name."""

    kind: str
    target: str


class _List(io.BytesIO):
    """The file's bytes, of which nobody can make `zipfile` read an endless list of parts."""

    def read(self, size: int | None = -1) -> bytes:
        if size is not None and size > MAX_LIST:
            raise BadZipFile("the list of parts is too long")
        return super().read(size)


class Package:
    """An opened Word file; raises `UnreadableSource` for what is none or breaks the limits."""

    def __init__(self, data: bytes, source: str) -> None:
        self._source = source
        if data.startswith(_OLE):
            raise self._not_a_package(data)
        with self._sound():
            self._zip = ZipFile(_List(data))
            names = self._zip.namelist()
        if len(names) > MAX_PARTS:
            raise UnreadableSource(
                source,
                f"has {len(names):,} parts, more than the {MAX_PARTS:,} of one Word file",
                _OPEN_AND_SAVE,
            )
        self._names = {name.lower(): name for name in names}

    def main(self) -> str:
        """The name of the part with the document. Raises `UnreadableSource` where there is none."""
        found = (r.target for r in self.relations("").values() if r.kind == "officeDocument")
        name = next(found, "word/document.xml")
        if name.lower() not in self._names:
            raise UnreadableSource(
                self._source, "is a zip archive without a Word document", "load what is in it"
            )
        return name

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to inside of the package, by id."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return {}
        return {
            item.get("Id", ""): Relation(
                item.get("Type", "").rpartition("/")[2], _inside(folder, item.get("Target", ""))
            )
            for item in root.iter(f"{_RELATIONSHIPS}Relationship")
            if item.get("TargetMode") != "External"
        }

    def xml(self, part: str, without: str = "") -> Element | None:
        """The root of a part, None where the file does not have it.

        Elements named `without`, which must hold no others of the name, may be left out: parsing
        them takes its time. Raises `UnreadableSource` where it is damaged, encrypted or too large.
        """
        name = self._names.get(part.lower())
        if name is None:
            return None
        data = self._unpacked(name)
        encoding = None
        if data.startswith(_BYTE_ORDER_MARKS):
            encoding = "utf-8"
            with self._sound():
                data = data.decode("utf-16").encode(encoding)
        if b"<!DOCTYPE" in data or b"\x00" in data[:64]:
            raise UnreadableSource(
                self._source, f"has a document type in {part}, which no Word file has",
                _OPEN_AND_SAVE,
            )  # fmt: skip
        try:
            if without:
                with suppress(ParseError):
                    return _parsed(_without(data, without.encode()), encoding)
            return _parsed(data, encoding)
        except (ParseError, ValueError, LookupError, AssertionError) as error:
            raise UnreadableSource(
                self._source, f"is damaged: {part} is not well-formed ({error})", _OPEN_AND_SAVE
            ) from error

    def _unpacked(self, name: str) -> bytes:
        with self._sound():
            info = self._zip.getinfo(name)
            if info.flag_bits & _ENCRYPTED:
                raise UnreadableSource(
                    self._source, "is encrypted", "open it with its password and save it without"
                )
            if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise BadZipFile("unknown method of compression")
            with self._zip.open(info) as part:
                data = part.read(MAX_PART + 1)
        if len(data) > MAX_PART:
            raise UnreadableSource(
                self._source,
                f"unpacks to more than the {MAX_PART / 1e6:.0f} MB of one part ({name})",
                "split it into one file per document",
            )
        return data

    def _not_a_package(self, data: bytes) -> UnreadableSource:
        if _ENCRYPTED_NAME in data:
            return UnreadableSource(
                self._source, "is encrypted", "open it with its password and save it without"
            )
        return UnreadableSource(self._source, "is no Word file of XML parts", _OPEN_AND_SAVE)

    @contextmanager
    def _sound(self) -> Iterator[None]:
        try:
            yield
        except _DAMAGE as error:
            reason = f"is damaged: it cannot be unpacked ({error})"
            raise UnreadableSource(self._source, reason, "fetch it again") from error


def _parsed(data: bytes, encoding: str | None) -> Element:
    parser = XMLParser(encoding=encoding)  # noqa: S314 - no document type, hence no entities
    parser.feed(data)
    return parser.close()


def _without(data: bytes, name: bytes) -> bytes:
    """XML without the elements of a name."""
    parts: list[bytes] = []
    at = 0
    end = b"</" + name + b">"
    while (start := data.find(b"<" + name + b" ", at)) >= 0 and (
        last := data.find(end, start)
    ) >= 0:
        parts.append(data[at:start])
        at = last + len(end)
    return b"".join((*parts, data[at:])) if parts else data


def _inside(folder: str, target: str) -> str:
    """The name of a part that is given beside `folder`."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
