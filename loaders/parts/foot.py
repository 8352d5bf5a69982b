"""The foot of a document: copies (Nơi nhận), signature, and where the body ends.

The form is that of Decree 30/2020/NĐ-CP, Appendix I, sections II.4 and II.5; both parts may come
first, stand side by side, or be cells of one table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, structs

from loaders.parts.copies import ARCHIVE, Copies, is_noise
from loaders.parts.items import Item, Piece, at_semicolons, in_column, item, pieces
from loaders.parts.list_words import is_short_name
from loaders.parts.offices import is_office
from loaders.parts.roles import role_of
from loaders.parts.signature import (
    in_capitals,
    is_person,
    is_shouted_name,
    is_signature_line,
    parse,
)
from loaders.record import Capacity

_LIMIT = 6000
_ABOVE = 700
_OPENINGS = ("nơi", "noi", "mới")
_RECEIVING = re.compile(r"\s{1,4}nh[ậâa][nm]\b")
_MARGIN = " *_>#-+•\t"
_NO_COPY = re.compile(
    rf"(?i)(?:{ARCHIVE.pattern}|như\s+(?:trên|kính gửi|(?:các )?(?:điều|mục|khoản)|thành phần)"
    r"|nhu tren|gửi bản|bản điện tử)\b"
)
_NO_COPY_OPENS = frozenset("lLnNgGbB")
_AUTHORITY_LINE = re.compile(
    r"(?m)^[ \t|*]{0,60}(?:TUQ|T/UQ|TM|T/M|KT|K/T|TL|T/L)\s?[./ ]\s?[A-ZĐÀ-Ỹ]{2}"
)
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST_LINE = 120
"""A line of a signature is shorter, also where it is a whole table row set in one line."""
_LONGEST_CAPITALS = 60
_SHORTEST_NAME = 3
_SHORTEST_APPENDIX = 40


class Foot(Struct, frozen=True):
    """Copies and signature; `body_end` is where the body ends and the foot begins.

    `name`, `position` and `capacity` are the signatory's as in `Signatory`. `signature` holds the
    printed lines above the name ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH").
    `appendix_start` is where text after the foot begins, None without any. Offsets count in the
    document's text.
    """

    recipients: tuple[Item, ...]
    body_end: int
    appendix_start: int | None = None
    name: str | None = None
    position: str | None = None
    capacity: Capacity | None = None
    signature: tuple[str, ...] = ()


def read_foot(text: str, lowered: str, body_start: int) -> Foot:
    """The foot of `text`, whose body begins at `body_start`; `lowered` is the text in lower case.

    >>> text = "Nơi nhận:\\n- Sở Y tế (b/c);\\n- Lưu: VT.\\nCHỦ TỊCH\\nLê Văn A"
    >>> foot = read_foot(text, text.lower(), 0)
    >>> foot.recipients[0].text, foot.recipients[0].role, foot.position
    ('Sở Y tế (b/c)', 'b/c', 'Chủ tịch')
    """
    opening = _opening(lowered, body_start)
    if opening is None:
        return _without_list(text, body_start)
    start, after = opening
    above = _signature_above(text, body_start, start)
    copies = Copies(signed=bool(above))
    copies.read(_beside(pieces(text, after, after + _LIMIT), text, start))
    signature = above or copies.signature
    return _foot(text, copies, signature, above[0].start if above else start)


def _opening(lowered: str, body_start: int) -> tuple[int, int] | None:
    """Start and end of the words Nơi nhận, also as scans print them, where they open a cell."""
    for word in _OPENINGS:
        position = lowered.find(word, body_start)
        while position >= 0:
            received = _RECEIVING.match(lowered, position + len(word))
            if received and _heads_list(lowered, body_start, position, received.end()):
                return position, received.end()
            position = lowered.find(word, position + len(word))
    return None


def _heads_list(lowered: str, body_start: int, start: int, end: int) -> bool:
    """Whether nothing else stands in the cell of the words; behind a dash, not in their line."""
    before = lowered[max(body_start, start - 8) : start].rstrip("*_")
    behind = lowered[end : end + 6].lstrip(" *_.\t")
    if behind[:1] not in ("", ":", "-", "|", "\n"):
        return False
    if before.endswith("   ") or before.rstrip(" *_")[-1:] in ("", "\n", "|", "\t"):
        return True
    stop = lowered.find("\n", end)
    alone = not lowered[end : stop if stop >= 0 else len(lowered)].strip(" *_:.")
    return before.rstrip(_MARGIN)[-1:] in ("", "\n", "|") and alone


def _beside(found: Iterator[Piece], text: str, start: int) -> Iterator[Piece]:
    """The pieces of the list that opens at `start`, and of the signature.

    Where two columns of a page are printed side by side, body text stands to the left of both.
    """
    line = text.rfind("\n", 0, start) + 1
    margin = start - line if _LETTER.search(text, line, start) else 0
    for piece in found:
        inside = not margin or in_column(piece, text, margin)
        if inside or is_signature_line(piece.text) or is_person(piece.text):
            yield piece


def _signature_above(text: str, body_start: int, limit: int) -> list[Piece]:
    """The pieces of a signature that ends at `limit`, or []."""
    floor = max(body_start, limit - _ABOVE)
    if _is_of_body(_last_piece(text, floor, limit)):
        return []
    floor = _above_short_lines(text, floor, limit)
    taken: list[Piece] = []
    for piece in reversed(list(pieces(text, floor, limit))):
        if is_noise(piece.text):
            continue
        if piece.dashed or not _is_of_signature(piece.text, bool(taken)):
            break
        taken.append(structs.replace(piece, text=in_capitals(piece.text)))
    taken.reverse()
    while taken and not is_signature_line(taken[0].text):
        del taken[0]
    return taken


def _last_piece(text: str, floor: int, limit: int) -> Piece | None:
    """The last piece of the last line before `limit`; None for a line that has none."""
    end = floor + len(text[floor:limit].rstrip())
    start = text.rfind("\n", floor, end) + 1 or floor
    found = list(pieces(text, start, end))
    return found[-1] if found else None


def _is_of_body(last: Piece | None) -> bool:
    """Whether the last piece before the list settles that no signature stands there."""
    return last is not None and not is_noise(last.text) and not _is_of_signature(last.text, False)


def _is_of_signature(text: str, below: bool) -> bool:
    """Whether a line can be part of a signature, of which some was found `below` it."""
    if is_signature_line(text) or is_person(text):
        return True
    if below:
        return (text.isupper() and len(text) < _LONGEST_CAPITALS) or is_office(text)
    return is_shouted_name(text)


def _above_short_lines(text: str, floor: int, limit: int) -> int:
    """Where the lines that end at `limit` begin, none of them longer than a signature's."""
    start = limit
    while start > floor:
        above = text.rfind("\n", floor, start - 1) + 1 or floor
        if start - above > _LONGEST_LINE:
            break
        start = above
    return start


