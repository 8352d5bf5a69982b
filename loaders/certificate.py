"""Reading a certificate: the copy's own number, body, date, addressees and signature.

Where certificates stand is told by `loaders.certified`.
"""

from __future__ import annotations

import re

from msgspec import structs

from loaders.bodies.names import issuer_of
from loaders.certified import DATE, KINDS, LINE, NUMBER, RULE, TITLE
from loaders.draft import recipient
from loaders.fold import lower
from loaders.parts.foot import Foot, read_foot
from loaders.parts.head import Head, read_head
from loaders.record import SELF, Citation, Edge, Heading, Mention, ReadingWarning, Record, Signatory
from loaders.rules import citation_confidence, edge_confidence
from loaders.warnings import WARNINGS, warnings_of

_NUMBERED = re.compile(r"\b(\d{1,6}[a-z]?)\s?/\s?((?:SY|TrS|TRS|SL)-[^\s;,]{2,20})")
_DAY = re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})|(?P<iso>\d{4}-\d{2}-\d{2})")
_NO_BODY = re.compile(r"(?i)\d|thời gian|ngày|giờ|ký\b|\Z")


def read_certificate(text: str, original: Record, index: int) -> Record:
    """The record of the certificate `text`, of a copy of `original`; it is `index` in its source.

    It cites the original by the words for the kind of copy, with an edge `references`.
    """
    line = LINE.match(text)
    title = line or TITLE.search(text)
    if title is None:
        raise ValueError("the text is no certificate")
    head, foot = (_line(line), Foot((), len(text))) if line else _block(text, title)
    kind = next(kind for kind in KINDS if title["kind"].lower() == kind)
    issuer, home = issuer_of(
        head.letterhead,
        place=head.place,
        date=head.date,
        title=None,
        signature=foot.signature,
        body="",
    )
    heading = Heading(head.number, head.symbol, kind, head.date, place=head.place, issuer=issuer)
    start, end = title.span("title")
    citations = _citations(original, Mention(text[start:end], start, end, RULE))
    cue, sure = text[start:end], edge_confidence(RULE)
    edge = Edge(SELF, "references", 0, cue, 0, head.end, RULE, sure)
    return Record(
        source=original.source,
        sha256=original.sha256,
        media_type=original.media_type,
        index=index,
        text=text,
        document=heading,
        signatory=Signatory(foot.name, foot.position, foot.capacity),
        recipients=tuple(recipient(item, home) for item in foot.recipients),
        citations=citations,
        edges=(edge,) if citations else (),
        warnings=warnings_of(heading, structs.replace(head, is_document=True), citations, []),
    )


def as_excerpt(original: Record) -> Record:
    """The record of a text that is only a part of its document, with a warning that says so."""
    warning = ReadingWarning("excerpt", WARNINGS["excerpt"])
    return structs.replace(original, warnings=(*original.warnings, warning))


def _block(text: str, title: re.Match[str]) -> tuple[Head, Foot]:
    """What stands above and below the kind of copy; number, kind and date close the head."""
    lines = (title, NUMBER.search(text), DATE.search(text))
    end = text.find("\n", max(line.end() for line in lines if line))
    end = end if end >= 0 else len(text)
    start, stop = title.span("title")
    # Without a number the kind is what makes it a document; else it may join the letterhead.
    kind = title["kind"] if lines[1] is None else ""
    head = f"{text[:start]}{kind:<{stop - start}}{text[stop:end]}"
    lowered = lower(text)
    read = structs.replace(read_head(head, lower(head)), end=len(text[:end].rstrip()))
    return read, read_foot(text, lowered, end)


def _line(line: re.Match[str]) -> Head:
    """What the line of a digital signature says."""
    said = [line["rest"] or "", line["body"] or "", line["when"] or ""]
    cells = [cell.strip() for part in said for cell in re.split(r"[;,]| [-–] ", part)]
    number = _NUMBERED.search(" ".join(said))
    body = next(
        (cell for cell in cells if not _NO_BODY.match(cell) and not _DAY.search(cell)), None
    )
    return Head(
        number=f"{number[1]}/{number[2]}" if number else None,
        symbol=number[2] if number else None,
        date=_iso(_DAY.search(" ".join(said))),
        letterhead=(body,) if body else (),
        end=len(line[0].rstrip()),
    )


def _iso(day: re.Match[str] | None) -> str | None:
    if day is None or day["iso"]:
        return day and day["iso"]
    return f"{day['y']}-{int(day['m']):02}-{int(day['d']):02}"


def _citations(original: Record, mention: Mention) -> tuple[Citation, ...]:
    heading = original.document
    if not original.is_document:
        return ()
    sure = citation_confidence(RULE)
    mention = structs.replace(mention, confidence=sure)
    issuer = heading.issuer.name if heading.issuer else None
    return (
        Citation(heading.number, heading.type, heading.date, issuer, None, (mention,), RULE, sure),
    )
