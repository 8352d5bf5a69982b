"""What one document puts into the graph that a user sees: nodes and relationships, a line each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from msgspec.structs import asdict

from graph import authority
from graph.model import Evidence, as_mapping
from graph.node import Node
from graph.statements import Named, Statement, statements
from graph.succession import lifetime, lifetime_of_place, successors
from loaders.record import Issuer

Line = dict[str, Any]
"""`{"node": label, "key", …}` or `{"relationship": type, "source", "target", …}`."""

TARGETS: dict[str, tuple[str, ...]] = {
    "ISSUED_BY": ("Organisation",),
    "SIGNED_BY": ("Person",),
    "DIRECTED_BY": ("Organisation",),
    "ADDRESSED_TO": ("Organisation", "Group"),
    "COPIED_TO": ("Organisation", "Group"),
    "ORDERS": ("Measure",),
    "MENTIONS": ("Measure",),
}
"""The relationships that a document itself states, and the labels to which each may lead."""


def bodies_of(node: Node) -> dict[Issuer, None]:
    """The bodies that a document names, each once: issuer, addressees, copies, authorities."""
    said = node.said
    named = [item.name for item in (*said.addressees, *said.recipients) if not item.group]
    named += [direction.name for direction in said.directions]
    bodies, issuer = [authority.classified(name) for name in named], node.issuer
    return dict.fromkeys(bodies if issuer is None else [issuer, *bodies])


def own_lines(node: Node, aliases: Sequence[str], mention: Evidence | None) -> Iterator[Line]:
    """The lines of a document, and of everything that its own text names but bodies.

    `mention` is as `statements` takes it. A person, group or measure comes directly before its
    naming.
    """
    yield document_line(node, aliases)
    for statement in statements(node, mention):
        if statement.named is not None:
            facts = facts_of(statement.named)
            yield _node(statement.target_label, statement.target, **facts)
        yield _statement_line(node.document.key, statement)


def document_line(node: Node, aliases: Sequence[str]) -> Line:
    """The line of a document: the first of its `own_lines`."""
    facts = node.document.to_dict()
    return _node(
        "Document",
        facts.pop("key"),
        **facts,
        urgency=node.said.urgency,
        aliases=list(aliases),
        candidates=node.known.candidates,
        contents=node.known.contents,
        warnings=[asdict(warning) for warning in node.warnings],
    )


def facts_of(named: Named) -> dict[str, str | None]:
    """What the line of a person, group or measure tells beside label and key."""
    label, name, of = named
    if label == "Group":
        return {"name": name, "jurisdiction": of}
    return {"name": name} if label == "Person" else {}


def stated(lines: Iterable[Line]) -> Iterator[tuple[str, str, Line]]:
    """Type, label of the far end, and line of each relationship among the `own_lines`."""
    before: Line = {}
    for line in lines:
        kind = line.get("relationship")
        if kind is not None:
            is_group = before.get("node") == "Group"
            yield kind, "Group" if is_group else TARGETS[kind][0], line
        before = line


class Piece(NamedTuple):
    """A body that another one leads to; `is_linked` where also the line above it is told."""

    body: Issuer
    is_linked: bool


@lru_cache(maxsize=65536)
def pieces_of(body: Issuer) -> tuple[Piece, ...]:
    """The body, all above it and all that took over from any of them, each once."""
    return tuple(dict.fromkeys(_pieces(body)))


def _pieces(body: Issuer) -> Iterator[Piece]:
    top = body
    for lower, upper in authority.line_above(body):
        yield from _with_heirs(Piece(lower, is_linked=True))
        top = upper
    yield from _with_heirs(Piece(top, is_linked=False))


def _with_heirs(piece: Piece) -> Iterator[Piece]:
    yield piece
    for succession in successors(piece.body):
        yield from pieces_of(succession.body)


@lru_cache(maxsize=65536)
def piece_lines(piece: Piece) -> tuple[Line, ...]:
    """What a piece tells: the body with its place, its heirs' names, and the link above it."""
    linked = _linked(piece.body) if piece.is_linked else ()
    return (*_organisation(piece.body), *linked)


def _organisation(body: Issuer) -> Iterator[Line]:
    key, lasting = authority.organisation_key(body), asdict(lifetime(body))
    yield _node("Organisation", key, name=body.name, level=body.level, kind=body.kind, **lasting)
    place = authority.place_key(body)
    if place:
        name = authority.governed_place(body)
        lasted = asdict(lifetime_of_place(body))
        yield _node("Place", place, name=name, level=body.level, **lasted)
        yield _known("GOVERNS", key, place, **lasting)
    for succession in successors(body):
        heir = succession.body
        yield _succeeded(key, authority.organisation_key(heir), succession.since)
        heir_place = authority.place_key(heir)
        if place and heir_place:
            yield _succeeded(place, heir_place, succession.since)


def _linked(lower: Issuer) -> Iterator[Line]:
    if lower.superior is None:
        return
    upper = authority.classified(lower.superior)
    within, around = authority.organisation_key(lower), authority.organisation_key(upper)
    both = lifetime(lower) & lifetime(upper)
    yield _known("SUBORDINATE_TO", within, around, **asdict(both))
    unit, above = authority.place_key(lower), authority.place_key(upper)
    if unit and above:
        both = lifetime_of_place(lower) & lifetime_of_place(upper)
        yield _known("PART_OF", unit, above, **asdict(both))


def _node(label: str, key: str, **facts: object) -> Line:
    return {"node": label, "key": key, **facts}


def _known(kind: str, source: str, target: str, **facts: object) -> Line:
    """A relationship that no text asserts: it follows from the authority line."""
    ends = {"relationship": kind, "source": source, "target": target}
    return {**ends, "rule": "authority-line", **facts}


def _succeeded(before: str, after: str, since: str) -> Line:
    ends = {"relationship": "SUCCEEDED_BY", "source": before, "target": after}
    return {**ends, "rule": "succession", "since": since}


def _statement_line(source: str, statement: Statement) -> Line:
    kind, _, target, _, by, quote, start, end, page, rule, confidence, *more = statement
    line: Line = {
        "relationship": kind,
        "source": source,
        "target": target,
        "asserted_by": by,
        "quote": quote,
        "start": start,
        "end": end,
        "rule": rule,
        "confidence": confidence,
    }
    if kind == "SIGNED_BY":
        line["position"], line["capacity"], _ = more
    elif kind == "COPIED_TO":
        line["role"] = statement.role
    if page is not None:
        line["page"] = page  # last, so that a line reads the same up to there without one
    return line


def asserted(kind: str, source: str, target: str, proof: Evidence) -> Line:
    """The line of a relationship that `proof` asserts."""
    return {"relationship": kind, "source": source, "target": target, **as_mapping(proof)}


def _open(line: Line) -> int:
    """How much a node line leaves open: bodies and people are named by several documents."""
    return sum(value in (None, "other") for value in line.values())


def preferred(lines: Iterable[Line]) -> Line:
    """Of several lines for one node the one that leaves least open, whatever their order."""
    return min(lines, key=rank)


def rank(line: Line) -> tuple[int, str]:
    """The least one belongs to the line that is `preferred`."""
    return _open(line), dumped(line)


def dumped(line: Line) -> str:
    """The line as JSON."""
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"))
