"""Where the proper name of a law ends, and the number that may follow it."""

from __future__ import annotations

import re
from functools import cache

from loaders.bodies.spans import match_body
from loaders.citations.clauses import CAPITALS
from loaders.citations.mentions import Page
from loaders.citations.numbers import Number, number_at
from loaders.citations.triggers import Trigger
from loaders.fold import lower, tone_spellings
from loaders.vocabulary import toml

LAW_TYPES = ("luật", "bộ luật", "pháp lệnh", "hiến pháp")

_OTHER = r"(?:bộ luật|luật|nghị|pháp lệnh|văn bản|thông tư|quyết định|hiến pháp)"
_STOP = re.compile(
    rf"[;.:()\"“”\[\]|¹²³]|,(?=\s*(?:{_OTHER}|căn cứ|số\s|các |và ))"
    rf"|\s+(?:và\s+(?:các\s|{_OTHER})|(?:số\s*:?\s*)?\d{{1,4}}/\d|số\s*:?\s*\d|ngày\s"
    r"|năm\s+\d|để\s|thì\s|khi\s|trên\s"
    r"|(?:(?:19|20)\d\d|được|đã|quy định|có hiệu lực|hiện hành|nhằm|này|nêu|sửa đổi)(?!\w))"
)
# A name may run over a line end, even over a page break, but not into the next paragraph.
_PARAGRAPH = re.compile(
    rf"\n\s*\n\s*(?=[{CAPITALS}\d\-–+•*“\"(|])"
    r"|\n[ \t]*(?=[-–+•*|]|\d{1,2}[.)]\s|[a-zđ]\)\s|Căn cứ|Điều \d|Chương |Phần )"
)
_HEADING = re.compile(r"cộng\s{1,9}h(?:òa|oà)\s{1,9}xã\s|độc\s{1,9}lập\s|đảng\s{1,9}cộng\s")
"""What stands beside or below a letterhead, and begins no name of a law."""
_CAPITAL_LINE = re.compile(rf"\n\s*(?=[{CAPITALS}]{{2}})")
_TYPE_INSIDE = re.compile(rf"(?<!\w){_OTHER}(?!\w)")
_REVISED = re.compile(r"\s{1,40}\((?:sửa\s{1,9}đổi(?:,\s{1,9}bổ\s{1,9}sung)?|bổ\s{1,9}sung)\)")
_SO = re.compile(r"[\s*]{1,40}(?:số\s{0,9}:?[\s*]{0,9}|(?=\d{1,4}/\d{4}/))")
_APART = re.compile(  # ", số …", "(số …", "(Luật số …", "- Luật số …"
    r"(?:\s{0,9},|\s{1,40}[-–]|\s{1,40}\()\s{0,9}(?:(?:bộ\s{1,9})?luật\s{1,9})?số\s{0,9}:?\s{0,9}"
)
_LAW_SYMBOL = re.compile(r"(?:UBTV)?QH\d|(?:L|LCT|PL)[/-]")
_ABOUT = re.compile(
    r"về\s{1,40}(?!việc)[^;.:()\d]{3,160}?(?<!từ)(?<!đến)(?<!trước)(?<!sau)"
    r"(?=,?[\s*]{1,40}(?:số\s{1,9}\d|ngày[\s*]{1,40}\d))"
)
# The rest of the Law of 2004 on documents of councils and committees, however a scan spells it.
_OF_COUNCIL = re.compile(r"\s{1,40}của\s{1,40}(?:hội đồng nhân dân|hđnd)(?!\w)")
_DATED = re.compile(r",?[\s*]{1,40}ngày[\s*]{1,40}\d")
_ACRONYM = re.compile(r"[A-ZĐ]{3,8}(?![^\W_])")
_BLANKS = r"(?:\s{1,40}|\s{2,40}\d{1,3}\s{2,40})"  # also a page number between blank lines
_LONGEST_NAME = 160


@cache
def _names() -> dict[str, re.Pattern[str]]:
    data = toml("laws.toml")
    return {law["type"]: _alternatives(law["names"]) for law in data["law"]}


def _alternatives(names: list[str]) -> re.Pattern[str]:
    """One pattern of all names, longest first, over lower-case text with any blanks.

    Commas and "và" are left out freely ("Luật Phòng chống ma túy", "Luật Hôn nhân gia đình").
    """
    variants = {v for name in names for v in tone_spellings(lower(name))}
    longest_first = sorted(variants, key=lambda name: (-len(name), name))
    return re.compile(f"(?:{'|'.join(map(_loosely, longest_first))})(?![^\\W_])")


