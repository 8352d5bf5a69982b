"""Text boxes, alternatives of the same contents, and symbols."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from loaders.formats.docx.names import W

ALTERNATIVES: Final = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
)
_BOX: Final = f"{W}txbxContent"


def chosen(alternatives: Element) -> list[Element]:
    """One of the same contents in several ways (ECMA-376, Part 3): the first that has text."""
    ways = [way for way in alternatives if next(way.iter(f"{W}t"), None) is not None]
    return ways[:1]


def outermost(part: Element) -> list[Element]:
    """The text boxes of a drawing that are in no other one."""
    boxes: list[Element] = []
    waiting = [part]
    while waiting:
        element = waiting.pop()
        if element.tag == _BOX:
            boxes.append(element)
        elif element.tag == ALTERNATIVES:
            waiting += reversed(chosen(element))
        else:
            waiting += reversed(element)
    return boxes


def symbol(code: int) -> str:
    """The character of a symbol; fonts without an encoding have theirs from F020 on."""
    if code < 0x20 or 0xD800 <= code < 0xE000:
        return ""
    return chr(code + 0xF000 if code < 0x100 else code)
