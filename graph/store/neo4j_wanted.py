"""What a Neo4j store lacks and what it leaves open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from typing import Any

import msgspec

from graph.document import Document, Outline
from graph.model import Evidence
from graph.node import Known
from graph.store.base import Tally
from graph.store.neo4j_schema import ASSERTED
from graph.store.rows import mention

Rows = Callable[..., list[list[Any]]]
"""Runs a statement with its parameters; the rows come in no order."""

_KNOWN = msgspec.json.Decoder(Known)


def until(document: str) -> str:
    """Cypher that a document is not dated surely later than `$as_of`, which is none (`""`) or a
    day; what `identity.is_later` denies of dates that may be partial."""
    date = f"{document}.date"
    return (
        f"($as_of = '' OR {date} IS NULL OR "
        f"left({date}, size($as_of)) <= left($as_of, size({date})))"
    )


_RELATION = "coalesce(r.relation, toLower(type(r)))"
_SAID = f"""
    MATCH (t:Document {{status: 'cited'}})<-[r:{"|".join(ASSERTED)}]-()
    WHERE {_RELATION} IN $relations AND {until("t")}"""
_BY = f"WITH DISTINCT t, r.asserted_by AS by, {_RELATION} AS relation"
_UNTIL = f"MATCH (a:Document {{key: by}}) WHERE {until('a')}"
_MANY = "WITH t, count(DISTINCT by) AS many RETURN t.key, many"
_TALLIES = "WITH t, relation, count(by) AS many RETURN t.key, relation, many"
_FIRST = """WITH DISTINCT t, by ORDER BY by
    WITH t, collect(by)[..$first] AS citing RETURN t.key, citing"""
_IN_DOUBT = """
    MATCH (d:Document)
    WHERE size(d.candidates) > 0 OR size(d.contents) > 1
    OR any(said IN d.warnings WHERE said STARTS WITH 'date-conflict'
                                 OR said STARTS WITH 'type-conflict')
    OR (d.status = 'cited' AND (d._number IS NULL OR NOT d._number =~ '.*-[a-z].*'))
    RETURN d._outline, d._known"""
_MENTIONS = f"""
    MATCH (c:Claim)<-[n:CITES]-(:Record)-[:HEADED]->(h:Claim)
    USING INDEX SEEK c:Claim(digest) WHERE c.digest IN $digests AND n.quote IS NOT NULL
    MATCH (a:Document {{key: h.document}}) WHERE {until("a")}
    WITH c, a, n ORDER BY a.key, n.start, n.end, n.quote, coalesce(n.page, 0)
    WITH c, collect([a.key, n.quote, n.start, n.end, n.page])[..$limit] AS places
    RETURN c.digest, places"""


def cited_most(
    rows: Rows, relations: Collection[str], as_of: str | None, limit: int, first: int
) -> tuple[int, list[Tally]]:
    """How many documents are only cited, and those of them that most documents cite."""
    asked = {"relations": sorted(relations), "as_of": as_of or ""}
    by = f"{_BY} {_UNTIL}" if as_of else _BY
    counted: dict[str, int] = {
        key: int(many) for key, many in rows(f"{_SAID} {by} {_MANY}", **asked)
    }
    best = sorted(counted, key=lambda key: (-counted[key], key))[:limit]
    among = f"{_SAID} AND t.key IN $keys {by}"
    tallies: dict[str, dict[str, int]] = defaultdict(dict)
    for key, relation, many in rows(f"{among} {_TALLIES}", **asked, keys=best):
        tallies[key][relation] = many
    citing = dict(rows(f"{among} {_FIRST}", **asked, keys=best, first=first))
    return len(counted), [
        Tally(key, counted[key], tallies[key], tuple(sorted(citing[key]))) for key in best
    ]


def in_doubt(rows: Rows) -> list[tuple[Document, Known]]:
    """The documents of which something is contradicted or left open."""
    return [
        (Outline.stored(outline).document, _KNOWN.decode(known))
        for outline, known in rows(_IN_DOUBT)
    ]


def mentions(
    rows: Rows, digests: Collection[str], as_of: str | None, limit: int
) -> dict[str, list[Evidence]]:
    """For each claim the first places where texts make it about another document."""
    found = rows(_MENTIONS, digests=sorted(digests), as_of=as_of or "", limit=limit)
    return {digest: [mention(*place) for place in places] for digest, places in found}
