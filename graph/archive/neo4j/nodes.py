"""Nodes of an import that hold more than stands in a row of a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from graph.archive.rows import Row, node_of_row
from graph.archive.tables import DOCUMENTS
from graph.store.neo4j_properties import (
    Properties,
    claim_properties,
    kept,
    shown,
)
from graph.store.neo4j_text import as_text
from graph.store.rows import mark


class Source(NamedTuple):
    """The table from which a kind of files is made, its columns, and what becomes of a row."""

    table: str
    columns: tuple[str, ...]
    facts: Callable[[Row], Properties]


def _of_claim(row: Row) -> Properties:
    document = row.pop("document")
    return {**claim_properties(**row), "document": document}


def _of_document(row: Row) -> Properties:
    node = node_of_row(row)
    return {
        "key": row["key"],
        "aliases": row["aliases"],
        **shown(node),
        **kept(node, row["record"]),
        "_names": as_text(row["names"]),
        "_block": mark(row["block"]),
    }


_CLAIM: Final = ("digest", "block", "corner", "doors", "alias", "has_issuer", "data", "document")

SOURCES: Final[dict[str, Source]] = {
    "Claim": Source("claims", _CLAIM, _of_claim),
    "Document": Source("documents", DOCUMENTS.names, _of_document),
}
"""By the name of the kind (`neo4j.kinds`)."""
