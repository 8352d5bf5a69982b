"""Claims: what a text says about a document, its own heading or a citation, apart from where.

Resolution looks at claims alone. Equal claims of thousands of texts are one claim, so that a
document which everybody cites stays cheap to resolve.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import cast

import msgspec
from msgspec import Struct
from msgspec.structs import astuple, force_setattr

from graph import identity
from graph.numbering import counting_body, national_issuer
from graph.organs import slug
from loaders.fold import one_line
from loaders.record import Citation, Heading, Kind, Level, Record, Status

_LAWS = frozenset({"luat", "bo-luat", "phap-lenh", "hien-phap"})


class Own(Struct, frozen=True, array_like=True):
    """What only a document itself says: the rest of its heading, and a digest of its text."""

    symbol: str | None
    subject: str | None
    place: str | None
    urgency: str | None
    status: Status
    level: Level | None
    kind: Kind
    superior: str | None
    content: str


class Filing(Struct, frozen=True, array_like=True):
    """What resolution asks of a claim again and again: its body and where it is resolved."""

    body: str | None
    block: str
    corner: str | None
    doors: frozenset[str]


class Claim(Struct, frozen=True, array_like=True, eq=False):
    """One statement about the identity of a document; `own` is None for a citation.

    `before` is the citing document's date, kept where the citation gives no year: it cannot mean
    a later document. `context` sets apart what says too little to mean the same elsewhere.
    `digest` follows from the rest: equal claims have equal digests. So does `filing`, which is
    worked out when it is first asked for.
    """

    number: str | None
    type: str | None
    date: str | None
    issuer: str | None
    name: str | None
    before: str | None = None
    context: str | None = None
    own: Own | None = None
    digest: str = ""
    filing: Filing | None = None

    def __post_init__(self) -> None:
        if not self.digest:
            force_setattr(self, "digest", hashlib.sha256(self.encoded()).hexdigest()[:24])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Claim) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    @property
    def body(self) -> str | None:
        """The body that numbers the document, None where neither number nor issuer tells."""
        return _filing(self).body

    @property
    def when(self) -> str | None:
        """The date, or the year inside the number."""
        return self.date or identity.year_of(self.number, None)

    @property
    def has_number(self) -> bool:
        """Whether the number is more than a counter, so that equal ones are worth comparing."""
        return self.number is not None and not identity.is_counter(self.number)

    def encoded(self) -> bytes:
        """What the claim says as a JSON array; `decoded` reads it back."""
        return msgspec.json.encode(astuple(self)[:_SAID])


def decoded(data: bytes, digest: str = "") -> Claim:
    """The claim that `encoded` wrote; where its `digest` is at hand, none is worked out."""
    return _CLAIM.decode(b'%b,"%b"]' % (data[:-1], digest.encode()) if digest else data)


_CLAIM = msgspec.json.Decoder(Claim)
_SAID = Claim.__struct_fields__.index("digest")


def content_of(text: str) -> str:
    """A digest of a document's text that does not see white space: copies are recognised by it."""
    return hashlib.sha256(one_line(text).encode()).hexdigest()[:32]


def head_claim(record: Record, content: str = "") -> Claim:
    """What a document says about itself; `content` is `content_of` its text, where at hand."""
    heading = record.document
    return Claim(
        number=heading.number,
        type=heading.type,
        date=heading.date,
        issuer=heading.issuer.name if heading.issuer else national_issuer(heading.number),
        name=_law_name(heading),
        own=_own(heading, content or content_of(record.text)),
    )


def cited_claims(record: Record, content: str = "") -> tuple[Claim, ...]:
    """What a document says about the ones it cites, in the order of its citations."""
    content = content or content_of(record.text)
    return tuple(
        _cited(citation, record.document.date, f"{content}/{position}")
        for position, citation in enumerate(record.citations)
    )


def block_of(claim: Claim) -> str:
    """The block in which a claim is resolved: the claims that may mean the same document.

    Number, issuer and year (or term) make a block of their own, which is all that identity needs.
    A numbered claim that lacks some of it is resolved in the number's wide block. Others meet by
    law name, by counter, type and issuer, or by type, issuer and month; what says less is alone.
    """
    return _filing(claim).block


def is_narrow(block: str) -> bool:
    """Whether a block is resolved from its own claims, without documents of other blocks."""
    return block.startswith("document:")


def is_numbered(block: str) -> bool:
    """Whether a block is the wide one of a number, or a corner of it."""
    return block.startswith(("number:", "day:", "body:"))


def corner_of(claim: Claim) -> str | None:
    """The part of a number's wide block to which a claim belongs: its day, else its body.

    Thousands of bodies give the same number every year ("12/UBND"). Where that many are known,
    claims are resolved corner by corner, for only documents of the day (or body) can be meant.
    """
    return _filing(claim).corner


