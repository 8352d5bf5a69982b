"""The bytes of a web page as text: by its mark, by what it declares, by what it can be."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from typing import Final

from loaders.legacy import WINDOWS_1258, decoded, decoded_bytes

_REACH: Final = 4096
"""Bytes in which a page declares its encoding; the HTML Standard asks for 1,024."""

_DECLARED: Final = re.compile(rb"(?i)(?:charset|encoding)\s*=\s*[\"']?\s*([-\w.:]{1,40})")
_OLD: Final = {
    "x-viet-tcvn5712": "tcvn3",
    "tcvn": "tcvn3",
    "tcvn3": "tcvn3",
    "viscii": "viscii",
    "x-viet-vps": "vps",
    "x-viet-vni": "vni",
    "vps": "vps",
    "vni": "vni",
}
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN: Final = frozenset(("ascii", "cp1252", "iso8859-1", "iso8859-15", "utf-8", ""))
"""What pages declare in whatever encoding they are."""

_TONES: Final = re.compile(
    rb"[AEIOUYaeiouy\xc2\xc3\xca\xd4\xd5\xdd\xe2\xe3\xea\xf4\xf5\xfd][\xcc\xd2\xde\xec\xf2]"
)
"""A vowel and a tone mark in Windows-1258, which in Western languages are no pair."""

_ENOUGH_TONES: Final = 5


def text_of(data: bytes) -> tuple[str, str | None]:
    """The text of a page and the encoding from before Unicode that it was in, if that is sure.

    Bytes of an old font come as the Western characters that the page takes them for.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace"), None
    sample = data[:_REACH]
    if b"\x00" in sample:
        little = sample[1::2].count(0) >= sample[0::2].count(0)
        return data.decode("utf-16-le" if little else "utf-16-be", "replace"), None
    found = _DECLARED.search(sample)
    declared = found[1].decode("ascii").lower() if found else ""
    if declared in _OLD:
        return decoded(data.decode("latin-1"), _OLD[declared]), _OLD[declared]
    try:
        return data.decode(), None
    except UnicodeDecodeError:
        return _of_8_bits(data, declared)


def _of_8_bits(data: bytes, declared: str) -> tuple[str, str | None]:
    codec = _codec(declared)
    if codec not in _WESTERN:
        with suppress(UnicodeError):  # "undefined", "idna" and the like do not replace
            return data.decode(codec, "replace"), WINDOWS_1258 if codec == "cp1258" else None
    mended = data.decode(errors="replace")
    if codec == "utf-8" and mended.count("\ufffd") * 200 < len(mended):
        return mended, None
    if len(_TONES.findall(data)) >= _ENOUGH_TONES:
        found = decoded_bytes(data)
        if found and found[1] == WINDOWS_1258:
            return found
    return western(data), None


def western(data: bytes) -> str:
    """Bytes as browsers take them: Windows-1252, its five gaps as ISO 8859-1 has them."""
    return data.decode("cp1252", "bytewise")


def _codec(declared: str) -> str:
    try:
        info = codecs.lookup(declared) if declared else None
    except (LookupError, ValueError):
        return ""
    return info.name if info is not None and getattr(info, "_is_text_encoding", True) else ""


def _byte(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("bytewise", _byte)
