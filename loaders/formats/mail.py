"""E-mail (RFC 5322, RFC 2045) and saved pages in its form (MHTML, RFC 2557): the files in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import collapse_rfc2231_value
from typing import Final

from msgspec import Struct

from loaders.errors import UnreadableSource
from loaders.formats.html.words import mark
from loaders.formats.table import FORMATS

MAX_BYTES: Final = 100_000_000
"""Largest message in bytes; mail servers take 25 to 50 MB."""

MAX_PARTS: Final = 1_000
"""Most parts of one message, those that hold parts counted."""

MAX_DEPTH: Final = 20
"""How deep parts may stand in parts; a letter with a picture and a file has 3."""

_MAX_BOUNDARIES: Final = 20_000
"""Most lines that may begin a part, before anything is parsed."""

_FORWARD: Final = "open it with a mail program and save its attachments"
_UNWANTED: Final = frozenset(
    ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
     "application/pgp-encrypted", "text/calendar", "text/vcard", "text/x-vcard",
     "message/delivery-status", "message/disposition-notification", "text/rfc822-headers")
)  # fmt: skip
_TNEF: Final = b"\x78\x9f\x3e\x22"  # [MS-OXTNEF], 2.1.3.1
_ENOUGH: Final = 6
"""The weight of marks with which a covering letter is a document of its own."""

_LONGEST_NAME: Final = 120
_FORBIDDEN: Final = re.compile(r'[\x00-\x1f\x7f<>:"|?*\ud800-\udfff\u200e\u200f\u202a-\u202e]+')
_ENDING: Final = re.compile(r"\.[A-Za-z0-9]{1,6}$")
_TAG: Final = re.compile(r"<[^<>]*>")


class Part(Struct, frozen=True):
    """A file that came with a message; `name` has no folders, and no two of a message share one."""

    name: str
    data: bytes


class _Leaf(Struct, frozen=True):
    """A part that holds no parts, and whether it only serves another one, as pictures do."""

    message: Message
    kind: str
    is_resource: bool
    is_attached: bool

    @property
    def is_body(self) -> bool:
        return not self.is_attached and self.kind.startswith("text/")


def parts(data: bytes, source: str) -> list[Part]:
    """The files of a message, in order: what is attached, a letter that is a document, a page.

    The text of a message is a file ("body.txt", "body.html") where nothing is attached or where it
    reads as a document. Of a saved page (MHTML) there is the page alone. Messages in messages are
    files (".eml"). Raises `UnreadableSource` for a message that is too large, too deep, has too
    many parts, or nothing to read.
    """
    if len(data) > MAX_BYTES:
        size = f"is {len(data) / 1e6:.0f} MB, more than the {MAX_BYTES / 1e6:.0f} MB of one message"
        raise UnreadableSource(source, size, _FORWARD)
    if data.count(b"\n--") > _MAX_BOUNDARIES:
        raise _too_many(source)
    leaves = list(_leaves(_parsed(data, source), source))
    found = _page(leaves) or _files(leaves)
    if not found:
        raise UnreadableSource(source, "is a message without text and files", _FORWARD)
    if len(found) == 1 and found[0].data.startswith(_TNEF):
        reason = "has its files packed by Outlook (winmail.dat)"
        remedy = "have it sent as plain text or HTML, or save the files with Outlook"
        raise UnreadableSource(source, reason, remedy)
    return found


def _parsed(data: bytes, source: str) -> Message:
    # The parser of the modern policy reads every header by a grammar, and fails on hostile ones.
    try:
        return BytesParser(policy=policy.compat32).parsebytes(data)
    except RecursionError:
        raise _too_deep(source) from None
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError) as error:
        raise UnreadableSource(source, "is a damaged message", _FORWARD) from error


def _leaves(message: Message, source: str) -> Iterator[_Leaf]:
    """The parts that hold no parts, in order."""
    waiting = [(message, 0, False)]
    count = 0
    while waiting:
        part, depth, is_resource = waiting.pop()
        count += 1
        if count > MAX_PARTS:
            raise _too_many(source)
        if depth > MAX_DEPTH:
            raise _too_deep(source)
        kind = part.get_content_type()
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list) and kind != "message/rfc822":
            related = kind == "multipart/related"
            inside = [child for child in inner if isinstance(child, Message)]
            if kind == "multipart/alternative":
                inside = _best(inside)
            waiting += [
                (child, depth + 1, is_resource or (related and place > 0))
                for place, child in reversed(list(enumerate(inside)))
            ]
        elif kind not in _UNWANTED:
            yield _Leaf(part, kind, is_resource, _is_attached(part))


def _best(alternatives: list[Message]) -> list[Message]:
    """The ways to show a text without the plain one, if there is another; that may hold files."""
    return [p for p in alternatives if p.get_content_type() != "text/plain"] or alternatives


def _is_attached(part: Message) -> bool:
    disposition = str(part.get("Content-Disposition", "")).lower()
    return disposition.lstrip().startswith("attachment") or _file_name(part) != ""


def _page(leaves: list[_Leaf]) -> list[Part]:
    """The page of a saved one, which says from where it came."""
    for leaf in leaves:
        if leaf.kind in ("text/html", "application/xhtml+xml"):
            if leaf.message.get("Content-Location") is None or leaf.is_attached:
                return []
            return [Part("page.html", _text(leaf.message))]
    return []


def _files(leaves: list[_Leaf]) -> list[Part]:
    bodies = [leaf for leaf in leaves if leaf.is_body and not leaf.is_resource]
    attached = [leaf for leaf in leaves if not leaf.is_body and not leaf.is_resource]
    names: set[str] = set()
    letter = [
        Part(_unused("body.html" if leaf.kind == "text/html" else "body.txt", names), text)
        for leaf in bodies
        if (text := _text(leaf.message)).strip() and (not attached or _is_document(text))
    ]
    files = [
        Part(_unused(_name(leaf, number), names), content)
        for number, leaf in enumerate(attached, 1)
        if (content := _content(leaf.message))
    ]
    return letter + files


def _is_document(text: bytes) -> bool:
    lines = _TAG.sub("\n", text.decode("utf-8", "replace")).split("\n")
    return sum(mark(line.strip()).weight for line in lines) >= _ENOUGH


def _content(part: Message) -> bytes:
    """The bytes of a part; of a message in it as they would stand in a file."""
    inner = part.get_payload() if part.is_multipart() else None
    if isinstance(inner, list):
        return _bytes_of(inner[0]) if inner and isinstance(inner[0], Message) else b""
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AssertionError):
        return b""
    return content if isinstance(content, bytes) else b""


def _bytes_of(message: Message) -> bytes:
    try:
        return message.as_bytes(policy=policy.compat32)
    except (ValueError, LookupError, TypeError, KeyError, RecursionError):
        return b""


def _text(part: Message) -> bytes:
    """The text of a part in UTF-8 with a mark; its bytes where it does not say in what they are."""
    content = _content(part)
    charset = part.get_param("charset")
    name = collapse_rfc2231_value(charset) if charset else ""
    try:
        text = content.decode(name) if name else content.decode()
    except (LookupError, ValueError, TypeError):
        return content
    if str(part.get_param("format", "")).lower() == "flowed":
        text = text.replace(" \r\n", " ").replace(" \n", " ")  # RFC 3676, section 4.1
    return text.encode("utf-8-sig", "replace") if text.strip() else b""


def _name(leaf: _Leaf, number: int) -> str:
    name = _safe(_file_name(leaf.message))
    if name:
        return name if leaf.kind != "message/rfc822" or name.endswith(".eml") else f"{name}.eml"
    if leaf.kind == "message/rfc822":
        return f"message-{number}.eml"
    endings = (kind.endings[0] for kind in FORMATS if kind.media_type == leaf.kind)
    return f"part-{number}{next(endings, '')}"


def _file_name(part: Message) -> str:
    """The name that a part has, in whichever of the ways that mail programs write it."""
    try:
        for parameter, header in (("filename", "Content-Disposition"), ("name", "Content-Type")):
            _read_as_utf8(part, header)
            value = part.get_param(parameter, None, header)
            if value:
                return _decoded(collapse_rfc2231_value(value))
    except (ValueError, LookupError, TypeError, AttributeError):
        pass
    return ""


def _read_as_utf8(part: Message, header: str) -> None:
    """Make raw bytes in a header the letters that they are in UTF-8, as RFC 6532 allows."""
    for name, value in part.raw_items():
        raw = str(value)
        if name.lower() == header.lower() and not raw.isascii():
            letters = raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            part.replace_header(header, letters)
            return


def _decoded(name: str) -> str:
    """A name with its encoded words (RFC 2047) and raw bytes as letters."""
    try:
        words = decode_header(name)
        name = "".join(
            word if isinstance(word, str) else word.decode(charset or "utf-8", "replace")
            for word, charset in words
        )
    except (ValueError, LookupError, TypeError):
        pass
    raw = name.encode("utf-8", "surrogateescape")
    return raw.decode("utf-8", "replace")


def _safe(name: str) -> str:
    """The last part of a path, without what file systems and terminals take for commands."""
    name = _FORBIDDEN.sub("", name.replace("\\", "/").rpartition("/")[2]).strip(" .")
    if len(name) <= _LONGEST_NAME:
        return name
    ending = _ENDING.search(name)
    kept = ending[0] if ending else ""
    return name[: _LONGEST_NAME - len(kept)] + kept


def _unused(name: str, names: set[str]) -> str:
    """`name`, with a number where another file has it, regardless of case."""
    stem, dot, ending = name.rpartition(".")
    if not stem:
        stem, dot, ending = name, "", ""
    new, number = name, 1
    while new.lower() in names:
        number += 1
        new = f"{stem} ({number}){dot}{ending}"
    names.add(new.lower())
    return new


def _too_many(source: str) -> UnreadableSource:
    return UnreadableSource(source, f"has more than {MAX_PARTS:,} parts", _FORWARD)


def _too_deep(source: str) -> UnreadableSource:
    reason = f"has parts in parts, more than {MAX_DEPTH} deep"
    return UnreadableSource(source, reason, _FORWARD)