@lru_cache(maxsize=65536)
def whole_block(block: str) -> str:
    """The wide block that a corner is a part of; any other block is whole."""
    if not is_numbered(block):
        return block
    return f"number:{block.partition(':')[2].partition('|')[0]}"


def day_of(block: str) -> str | None:
    """The day (or month, or year) of a corner or door, None for any other block."""
    return block.partition("|")[2] if block.startswith("day:") else None


def doors_of(claim: Claim) -> frozenset[str]:
    """The wide blocks where claims that say less may find the document of this one."""
    return _filing(claim).doors


def touched_by(claim: Claim) -> tuple[str, ...]:
    """The blocks in which a claim changes something when it comes or goes."""
    corner = corner_of(claim)
    return (block_of(claim), *doors_of(claim), *((corner,) if corner else ()))


def doors_to(block: str) -> tuple[str, ...]:
    """The doors of the documents that the claims of a wide block or corner may mean.

    A document of which only the year or the month is known may be of any day in it; a number
    alone, where it is a corner, says too little to look for any.
    """
    day = day_of(block)
    if day is not None:
        number = block.partition("|")[0]
        return tuple(f"{number}|{part}" for part in (day[:4], day[:7], day))
    return () if block.startswith("body:") and block.endswith("|") else (block,)


def _filing(claim: Claim) -> Filing:
    if claim.filing is None:
        force_setattr(claim, "filing", _filed(claim))
    return cast("Filing", claim.filing)


def _filed(claim: Claim) -> Filing:
    body = counting_body(claim.number, claim.issuer)
    if not claim.has_number:
        return Filing(body, _unnumbered_block(claim, body), None, frozenset())
    number = identity.number_key(claim.number or "")
    wide, narrow = f"number:{number}", _narrow(claim, number, body)
    if narrow is None:
        return Filing(body, wide, _corner(claim, number, body), frozenset())
    corners = (f"day:{number}|{claim.when}", f"body:{number}|{body}")
    doors = (wide, *corners, _dated(claim, body), _counted(claim, body), _named(claim))
    return Filing(body, narrow, None, frozenset(door for door in doors if door))


def _narrow(claim: Claim, number: str, body: str | None) -> str | None:
    own = claim.own
    span = identity.span_of(claim.number or "", claim.date, body)
    if span is None or (own is not None and own.status == "draft"):
        return None
    return f"document:{number}|{body}|{span}"


def _corner(claim: Claim, number: str, body: str | None) -> str:
    when = claim.when
    if when is not None and identity.is_complete(when):
        return f"day:{number}|{when}"
    return f"body:{number}|{body or ''}"


def _unnumbered_block(claim: Claim, body: str | None) -> str:
    if claim.own is not None:
        return _dated(claim, body) or f"alone:{claim.own.content}"
    if claim.context is not None:
        return f"alone:{claim.context}"
    named = _named(claim) if claim.name else _counted(claim, body) or _dated(claim, body)
    return named or "alone:"


def _own(heading: Heading, content: str) -> Own:
    issuer = heading.issuer
    return Own(
        symbol=heading.symbol,
        subject=heading.subject,
        place=heading.place,
        urgency=heading.urgency,
        status=heading.status,
        level=issuer.level if issuer else None,
        kind=issuer.kind if issuer else "other",
        superior=issuer.superior if issuer else None,
        content=content,
    )


def _cited(citation: Citation, citing_date: str | None, context: str) -> Claim:
    dated = identity.year_of(citation.number, citation.date) is not None
    claim = _known(
        citation.number,
        citation.type,
        citation.date,
        citation.issuer or national_issuer(citation.number),
        citation.name,
        None if dated else citing_date,
    )
    if block_of(claim) != "alone:":
        return claim
    return Claim(claim.number, claim.type, claim.date, claim.issuer, None, context=context)


_known = lru_cache(maxsize=65536)(Claim)
"""A document that many cite is the same claim of them all: its digest is worked out once."""


def _law_name(heading: Heading) -> str | None:
    if heading.type is None or heading.subject is None or slug(heading.type) not in _LAWS:
        return None
    return f"{heading.type} {heading.subject}"


def _named(claim: Claim) -> str | None:
    return f"name:{slug(claim.name)}" if claim.name and slug(claim.name) else None


def _counted(claim: Claim, body: str | None) -> str | None:
    if claim.number is None or claim.type is None or body is None:
        return None
    return f"counter:{identity.counter_of(claim.number)}|{slug(claim.type)}|{body}"


def _dated(claim: Claim, body: str | None) -> str | None:
    if claim.type is None or claim.date is None or body is None or len(claim.date) < 7:
        return None
    return f"dated:{slug(claim.type)}|{body}|{claim.date[:7]}"
