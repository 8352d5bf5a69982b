"""Names of WordprocessingML elements and attributes (ECMA-376, Part 1, section 17)."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
"""The same names in files that are saved as "Strict Open XML"."""

VAL: Final = f"{W}val"
_OFF: Final = frozenset({"0", "false", "off"})


def value(element: Element | None, path: str) -> str | None:
    """The `w:val` of the descendant that `path` names."""
    found = None if element is None else element.find(path)
    return None if found is None else found.get(VAL)


def whole(text: str | None, default: int = 0) -> int:
    """A whole number of at most nine digits, `default` for anything else."""
    if text is None or not text.removeprefix("-").isdecimal() or len(text) > 9:
        return default
    return int(text)


def is_on(element: Element) -> bool:
    """What a property that is on or off says (17.17.4, ST_OnOff)."""
    return element.get(VAL, "1").lower() not in _OFF
