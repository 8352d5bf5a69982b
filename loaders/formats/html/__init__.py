"""Web pages: the document on a page, not the site around it."""

from __future__ import annotations

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from loaders.errors import UnreadableSource
from loaders.formats.html.choose import chosen
from loaders.formats.html.encoding import text_of
from loaders.formats.html.page import Page
from loaders.formats.html.printing import printed
from loaders.formats.html.styles import fonts, raising
from loaders.formats.html.walk import page_of
from loaders.formats.html.words import words
from loaders.formats.html.writer import Marked
from loaders.formats.typescript import Typescript
from loaders.legacy import mended
from loaders.source_warnings import old_encoding
from loaders.text import MAX_BYTES, plain

MAX_DEPTH: Final = 5_000
"""Elements in elements; pages have below 100, and parsing takes time with the square of it."""

_HIDDEN: Final = ",".join(
    ("[hidden]", "[style*='display:none' i]", "[style*='display: none' i]",
     "[style*='visibility:hidden' i]", "[style*='visibility: hidden' i]")
)  # fmt: skip
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_BOX: Final = re.compile(
    r"(?i)<(/?)(?:div|section|article|aside|nav|main|header|footer|center|blockquote|ul|ol|dl|table"
    r"|fieldset|details|span)\b"
)
"""Tags of elements that end where their end tag stands; most others need none."""

_FRAMES: Final = re.compile(r"(?i)<frameset\b|<iframe\b|<embed\b|<object\b")
_SAVE: Final = "open the page and save the document itself, as a file or as text"


def read(data: bytes, source: str) -> Typescript:
    """The document on a web page.

    Raises `UnreadableSource` for a page that is too large, nested too deep, or has no text.
    """
    if len(data) > MAX_BYTES:
        size = f"is {len(data) / 1e6:.0f} MB, more than the {MAX_BYTES / 1e6:.0f} MB of one page"
        raise UnreadableSource(source, size, _SAVE)
    text, encoding = text_of(data)
    if _is_deep(text):
        raise UnreadableSource(source, f"has elements nested deeper than {MAX_DEPTH:,}", _SAVE)
    page, encodings = _page(text, source)
    if encoding:
        encodings.add(encoding)
    result = plain(printed(page, chosen(page)))
    if not result.strip():
        held = "shows only frames or other files" if _FRAMES.search(text) else "has no text"
        raise UnreadableSource(source, held, _SAVE)
    return Typescript(f"{result}\n", warnings=(old_encoding(*encodings),) if encodings else ())


def _page(text: str, source: str) -> tuple[Page, set[str]]:
    """The page and the encodings from before Unicode in it."""
    try:
        tree = LexborHTMLParser(text.encode())
    except UnicodeEncodeError:
        tree = LexborHTMLParser(_SURROGATE.sub("\ufffd", text).encode())
    marked = Marked(
        hidden=_numbers(tree, _HIDDEN if _may_hide(text) else ""),
        furniture=_numbers(tree, _furniture_names()),
        raised=_numbers(tree, ",".join(raising(text))),
    )
    page = page_of(tree, marked, fonts(text), source)
    lines, old = mended("\n".join(line.text for line in page.lines))
    if old is None:
        return page, page.encodings
    renewed = [
        line._replace(text=new) for line, new in zip(page.lines, lines.split("\n"), strict=True)
    ]
    return page._replace(lines=renewed), page.encodings | {old}


def _numbers(tree: LexborHTMLParser, selector: str) -> frozenset[int]:
    """The numbers of the elements that a selector means; none for ""."""
    return frozenset(node.mem_id for node in tree.css(selector)) if selector else frozenset()


def _may_hide(text: str) -> bool:
    return "hidden" in text or "display" in text.lower() or "HIDDEN" in text


def _furniture_names() -> str:
    """The selector of elements whose class or id names furniture of a site."""
    return ",".join(
        f"[{attribute}*='{name}' i]"
        for name in words()["names"]["furniture"]
        for attribute in ("class", "id")
    )


def _is_deep(text: str) -> bool:
    """Whether elements may be nested beyond `MAX_DEPTH`, told by their tags alone."""
    if text.count("<") <= MAX_DEPTH:
        return False
    depth = deepest = 0
    for tag in _BOX.finditer(text):
        depth += -1 if tag[1] else 1
        deepest = max(deepest, depth)
    return deepest > MAX_DEPTH
