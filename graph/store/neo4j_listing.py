"""Pages of documents from a Neo4j, as Cypher made of whole conditions with parameters."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from graph.apart import CONSOLIDATED, theme_of
from graph.document import Document, Outline
from graph.listing import Order, Position, Sought
from graph.organs import slug
from graph.store.neo4j_schema import WORDS
from graph.store.neo4j_words import as_query

Rows = Callable[..., list[list[Any]]]
"""Runs a query with its parameters, and keeps its order."""

_ORDERS: dict[Order, str] = {
    "-date": "d.date DESC, d.key",
    "date": "d.date, d.key",
    "key": "d.key",
}
_BEHIND: dict[Order, str] = {
    "-date": "d.date <= $date AND (d.date < $date OR d.key > $key)",
    "date": "d.date >= $date AND (d.date > $date OR d.key > $key)",
    "key": "d.key > $key",
}
_ISSUED = "EXISTS { (d)-[:ISSUED_BY]->(o:Organisation) WHERE o.key IN $%s }"
_COMPARED = 1000
"""Matches of a subject among which its drafts and consolidations are looked for."""
_BEST = (
    "CALL db.index.fulltext.queryNodes($index, $words, {limit: $compared}) YIELD node AS d, score"
)
_MATCHING = "CALL db.index.fulltext.queryNodes($index, $words) YIELD node AS d, score"


def page(
    rows: Rows, sought: Sought, order: Order, after: Position | None, limit: int
) -> list[Document]:
    """The first `limit` documents that fit and come behind `after`; those without a date last."""
    query, values = as_query(sought.words), _values(rows, sought)
    begin = "MATCH (d:Document)" if query is None else f"{_MATCHING} WITH d"
    found: list[list[Any]] = []
    for stretch in _stretches(order, after):
        where = _where([*stretch, *_conditions(sought)])
        found += rows(
            f"{begin} {where} WITH d ORDER BY {_ORDERS[order]} LIMIT $limit RETURN d._outline",
            **values,
            index=WORDS,
            words=query,
            date=after.date if after else None,
            key=after.key if after else None,
            limit=limit - len(found),
        )
        if len(found) == limit:
            break
    return [Outline.stored(outline).document for (outline,) in found]


def _stretches(order: Order, after: Position | None) -> Iterator[list[str]]:
    """What tells the parts of a list: an index has the order of those with a date."""
    behind = [] if after is None else [_BEHIND[order]]
    if order == "key":
        yield behind
    elif after is not None and after.date is None:
        yield ["d.date IS NULL", "d.key > $key"]
    else:
        yield ["d.date IS NOT NULL", *behind]
        yield ["d.date IS NULL"]


def best(rows: Rows, sought: Sought, limit: int) -> list[Document]:
    """The documents that fit, those first that the words fit best; equal ones by key."""
    query = as_query(sought.words)
    if query is None:
        return []
    found = rows(
        f"{_MATCHING} WITH d, score {_where(_conditions(sought))} "
        "WITH d, score ORDER BY score DESC, d.key LIMIT $limit RETURN d._outline",
        **_values(rows, sought),
        index=WORDS,
        words=query,
        limit=limit,
    )
    return [Outline.stored(outline).document for (outline,) in found]


def apart(rows: Rows, theme: str, limit: int) -> list[Document]:
    """At most `limit` drafts and consolidations with this folded subject."""
    query = as_query(theme.split("-"))
    if query is None:
        return []
    found = rows(
        f"{_BEST} WITH d WHERE d.status = 'draft' OR d.symbol STARTS WITH $consolidated "
        "WITH d LIMIT $limit RETURN d._outline",
        consolidated=CONSOLIDATED,
        index=WORDS,
        words=query,
        limit=limit,
        compared=_COMPARED,
    )
    documents = (Outline.stored(outline).document for (outline,) in found)
    return [document for document in documents if theme_of(document) == theme]


def called(rows: Rows, name: str) -> set[str]:
    """The keys of the organisations with this folded key or name."""
    found = rows(
        """MATCH (o:Organisation) USING INDEX SEEK o:Organisation(key)
           WHERE o.key STARTS WITH $name RETURN o.key, o.name""",
        name=name,
    )
    return {key for key, printed in found if key == name or slug(printed) == name}


def governing(rows: Rows, places: Collection[str]) -> set[str]:
    """The keys of the organisations that govern these units."""
    found = rows(
        """MATCH (p:Place) USING INDEX SEEK p:Place(key) WHERE p.key IN $keys
           MATCH (p)<-[:GOVERNS]-(o:Organisation) RETURN DISTINCT o.key""",
        keys=sorted(places),
    )
    return {key for (key,) in found}


def _conditions(sought: Sought) -> Iterator[str]:
    if sought.number is not None:
        yield "d._number = $number"
    if sought.issuers is not None:
        yield _ISSUED % "issuers"
    if sought.place is not None:
        yield f"(d.place IN $places OR {_ISSUED % 'governors'})"
    for name in ("type", "level", "status"):
        if getattr(sought, name) is not None:
            yield f"d.{name} = ${name}"
    if sought.measure is not None:
        kinds = sought.mode.upper() if sought.mode else "ORDERS|MENTIONS"
        yield f"EXISTS {{ (d)-[:{kinds}]->(:Measure {{key: $measure}}) }}"
    if sought.since is not None:
        yield "(d.date >= $since OR $since STARTS WITH d.date)"
    if sought.until is not None:
        yield "(d.date <= $until OR d.date STARTS WITH $until)"


def _values(rows: Rows, sought: Sought) -> dict[str, object]:
    return {
        "number": sought.number,
        "issuers": sorted(sought.issuers or ()),
        "places": _printed(rows, sought.place) if sought.place is not None else [],
        "governors": sorted(sought.governors),
        "type": sought.type,
        "level": sought.level,
        "status": sought.status,
        "measure": sought.measure,
        "since": sought.since,
        "until": sought.until,
    }


def _printed(rows: Rows, place: str) -> list[str]:
    """The ways in which documents print a place with this folded name."""
    found = rows("MATCH (d:Document) WHERE d.place IS NOT NULL RETURN DISTINCT d.place")
    return sorted(printed for (printed,) in found if slug(printed) == place)


def _where(conditions: Iterable[str]) -> str:
    told = " AND ".join(conditions)
    return f"WHERE {told}" if told else ""
