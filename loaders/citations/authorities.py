"""Directions of an authority that name no document: "chỉ đạo của Thủ tướng Chính phủ"."""

from __future__ import annotations

import re

from loaders.bodies.names import spelled
from loaders.bodies.spans import body_spans
from loaders.citations.mentions import Found, Page
from loaders.citations.triggers import Trigger
from loaders.record import Authority

_IN_A_DOCUMENT = re.compile(r"\s*tại\s+(?:các\s+)?")


def find_authorities(
    page: Page, directed: list[Trigger], mentions: list[Found]
) -> tuple[Authority, ...]:
    """Each authority once, at its first direction; joint authorities one by one.

    A direction given in a document that the text names ("chỉ đạo của UBND tỉnh tại Công văn số …")
    is that document's relation; a class of authorities ("Trung ương") is no body.
    """
    starts = {mention.start for mention in mentions}
    found: dict[str, Authority] = {}
    for phrase in directed:
        spans = body_spans(page.text, phrase.end + 1)
        if not spans:
            continue
        document = _IN_A_DOCUMENT.match(page.flat, spans[-1][1])
        if document is not None and document.end() in starts:
            continue
        cue = page.flat[phrase.start : phrase.end]
        for start, end in spans:
            name = spelled(page.text[start:end], page.home)
            found.setdefault(name, Authority(name, cue, "directed_by", phrase.start, end))
    return tuple(found.values())
