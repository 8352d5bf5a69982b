"""What a page break or markup leaves between two parts of a number or a date."""

from __future__ import annotations

import re

MARKS = r"[\s*]{0,12}"
"""Blanks, a line end or bold markup."""

PAGE = (
    r"[\s*]{0,12}\n[ \t]{0,60}(?:[Tt]rang\s)?(?:[-–]\s?)?\d{1,3}(?:/\d{1,3})?(?:\s?[-–])?"
    r"[ \t]{0,60}\n[\s*]{0,60}"
)
"""A page number on a line of its own ("2", "- 2 -", "Trang 2/3")."""

FLAT_PAGE = r"\s{2,40}(?:[-–]\s?)?\d{1,3}(?:\s?[-–])?\s{2,40}"
"""The same where line ends are blanks."""

GAP = rf"(?:{PAGE}|{MARKS})"
"""Either, also nothing; a page number only where what follows it could not do without."""

_PAGE = re.compile(PAGE)
_LINE = re.compile(r"\n\s{0,60}+(?:[Tt]rang\s)?[-–]?\s?\d{1,4}(?:/\d{1,4})?\s?[-–]?[ \t]{0,60}\n")
"""What every page number is, from its first line end on, which is looked for fastest."""


def may_break(text: str) -> bool:
    """Whether `text` has a line of its own for a page number, in whatever form."""
    return text.count("\n") > 1 and _LINE.search(text) is not None


def without_pages(text: str) -> str:
    """`text` with a blank for every page number that stands on a line of its own."""
    return _PAGE.sub(" ", text) if may_break(text) else text
