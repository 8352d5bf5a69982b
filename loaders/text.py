"""Bytes to text: decoding, refusing what is no text, and the normal form that offsets count in."""

from __future__ import annotations

import codecs
import hashlib
import re
import unicodedata

from msgspec import Struct

from loaders.errors import BinaryData, UnreadableSource
from loaders.legacy import WINDOWS_1258, decoded_bytes, mended
from loaders.markup import printed
from loaders.positions import NOWHERE, Positions
from loaders.record import ReadingWarning
from loaders.source_warnings import old_encoding

MAX_BYTES = 64 * 1024 * 1024
"""Largest source in bytes. A 300-page decree is below 1 MB; more is a dump, not a document."""

MAX_CHARACTERS = 8_000_000
"""Longest text in characters, about 2,500 printed pages; longer ones are refused, not truncated."""

_SAMPLE = 4096
_UTF16_SHARE = 0.2
"""Vietnamese in UTF-16 has a NUL in every ASCII letter, digit and blank: over 60 % of its units."""

_CONTROL = bytes((*range(0x09), *range(0x0E, 0x20), 0x7F))
_MAX_CONTROL_SHARE = 0.005
_SURROGATE = re.compile("[\ud800-\udfff]")
_OTHER_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
_BLANKS = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\u00ad"
_COMMON_WORDS = re.compile(r"\b(?:ngày|tháng|năm|của|và|các|về|dân|nhân|thực hiện)\b")
_MIN_COMMON_WORDS = 3
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MARKS = tuple(mark for mark, _ in _BYTE_ORDER_MARKS)
_SAVE_AS_UTF8 = "save it as plain text in UTF-8 and load it again"


class SourceText(Struct, frozen=True):
    """The text of one source as it came, and the SHA-256 digest of its bytes, in hex.

    A text that `is_plain` is in the form of `plain` already: tags in it are words. `positions` tell
    where its words stand on the pages of the source, `warnings` how it was read.
    """

    text: str
    source: str
    sha256: str
    media_type: str
    is_plain: bool = False
    positions: Positions = NOWHERE
    warnings: tuple[ReadingWarning, ...] = ()


def source_text(data: bytes, source: str, media_type: str) -> SourceText:
    """The text in the bytes of a source; raises `UnreadableSource` as `decode` does."""
    text, encoding = _decoded(data, source)
    warnings = (old_encoding(encoding),) if encoding else ()
    return SourceText(text, source, digest_of(data), media_type, warnings=warnings)


def given(text: str, source: str) -> SourceText:
    """A text that came as such.

    Raises `UnreadableSource` when it is empty or longer than `MAX_CHARACTERS`.
    """
    if not text.strip():
        raise UnreadableSource(source or "the text", "is empty", "put the document's text into it")
    digest = digest_of(text.encode("utf-8", "surrogatepass"))
    return SourceText(check_length(text, source), source, digest, "text/plain")


