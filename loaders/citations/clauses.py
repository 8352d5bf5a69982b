"""Where sentences and clauses end in wrapped, bulleted and damaged text."""

from __future__ import annotations

import re

# Every capital letter of Vietnamese, for look-aheads that `\w` cannot express.
CAPITALS = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper())

# Hyphens, dots and the signs that Word's symbol fonts leave behind.
BULLETS = "-+–—•●○▪■◦►❖✓\uf0b7\uf0a7\uf02d"
_BULLET = (
    # "- 3 -" is a page number.
    rf"(?:[{BULLETS}*|]\s(?!\d{{1,4}}\s?[-–])|\d{{1,2}}(?:\.\d{{1,2}})*[.)]\s|[a-zđ][.)]\s"
    r"|[IVX]{1,4}[.)-]\s"
    # "Điều 7. …" and "Điều 7" on a line of its own are headings; in a wrapped line, "tại\nĐiều 7
    # Nghị định số …", it is none.
    rf"|Điều \d{{1,3}}[a-zđ]?(?:\s{{0,3}}[.:]|[ \t]{{0,9}}\n\s{{0,9}}[{CAPITALS}])"
    r"|Căn cứ|Xét |Theo đề nghị|\d{1,3}[ \t]{0,3}\|)"
)
# One character class in front lets the scan skip from candidate to candidate.
_END = re.compile(
    r"[.!?…:\n](?:"
    # "TP. Bắc Kạn" and "TT. HĐND" are abbreviations and "1. Quyết định …" is an item, no ends;
    # "./." is the end of a document.
    r"(?<=[.!?…])(?<!\bTP\.)(?<!\bTT\.)(?<!\bTX\.)(?<!\bĐT\.)(?<!\bQ\.)(?<!\bP\.)"
    r"(?<!\s\d\.)(?<!\s\d\d\.)"
    rf"[”\"’)]{{0,2}}(?=\s{{0,60}}(?:[{CAPITALS}“\"\[¹²³⁴⁵⁶⁷⁸⁹]|\(\d{{1,2}}\)\s|\Z))"
    r"|(?<=\.)/\."
    r"|(?<=:)[ \t]{0,20}\n"
    rf"|(?<=\n)[\s|]{{0,60}}(?={_BULLET}))"
)

_NEAR = 64
"""Characters in which most sentences begin; what is further off is looked for again."""


def sentence_start(text: str, low: int, position: int) -> int:
    """The start of the sentence that holds `position`, not before `low`."""
    near = position - _NEAR
    while near > low and not text[near - 1].isalnum():  # over a letter or digit no end reaches
        near -= 1
    if near > low and (start := _last_end(text, near, position)) > near:
        return start
    return _last_end(text, low, position)


def _last_end(text: str, low: int, position: int) -> int:
    """Where the last sentence that ends between `low` and `position` does, `low` without any."""
    start = low
    for end in _END.finditer(text, low, position):
        start = end.end()
    return start


def sentence_end(text: str, position: int, high: int) -> int:
    """The end of the sentence that holds `position`, not after `high`."""
    end = _END.search(text, position, high)
    if end is None:
        return high
    return end.start() + 1 if text[end.start()] in ".!?…" else end.start()


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends between `start` and `end`."""
    return _END.search(text, start, end) is not None


def cell_start(text: str, low: int, position: int) -> int:
    """The start of the table cell that holds `position`, `low` where none begins behind it."""
    bar = text.rfind("|", max(low, text.rfind("\n", 0, position) + 1), position)
    if bar < 0 or not _is_row(text, position):
        return low
    return bar + 1


def _is_row(text: str, position: int) -> bool:
    """Whether the line at `position` has two bars or more; a single one is a scan's noise."""
    end = text.find("\n", position)
    low = text.rfind("\n", 0, position) + 1
    return text.count("|", low, end if end >= 0 else len(text)) > 1