def _without_list(text: str, body_start: int) -> Foot:
    """The foot without the words Nơi nhận: the signature, and a list that lost its heading."""
    end = len(text.rstrip())
    floor = max(body_start, end - _ABOVE)
    tail = list(pieces(text, floor, end))
    archive = next((i for i, p in enumerate(tail) if p.dashed and ARCHIVE.match(p.text)), None)
    if archive is not None:
        return _unheaded_list(text, body_start, tail[: archive + 1])
    signature = _signature_above(text, body_start, end) or _signature_inside(text, body_start)
    if not signature:
        return Foot((), end)
    return _foot(text, Copies(), signature, signature[0].start)


def _unheaded_list(text: str, body_start: int, tail: list[Piece]) -> Foot:
    """The foot whose list of copies ends with the archive line, the last of `tail`."""
    first = len(tail) - 1
    while first and not is_signature_line(tail[first - 1].text) and _is_listed(tail, first - 1):
        first -= 1
    copies = Copies()
    copies.read([piece for piece in tail[first:] if piece.dashed])
    above = _signature_above(text, body_start, tail[first].start)
    return _foot(text, copies, above, min(piece.start for piece in (*above, tail[first])))


def _is_listed(tail: list[Piece], index: int) -> bool:
    """Whether the piece is in the list: dashed, or a scrap of a few letters between dashed ones."""
    return tail[index].dashed or (
        len(tail[index].text) < 12 and index > 0 and tail[index - 1].dashed
    )


def _signature_inside(text: str, body_start: int) -> list[Piece]:
    """The first signature in `text` that an authority opens; an appendix follows it."""
    match = _AUTHORITY_LINE.search(text, body_start)
    if match is None:
        return []
    copies = Copies()
    copies.read(pieces(text, match.start(), match.start() + _ABOVE))
    return copies.signature if copies.signed else []


def _foot(text: str, copies: Copies, signature: list[Piece], body_end: int) -> Foot:
    read = parse(tuple(piece.text for piece in signature))
    end = max([body_end, copies.end, *(piece.end for piece in signature)])
    return Foot(
        recipients=_recipients(text, copies),
        body_end=body_end,
        appendix_start=_appendix(text, end) if copies.groups or signature else None,
        name=read.signatory.name,
        position=read.signatory.position,
        capacity=read.signatory.capacity,
        signature=read.lines,
    )


def _recipients(text: str, copies: Copies) -> tuple[Item, ...]:
    found = [item(group) for group in copies.groups]
    if not any(group[0].dashed for group in copies.groups):
        found = [part for whole in found for part in at_semicolons(whole, text)]
    return tuple(_with_role(i) for i in found if _is_copy(i.text))


def _is_copy(text: str) -> bool:
    """Whether an item names a body, not the archive or those named above, and is no stray mark."""
    if len(text) < _SHORTEST_NAME:
        return is_short_name(text)
    return text[:1] not in _NO_COPY_OPENS or _NO_COPY.match(text) is None


def _with_role(whole: Item) -> Item:
    role = role_of(whole.text)
    return structs.replace(whole, role=role) if role else whole


def _appendix(text: str, end: int) -> int | None:
    """Where text goes on after the foot, None where nothing but leavings does."""
    match = _LETTER.search(text, end)
    if match is None or len(text.rstrip()) - match.start() < _SHORTEST_APPENDIX:
        return None
    return text.rfind("\n", end, match.start()) + 1 or match.start()
