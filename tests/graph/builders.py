"""Records of invented documents, as the loaders would give them, with true spans."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from loaders.formats.typescript import Typewriter
from loaders.positions import Box
from loaders.record import (
    Addressee,
    Authority,
    Citation,
    Deadline,
    Edge,
    Heading,
    Issuer,
    Kind,
    Level,
    Measure,
    Mention,
    Mode,
    ReadingWarning,
    Recipient,
    Record,
    Relation,
    Signatory,
    Status,
)

PM = Issuer("Thủ tướng Chính phủ", "central", "government", "Quốc hội")


def committee(place: str, level: Level, superior: str | None = None) -> Issuer:
    """The people's committee of a place ("tỉnh Lào Cai")."""
    return Issuer(f"Ủy ban nhân dân {place}", level, "government", superior)


def party(name: str, level: Level = "province", kind: Kind = "party") -> Issuer:
    return Issuer(name, level, kind, None)


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation to be put into a text; `by` is the position of the cited document that acts."""

    number: str | None = None
    type: str | None = "công văn"
    date: str | None = None
    issuer: str | None = None
    name: str | None = None
    relation: Relation | None = "implements"
    by: int | None = None


def record(
    source: str,
    number: str | None,
    date: str | None,
    issuer: Issuer | None,
    *cited: Cited,
    type: str | None = "công văn",  # noqa: A002
    symbol: str | None = None,
    subject: str | None = "phòng, chống dịch",
    place: str | None = None,
    status: Status = "issued",
    measures: Sequence[tuple[str, Mode]] = (),
    to: Sequence[tuple[str, bool]] = (),
    copies: Sequence[tuple[str, str | None]] = (),
    authority: str | None = None,
    signed: str | None = None,
    more: str = "",
    index: int = 0,
    warnings: Sequence[ReadingWarning] = (),
    due: Sequence[str] = (),
) -> Record:
    """The record of a short invented document that cites `cited` and holds the other facts.

    It wants reports on the ISO days `due`.
    """
    head = f"{issuer.name if issuer else ''}\nSố: {number or symbol or ''}\nV/v {subject}\n"
    sentences = [_sentence(item) for item in cited]
    sentences += [f"Yêu cầu {what}." for what, _ in measures]
    sentences += [f"Theo chỉ đạo của {authority}."] if authority else []
    sentences += [f"Báo cáo trước ngày {day}." for day in due]
    sentences += [more] if more else []
    sent_to, copied = [name for name, _ in to], [name for name, _ in copies]
    text = "\n".join([head, date or "", *sent_to, *sentences, *copied, signed or ""])
    return Record(
        source=source,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        index=index,
        text=text,
        document=Heading(
            number=number,
            symbol=symbol,
            type=type,
            date=date,
            subject=subject,
            place=place,
            status=status,
            issuer=issuer,
        ),
        signatory=Signatory(signed, "Chủ tịch" if signed else None, "TM" if signed else None),
        addressees=tuple(Addressee(n, n, g, *_span(text, n)) for n, g in to),
        recipients=tuple(Recipient(n, n, False, role, *_span(text, n)) for n, role in copies),
        citations=tuple(_citation(item, text) for item in cited),
        edges=tuple(_edge(i, item, text) for i, item in enumerate(cited) if item.relation),
        authorities=_authorities(authority, text),
        measures=tuple(Measure(m, mode, m, *_span(text, f"cầu {m}.", 4)) for m, mode in measures),
        deadlines=tuple(_deadline(day, text) for day in due),
        warnings=tuple(warnings),
    )


def on_pages(item: Record, lines: int = 100, doubtful: Mapping[str, int] | None = None) -> Record:
    """The record as from a file whose pages have so many of its lines, in A4 and 12 points.

    Every character is 6 points wide. `doubtful` makes it a scan, in which these words were
    recognised so surely in percent, and all others by 95.
    """
    writer = Typewriter()
    for n, line in enumerate(item.text.split("\n")):
        if n % lines == 0:
            writer.turn(595, 842)
        if n:
            writer.write("\n")
        for found in re.finditer(r"\S+|\s+", line):
            left, top = 72 + 6 * found.start(), 72 + 14 * (n % lines)
            box = Box(writer.page, left, top, left + 6 * len(found[0]), top + 12)
            if found[0].isspace():
                writer.write(found[0])
            else:
                sure = None if doubtful is None else doubtful.get(found[0], 95)
                writer.word(found[0], box, sure)
    script = writer.typescript()
    assert script.text == item.text
    return replace(item, layout=script.positions)


def _deadline(day: str, text: str) -> Deadline:
    quote = f"Báo cáo trước ngày {day}"
    place = _span(text, quote)
    return Deadline(day, None, False, False, "report", quote, *place, "day", 0.95)


def unknown(source: str) -> Record:
    """What the loaders give for a text that is no document."""
    warning = ReadingWarning("not-a-document", "no part of an administrative document was found")
    return record(source, None, None, None, type=None, subject=None, warnings=[warning])


def _sentence(item: Cited) -> str:
    return f"Thực hiện {_mention(item)} về công tác phòng dịch."


def _mention(item: Cited) -> str:
    said = (item.name or item.type, item.number, item.date, item.issuer)
    return " ".join(part for part in said if part)


def _citation(item: Cited, text: str) -> Citation:
    quote = _mention(item)
    mention = Mention(quote, *_span(text, quote))
    return Citation(item.number, item.type, item.date, item.issuer, item.name, (mention,))


def _edge(position: int, item: Cited, text: str) -> Edge:
    start, end = _span(text, _sentence(item))
    assert item.relation is not None
    source = "self" if item.by is None else item.by
    return Edge(source, item.relation, position, "Thực hiện", start, end, "cue", 0.98)  # type: ignore[arg-type]


def _authorities(name: str | None, text: str) -> tuple[Authority, ...]:
    if name is None:
        return ()
    quote = f"chỉ đạo của {name}"
    return (Authority(name, "chỉ đạo của", "directed_by", *_span(text, quote)),)


def _span(text: str, quote: str, skip: int = 0) -> tuple[int, int]:
    start = text.index(quote)
    return start + skip, start + len(quote) - (1 if skip else 0)
