"""The bodies that a document is addressed to: what follows "Kính gửi" or "… điện:"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.parts.items import Item, Piece, at_semicolons, closed, is_group, item, pieces

__all__ = ["Item", "is_group", "read_addressees"]

_LIMIT = 4000
_OPENING = re.compile(r"[^\n]{0,40}?nh gửi\b\W{0,3}|[^\n]{2,80}? điện:")
_UNFINISHED = re.compile(r"(?:,|\b(?:và|của|các|cho|thuộc|tại|với))\W*\Z")
_BODY = re.compile(
    r"(?:Căn cứ|Thực hiện|Theo|Để|Nhằm|Trong|Hiện nay|Thời gian|Sau khi|Tại|Qua|Do|Ngày|Xét|Tính"
    r"|Tiếp theo|Triển khai|Trên cơ sở|Vừa qua|Từ|Điều|Chiều|Sáng|Tối|Phúc đáp|Tiếp tục|Vào)\b"
)
_LONGEST_LINE = 170


def read_addressees(text: str, lowered: str, head_end: int) -> tuple[tuple[Item, ...], int]:
    """The addressees of `text` and the offset where they end and the body begins.

    `head_end` is where the head ends (`Head.end`); without an address there, `((), head_end)`.
    Items are set off by dashes, by lines, or in a single line by semicolons; lines that run on are
    joined and end punctuation is dropped.

    >>> text = "Kính gửi:\\n- Sở Y tế;\\n- UBND các xã,\\nphường.\\n\\nThực hiện …"
    >>> items, end = read_addressees(text, text.lower(), 0)
    >>> [i.text for i in items], text[end:].strip()
    (['Sở Y tế', 'UBND các xã, phường'], 'Thực hiện …')
    """
    opening = _OPENING.match(lowered, head_end)
    if opening is None:
        return (), head_end
    start = opening.end()
    if text[start - 1 : start] in "-–":
        start -= 1
    groups = _groups(pieces(text, start, start + _LIMIT))
    if not groups:
        return (), start
    found = [item(group) for group in groups]
    if not any(piece.dashed for group in groups for piece in group):
        found = [part for whole in found for part in at_semicolons(whole, text)]
    last = groups[-1][-1]
    return tuple(found), last.end + len(last.tail)


def _groups(found: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces of the list, item by item; stops where the body begins."""
    groups: list[list[Piece]] = []
    for piece in found:
        if not groups:
            groups.append([piece])
            continue
        last = groups[-1][-1]
        if piece.dashed and groups[-1][0].dashed is False and last.tail.startswith(":"):
            groups[-1] = [piece]  # "Kính gửi: Các sở:" only introduces the list
        elif piece.dashed:
            if last.tail.startswith(".") and piece.line > last.line + 1:
                break
            groups.append([piece])
        elif _runs_on(last, piece):
            groups[-1].append(piece)
        elif _is_next(groups, last, piece):
            groups.append([piece])
        else:
            break
    return groups


def _runs_on(last: Piece, piece: Piece) -> bool:
    """Whether a line without a dash continues the item above it."""
    if last.tail.startswith(".") or len(piece.text) > _LONGEST_LINE:
        return False
    small = piece.text[0].islower()
    if closed(last):
        return small and piece.line <= last.line + 1
    if piece.line <= last.line + 1:
        return (
            small or _UNFINISHED.search(last.text + last.tail) is not None or not _opens_body(piece)
        )
    return small or (
        _UNFINISHED.search(last.text + last.tail) is not None and not _opens_body(piece)
    )


def _is_next(groups: list[list[Piece]], last: Piece, piece: Piece) -> bool:
    """Whether a line without a dash is the next item of a list that has none."""
    if any(group[0].dashed for group in groups) or not last.tail.startswith((";", ",")):
        return False
    return len(piece.text) <= _LONGEST_LINE and not _opens_body(piece)


def _opens_body(piece: Piece) -> bool:
    return _BODY.match(piece.text) is not None
