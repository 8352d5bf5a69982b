"""Directions of an authority that name no document: "chỉ đạo của Thủ tướng Chính phủ"."""

from __future__ import annotations

import re

from loaders.bodies import match_body, spelled
from loaders.mentions import Found, Page
from loaders.record import Authority
from loaders.triggers import Trigger

_IN_A_DOCUMENT = re.compile(r"\s*tại\s+(?:các\s+)?")
_CLASSES = frozenset(("trung ương", "cấp trên", "đảng", "nhà nước", "pháp luật", "ngành y tế"))


def find_authorities(
    page: Page, directed: list[Trigger], mentions: list[Found]
) -> tuple[Authority, ...]:
    """Each authority once, at its first direction.

    A direction given in a document that the text names ("chỉ đạo của UBND tỉnh tại Công văn số …")
    is that document's relation; a class of authorities ("Trung ương") is no body.
    """
    starts = {mention.start for mention in mentions}
    found: dict[str, Authority] = {}
    for phrase in directed:
        start = phrase.end + 1
        end = match_body(page.text, start)
        if end is None or page.flat[start:end] in _CLASSES:
            continue
        document = _IN_A_DOCUMENT.match(page.flat, end)
        if document is not None and document.end() in starts:
            continue
        name = spelled(page.text[start:end], page.home)
        cue = page.flat[phrase.start : phrase.end]
        found.setdefault(name, Authority(name, cue, "directed_by", phrase.start, end))
    return tuple(found.values())
