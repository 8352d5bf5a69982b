"""Who answered an order, and how soon."""

from __future__ import annotations

from graph.actors import rank
from graph.model import Answer, Cascade, CascadeDocument


def answers(cascade: Cascade) -> tuple[Answer, ...]:
    """One row for every body that issued a document below the root: its first one.

    Sorted by level from the centre down, then date (undated last), then name. Documents without
    an issuer answer for nobody.
    """
    first: dict[str, CascadeDocument] = {}
    for item in sorted(cascade.documents, key=_earliest_first):
        if item.depth > 0 and item.document.issuer is not None:
            first.setdefault(item.document.issuer, item)
    rows = [_answer(issuer, item) for issuer, item in first.items()]
    return tuple(sorted(rows, key=lambda r: (rank(r.level), r.date or "~", r.issuer, r.key)))


def _answer(issuer: str, item: CascadeDocument) -> Answer:
    document = item.document
    return Answer(
        issuer=issuer,
        level=document.level,
        place=document.place,
        key=document.key,
        number=document.number,
        date=document.date,
        lag_days=item.lag_days,
        status=document.status,
    )


def _earliest_first(item: CascadeDocument) -> tuple[str, int, str]:
    return item.date or "~", item.depth, item.key
