"""The properties of documents, records and claims in a Neo4j, whoever brings them there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

import msgspec

from graph.document import Outline
from graph.identity import number_key
from graph.lines import bodies_of, document_line
from graph.node import Node, measures_of
from graph.statements import Statement, statements
from graph.store.neo4j_kinds import RECORD
from graph.store.neo4j_schema import DOORS
from graph.store.neo4j_tally import Naming, naming_of, naming_of_body, packed
from graph.store.neo4j_text import as_text
from graph.store.neo4j_words import indexed
from graph.store.rows import mark

Properties = dict[str, object]
"""The properties of a node by name; those that are None it does not have."""


class LinkRow(msgspec.Struct, array_like=True, frozen=True):
    """A relation that a record asserts between its citations, by their positions (-1: itself).

    `graph.archive.neo4j.sql` writes the same JSON.
    """

    source: int
    relation: str
    target: int
    quote: str
    start: int
    end: int
    rule: str
    confidence: float
    page: int | None = None


def shown(node: Node) -> Properties:
    """The properties of a document that the export shows, but for what others tell of it."""
    hidden = ("node", "key", "aliases")
    line = document_line(node, ())
    facts = {name: value for name, value in line.items() if name not in hidden}
    facts["warnings"] = [f"{warning.code}: {warning.message}" for warning in node.warnings]
    return facts


def kept(node: Node, record: int | None) -> Properties:
    """The properties of a document that the store needs; the digest tells whether it changed.

    `record` is the id of the record that leads it.
    """
    document = node.document
    outline = Outline.of(document, measures_of(node.said)).data
    known = msgspec.json.encode(node.known)
    digest = hashlib.sha256(b"\n".join((outline, known, str(record).encode()))).hexdigest()[:32]
    return {
        "_number": number_key(document.number) if document.number else None,
        "_words": indexed(document),
        "_outline": outline.decode(),
        "_known": known.decode(),
        "_record": record,
        "_digest": digest,
    }


def names(node: Node) -> set[Naming]:
    """The bodies, groups, people and measures that a document names, and in which words."""
    return namings(node, statements(node, None))


def namings(node: Node, stated: Iterable[Statement]) -> set[Naming]:
    """The same where at hand is what its text states."""
    told = {naming_of(one.named, one.target) for one in stated if one.named is not None}
    return told.union(map(naming_of_body, bodies_of(node)))


def named(namings: Iterable[Naming]) -> Properties:
    """The property in which a document keeps its `names`."""
    return {"_names": as_text(packed(namings))}


def record_properties(
    facts: Mapping[str, object], data: bytes, said: bytes, links: Iterable[LinkRow]
) -> Properties:
    """The properties of a record: its `facts` by name, what it is, says and asserts, all packed."""
    asserted = [*links]
    made = {
        **facts,
        "data": as_text(data),
        "said": as_text(said),
        "links": len(asserted),
        "asserts": msgspec.json.encode(asserted).decode(),
    }
    return {name: made[name] for name in RECORD}


def claim_properties(
    *,
    digest: str,
    block: str,
    corner: str | None,
    doors: Iterable[str],
    alias: str,
    has_issuer: bool,
    data: bytes,
) -> Properties:
    """The properties of a claim but for the document that it means."""
    return {
        "digest": digest,
        "block": mark(block),
        "corner": mark(corner) if corner else None,
        "alias": alias,
        "hasIssuer": has_issuer,
        "data": data.decode(),
        **{DOORS[kind_of(door)]: mark(door) for door in doors},
    }


def kind_of(door: str) -> str:
    """The word with which a door begins."""
    return door.partition(":")[0]
