"""What a user should know about a reading; every code is listed in `WARNINGS`."""

from __future__ import annotations

from loaders.citations.mentions import Found
from loaders.parts.head import Head
from loaders.record import Citation, Heading, ReadingWarning

WARNINGS: dict[str, str] = {
    "not-a-document": "the text has no mark of an administrative document",
    "blank-number": "the counter of the number is blank; the symbol was kept",
    "no-number": "no document number was found",
    "partial-date": "the document's date is incomplete",
    "no-date": "no date was found",
    "no-issuer": "the issuing body could not be told",
    "impossible-date": "a cited document has a date that does not exist",
    "cites-later": "a cited document is dated later than this one",
    "excerpt": "the text is only a part of the document (trích sao)",
}
"""Every warning code with what it means."""


def warnings_of(
    heading: Heading, head: Head, citations: tuple[Citation, ...], mentions: list[Found]
) -> tuple[ReadingWarning, ...]:
    """The warnings about one document, in the order of `WARNINGS`."""
    if not head.is_document:
        return (ReadingWarning("not-a-document", WARNINGS["not-a-document"]),)
    found: dict[str, str] = {}
    if heading.number is None:
        found["blank-number" if heading.symbol else "no-number"] = ""
    if heading.date is None:
        found["no-date"] = ""
    elif len(heading.date) < len("2021-05-04"):
        found["partial-date"] = heading.date
    if heading.issuer is None:
        found["no-issuer"] = ""
    if bad := [m for m in mentions if m.bad_date]:
        found["impossible-date"] = ", ".join(sorted(m.number.text for m in bad if m.number))
    if later := [c for c in citations if _is_later(c.date, heading.date)]:
        found["cites-later"] = ", ".join(c.number or c.name or c.type or "?" for c in later)
    return tuple(
        ReadingWarning(code, f"{meaning}: {found[code]}" if found[code] else meaning)
        for code, meaning in WARNINGS.items()
        if code in found
    )


def _is_later(cited: str | None, own: str | None) -> bool:
    """Whether a cited date lies after the document's own, as far as both are known."""
    if not cited or not own:
        return False
    known = min(len(cited), len(own))
    return cited[:known] > own[:known]