def _loosely(name: str) -> str:
    words = name.split()
    pattern = ""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word == "và":
            pattern += rf"(?:và{_BLANKS})?"
        elif word.endswith(","):
            pattern += rf"{re.escape(word[:-1])}(?:,|\s{{1,9}}[-–])?{_BLANKS}"
        elif following == "và":
            pattern += rf"{re.escape(word)},?{_BLANKS}"
        else:
            pattern += re.escape(word) + _BLANKS
    return pattern.removesuffix(_BLANKS)


def known_name_end(lowered: str, kind: str, start: int) -> int | None:
    """Where the name of the vocabulary that begins at `start` ends, or None."""
    known = _names()[kind].match(lowered, start)
    if known is None:
        return None
    revised = _REVISED.match(lowered, known.end())
    return revised.end() if revised else known.end()


def ends_paragraph(page: Page, head: Trigger, start: int) -> bool:
    """Whether a type word ends its line or paragraph, and the name is not the next one.

    "Về việc công bố Luật" over "CHỦ TỊCH NƯỚC", "XÃ YÊN LUẬT" over the nation's name; but "LUẬT"
    over "THƯƠNG MẠI" is a law's title.
    """
    breaks = page.text.count("\n", head.end, start)
    if _HEADING.match(page.flat, start):
        return True
    if not breaks or known_name_end(page.flat, head.form, start) is not None:
        return False
    if match_body(page.text, start):
        return True
    shouted = page.text[start : start + 2].isupper()
    title = page.text[head.start : head.end].isupper()
    return shouted != title if shouted or breaks > 1 else False


def name_end(text: str, lowered: str, kind: str, start: int) -> int | None:
    """Where the proper name that begins at `start` (after the word luật) ends, or None.

    What runs up to the number of a law is its name. Otherwise a name of the vocabulary ends where
    it ends; an unknown one has to begin with a capital and ends before a date, a new citation, a
    verb or a new paragraph.
    """
    known = known_name_end(lowered, kind, start)
    high = _paragraph_end(text, start)
    stop = _STOP.search(lowered, start, high)
    end = start + len(text[start : stop.start() if stop else high].rstrip(" \n*"))
    if lowered[start:end] in ("", "số"):
        return None
    if stop and end > (known or start) and _runs_to_number(text, lowered, start, end):
        return end
    if known is not None:
        return (
            end if _OF_COUNCIL.match(lowered, known, end) and _DATED.match(lowered, end) else known
        )
    cut = not stop and high == start + _LONGEST_NAME
    return None if cut else _unknown_name_end(text, lowered, start, end)


def _unknown_name_end(text: str, lowered: str, start: int, end: int) -> int | None:
    """The end of a name that could end at `end`: several words, or an acronym ("BHXH")."""
    if text[start] not in CAPITALS:
        return None
    if " " not in lowered[start:end] and not _ACRONYM.match(text, start):
        return None
    revised = _REVISED.match(lowered, end)
    return revised.end() if revised else end


def subject_end(lowered: str, start: int) -> int | None:
    """Where a name in small letters ends that says what a law is about, with its date behind it.

    "Pháp lệnh | về nhiệm vụ, quyền hạn của … ở mỗi cấp | ngày 25 tháng 6 năm 1996"
    """
    about = _ABOUT.match(lowered, start)
    return about.end() if about else None


def number_behind(text: str, lowered: str, end: int) -> Number | None:
    """The number that follows a name that ends at `end`: "số …", or a law's in brackets."""
    so = _SO.match(lowered, end)
    if so is not None:
        return number_at(text, so.end())
    apart = _APART.match(lowered, end)
    number = number_at(text, apart.end()) if apart else None
    return number if number and is_law_number(number) else None


def is_law_number(number: Number) -> bool:
    """Whether a number is one of laws and ordinances ("31/2024/QH15", "12-L/CTN")."""
    return _LAW_SYMBOL.match(number.symbol) is not None


def _runs_to_number(text: str, lowered: str, start: int, end: int) -> bool:
    if _TYPE_INSIDE.search(lowered, start, end) and not lowered.startswith("sửa", start):
        return False
    so = _SO.match(lowered, end)
    number = number_at(text, so.end()) if so else None
    return number is not None and is_law_number(number)


def _paragraph_end(text: str, start: int) -> int:
    """The end of the paragraph that holds `start`, at most the length of a name away.

    A line in capitals goes on only where the name is in capitals itself.
    """
    high = min(len(text), start + _LONGEST_NAME)
    if text[start : start + 2].isupper():
        end = _PARAGRAPH.search(text, start, high)
        return end.start() if end else high
    ends = (pattern.search(text, start, high) for pattern in (_PARAGRAPH, _CAPITAL_LINE))
    return min([high, *(end.start() for end in ends if end)])
