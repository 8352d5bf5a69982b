"""The names of an archive's members: as their writer meant them, and which may be trusted."""

from __future__ import annotations

import struct
import unicodedata
import zlib
from zipfile import ZipInfo

from loaders.files import is_readable
from loaders.image import UNKNOWN, image

_UTF8 = 0x800  # general purpose flag, APPNOTE 4.4.4
_FIELD = struct.Struct("<HH")
_UNICODE_NAME = 0x7075
_RESOURCE_FORKS = "__MACOSX"


def member_name(info: ZipInfo) -> str:
    """The name of a zip archive's member, as `one_form` has it."""
    return one_form(_decoded(info))


def one_form(name: str) -> str:
    """The name in NFC with "/" between its parts, without empty ones and "."."""
    first, *parts = name.replace("\\", "/").split("/")
    kept = [part for part in parts if part not in ("", ".")]
    return unicodedata.normalize("NFC", "/".join(kept if first == "." else [first, *kept]))


def is_wanted(name: str) -> bool:
    """Whether the member is to be read, or to be told: neither hidden nor of another kind."""
    parts = name.split("/")
    hidden = any(part.startswith(".") and part != ".." for part in parts)
    return is_readable(name) and not hidden and _RESOURCE_FORKS not in parts


def leads_out(name: str) -> bool:
    """Whether the name, taken for a path, would leave the folder into which it is unpacked."""
    first, *_ = parts = name.split("/")
    return ".." in parts or not first or first.endswith(":")


def _decoded(info: ZipInfo) -> str:
    """What is not marked as UTF-8 should be in code page 437, which has no Vietnamese letters.

    Programs that know better add the name in UTF-8, or write UTF-8 or the code page of Vietnamese
    Windows all the same.
    """
    name = info.orig_filename.partition("\0")[0]
    if info.flag_bits & _UTF8 or name.isascii():
        return name
    raw = name.encode("cp437")
    return _added(info.extra, raw) or _utf8(raw) or _windows_1258(raw) or name


def _added(extra: bytes, raw: bytes) -> str:
    """The name in UTF-8 among the extra fields, if it belongs to this one (APPNOTE 4.6.9)."""
    while len(extra) > _FIELD.size:
        kind, length = _FIELD.unpack_from(extra)
        field, extra = extra[_FIELD.size :][:length], extra[_FIELD.size + length :]
        if kind == _UNICODE_NAME and field[1:5] == struct.pack("<I", zlib.crc32(raw)):
            return _utf8(field[5:].partition(b"\0")[0])
    return ""


def _utf8(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return ""


def _windows_1258(raw: bytes) -> str:
    """The name in that code page, "" where it then has more than ASCII and Vietnamese letters."""
    try:
        name = unicodedata.normalize("NFC", raw.decode("cp1258"))
    except UnicodeDecodeError:
        return ""
    vietnamese = UNKNOWN not in image(name)
    return name if vietnamese and all(c.isascii() or c.isalpha() for c in name) else ""
