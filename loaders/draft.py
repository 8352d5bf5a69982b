"""One document on its way from text to record, and the stages that take it there in order.

Several documents go through each stage together (`STAGES`): what a stage works with, its patterns
and tables, is then still in the processor's cache when the next document comes. Read one by one,
the same documents took about a quarter longer.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from loaders.bodies.home import Home
from loaders.bodies.names import issuer_of, spelled
from loaders.bodies.places import as_in
from loaders.citations.authorities import find_authorities
from loaders.citations.backward import point_back
from loaders.citations.find import find_mentions
from loaders.citations.gaps import orders
from loaders.citations.gathering import Gathering, edges_of
from loaders.citations.mentions import Found, Page
from loaders.citations.relations import find_relations
from loaders.citations.ties import Frame
from loaders.citations.triggers import Trigger, find_triggers
from loaders.deadlines.reading import Reading
from loaders.deadlines.search import find_deadlines
from loaders.fold import lower
from loaders.image import UNKNOWN, lowered
from loaders.measures.search import find_measures
from loaders.parts.addressees import read_addressees
from loaders.parts.foot import Foot, read_foot
from loaders.parts.head import Head, read_head
from loaders.parts.items import Item
from loaders.phrases import Flat
from loaders.record import (
    Addressee,
    Authority,
    Citation,
    Deadline,
    Edge,
    Heading,
    Issuer,
    Measure,
    Recipient,
    Record,
    Signatory,
)
from loaders.warnings import warnings_of

_PURPOSE = re.compile(r"\s*\([^()]{1,40}\)\s*\Z")
_LAST_RESORT = 1500
"""Characters of the body that may tell the issuer of a document without letterhead."""


class Draft:
    """A document's text and what the stages have found in it so far.

    `picture` is the image of the text, `lowered` the text in lower case; both have its length.
    """

    __slots__ = (
        "addressees",
        "authorities",
        "body_start",
        "citations",
        "deadlines",
        "directed",
        "edges",
        "flat",
        "foot",
        "head",
        "heading",
        "home",
        "issuer",
        "leads",
        "lowered",
        "measures",
        "mentions",
        "page",
        "picture",
        "text",
        "types",
    )

    lowered: str
    head: Head
    addressees: tuple[Item, ...]
    body_start: int
    foot: Foot
    issuer: Issuer | None
    home: Home
    heading: Heading
    flat: Flat
    page: Page
    types: list[Trigger]
    directed: list[Trigger]
    leads: list[Trigger]
    mentions: list[Found]
    citations: tuple[Citation, ...]
    edges: tuple[Edge, ...]
    authorities: tuple[Authority, ...]
    measures: tuple[Measure, ...]
    deadlines: tuple[Deadline, ...]

    def __init__(self, text: str, picture: bytes) -> None:
        self.text = text
        self.picture = picture

    def record(self, source: str, sha256: str, media_type: str, index: int) -> Record:
        """The finished record; `source` to `index` say where the document was read."""
        foot, home = self.foot, self.home
        return Record(
            source=source,
            sha256=sha256,
            media_type=media_type,
            index=index,
            text=self.text,
            document=self.heading,
            signatory=Signatory(foot.name, foot.position, foot.capacity),
            addressees=tuple([_addressee(item, home) for item in self.addressees]),
            recipients=tuple([recipient(item, home) for item in foot.recipients]),
            citations=self.citations,
            edges=self.edges,
            authorities=self.authorities,
            measures=self.measures,
            deadlines=self.deadlines,
            warnings=warnings_of(self.heading, self.head, self.citations, self.mentions),
        )


def _lower(draft: Draft) -> None:
    picture = draft.picture
    draft.lowered = lower(draft.text) if UNKNOWN in picture else lowered(picture)


def _read_head(draft: Draft) -> None:
    draft.head = read_head(draft.text, draft.lowered)


def _read_addressees(draft: Draft) -> None:
    draft.addressees, draft.body_start = read_addressees(draft.text, draft.lowered, draft.head.end)


def _read_foot(draft: Draft) -> None:
    draft.foot = read_foot(draft.text, draft.lowered, draft.body_start)


def _name_issuer(draft: Draft) -> None:
    head = draft.head
    draft.issuer, draft.home = issuer_of(
        head.letterhead,
        place=head.place,
        date=head.date,
        title=head.title,
        signature=draft.foot.signature,
        body=draft.text[head.end : draft.body_start + _LAST_RESORT],
    )
    draft.heading = _heading(head, draft.issuer)


def _flatten(draft: Draft) -> None:
    draft.flat = flat = Flat(draft.text, draft.lowered, draft.picture)
    draft.page = Page.of(draft.text, flat.text, draft.home, draft.heading.date)


def _find_triggers(draft: Draft) -> None:
    draft.types, draft.directed, draft.leads = find_triggers(draft.flat)


def _find_mentions(draft: Draft) -> None:
    cited = [m for m in find_mentions(draft.page, draft.types) if not _outside(m, draft)]
    draft.mentions = point_back(draft.page, cited)


def _relate(draft: Draft) -> None:
    head, foot, heading = draft.head, draft.foot, draft.heading
    borders = {head.end, draft.body_start, foot.body_end, *(head.subject_span or ())}
    frame = Frame(heading.type, heading.status == "draft", tuple(sorted(borders)))
    assertions = find_relations(draft.page, draft.mentions, frame)
    gathering = Gathering(heading)
    gathering.add(draft.mentions)
    draft.citations = gathering.citations(draft.page.text)
    draft.edges = edges_of(assertions, gathering, draft.citations)


def _find_authorities(draft: Draft) -> None:
    draft.authorities = find_authorities(draft.page, draft.directed, draft.mentions)


def _find_measures(draft: Draft) -> None:
    """The measures of the body and of what follows the signature, an order before a mention."""
    foot = draft.foot
    found = _measures_in(draft, draft.body_start, foot.body_end)
    if foot.appendix_start is not None:
        found += _measures_in(draft, foot.appendix_start, len(draft.text))
        merged: dict[str, Measure] = {}
        for measure in sorted(found, key=lambda measure: (measure.mode != "orders", measure.start)):
            merged.setdefault(measure.id, measure)
        found = tuple(sorted(merged.values(), key=lambda measure: measure.start))
    draft.measures = found


def _find_deadlines(draft: Draft) -> None:
    """The deadlines of the body and of what follows the signature."""
    draft.deadlines = ()
    if not draft.leads:
        return
    foot = draft.foot
    reading = Reading(
        draft.text, draft.lowered, draft.flat.text, draft.heading.date, draft.mentions, draft.leads
    )
    draft.deadlines = find_deadlines(reading, draft.body_start, foot.body_end)
    if foot.appendix_start is not None:
        draft.deadlines += find_deadlines(reading, foot.appendix_start, len(draft.text))


STAGES: tuple[Callable[[Draft], None], ...] = (
    _lower,
    _read_head,
    _read_addressees,
    _read_foot,
    _name_issuer,
    _flatten,
    _find_triggers,
    _find_mentions,
    _relate,
    _find_authorities,
    _find_measures,
    _find_deadlines,
)
"""Every stage needs those before it; after the last one the record can be made."""


def _heading(head: Head, issuer: Issuer | None) -> Heading:
    if not head.is_document:
        return Heading()
    return Heading(
        number=head.number,
        symbol=head.symbol,
        type=head.type,
        date=head.date,
        subject=head.subject,
        place=as_in(issuer.name, head.place) if issuer and head.place else head.place,
        urgency=head.urgency,
        status=head.status,
        issuer=issuer,
    )


def _outside(mention: Found, draft: Draft) -> bool:
    """Whether a mention is the document's own number line, or stands in its foot."""
    own, foot = draft.head.number_span, draft.foot
    if own and mention.start < own[1] and own[0] < mention.end:
        return True
    foot_end = mention.end if foot.appendix_start is None else foot.appendix_start
    return foot.body_end <= mention.start < foot_end


def _measures_in(draft: Draft, start: int, end: int) -> tuple[Measure, ...]:
    head = draft.head
    directive = head.is_document and orders(head.type)
    return find_measures(
        draft.text, draft.lowered, start, end, directive=directive, flat=draft.flat
    )


def _addressee(item: Item, home: Home) -> Addressee:
    return Addressee(item.text, spelled(item.text, home), item.group, item.start, item.end)


def recipient(item: Item, home: Home) -> Recipient:
    """`item` with the body's full name, from which the purpose in brackets is left out."""
    name = spelled(_PURPOSE.sub("", item.text), home)
    return Recipient(item.text, name, item.group, item.role, item.start, item.end)
