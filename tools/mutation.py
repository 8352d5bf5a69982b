"""Files with damage that `Random` decides: in their bytes, in what they pack, in their markup."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator, Sequence
from copy import deepcopy
from random import Random
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

from tools.rendering.packing import zipped

MOST_BYTES: Final = 4_000_000
"""No mutated file is longer, so that its reading is not slow by its length alone."""

_SIGNS: Final = (
    b"\x00", b"\xff", b"<", b">", b"&", b"{", b"}", b"\\", b"(", b")", b"[", b"]", b"%", b"/",
    b"0", b"-1", b"4294967295", b"99999999999999999999", b"\r\n", b"endobj", b"endstream",
    b"<!--", b"-->", b"<![CDATA[", b"&#0;", b"&#x110000;", b"\\bin999999 ", b"\\u-1?", b"\\'zz",
    b"<w:tbl><w:tr><w:tc>", b"<table><tr><td>", b"<div>", b"{\\rtf1",
)  # fmt: skip
_STREAM: Final = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_TAG: Final = re.compile(rb"<[^<>]{1,300}>")
_EMPTY: Final = re.compile(rb"<([\w:]+)([^<>]*)/>")
_MOST_ELEMENTS: Final = 5000
_NUMBER: Final = re.compile(rb"\d+")
_VALUES: Final = ("", "0", "-1", "1", "4294967296", "true", "none", "%1%2%9", "x" * 5000)
_LARGE: Final = (b"0", b"-1", b"65536", b"2147483648", b"99999999999", b"1e999")


def mutated(files: Sequence[bytes], random: Random) -> bytes:
    """One of the files, damaged; what another one gives may be spliced in."""
    data = random.choice(files)
    inside = next((damage for mark, damage in _INSIDE.items() if data.startswith(mark)), None)
    if inside and random.random() < 0.7:
        return inside(data, random)[:MOST_BYTES]
    if random.random() < 0.15:
        return _spliced(data, random.choice(files), random)[:MOST_BYTES]
    return damaged(data, random)[:MOST_BYTES]


def damaged(data: bytes, random: Random) -> bytes:
    """The bytes after one to eight accidents."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
        data = random.choice(_ACCIDENTS)(data, random) or b"\x00"
    return data


def _flip(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 2, 5, 40))):
        changed[random.randrange(len(data))] = random.randrange(256)
    return bytes(changed)


def _cut(data: bytes, random: Random) -> bytes:
    first, last = _part(data, random)
    return data[:first] + data[last:]


def _end(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data))]


