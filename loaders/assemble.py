"""One text in, one record for each document in it: the whole reading, step by step."""

from __future__ import annotations

import hashlib
import re

from msgspec import Struct

from loaders.bodies.home import Home
from loaders.bodies.names import issuer_of, spelled
from loaders.citations.authorities import find_authorities
from loaders.citations.backward import point_back
from loaders.citations.find import find_mentions
from loaders.citations.gaps import orders
from loaders.citations.gathering import Gathering, edges_of
from loaders.citations.mentions import Found, Page
from loaders.citations.relations import find_relations
from loaders.citations.ties import Frame
from loaders.citations.triggers import find_triggers
from loaders.errors import UnreadableSource
from loaders.fold import lower
from loaders.image import UNKNOWN, image, lowered
from loaders.markup import is_marked_up
from loaders.mask import mask_with_image
from loaders.measures.search import find_measures
from loaders.parts.addressees import read_addressees
from loaders.parts.foot import Foot, read_foot
from loaders.parts.head import Head, read_head
from loaders.parts.items import Item
from loaders.phrases import Flat
from loaders.record import (
    Addressee,
    Citation,
    Edge,
    Heading,
    Issuer,
    Measure,
    Recipient,
    Record,
    Signatory,
)
from loaders.split import split
from loaders.text import check_length, normalise
from loaders.warnings import warnings_of

_PURPOSE = re.compile(r"\s*\([^()]{1,40}\)\s*\Z")
_LAST_RESORT = 1500
"""Characters of the body that may tell the issuer of a document without letterhead."""


class _Parts(Struct, frozen=True):
    """A document's text, taken apart.

    `lowered` is the text in lower case, `picture` its image; both have its length.
    """

    text: str
    picture: bytes
    lowered: str
    head: Head
    addressees: tuple[Item, ...]
    body_start: int
    foot: Foot


def extract(text: str, *, source: str = "") -> list[Record]:
    """The records of the documents in `text`, in order; at least one.

    `text` is normalised (NFC, "\\n" line ends) and personal numbers in it are masked before
    anything is read. A text that is no administrative document gives one record with an empty
    heading and a `not-a-document` warning.
    Raises `UnreadableSource` for a text that is empty or longer than the loaders accept.
    """
    if not text.strip():
        raise UnreadableSource(source or "the text", "is empty", "put the document's text into it")
    return extract_bytes(text.encode("utf-8", "surrogatepass"), text, source, "text/plain")


def extract_bytes(data: bytes, text: str, source: str, media_type: str) -> list[Record]:
    """The records of a source whose bytes are `data` and whose decoded text is `text`."""
    digest = hashlib.sha256(data).hexdigest()
    clean, picture = _clean(check_length(text, source))
    return [
        _record(
            _take_apart(clean[start:end], picture[start:end]), source, digest, media_type, index
        )
        for index, (start, end) in enumerate(split(clean))
    ]


def _clean(text: str) -> tuple[str, bytes]:
    """`text` in its normal form, with personal numbers masked, and its image."""
    picture = image(text)
    if UNKNOWN in picture or is_marked_up(text):  # otherwise the form is normal already
        normal = normalise(text)
        if normal != text:
            text, picture = normal, image(normal)
    return mask_with_image(text, picture)


def _take_apart(text: str, picture: bytes) -> _Parts:
    low = lower(text) if UNKNOWN in picture else lowered(picture)
    head = read_head(text, low)
    addressees, body_start = read_addressees(text, low, head.end)
    foot = read_foot(text, low, body_start)
    return _Parts(text, picture, low, head, addressees, body_start, foot)


def _record(parts: _Parts, source: str, digest: str, media_type: str, index: int) -> Record:
    issuer, home = _issuer(parts)
    heading = _heading(parts.head, issuer)
    flat = Flat(parts.text, parts.lowered, parts.picture)
    page = Page.of(parts.text, flat.text, home, heading.date)
    types, directed = find_triggers(flat)
    cited = [m for m in find_mentions(page, types) if not _outside(m, parts)]
    mentions = point_back(page, cited)
    citations, edges = _cited(page, mentions, heading, parts)
    foot = parts.foot
    return Record(
        source=source,
        sha256=digest,
        media_type=media_type,
        index=index,
        text=parts.text,
        document=heading,
        signatory=Signatory(foot.name, foot.position, foot.capacity),
        addressees=tuple(_addressee(item, home) for item in parts.addressees),
        recipients=tuple(_recipient(item, home) for item in foot.recipients),
        citations=citations,
        edges=edges,
        authorities=find_authorities(page, directed, mentions),
        measures=_measures(parts, flat),
        warnings=warnings_of(heading, parts.head, citations, mentions),
    )


def _issuer(parts: _Parts) -> tuple[Issuer | None, Home]:
    head = parts.head
    return issuer_of(
        head.letterhead,
        place=head.place,
        date=head.date,
        title=head.title,
        signature=parts.foot.signature,
        body=parts.text[head.end : parts.body_start + _LAST_RESORT],
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


def _outside(mention: Found, parts: _Parts) -> bool:
    """Whether a mention is the document's own number line, or stands in its foot."""
    own, foot = parts.head.number_span, parts.foot
    if own and mention.start < own[1] and own[0] < mention.end:
        return True
    foot_end = mention.end if foot.appendix_start is None else foot.appendix_start
    return foot.body_end <= mention.start < foot_end


def _measures(parts: _Parts, flat: Flat) -> tuple[Measure, ...]:
    """The measures of the body and of what follows the signature, an order before a mention."""
    text, lowered, foot = parts.text, parts.lowered, parts.foot
    directive = parts.head.is_document and orders(parts.head.type)
    found = find_measures(
        text, lowered, parts.body_start, foot.body_end, directive=directive, flat=flat
    )
    if foot.appendix_start is None:
        return found
    found += find_measures(
        text, lowered, foot.appendix_start, len(text), directive=directive, flat=flat
    )
    merged: dict[str, Measure] = {}
    for measure in sorted(found, key=lambda measure: (measure.mode != "orders", measure.start)):
        merged.setdefault(measure.id, measure)
    return tuple(sorted(merged.values(), key=lambda measure: measure.start))


def _cited(
    page: Page, mentions: list[Found], heading: Heading, parts: _Parts
) -> tuple[tuple[Citation, ...], tuple[Edge, ...]]:
    head, foot = parts.head, parts.foot
    borders = {head.end, parts.body_start, foot.body_end, *(head.subject_span or ())}
    frame = Frame(heading.type, heading.status == "draft", tuple(sorted(borders)))
    assertions = find_relations(page, mentions, frame)
    gathering = Gathering(heading)
    gathering.add(mentions)
    citations = gathering.citations(page.text)
    return citations, edges_of(assertions, gathering, citations)


def _addressee(item: Item, home: Home) -> Addressee:
    return Addressee(item.text, spelled(item.text, home), item.group, item.start, item.end)


def _recipient(item: Item, home: Home) -> Recipient:
    """`item` with the body's full name, from which the purpose in brackets is left out."""
    name = spelled(_PURPOSE.sub("", item.text), home)
    return Recipient(item.text, name, item.group, item.role, item.start, item.end)
