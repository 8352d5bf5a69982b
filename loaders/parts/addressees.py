"""The bodies that a document is addressed to: what follows "Kính gửi" or "… điện:"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from loaders.parts.address_lines import Address
from loaders.parts.items import Item, Piece, at_semicolons, in_column, is_group, item, pieces

__all__ = ["Item", "is_group", "read_addressees"]

_LIMIT = 4000
_OPENING = re.compile(
    r"\s{0,9}(?:[^\n]{0,120}?nh gửi\b(?:\s?/?\s?\(?to\b\)?)?\W{0,3}"
    r"|[^\n]{2,80}? điện(?: gửi)?\s?:|[\s*|]{0,9}điện(?: gửi)?\s?:)"
)
_WORDS = "kính gửi"
_REACH = 400
"""How far behind the end of the head the address may stand that is set beside the subject."""
_ASIDE = re.compile(r"[^\W\d_]{2}[^\n]*?(?: {3}|[\t|])[ *_]*(?:k?[ií]?)\Z")
_FARTHEST = 2
"""Lines between two of a column."""


class _Opening(NamedTuple):
    """Where the address begins, and how far from the left margin its column does (0: no column)."""

    start: int
    margin: int


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
    opening = _opening(lowered, head_end)
    if opening is None:
        return (), head_end
    start = opening.start
    found: Iterable[Piece] = pieces(text, start, start + _LIMIT)
    if opening.margin:
        found = _column(found, text, opening.margin)
    address = Address()
    address.read(found)
    if not address.groups:
        return (), max(start, head_end)
    items = [item(group) for group in address.groups]
    if not address.dashed:
        items = [part for whole in items for part in at_semicolons(whole, text)]
    return tuple(items), max(address.end, head_end)


def _opening(lowered: str, head_end: int) -> _Opening | None:
    """Where the address opens: at the end of the head, or in the column beside the subject."""
    match = _OPENING.match(lowered, head_end)
    if match is not None:
        end = match.end()
        words = lowered.find("nh gửi", match.start(), end)
    else:
        words = lowered.find(_WORDS, 0, head_end + _REACH)
        end = words + len(_WORDS)
    margin = _margin(lowered, words)
    if match is None and not margin:
        return None
    if lowered[end - 1 : end] in ("-", "–"):
        end -= 1
    return _Opening(end, margin)


def _margin(lowered: str, words: int) -> int:
    """How far from the left the words stand if something else stands before them, else 0."""
    if words < 0:
        return 0
    line = lowered.rfind("\n", 0, words) + 1
    return words - line if _ASIDE.search(lowered[line:words]) else 0


def _column(found: Iterable[Piece], text: str, margin: int) -> Iterator[Piece]:
    """The pieces of the column whose lines begin `margin` characters from the left."""
    last = 0
    for piece in found:
        if piece.line > last + _FARTHEST:
            return
        if in_column(piece, text, margin):
            last = piece.line
            yield piece