def digest_of(data: bytes) -> str:
    """The SHA-256 digest of a source's bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def decode(data: bytes, source: str) -> str:
    """The text in `data`, with `"\\n"` as its only line end; `source` names it in errors.

    UTF-8 and UTF-16 are read with and without a byte order mark; the encodings from before Unicode
    (`loaders.legacy`) where the result reads as Vietnamese, also where a program took their bytes
    for Western letters. Raises `UnreadableSource` when `data` is empty, larger than
    `MAX_BYTES`, longer than `MAX_CHARACTERS`, or no text in any of these encodings.

    >>> decode("Số: 31/CT-TTg\\r\\n".encode("utf-16"), "a.txt")
    'Số: 31/CT-TTg\\n'
    """
    return _decoded(data, source)[0]


def _decoded(data: bytes, source: str) -> tuple[str, str | None]:
    """The text, as `decode` gives it, and the encoding from before Unicode that it was in."""
    if len(data) > MAX_BYTES:
        raise too_large(source, f"is {len(data) / 1e6:.0f} MB")
    text, encoding = _decode(data, source)
    if not text or text.isspace():
        raise UnreadableSource(source, "is empty", "put the document's text into it")
    return check_length(_with_one_line_end(text), source), encoding


def too_large(source: str, size: str) -> UnreadableSource:
    """The error for a source of more than `MAX_BYTES`; `size` says how large it is."""
    return UnreadableSource(
        source,
        f"{size}, more than the {MAX_BYTES / 1e6:.0f} MB of one source",
        "split it into one file per document",
    )


def check_length(text: str, source: str) -> str:
    """`text` itself. Raises `UnreadableSource` when it is longer than `MAX_CHARACTERS`."""
    if len(text) > MAX_CHARACTERS:
        raise UnreadableSource(
            source,
            f"has {len(text):,} characters, more than the {MAX_CHARACTERS:,} of one text",
            "split it into one file per document",
        )
    return text


def normalise(text: str) -> str:
    """`text` in NFC, the form in which all offsets of a record count.

    HTML becomes what it prints (`loaders.markup`); line ends and form feeds become `"\\n"`,
    typographic blanks a plain one; zero-width characters and soft hyphens, which would split words,
    disappear; a lone surrogate becomes U+FFFD. "Ð" (U+00D0), which old fonts use for "Đ", stays:
    reading treats both alike. Nothing else changes.

    >>> normalise("S\\u00f4\\u0301:\\u00a05")
    'Số: 5'
    """
    return plain(printed(text))


def plain(text: str) -> str:
    """The same for a text in which tags are words like any other.

    >>> plain("<b>S\\u00f4\\u0301</b>")
    '<b>Số</b>'
    """
    if text.isprintable():  # a word, a line: nothing of what follows is in it
        return unicodedata.normalize("NFC", text)
    if _has_surrogates(text):
        text = _SURROGATE.sub("\ufffd", text)
    text = _with_one_line_end(text)
    # Most are in no text: asking for each takes less time than a pattern for all.
    for blank in filter(text.__contains__, _BLANKS):
        text = text.replace(blank, " ")
    for sign in filter(text.__contains__, _INVISIBLE):
        text = text.replace(sign, "")
    return unicodedata.normalize("NFC", text)


def _with_one_line_end(text: str) -> str:
    """`text` with "\\n" for every other line end."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    for end in filter(text.__contains__, _OTHER_LINE_ENDS):
        text = text.replace(end, "\n")
    return text


def _has_surrogates(text: str) -> bool:
    try:
        text.encode()  # several times faster than looking for them
    except UnicodeEncodeError:
        return True
    return False


def _decode(data: bytes, source: str) -> tuple[str, str | None]:
    encoding = _marked_encoding(data) or _unmarked_utf16(data) or "utf-8"
    try:
        text, old = data.decode(encoding), None
    except UnicodeDecodeError as error:
        text, old = _in_old_encoding(data)
        if not text:
            reason = f"is no text in UTF-8, UTF-16 or an old encoding (byte {error.start})"
            raise BinaryData(source, reason, _SAVE_AS_UTF8) from error
    if _looks_binary(text, data):
        raise BinaryData(source, "holds binary data, not text", _SAVE_AS_UTF8)
    return (text, old) if old else mended(text)


def _in_old_encoding(data: bytes) -> tuple[str, str | None]:
    """The text in an encoding from before Unicode, and which; "" where it reads as none."""
    return decoded_bytes(data) or (_windows_1258(data), WINDOWS_1258)


def _marked_encoding(data: bytes) -> str | None:
    if not data.startswith(_MARKS):
        return None
    return next(name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark))


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: NULs stand on one side of the pairs only, and there are many."""
    sample = data[:_SAMPLE]
    if 0 not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    enough = len(sample) / 2 * _UTF16_SHARE
    if odd > enough and even < odd / 20:
        return "utf-16-le"
    if even > enough and odd < even / 20:
        return "utf-16-be"
    return None


def _windows_1258(data: bytes) -> str:
    """The text in the old Windows code page, or "" where it does not read as Vietnamese."""
    if b"\x00" in data:
        return ""
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return ""
    return text if len(_COMMON_WORDS.findall(text[:50_000].lower())) >= _MIN_COMMON_WORDS else ""


def _looks_binary(text: str, data: bytes) -> bool:
    """Whether `text` has NULs or many control characters; `data` is where it was decoded from."""
    if not any(map(data.__contains__, _CONTROL)):  # in no encoding does one come from other bytes
        return False
    if "\x00" in text:
        return True
    sample = text[:50_000].encode("utf-8", "surrogatepass")
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    return controls > max(2, len(sample) * _MAX_CONTROL_SHARE)
