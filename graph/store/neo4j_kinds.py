"""What the Neo4j store is made of: labels, types, and the properties that each of them has."""

from __future__ import annotations

from graph.model import Evidence
from graph.store.neo4j_tally import BODY

LASTING = ("valid_from", "valid_to")
FACTS: dict[str, tuple[str, ...]] = {
    BODY: ("name", "level", "kind", *LASTING),
    "Group": ("name", "jurisdiction"),
    "Person": ("name",),
    "Place": ("name", "level", *LASTING),
    "Measure": (),
    "SUBORDINATE_TO": ("rule", *LASTING),
    "GOVERNS": ("rule", *LASTING),
    "PART_OF": ("rule", *LASTING),
    "SUCCEEDED_BY": ("rule", "since"),
}
"""The properties of each kind of node, beside its key, and of relationship that tables know."""
LABELS = (BODY, "Group", "Person", "Place", "Measure")
TALLIED = (BODY, "Group", "Person", "Measure")
"""The labels of nodes that keep in `_told` what documents tell of them."""
ENDS = (
    ("SUBORDINATE_TO", BODY, BODY),
    ("GOVERNS", BODY, "Place"),
    ("PART_OF", "Place", "Place"),
    ("SUCCEEDED_BY", BODY, BODY),
    ("SUCCEEDED_BY", "Place", "Place"),
)
"""The relationships that tables know, with the labels of their ends."""

PROOF = ("quote", "start", "end", "rule", "confidence", "page")
"""The properties of a relationship that a document states itself, beside `asserted_by`."""
MORE = {"SIGNED_BY": ("position", "capacity"), "COPIED_TO": ("role",)}
"""Properties that only some relationships have."""
EVIDENCE = Evidence.__struct_fields__
"""The properties of a relationship that a text asserts."""

RECORD = (
    "id",
    "source",
    "index",
    "sha256",
    "digest",
    "content",
    "data",
    "said",
    "links",
    "asserts",
    "reader",
)
"""The properties of a `Record`."""
CITED = ("position", "quote", "start", "end", "page")
"""The properties of `CITES`."""
