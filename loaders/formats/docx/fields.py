"""Fields: their results are text, their codes are not, and numbers of pages are neither.

ECMA-376, Part 1, 17.16: a field is told by signs in the runs (begin, separate, end).
"""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from loaders.formats.docx.names import W

_PAGE_NUMBERS: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"})
_MOST: Final = 100
"""Fields inside of each other; deeper ones are taken for text."""


class _Field:
    def __init__(self) -> None:
        self.instruction = ""
        self.in_code = True
        self.mute = True


class Fields:
    """Follows the signs of fields through the runs of a text."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def shows(self) -> bool:
        """Whether what comes now is seen on the page."""
        return not any(field.mute for field in self._open)

    def sign(self, kind: str | None) -> None:
        """A sign that begins, separates or ends a field."""
        if kind == "begin" and len(self._open) < _MOST:
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            field = self._open[-1]
            field.in_code = False
            field.mute = _is_page_number(field.instruction)
        elif kind == "end" and self._open:
            self._open.pop()

    def code(self, text: str) -> None:
        """A piece of the code of the field."""
        if self._open and self._open[-1].in_code and len(self._open[-1].instruction) < _MOST:
            self._open[-1].instruction += text[:_MOST]

    def end_paragraph(self) -> None:
        """A field whose code never ended hides no more than its paragraph."""
        while self._open and self._open[-1].in_code:
            self._open.pop()

    @staticmethod
    def is_page_number(field: Element) -> bool:
        """Whether a `w:fldSimple` shows the number of a page."""
        return _is_page_number(field.get(f"{W}instr", ""))


def _is_page_number(instruction: str) -> bool:
    words = instruction.split(maxsplit=1)
    return bool(words) and words[0].upper() in _PAGE_NUMBERS
