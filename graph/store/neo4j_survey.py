"""All documents of the Neo4j store and what they assert, a page of documents at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from graph.document import Outline
from graph.node import Known, issuing
from graph.store.base import Assertion
from graph.store.neo4j_schema import ASSERTED, REFUSED
from graph.store.neo4j_text import packed_in
from graph.store.surveyed import Surveyed, addresses_in, measures_in

Paged = Callable[[str], Iterator[list[list[Any]]]]
"""What is wanted of all documents `d`, their key first, some at a time."""

_KNOWN = msgspec.json.Decoder(Known)
_DOCUMENTS = """
    OPTIONAL MATCH (r:Record {id: d._record})
    USING INDEX SEEK r:Record(id) RETURN d.key, id(d), d._outline, d._known, r.said"""
_RELATION = f"CASE type(r) WHEN '{REFUSED}' THEN r.relation ELSE toLower(type(r)) END"
_ASSERTIONS = f"""
    RETURN d.key, id(d), COLLECT {{
        MATCH (d)-[r:{"|".join(ASSERTED)}]->(t:Document)
        MATCH (by:Document {{key: r.asserted_by}}) USING INDEX SEEK by:Document(key)
        RETURN DISTINCT [{_RELATION}, id(t), id(by)] }}"""


def surveyed(paged: Paged) -> Iterator[Surveyed]:
    """All documents."""
    for page in paged(_DOCUMENTS):
        for key, id_, outline, known, said in page:
            document = Outline.stored(outline).document
            issuer = issuing(document, _KNOWN.decode(known))
            date, status = document.date, document.status
            addresses = addresses_in(packed_in(said) if said else None)
            yield Surveyed(id_, key, date, status, issuer, measures_in(outline), addresses)


def every_assertion(paged: Paged) -> Iterator[Assertion]:
    """All that texts assert."""
    for page in paged(_ASSERTIONS):
        for _, source, steps in page:
            yield from ((source, relation, target, by) for relation, target, by in steps)
