"""What does not belong to an item of a list: a signature beside it, the scribble of a stamp.

Scans, and columns set close together, run such things into the lines of the list.
"""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.parts.signature import is_person, is_signature_line

_GAP = re.compile(r"[ \t]+(?=[A-ZĐÐÀ-Ỹ])")
_MARKER = re.compile(r"(?:TUQ|TM|KT|TL|[TK]/(?:M|T|L|UQ)|Q)\b\s?[./]?\s?")
_LONGEST_SIGNATURE = 60
_CLOSED = re.compile(
    r"(?:[;:)]|(?<=\))\.|\ALưu[^\n]{0,80}\.)\s{1,3}(?=[^\W\d_]+(?:\s[^\W\d_]+){1,4}\Z)"
)
_PERSONS = re.compile(r"(?i)\b(?:đ/c|đồng chí|ông|bà|đ\.c) ")
_BREAK = re.compile(r"([;:,.])\s+(?=[^;:,.]*[.^]?\Z)")
_STRAY = re.compile(r"[ˆ§¬›‹°~^\\\]\[{}©®«»€=_|<>…„]")
_QUOTE = re.compile(r"[\"“”]")
_MISREAD = (("ĐÐ", "Đ"), ("b/©)", "b/c)"), ("bíc)", "b/c)"))
"""How scans print a capital Đ and the commonest role."""
_LONGEST_SCRIBBLE = 16
_NO_WORD = re.compile(r"(?<![/\w])(?!t[pxt]\b)(?:[b-df-hj-np-tv-xzđ]{1,3}|[ịíìỉĩ])(?![/\w])")
_FEW_LETTERS = re.compile(r"[^\W\d_]{1,2}")
_LETTER = re.compile(r"(?<=[^\W\d_]) [b-df-hj-tv-xzđị]\Z")


@lru_cache(maxsize=8192)
def signature_in(text: str) -> int | None:
    """Where in an item a signature begins that ran into it; None without any.

    >>> signature_in("UBND tỉnh (b/c); PHÓ CHỦ TỊCH"), signature_in("Sở Y tế; Lê Thị An")
    (17, 9)
    """
    if _PERSONS.search(text):
        return None
    for gap in _GAP.finditer(text, max(0, len(text) - _LONGEST_SIGNATURE)):
        rest = text[gap.end() :]
        if rest.isupper() and not text[: gap.start()].isupper() and _is_signature(rest):
            return gap.end()
    closed = _CLOSED.search(text)
    if closed and is_person(text[closed.end() :]):
        return closed.end()
    before, _, name = text.rpartition(", ")
    repeated = name.count(" ") > 1 and name in before and is_person(name)
    return len(before) + 2 if repeated else None


def _is_signature(rest: str) -> bool:
    """Whether `rest` is an office or an authority, no list of units ("KT, TH")."""
    marker = _MARKER.match(rest)
    if marker and "/" not in marker[0] and "." not in marker[0]:
        rest = rest[marker.end() :]
    return " " in rest and is_signature_line(rest)


@lru_cache(maxsize=8192)
def without_scribble(text: str) -> str:
    """An item's text without what a pen or a stamp left at its end when the page was scanned.

    A few misread letters are set right.

    >>> without_scribble("Văn phòng Quốc hội; “li ^"), without_scribble("Các sở: Y tế; TC")
    ('Văn phòng Quốc hội', 'Các sở: Y tế; TC')
    """
    for misread, printed in _MISREAD:
        text = text.replace(misread, printed)
    listed = ":" in text
    last = _BREAK.search(text)
    while last and _is_scribble(text, last):
        text = text[: last.start()]
        last = _BREAK.search(text)
        if last and not listed and _FEW_LETTERS.fullmatch(text, last.end()):
            text = text[: last.start()]
    letter = _LETTER.search(text)
    return text[: letter.start()] if letter else text


def _is_scribble(text: str, last: re.Match[str]) -> bool:
    """Whether what follows the last mark of an item holds signs or letters of no word."""
    tail = text[last.end() :]
    if len(tail) > _LONGEST_SCRIBBLE:
        return False
    if _STRAY.search(tail) or (_QUOTE.search(tail) and len(_QUOTE.findall(text)) % 2):
        return True
    return last[1] != "," and _NO_WORD.search(tail) is not None
