"""What a pen or a stamp left at the ends of a list's items when the page was scanned.

The semicolon, or a full stop behind a word, closes an item. What stands behind it in the line is
a further body ("Sở Y tế; các phòng"), or else no part of the list.
"""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.parts.list_words import is_short_name, opens_body_name
from loaders.parts.roles import role_of
from loaders.parts.signature import is_signature_line

_CLOSE = re.compile(r"\s*(?:;|(?<=[a-zà-ỹđ]{2})(?<!\bt[pxt])\.(?=\s)|(?<=\))\.(?=\s))[\s.,:]*")
_BREAK = re.compile(r"([:,])\s+(?=[^;:,.]*[.^]?\Z)")
_STRAY = re.compile(r"[ˆ§¬›‹°~^\\\]\[{}©®«»€=_|<>…„⁄`#•¡¢£¥¦±µ¶¿×÷]")
_STRAY_END = re.compile(rf"(?:\s+[^\s\w(]*{_STRAY.pattern}[^\s]{{0,4}})+\Z")
_QUOTE = re.compile(r"[\"“”]")
_MISREAD = (("ĐÐ", "Đ"), ("b/©)", "b/c)"), ("bíc)", "b/c)"))
"""How scans print a capital Đ and the commonest role."""
_LONGEST_SCRIBBLE = 16
_NO_WORD = re.compile(r"(?!t[pxt]\b)(?:[b-df-hj-np-tv-xzđ]{1,3}|[ịíìỉĩ])(?![/\w])")
_FEW_LETTERS = re.compile(r"[^\W\d_]{1,2}")
_LETTER = re.compile(r"(?<=[^\W\d_]),? [b-df-hj-tv-xzđị]\Z")
_CLASS = re.compile(r"(?:(?:và|các|những|từng|toàn|cùng) [^\W\d_]|\d{1,3} [a-zđà-ỹ]{2})")
_ROLE = re.compile(r"\((?:để [^()]{2,40}|[^()/]{1,4}/[^()]{1,40})\)")
_CODE = re.compile(r"[A-ZĐƯ]+")
_FIELD = re.compile(r"[A-ZĐÀ-Ỹ][a-zđà-ỹ]{2,}(?: [^\W\d_]+)+|[A-ZĐÀ-Ỹ][a-zđà-ỹ]{4,}")
_FEWEST_LETTERS = 8
"""Words of unknown kind that hold so many letters are no scribble."""
_WORDS = re.compile(r"[^\W\d_][\w\s.,&()/+“”\"’'–-]*\Z")


@lru_cache(maxsize=8192)
def without_scribble(text: str) -> str:
    """An item's text without what a pen or a stamp left behind it.

    A few misread letters are set right.

    >>> without_scribble("Văn phòng Quốc hội; “li ^"), without_scribble("Các sở: Y tế; TC")
    ('Văn phòng Quốc hội', 'Các sở: Y tế; TC')
    """
    for misread, printed in _MISREAD:
        text = text.replace(misread, printed)
    text = _STRAY_END.sub("", text)
    start = 0
    for close in _CLOSE.finditer(text):
        if close.start() and not goes_on(text[close.end() :], text[: close.start()]):
            text = text[: close.start()]
            break
        start = close.end()
    return _without_last(text, start)


def goes_on(tail: str, before: str) -> bool:
    """Whether `tail`, behind the mark that closes the item `before`, belongs to the list.

    >>> goes_on("các phòng, ban", "Lãnh đạo Sở"), goes_on("NAA", "Lãnh đạo Sở")
    (True, False)
    """
    first = tail.partition(";")[0].strip(" .,")
    if not first or _STRAY.search(first) or is_signature_line(first):
        return False
    if opens_body_name(first) or _CLASS.match(first) or _is_role(first):
        return True
    listed = before.partition(":")[2]
    if listed and "," not in listed and (_CODE.fullmatch(first) or first.istitle()):
        return True
    return is_short_name(first.split()[0].rstrip(",")) or _are_words(first)


def _is_role(text: str) -> bool:
    """Whether `text` is why the body before it receives a copy, with or without brackets."""
    bracketed = _ROLE.fullmatch(text) is not None or role_of(text) is not None
    return bracketed or role_of(f"({text})") is not None


def _are_words(text: str) -> bool:
    """Whether `text` is the name of something ("Thú y", "Website Chính phủ"), no stray letters."""
    if " " not in text and text.isupper():
        return False
    if sum(map(str.isalpha, text)) >= _FEWEST_LETTERS and _WORDS.match(text):
        return True
    return _FIELD.fullmatch(text) is not None


def _without_last(text: str, start: int) -> str:
    """`text` without the scribble behind its last comma, or the last blank, from `start` on."""
    listed = ":" in text
    last = _BREAK.search(text, start)
    while last and _is_odd(text, last):
        text = text[: last.start()]
        last = _BREAK.search(text, start)
        few = _FEW_LETTERS.fullmatch(text, last.end()) if last and not listed else None
        if last and few and not is_short_name(few[0]):
            text = text[: last.start()]
    letter = _LETTER.search(text)
    return text[: letter.start()] if letter else text


def _is_odd(text: str, last: re.Match[str]) -> bool:
    """Whether what follows the last mark of an item holds signs of no word."""
    tail = text[last.end() :]
    if len(tail) > _LONGEST_SCRIBBLE:
        return False
    lone = last[1] == ":" and (_NO_WORD.match(tail) or (len(tail) == 1 and tail.islower()))
    if lone or _STRAY.search(tail):
        return True
    return _QUOTE.search(tail) is not None and len(_QUOTE.findall(text)) % 2 == 1
