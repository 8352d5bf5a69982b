"""Taking over a database that Neo4j's importer has filled: is all of it there, and what is missing.

The importer cannot write empty lists. What it should have brought stands in the state node, so that
an import which broke off is never taken for whole.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from graph.store.neo4j_indexes import Watch
from graph.store.neo4j_schema import Ask

LISTS = ("aliases", "candidates", "contents", "warnings")
"""The lists of a document, which may be empty."""
_FILL = f"""
    MATCH (d:Document)
    WHERE {" OR ".join(f"d.{name} IS NULL" for name in LISTS)}
    CALL (d) {{ SET {", ".join(f"d.{name} = coalesce(d.{name}, [])" for name in LISTS)} }}
    IN CONCURRENT TRANSACTIONS OF 10000 ROWS"""


class Expected(Struct, frozen=True):
    """How many nodes of each label and relationships of each type an import brings."""

    nodes: dict[str, int]
    relationships: dict[str, int]

    def told(self) -> str:
        """As the property `imported` of the state node."""
        return msgspec.json.encode(self).decode()


class HalfImport(Exception):  # noqa: N818
    """Of `what` the database has `found` and not `expected`."""

    def __init__(self, what: str, found: int, expected: int) -> None:
        super().__init__(what, found, expected)
        self.what, self.found, self.expected = what, found, expected


def take_over(ask: Ask, imported: str, watch: Watch) -> None:
    """Compare with what was `imported` and add what the importer cannot write.

    Raises `HalfImport` before anything is changed.
    """
    watch("counting", 0)
    expected = msgspec.json.decode(imported, type=Expected)
    for label, many in expected.nodes.items():
        _compare(ask, f"MATCH (n:{label}) RETURN count(*) AS many", f"{label} nodes", many)
    for kind, many in expected.relationships.items():
        found = f"MATCH ()-[r:{kind}]->() RETURN count(*) AS many"
        _compare(ask, found, f"{kind} relationships", many)
    watch("empty lists", 0)
    ask(_FILL)


def _compare(ask: Ask, question: str, what: str, expected: int) -> None:
    found = int(ask(question)[0]["many"])
    if found != expected:
        raise HalfImport(what, found, expected)
