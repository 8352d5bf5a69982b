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

GAP = rf"(?:{PAGE}|{MARKS})"
"""Either, also nothing; a page number only where what follows it could not do without."""

_PAGE = re.compile(PAGE)


def without_pages(text: str) -> str:
    """`text` with a blank for every page number that stands on a line of its own."""
    return _PAGE.sub(" ", text) if text.count("\n") > 1 else text