def _repeat(data: bytes, random: Random) -> bytes:
    first, last = _part(data, random)
    part = data[first:last]
    times = min(random.choice((2, 3, 50, 2000)), MOST_BYTES // (len(part) + 1) + 1)
    return data[:first] + part * times + data[last:]


def _insert(data: bytes, random: Random) -> bytes:
    place = random.randrange(len(data) + 1)
    sign = random.choice(_SIGNS) * random.choice((1, 1, 1, 30, 5000))
    return data[:place] + sign + data[place:]


def _move(data: bytes, random: Random) -> bytes:
    first, last = _part(data, random)
    rest = data[:first] + data[last:]
    place = random.randrange(len(rest) + 1)
    return rest[:place] + data[first:last] + rest[place:]


def _blank(data: bytes, random: Random) -> bytes:
    first, last = _part(data, random)
    return data[:first] + bytes(last - first) + data[last:]


def _number(data: bytes, random: Random) -> bytes:
    """Another number in the place of one that is written in digits."""
    return _replaced(data, _NUMBER, random.choice(_LARGE), random)


def _tag(data: bytes, random: Random) -> bytes:
    """A tag of markup is lost, doubled, or opened many times."""
    return _replaced(data, _TAG, rb"\g<0>" * random.choice((0, 2, 300, 10_000)), random)


_ACCIDENTS: Final = (_flip, _flip, _cut, _end, _repeat, _insert, _move, _blank, _number, _tag)


def _in_place(data: bytes, random: Random) -> bytes:
    """A file of fixed places, such as a compound one, with other values in some of them."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 2, 5, 20))):
        first = _place(data, random)
        width = random.choice((1, 2, 4, 4, 64, 512))
        last = min(len(data), first + width)
        copied = random.randrange(len(data) - (last - first) + 1)
        value = random.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF, random.getrandbits(32)))
        new = value.to_bytes(4, "little") * 128 if random.random() < 0.5 else data[copied:]
        changed[first:last] = new[: last - first]
    return bytes(changed)


def _place(data: bytes, random: Random) -> int:
    """Anywhere after the mark at the start; half the time in the first or last bytes, where the
    tables are."""
    near = min(512, len(data))
    match random.randrange(4):
        case 0:
            return random.randrange(min(8, near - 1), near)
        case 1:
            return random.randrange(len(data) - near, len(data))
    return random.randrange(len(data))


def _replaced(data: bytes, pattern: re.Pattern[bytes], new: bytes, random: Random) -> bytes:
    start = random.randrange(len(data))
    found = pattern.search(data, start) or pattern.search(data)
    return data[: found.start()] + found.expand(new) + data[found.end() :] if found else data


def _part(data: bytes, random: Random) -> tuple[int, int]:
    """A part that is mostly short."""
    first = random.randrange(len(data))
    return first, min(len(data), first + random.randint(1, random.choice((8, 100, 2000, 60_000))))


def _spliced(data: bytes, other: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)] + other[random.randrange(len(other) + 1) :]


def _repacked(data: bytes, random: Random) -> bytes:
    """A zip archive with one of its members damaged, lost, or there under another name."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except BadZipFile:
        return damaged(data, random)
    name = random.choice(list(members))
    match random.randrange(12):
        case 0:
            del members[name]
        case 1:
            members[random.choice(("../" + name, "/" + name, name * 90, "a\\b"))] = members[name]
        case 2 | 3 | 4:
            members[name] = damaged(members[name] or b"\x00", random)
        case _:
            members[name] = regrown(members[name], random)
    return zipped(members)


def regrown(data: bytes, random: Random) -> bytes:
    """A well-formed document of XML with other elements in other places; other bytes damaged."""
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 - a rendered file, not yet damaged
    except ElementTree.ParseError:
        return damaged(data or b"\x00", random)
    elements = list(root.iter())
    for _ in range(random.choice((1, 1, 2, 5, 20))):
        _grow(random.choice(elements), random.choice(elements), random)
    grown = ElementTree.tostring(root, "UTF-8")
    return _deepened(grown, random) if random.random() < 0.1 else grown


def _deepened(data: bytes, random: Random) -> bytes:
    """An empty element of XML has become one in itself in itself."""
    times = random.choice((30, 300, 30_000))
    found = random.choice([*_EMPTY.finditer(data), None])
    if not found:
        return data
    deep = b"<%s%s>" % (found[1], found[2]) * times + b"</%s>" % found[1] * times
    return data[: found.start()] + deep + data[found.end() :]


def _grow(one: Element, other: Element, random: Random) -> None:
    """Change `one`, mostly after `other`; neither is put into itself."""
    match random.randrange(7):
        case 0:
            one[:] = one[: random.randrange(len(one) + 1)]
        case 1:
            times = min(random.choice((1, 3, 500)), _MOST_ELEMENTS // sum(1 for _ in other.iter()))
            one.extend([deepcopy(other)] * times)
        case 2:
            one[:] = one[::-1]
        case 3:
            one.tag, other.tag = other.tag, one.tag
        case 4:
            for name in one.attrib:
                one.set(name, random.choice((*_VALUES, *other.attrib.values())))
        case 5:
            one.text = random.choice((None, "", "\t\r ", "\u0301", other.text, "a" * 100_000))
        case _:
            one.attrib, other.attrib = other.attrib, one.attrib


def _restreamed(data: bytes, random: Random) -> bytes:
    """A PDF with the content of one of its streams damaged; its length is told as it is."""
    streams = list(_STREAM.finditer(data))
    if not streams:
        return damaged(data, random)
    stream = random.choice(streams)
    try:
        content = damaged(zlib.decompress(stream[1]) or b"\x00", random)
        packed = zlib.compress(content[:MOST_BYTES])
    except zlib.error:
        packed = damaged(stream[1] or b"\x00", random)
    head = data[: stream.start(1)]
    place = head.rfind(b"/Length ")
    if place >= head.rfind(b"obj"):
        head = head[:place] + _NUMBER.sub(b"%d" % len(packed), head[place:], count=1)
    return head + packed + data[stream.end(1) :]


def _rechunked(data: bytes, random: Random) -> bytes:
    """A PNG picture with one of its chunks damaged, lost, doubled or moved, and sound checksums.

    PNG Specification (Third Edition), section 5.3.
    """
    chunks = list(_chunks(data))
    if not chunks:
        return damaged(data, random)
    place = random.randrange(len(chunks))
    kind, content = chunks.pop(place)
    match random.randrange(8):
        case 0:
            pass
        case 1:
            chunks[place:place] = [(kind, content)] * random.choice((2, 50))
        case 2:
            chunks.insert(random.randrange(len(chunks) + 1), (kind, content))
        case _:
            chunks.insert(place, (kind, _rewritten(kind, content, random)))
    return data[:8] + b"".join(_chunk(*chunk) for chunk in chunks)


def _rewritten(kind: bytes, content: bytes, random: Random) -> bytes:
    """The content of a chunk, damaged; the points of a picture as they are before they are packed,
    its measures a field at a time."""
    if kind == b"IHDR":
        place = random.randrange(len(content) or 1)
        width = 4 if place < 8 else 1
        place -= place % width
        value = random.choice((0, 1, 3, 16, 255, 65_535, 60_000, 2**31 - 1, random.getrandbits(32)))
        new = (value % (1 << 8 * width)).to_bytes(width, "big")
        return content[:place] + new + content[place + width :]
    try:
        points = zlib.decompress(content) if kind == b"IDAT" else None
    except zlib.error:
        points = None
    if points is None:
        return damaged(content or b"\x00", random)
    return zlib.compress(damaged(points, random)[:MOST_BYTES], 1)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of the chunks of a sound PNG picture; adjoining ones of points are one."""
    place = 8
    points = b""
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        kind, content = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        place += 12 + length
        if kind == b"IDAT":
            points += content
            continue
        if points:
            yield b"IDAT", points
            points = b""
        yield kind, content


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content).to_bytes(4, "big")
    return len(content).to_bytes(4, "big") + kind + content + check


_INSIDE: Final = {
    b"PK": _repacked,
    b"%PDF": _restreamed,
    b"\xd0\xcf\x11\xe0": _in_place,
    b"\x89PNG": _rechunked,
    b"\xff\xd8\xff": _in_place,
    b"II": _in_place,
    b"MM": _in_place,
}
"""What damages a file inside, by the mark at its start."""
