"""The nodes and relationships of an export as every format but the canonical one takes them."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any, NamedTuple

import msgspec

Facts = dict[str, Any]
"""Properties by name, JSON values; those that are not known are None."""

LABELS = ("Document", "Group", "Measure", "Organisation", "Person", "Place")
"""The labels of nodes, in their order."""


class Element(NamedTuple):
    """A node; keys are told apart by the label in front."""

    label: str
    key: str
    facts: Facts

    @property
    def id(self) -> str:
        """A name that no other node has."""
        return f"{self.label}:{self.key}"

    @property
    def caption(self) -> str:
        """What to write beside the node: a number, a name, else the key."""
        said = self.facts.get("number") or self.facts.get("name") or self.key
        return str(said)


class End(NamedTuple):
    """The node at one end of a relationship."""

    label: str
    key: str

    @property
    def id(self) -> str:
        """The id of the node."""
        return f"{self.label}:{self.key}"


class Relationship(NamedTuple):
    """A relationship; `id` follows from all that it says, so that it lasts as long as that."""

    id: str
    kind: str
    source: End
    target: End
    facts: Facts


_decoded = msgspec.json.Decoder(dict[str, Any]).decode


def node_of(line: bytes) -> Element:
    """The node of a canonical line."""
    facts = _decoded(line)
    return Element(facts.pop("node"), facts.pop("key"), facts)


def relationship_of(line: bytes, source: str, target: str) -> Relationship:
    """The relationship of a canonical line, between nodes of these labels."""
    facts = _decoded(line)
    return Relationship(
        f"r{blake2b(line, digest_size=12).hexdigest()}",
        facts.pop("relationship"),
        End(source, facts.pop("source")),
        End(target, facts.pop("target")),
        facts,
    )
