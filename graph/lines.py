"""What one document puts into the graph that a user sees: nodes and relationships, a line each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from msgspec.structs import asdict

from graph import authority
from graph.model import Address, Evidence, as_mapping
from graph.node import Node, Passage
from graph.organs import slug
from graph.succession import lifetime, lifetime_of_place, successors
from loaders.record import Issuer

Line = dict[str, Any]
"""`{"node": label, "key", …}` or `{"relationship": type, "source", "target", …}`."""

_STATED = 1.0
"""The confidence of what a text prints in a place of its own, such as its list of recipients."""

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
    bodies = [authority.classified(name) for name in named]
    return dict.fromkeys(bodies if node.issuer is None else [node.issuer, *bodies])


def own_lines(node: Node, aliases: Sequence[str], mention: Evidence | None) -> Iterator[Line]:
    """The lines of a document, and of everything that its own text names but bodies.

    `mention` is the first one in another text that names its issuer: of a document that is only
    cited it proves who issued it. A person, group or measure comes directly before its naming.
    """
    yield document_line(node, aliases)
    yield from _issuer(node, mention)
    yield from _signatory(node)
    for address in node.said.addressees:
        yield from _addressed("ADDRESSED_TO", "addressee", node, address)
    for address in node.said.recipients:
        yield from _addressed("COPIED_TO", "recipient", node, address)
    for direction in node.said.directions:
        body = authority.classified(direction.name)
        yield _said(node, "DIRECTED_BY", authority.organisation_key(body), direction.passage)
    for measure in node.said.measures:
        yield _measure(measure.id)
        said = Passage(measure.quote, measure.start, measure.end, measure.page)
        yield _said(node, measure.mode.upper(), measure.id, said)


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


def named_lines(node: Node) -> Iterator[Line]:
    """Those of the `own_lines` that are about the people, groups and measures it names."""
    person = _person(node)
    if person is not None:
        yield person
    for address in (*node.said.addressees, *node.said.recipients):
        if address.group:
            yield _group(node, address)
    for measure in dict.fromkeys(measure.id for measure in node.said.measures):
        yield _measure(measure)


def stated(lines: Iterable[Line]) -> Iterator[tuple[str, str, Line]]:
    """Type, label of the far end, and line of each relationship among the `own_lines`."""
    before: Line = {}
    for line in lines:
        kind = line.get("relationship")
        if kind is not None:
            is_group = before.get("node") == "Group"
            yield kind, "Group" if is_group else TARGETS[kind][0], line
        before = line


def _issuer(node: Node, mention: Evidence | None) -> Iterator[Line]:
    if node.issuer is None:
        return
    key, organisation = node.document.key, authority.organisation_key(node.issuer)
    if mention is not None and node.document.status == "cited":
        yield asserted("ISSUED_BY", key, organisation, mention)
    else:
        yield _said(node, "ISSUED_BY", organisation, node.said.issued)


def _signatory(node: Node) -> Iterator[Line]:
    person, signatory = _person(node), node.said.signatory
    if person is None or signatory is None:
        return
    yield person
    post = {"position": signatory.position, "capacity": signatory.capacity}
    yield _said(node, "SIGNED_BY", person["key"], node.said.signed, **post)


def _person(node: Node) -> Line | None:
    name = node.said.signatory.name if node.said.signatory else None
    if name is None:
        return None
    # People of one name are told apart by the body they sign for.
    return _node("Person", _within(name, node.document.issuer), name=name)


def _addressed(kind: str, rule: str, node: Node, address: Address) -> Iterator[Line]:
    said = Passage(address.quote, address.start, address.end, address.page)
    if address.group:
        group = _group(node, address)
        yield group
        key = group["key"]
    else:
        body = authority.classified(address.name)
        key = authority.organisation_key(body)
    role = {"role": address.role} if kind == "COPIED_TO" else {}
    yield _said(node, kind, key, said, rule=rule, **role)


def _group(node: Node, address: Address) -> Line:
    of = node.document.issuer
    return _node("Group", _within(address.name, of), name=address.name, jurisdiction=of)


def _measure(measure: str) -> Line:
    return _node("Measure", measure)


@lru_cache(maxsize=16384)
def _within(name: str, body: str | None) -> str:
    """The key of somebody by name and body."""
    return "-".join(part for part in (slug(name), slug(body or "")) if part)


class Piece(NamedTuple):
    """A body that another one leads to; `is_linked` where also the line above it is told."""

    body: Issuer
    is_linked: bool


@lru_cache(maxsize=16384)
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


@lru_cache(maxsize=16384)
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


def _said(
    node: Node,
    kind: str,
    target: str,
    words: Passage | None,
    *,
    rule: str | None = None,
    **facts: object,
) -> Line:
    key = node.document.key
    line: Line = {"relationship": kind, "source": key, "target": target, "asserted_by": key}
    line["quote"], line["start"], line["end"] = (
        (words.quote, words.start, words.end) if words else (None, None, None)
    )
    line["rule"], line["confidence"] = rule or kind.lower(), _STATED
    line |= facts
    if words is not None and words.page is not None:
        line["page"] = words.page  # last, so that a line reads the same up to there without one
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
