"""One text in, one record for each document in it: the whole reading, step by step."""

from __future__ import annotations

import hashlib
import re

from loaders.addressees import is_group, read_addressees
from loaders.authorities import find_authorities
from loaders.bodies import issuer_of, spelled
from loaders.citations import Gathering, edges_of
from loaders.find import find_mentions
from loaders.fold import lower
from loaders.foot import Copy, Foot, read_foot
from loaders.head import Head, read_head
from loaders.home import Home
from loaders.items import Item
from loaders.mask import mask
from loaders.measures import find_measures
from loaders.mentions import Found, Page
from loaders.record import (
    Addressee,
    Citation,
    Edge,
    Heading,
    Issuer,
    Recipient,
    Record,
    Signatory,
)
from loaders.relations import Frame, find_relations
from loaders.split import split
from loaders.text import check_length, normalise
from loaders.triggers import find_triggers
from loaders.warnings import warnings_of

_PURPOSE = re.compile(r"\s*\([^()]{1,40}\)\s*\Z")
_LAST_RESORT = 1500
"""Characters of the body that may tell the issuer of a document without letterhead."""


def extract(text: str, *, source: str = "") -> list[Record]:
    """The records of the documents in `text`, in order; at least one.

    `text` is normalised (NFC, "\\n" line ends) and personal numbers in it are masked before
    anything is read. A text that is no administrative document gives one record with an empty
    heading and a `not-a-document` warning.
    Raises `UnreadableSource` for a text that is empty or longer than the loaders accept.
    """
    return extract_bytes(text.encode("utf-8", "surrogatepass"), text, source, "text/plain")


def extract_bytes(data: bytes, text: str, source: str, media_type: str) -> list[Record]:
    """The records of a source whose bytes are `data` and whose decoded text is `text`."""
    digest = hashlib.sha256(data).hexdigest()
    clean = mask(normalise(check_length(text, source)))
    return [
        _record(clean[start:end], source, digest, media_type, index)
        for index, (start, end) in enumerate(split(clean))
    ]


def _record(text: str, source: str, digest: str, media_type: str, index: int) -> Record:
    lowered = lower(text)
    head = read_head(text, lowered)
    items, body_start = read_addressees(text, lowered, head.end)
    foot = read_foot(text, lowered, body_start)
    issuer, home = _issuer(text, head, foot, body_start)
    heading = _heading(head, issuer)
    page = Page.of(text, lowered, home, heading.date)
    types, directed = find_triggers(page.flat)
    mentions = [m for m in find_mentions(page, types) if not _outside(m, head, foot)]
    citations, edges = _cited(page, mentions, heading, head, body_start, foot)
    return Record(
        source=source,
        sha256=digest,
        media_type=media_type,
        index=index,
        text=text,
        document=heading,
        signatory=foot.signatory,
        addressees=tuple(_addressee(item, home) for item in items),
        recipients=tuple(_recipient(item, home) for item in foot.recipients),
        citations=citations,
        edges=edges,
        authorities=find_authorities(page, directed, mentions),
        measures=find_measures(text, lowered, body_start, foot.body_end, directive=head.is_document),
        warnings=warnings_of(heading, head, citations, mentions),
    )


def _issuer(text: str, head: Head, foot: Foot, body_start: int) -> tuple[Issuer | None, Home]:
    return issuer_of(
        head.letterhead,
        place=head.place,
        date=head.date,
        title=head.title,
        signature=foot.signature,
        body=text[head.end : body_start + _LAST_RESORT],
    )


def _heading(head: Head, issuer: Issuer | None) -> Heading:
    if not head.is_document:
        return Heading()
    return Heading(
        number=head.number,
        symbol=head.symbol,
        type=head.type,
        date=head.date,
        subject=head.subject,
        place=head.place,
        urgency=head.urgency,
        status=head.status,
        issuer=issuer,
    )


def _outside(mention: Found, head: Head, foot: Foot) -> bool:
    """Whether a mention is the document's own number line, or stands in its foot."""
    if head.number_span and mention.start < head.number_span[1] and head.number_span[0] < mention.end:
        return True
    foot_end = foot.appendix_start if foot.appendix_start is not None else mention.end
    return foot.body_end <= mention.start < foot_end


def _cited(
    page: Page, mentions: list[Found], heading: Heading, head: Head, body_start: int, foot: Foot
) -> tuple[tuple[Citation, ...], tuple[Edge, ...]]:
    borders = {head.end, body_start, foot.body_end, *(head.subject_span or ())}
    frame = Frame(heading.type, heading.status == "draft", tuple(sorted(borders)))
    assertions = find_relations(page, mentions, frame)
    gathering = Gathering(heading)
    gathering.add(mentions)
    return gathering.citations(page.text), edges_of(assertions, gathering)


def _addressee(item: Item, home: Home) -> Addressee:
    name = spelled(item.text, home)
    return Addressee(item.text, name, is_group(item.text), item.start, item.end)


def _recipient(copy: Copy, home: Home) -> Recipient:
    """`copy` with the body's full name, from which the purpose in brackets is left out."""
    name = spelled(_PURPOSE.sub("", copy.text), home)
    return Recipient(copy.text, name, is_group(copy.text), copy.role, copy.start, copy.end)
