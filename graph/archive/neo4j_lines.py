"""The lines of an import's files, from the rows of the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from graph.archive.neo4j_kinds import KINDS, related
from graph.archive.rows import Row, node_of_row
from graph.archive.tables import DOCUMENTS, NODES, RELATIONSHIPS
from graph.lines import own_lines
from graph.store.neo4j_properties import (
    LinkRow,
    claim_properties,
    kept,
    record_properties,
    shown,
)
from graph.store.neo4j_schema import REFUSED
from graph.store.rows import mark

Placed = tuple[str, str]
"""The name of a kind of files, and a line for them."""

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "records": (
        *("id", "source", "index", "sha256", "digest", "content", "reader", "head"),
        *("data", "said", "citations", "links"),
    ),
    "claims": (
        *("digest", "block", "corner", "doors", "alias", "has_issuer", "data"),
        "document",
    ),
    "documents": DOCUMENTS.names,
    "nodes": NODES.names,
    "relationships": RELATIONSHIPS.names,
}
"""The columns of each table that are read."""


def _of_record(row: Row) -> Iterator[Placed]:
    links = [LinkRow(**link) for link in row["links"]]
    yield _placed("Record", record_properties(row, links))
    yield _placed("HEADED", {"source": row["id"], "target": row["head"]})
    for cited in row["citations"]:
        yield _placed("CITES", {**cited, "source": row["id"], "target": cited["claim"]})


def _of_claim(row: Row) -> Iterator[Placed]:
    document = row.pop("document")
    yield _placed("Claim", {**claim_properties(**row), "document": document})


def _of_document(row: Row) -> Iterator[Placed]:
    node = node_of_row(row)
    line = next(own_lines(node, (), None))
    facts = {
        "key": row["key"],
        "aliases": row["aliases"],
        **shown(node, line),
        **kept(node, row["record"]),
        "_names": row["names"],
        "_block": mark(row["block"]),
    }
    yield _placed("Document", facts)


def _of_node(row: Row) -> Iterator[Placed]:
    yield _placed(row["label"], {**row, "_told": row["told"]})


def _of_relationship(row: Row) -> Iterator[Placed]:
    kind = row["type"]
    refused = {"type": REFUSED, "relation": kind.lower()} if row["refused"] else {}
    yield _placed(related(row["source_label"], row["target_label"]), {**row, **refused})


def _placed(kind: str, facts: dict[str, Any]) -> Placed:
    return kind, KINDS[kind].line(facts)


LINES: Final[dict[str, Callable[[Row], Iterator[Placed]]]] = {
    "records": _of_record,
    "claims": _of_claim,
    "documents": _of_document,
    "nodes": _of_node,
    "relationships": _of_relationship,
}
"""What becomes of a row of each table."""
