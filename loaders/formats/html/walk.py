"""The tree of a web page to its lines, as a browser would show them (HTML Standard, 15.3)."""

from __future__ import annotations

from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from loaders.errors import UnreadableSource
from loaders.formats.html.page import Page
from loaders.formats.html.styles import Fonts
from loaders.formats.html.writer import BLOCKS, Marked, Writer

MAX_ELEMENTS: Final = 2_000_000
"""Elements and texts of one page; a page of 2 MB has about 100,000."""

_TEXT: Final = "-text"
_UNSHOWN: Final = frozenset(
    ("-comment", "!doctype", "head", "title", "meta", "link", "script", "style", "noscript",
     "template", "svg", "iframe", "object", "embed", "canvas", "video", "audio", "map", "select",
     "datalist", "button", "input", "textarea", "base")
)  # fmt: skip
_ACTING: Final = BLOCKS | {"a", "br", "hr", "sup"}
"""The elements that change lines or what is noted of them."""


def page_of(tree: LexborHTMLParser, marked: Marked, fonts: Fonts | None, source: str) -> Page:
    """The page; raises `UnreadableSource` where it has more than `MAX_ELEMENTS`.

    Where most of the text in old fonts is in Unicode, the names of the fonts say nothing.
    """
    walk = _walked(tree, marked, fonts, source)
    return (walk if walk.old >= walk.new else _walked(tree, marked, None, source)).page


def _walked(tree: LexborHTMLParser, marked: Marked, fonts: Fonts | None, source: str) -> Writer:
    walk = Writer(marked, fonts)
    node: LexborNode | None = tree.body
    if node is None:
        return walk
    above: list[tuple[LexborNode, str]] = []
    seen = 0
    hides = bool(marked.hidden)
    styled = fonts is not None or bool(marked.raised)
    while True:
        tag = node.tag or ""
        below = None
        seen += 1
        if tag == _TEXT:
            walk.text(node.text_content or "")
        elif tag not in _UNSHOWN and not (hides and walk.skips(node, tag)):
            below = node.first_child
            acts = styled or tag in _ACTING
            if acts:
                walk.open(node, tag)
            if below is not None:
                above.append((node, tag if acts else ""))
                node = below
                continue
            if acts:
                walk.close(tag)
        after = node.next
        while after is None and above:
            node, tag = above.pop()
            if tag:
                walk.close(tag)
            after = node.next if above else None
        if after is None:
            break
        node = after
        if seen > MAX_ELEMENTS:
            reason = f"has more than {MAX_ELEMENTS:,} elements"
            raise UnreadableSource(source, reason, "save the document's own part of the page")
    walk.end()
    return walk
