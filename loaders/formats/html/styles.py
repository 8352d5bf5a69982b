"""Styles of a page that change which letters are shown: fonts of old encodings, capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from loaders.legacy import encoding_of_font

_POINTED: Final = re.compile(r"\.vn[a-z]")
_OTHERS: Final = ("vni", "vps", "vntime", "vnarial", "vi times", "vi-times", "vi arial")
_FAMILY: Final = re.compile(r"(?i)\bfont(?:-family)?\s*:\s*([^;{}]{1,200})")
_STYLES: Final = re.compile(r"(?is)<style\b[^>]{0,500}>(.*?)(?:</style|\Z)")
_SELECTOR: Final = re.compile(r"(?:^|,)\s*([a-z][a-z0-9]*)?(?:\.([-\w]+))?\s*(?=,|$)", re.I)
_UPPER: Final = re.compile(r"(?i)\btext-transform\s*:\s*uppercase")
_SIZE: Final = re.compile(r"(?i)^.*?\d(?:pt|px|em|%)(?:/\S+)?\s+")


class Fonts(Struct, frozen=True):
    """The fonts that style sheets give to names of elements and of classes."""

    by_name: Mapping[str, str]

    def of(self, tag: str, attributes: Mapping[str, str | None]) -> str | None:
        """The font that an element gets, None where it has that of the element around it."""
        if (style := attributes.get("style")) and (found := _FAMILY.search(style)):
            return first(found[1])
        if face := attributes.get("face"):
            return first(face)
        if self.by_name:
            for name in (attributes.get("class") or "").split():
                if font := self.by_name.get(f"{tag}.{name}") or self.by_name.get(f".{name}"):
                    return font
            return self.by_name.get(tag)
        return None


def fonts(page: str) -> Fonts | None:
    """The fonts of a page, None where none of them is old."""
    lowered = page.lower()
    if not (_POINTED.search(lowered) or any(name in lowered for name in _OTHERS)):
        return None
    by_name: dict[str, str] = {}
    for selectors, properties in _rules(page):
        if found := _FAMILY.search(properties):
            by_name |= dict.fromkeys(_names(selectors), first(found[1]))
    return Fonts(by_name)


def raising(page: str) -> list[str]:
    """Selectors of the elements whose text is shown in capitals, by their own style or a sheet.

    >>> raising("<style>.a, p.b {text-transform:uppercase}</style>")[-2:]
    ["[class~='a']", "p[class~='b']"]
    """
    if "ppercase" not in page and "PPERCASE" not in page:
        return []
    found = [f"[style*='text-transform:{blank}uppercase' i]" for blank in ("", " ")]
    for selectors, properties in _rules(page):
        if _UPPER.search(properties):
            for name in _names(selectors):
                tag, _, of_class = name.partition(".")
                found.append(f"{tag}[class~='{of_class}']" if of_class else tag)
    return found


def _rules(page: str) -> Iterator[tuple[str, str]]:
    """The selectors and properties of the rules in style sheets."""
    for sheet in _STYLES.finditer(page):
        for rule in sheet[1].split("}"):
            selectors, _, properties = rule.rpartition("{")
            yield selectors, properties


def _names(selectors: str) -> list[str]:
    """The elements and classes of a rule: "p", "p.MsoNormal", ".x"; others are left out."""
    return [
        f"{(found[1] or '').lower()}{'.' + found[2] if found[2] else ''}"
        for found in _SELECTOR.finditer(selectors.rpartition("{")[2].strip())
        if found[1] or found[2]
    ]


def first(families: str) -> str:
    """The font that a list of families names first, or the first old one of it.

    >>> first("'.VnTime', serif")
    '.VnTime'
    """
    names = [_SIZE.sub("", name).strip(" \t\r\n\"'") for name in families.split(",")]
    return next((name for name in names if encoding_of_font(name)), names[0])
