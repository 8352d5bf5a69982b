"""The facts of one document, chosen from all that is claimed about it, and its key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from operator import attrgetter

from msgspec import Struct

from graph import identity, keys
from graph.claims import Claim, Own
from graph.document import Document
from graph.numbering import counting_body
from loaders.record import ReadingWarning


class Facts(Struct, frozen=True):
    """What a document is: its own heading first, filled up with what citations say.

    `lead` is the heading that was followed where the document itself is known, else None.
    """

    number: str | None
    type: str | None
    date: str | None
    issuer: str | None
    name: str | None
    context: str | None
    lead: Claim | None


def facts_of(claims: Sequence[Claim]) -> Facts:
    """The facts that `claims` about one document give, whatever their order."""
    if len(claims) == 1:
        return _facts_of_one(claims[0])
    heads = [claim for claim in claims if claim.own is not None]
    lead = min(heads, key=lambda head: (-_said(head), head.digest)) if heads else None
    number, kind, date, issuer, name, context = (_chosen(v, lead, claims) for v in _VALUES)
    return Facts(number if lead is None else lead.number, kind, date, issuer, name, context, lead)


def _facts_of_one(claim: Claim) -> Facts:
    lead = claim if claim.own is not None else None
    return Facts(
        claim.number, claim.type, claim.date, claim.issuer, claim.name, claim.context, lead
    )


_VALUES = tuple(map(attrgetter, ("number", "type", "date", "issuer", "name", "context")))


def _chosen(
    value: Callable[[Claim], str | None], lead: Claim | None, claims: Sequence[Claim]
) -> str | None:
    own = value(lead) if lead else None
    return own or _most_said([said for claim in claims if (said := value(claim))])


def key_of(facts: Facts) -> str:
    """The key that these facts give, before it is told apart from an equal one."""
    if facts.number is not None and not identity.is_counter(facts.number):
        counted_in = _counted_in(facts.number, facts.date, _body(facts))
        return keys.numbered(facts.number, counted_in, facts.issuer)
    own = facts.lead.own if facts.lead else None
    return _cited_key(facts) if own is None else _own_key(facts, own)


def alias_of(claim: Claim) -> str:
    """The key that this claim alone would give its document."""
    return key_of(facts_of([claim]))


def conflicts_of(claims: Sequence[Claim], facts: Facts | Document) -> tuple[ReadingWarning, ...]:
    """What citations say otherwise than the document: told, never silently corrected."""
    dates = {c.date for c in claims if c.date and not identity.dates_agree(c.date, facts.date)}
    types = {c.type for c in claims if c.type and facts.type and c.type != facts.type}
    found = [("date-conflict", f"also dated {date}, not {facts.date}") for date in sorted(dates)]
    found += [("type-conflict", f"also called {kind}, not {facts.type}") for kind in sorted(types)]
    return tuple(ReadingWarning(code, message) for code, message in found)


def _own_key(facts: Facts, own: Own) -> str:
    kind, date, issuer = facts.type, facts.date, facts.issuer
    if own.symbol or kind is None or date is None or issuer is None:
        return keys.unnumbered(own.symbol, date, issuer, own.content)
    if not identity.is_complete(date):
        return keys.unnumbered(None, date, issuer, own.content)
    return keys.dated(kind, date, issuer)


def _cited_key(facts: Facts) -> str:
    kind, number, date, issuer = facts.type, facts.number, facts.date, facts.issuer
    if facts.context is None and facts.name is not None:
        return keys.named(facts.name, date)
    if facts.context is not None or kind is None or issuer is None:
        return keys.cited(kind, number, date, issuer, facts.context or "")
    if number is not None:
        return keys.counted(kind, identity.counter_of(number), date, issuer)
    return keys.dated(kind, date or "", issuer)


def _counted_in(number: str, date: str | None, body: str | None) -> str | None:
    """The year, or the whole date where the Party term is in doubt, as in the number's identity."""
    span = identity.span_of(number, date, body)
    return date if span is not None and span == date else identity.year_of(number, date)


def _body(facts: Facts) -> str | None:
    """The body that gave the number; mostly the heading has told it already."""
    lead = facts.lead
    if lead is not None and (lead.number, lead.issuer) == (facts.number, facts.issuer):
        return lead.body
    return counting_body(facts.number, facts.issuer)


def _said(head: Claim) -> int:
    own = head.own
    more = (own.symbol, own.subject, own.place) if own else ()
    return sum(v is not None for v in (head.number, head.type, head.date, head.issuer, *more))


def _most_said(values: list[str]) -> str | None:
    """The fullest and most frequent value; complete dates and diacritics win over their lack."""
    if not values:
        return None
    votes = Counter(values)
    return min(votes, key=lambda v: (-_precision(v), -votes[v], -_marked(v), v))


def _precision(value: str) -> int:
    return len(value) if value[:4].isdigit() and len(value) <= 10 and value[4:5] in ("", "-") else 0


def _marked(value: str) -> int:
    return sum(not char.isascii() for char in value)
