"""The capitals of TCVN3, which has them in fonts of their own: told by the words around."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_LONGEST: Final = 70
"""Characters of a line of a head or foot."""

_LETTER: Final = re.compile(r"[^\W\d_]")
_SMALL: Final = re.compile(r"[^\W\d_|]|\|\s")
_SENTENCE: Final = re.compile(r"[,;:]|\.$|\d")
_AUTHORITY: Final = re.compile(r"^(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\. ?|^T/M ")
_NUMBER: Final = re.compile(r"[\d/]")
_ITEM: Final = re.compile(r"^(\s*(?:-|\d{1,2}[.)]|[a-zđ]\))\s*)([^\x00-\xbf])")
"""The start of an item of a list: no small letter of TCVN3 with a tone mark has its capital."""

_COMMITTEE: Final = re.compile(
    r"\bủ(?=y ban (?:nhân dân|kiểm tra|[Mm]ặt trận|[Dd]ân tộc|Kiểm tra))"
)
"""Names of bodies begin with a capital: Decree 30/2020/NĐ-CP, Appendix II, part III."""


def with_capitals(lines: Sequence[str], old: Collection[int]) -> list[str]:
    """Lines decoded from TCVN3, where numbered in `old`, with whole words in capitals.

    A word that has a capital of ASCII behind its first letter was meant in capitals; so was one
    whose letters of ASCII are capitals beside such a word.

    >>> with_capitals(["CộNG HòA Xã HộI", "Sở Y Tế", "- ủy ban tỉnh"], {0, 1, 2})
    ['CỘNG HÒA XÃ HỘI', 'SỞ Y TẾ', '- Ủy ban tỉnh']

    A short line all in small letters that goes on with no other was typed in a font of capitals.

    >>> with_capitals(["ủy ban nhân dân", "tỉnh hà giang", "Về việc", "phòng dịch"], range(4))
    ['ỦY BAN NHÂN DÂN', 'TỈNH HÀ GIANG', 'Về việc', 'phòng dịch']
    """
    raised: list[str] = []
    before = ""
    for index, line in enumerate(lines):
        is_old = index in old
        is_small = is_old and _may_follow(before) and _is_typed_small(line)
        before = line.upper() if is_small else _raised(line) if is_old else line
        raised.append(before)
    return raised


def _is_typed_small(line: str) -> bool:
    """Whether a line is like "ủy ban nhân dân" or "TM. ủy ban": no sentence, nor an item."""
    line = line.strip()
    if len(line) > _LONGEST or not _SMALL.match(line) or _SENTENCE.search(line):
        return False
    return _AUTHORITY.sub("", line).islower() and len(line.split()) > 1


def _may_follow(before: str) -> bool:
    """Whether a line after this one is none that it goes on with."""
    return not _LETTER.search(before) or before.isupper()


def _raised(line: str) -> str:
    words = list(_WORD.finditer(line))
    raised = [_is_capital(word[0]) for word in words]
    if len(words) > 1 and not _NUMBER.search(line) and all(_may_be_capital(w[0]) for w in words):
        raised = [True] * len(words)
    for index, word in enumerate(words):
        if not raised[index] and _may_be_capital(word[0]):
            around = (*range(max(0, index - 1), index), *range(index + 1, len(words))[:1])
            beside = (raised[other] and _has_marks(words[other][0]) for other in around)
            raised[index] = any(beside)  # of words whose capitals were seen, not of "UBND"
    parts, at = [], 0
    for word, is_raised in zip(words, raised, strict=True):
        parts += [line[at : word.start()], word[0].upper() if is_raised else word[0]]
        at = word.end()
    line = _ITEM.sub(lambda found: found[1] + found[2].upper(), "".join((*parts, line[at:])))
    return _COMMITTEE.sub("Ủ", line)


def _is_capital(word: str) -> bool:
    return (
        len(word) > 1
        and not any("a" <= char <= "z" for char in word)
        and any("A" <= char <= "Z" or char in "ĂÂÊÔƠƯĐ" for char in word[1:])
    )


def _may_be_capital(word: str) -> bool:
    """Whether no letter speaks against capitals: "Xã", "ủy" has one that does."""
    return not any("a" <= char <= "z" for char in word)


def _has_marks(word: str) -> bool:
    return not word.replace("Đ", "").isascii()
