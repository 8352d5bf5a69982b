"""What pages of a word processor have beside the text: numbers of pages, marks of notes, fields.

Names of fields: ECMA-376, Part 1, 17.16.5, which Word's other formats share.
"""

from __future__ import annotations

import re
from typing import Final

from loaders.formats.lists import counted

_PAGE_NUMBERS: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"})
_PAGE_COUNT: Final = re.compile(
    r"(?i)[\W\d_]*(?:(?:trang|page|tờ)[\W\d_]*)?(?:(?:of|trên)[\W\d_]*)?"
)
MAX_CODE: Final = 100
"""How many characters of the code of a field are looked at, about."""

MOST_FIELDS: Final = 100
"""Fields inside of each other; deeper ones are taken for text."""


class _Field:
    __slots__ = ("in_code", "instruction", "mute")

    def __init__(self) -> None:
        self.instruction = ""
        self.in_code = True
        self.mute = True


class Fields:
    """Follows fields through a text: a code, which is not seen, and a result, which is.

    The number of a page is no part of a text either.
    """

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def shows(self) -> bool:
        """Whether what comes now is seen on the page."""
        return not any(field.mute for field in self._open)

    def begin(self) -> None:
        """The code of a field begins."""
        if len(self._open) < MOST_FIELDS:
            self._open.append(_Field())

    def separate(self) -> None:
        """The result of the innermost field begins."""
        if self._open:
            field = self._open[-1]
            field.in_code = False
            field.mute = is_page_number(field.instruction)

    def end(self) -> None:
        """The innermost field has ended."""
        if self._open:
            self._open.pop()

    def code(self, text: str) -> None:
        """A piece of the code of the field, if one is in it."""
        if self._open and (field := self._open[-1]).in_code and len(field.instruction) < MAX_CODE:
            field.instruction += text[:MAX_CODE]

    def end_paragraph(self) -> None:
        """A field whose code never ended hides no more than its paragraph."""
        while self._open and self._open[-1].in_code:
            self._open.pop()


def is_page_number(instruction: str) -> bool:
    """Whether the code of a field asks for the number of a page.

    >>> is_page_number(" PAGE \\\\* MERGEFORMAT"), is_page_number("REF _Toc1")
    (True, False)
    """
    words = instruction.split(maxsplit=1)
    return bool(words) and words[0].upper() in _PAGE_NUMBERS


def has_words(line: str) -> bool:
    """Whether a line says more than which page this is.

    >>> has_words("Trang 2/3"), has_words("- 2 -"), has_words("SỞ Y TẾ")
    (False, False, True)
    """
    return not _PAGE_COUNT.fullmatch(line)


def note_mark(kind: str, count: int) -> str:
    """The mark of a "footnote" ("[1]") or an "endnote" ("[i]")."""
    return f"[{counted(count, 'lowerRoman' if kind == 'endnote' else 'decimal')}]"
