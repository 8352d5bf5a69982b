"""What organisations issued, and how much a Neo4j holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from typing import Any

import msgspec

from graph.document import Outline
from graph.node import Known, issuing
from graph.store.neo4j_schema import ASSERTED
from graph.work import Tallies, Work
from loaders.record import RELATIONS, Issuer, Level

Rows = Callable[..., list[list[Any]]]
"""Runs a query with its parameters, and keeps its order."""

_KNOWN = msgspec.json.Decoder(Known)
_DONE = """
    MATCH (o:Organisation) USING INDEX SEEK o:Organisation(key) WHERE o.key IN $keys
    MATCH (o)<-[:ISSUED_BY]-(d:Document) RETURN o.key, d._outline, d._known"""
_KEYS = """
    MATCH (o:Organisation) USING INDEX SEEK o:Organisation(key) WHERE o.key > $after
    AND EXISTS { (o)<-[:ISSUED_BY]-(:Document) }
    RETURN o.key AS key ORDER BY key"""
_KEYS_OF = """
    MATCH (d:Document {level: $level})-[:ISSUED_BY]->(o:Organisation) WHERE o.key > $after
    RETURN DISTINCT o.key AS key ORDER BY key"""
_RELATIONS = f"""
    MATCH (s:Document)-[r:{"|".join(ASSERTED)}]->(t:Document)
    WITH DISTINCT s, coalesce(r.relation, toLower(type(r))) AS relation, t
    RETURN relation, count(*)"""
_TOTALS = """
    RETURN COUNT { (:Record) },
    COUNT { MATCH (o:Organisation) WHERE EXISTS { (o)<-[:ISSUED_BY]-(:Document) } RETURN o },
    COLLECT { MATCH (d:Document) RETURN min(d.date) }[0],
    COLLECT { MATCH (d:Document) RETURN max(d.date) }[0]"""


def works(rows: Rows, keys: Collection[str]) -> list[Work]:
    """What each of these organisations issued, by key; those that issued nothing are left out."""
    found: dict[str, list[tuple[Issuer, bool, str | None]]] = defaultdict(list)
    for key, outline, known in rows(_DONE, keys=sorted(keys)):
        document = Outline.stored(outline).document
        body = issuing(document, _KNOWN.decode(known))
        if body is not None:
            found[key].append((body, document.status == "cited", document.date))
    return [_work(key, found[key]) for key in sorted(found)]


def issuers(rows: Rows, after: str, level: Level | None) -> list[str]:
    """The keys of the organisations behind a key, with a level of those with a document of it."""
    return [key for (key,) in rows(_KEYS if level is None else _KEYS_OF, after=after, level=level)]


def tallies(rows: Rows) -> Tallies:
    """How much there is of everything."""
    ((records, bodies, first, last),) = rows(_TOTALS)
    facts = {
        name: _counted(rows(f"MATCH (d:Document) RETURN d.{name}, count(*)"))
        for name in ("status", "type", "level")
    }
    uses = {
        kind: _counted(
            rows(f"MATCH (m:Measure)<-[:{kind}]-(d:Document) RETURN m.key, count(DISTINCT d)")
        )
        for kind in ("ORDERS", "MENTIONS")
    }
    related = _counted(rows(_RELATIONS))
    return Tallies(
        records=records,
        statuses=facts["status"],
        types=facts["type"],
        levels=facts["level"],
        orders=uses["ORDERS"],
        mentions=uses["MENTIONS"],
        relations={name: related[name] for name in RELATIONS if name in related},
        bodies=bodies,
        first=first,
        last=last,
    )


def _counted(rows: list[list[Any]]) -> dict[str, int]:
    return {name: many for name, many in rows if name is not None}


def _work(key: str, done: list[tuple[Issuer, bool, str | None]]) -> Work:
    dates = [date for *_, date in done if date]
    return Work(
        key=key,
        bodies=tuple(sorted({body for body, *_ in done}, key=repr)),
        held=sum(not cited for _, cited, _ in done),
        cited=sum(cited for _, cited, _ in done),
        first=min(dates, default=None),
        last=max(dates, default=None),
    )
