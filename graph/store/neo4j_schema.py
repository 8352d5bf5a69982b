"""Constraints and indexes of the Neo4j store, made once and recorded with their version.

What users see are the nodes and relationships of the graph: `Document`, `Organisation`, `Group`,
`Person`, `Place`, `Measure`. `Record`, `Claim` and `CascadeStore` keep what the graph is made from,
unconnected with it; so do properties that begin with an underscore.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from neo4j import Record

Ask = Callable[[str], "list[Record]"]
"""Runs one statement in a transaction of its own."""

SHARED = ("Organisation", "Group", "Person", "Place", "Measure")
"""The nodes that several documents name."""

REFUSED = "REFUSED"
"""The type of relationships that a text asserts and the graph refuses, by their `relation`."""
ASSERTED = ("IMPLEMENTS", "AMENDS", "REPLACES", "REPEALS", "REFERENCES", REFUSED)
"""The types of relationships between documents."""

DOORS = {
    "number": "numberDoor",
    "day": "dayDoor",
    "body": "bodyDoor",
    "dated": "datedDoor",
    "counter": "counterDoor",
    "name": "nameDoor",
}
"""The properties of a claim that hold its doors, by the word with which a door begins."""

WORDS = "cascade_words"


def _unique(label: str, name: str) -> str:
    return (
        f"CREATE CONSTRAINT cascade_{label.lower()}_{name} IF NOT EXISTS "
        f"FOR (n:{label}) REQUIRE n.{name} IS UNIQUE"
    )


def _index(label: str, name: str) -> str:
    return (
        f"CREATE INDEX cascade_{label.lower()}{'_' if name[0] != '_' else ''}{name} IF NOT EXISTS "
        f"FOR (n:{label}) ON (n.{name})"
    )


def _asserted(kind: str) -> str:
    return (
        f"CREATE INDEX cascade_{kind.lower()}_asserted_by IF NOT EXISTS "
        f"FOR ()-[r:{kind}]-() ON (r.asserted_by)"
    )


SCHEMA: tuple[str, ...] = (
    _unique("CascadeStore", "name"),
    *(_unique(label, "key") for label in ("Document", *SHARED)),
    _unique("Claim", "digest"),
    _unique("Record", "id"),
    *(_index("Document", name) for name in ("_block", "_number", "status", "date", "place")),
    *(_index("Claim", name) for name in ("block", "corner", "document", "alias", *DOORS.values())),
    *(_index("Record", name) for name in ("source", "content")),
    *(_asserted(kind) for kind in ASSERTED),
    # The words are folded before, as in every store.
    f"CREATE FULLTEXT INDEX {WORDS} IF NOT EXISTS FOR (n:Document) ON EACH [n._words] "
    "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
)
VERSION = 6
"""Of nodes, properties and indexes; 1 and 2 gave districts of one name one key (Châu Thành)."""
OLDER = (3, 4, 5)
"""What these have is read as that of today, but for indexes that may be missing."""
LACKS_INDEXES = 3
"""The version of a database that an import has filled."""
