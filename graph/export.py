"""The graph as canonical JSON lines: sorted, byte-identical for equal graphs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import asdict

from graph import authority
from graph.link import Link, fault_of
from graph.model import Address, Evidence
from graph.node import Node, Passage
from graph.organs import slug
from graph.questions.cascade import down
from graph.store.base import Store
from loaders.record import RELATIONS, Issuer

_Line = dict[str, Any]
_STATED = 1.0
"""The confidence of what a text prints in a place of its own, such as its list of recipients."""
_NOTHING = (1 << 30, "")


def export_jsonl(store: Store, root: str | None = None) -> Iterator[str]:
    """The lines (without line ends) of the whole graph, or of the cascade below `root`.

    One node or relationship a line, nodes first, each group sorted. Neither the order nor the place
    from which documents were loaded shows. Raises `UnknownDocument`.
    """
    nodes: dict[tuple[str, str], tuple[int, str]] = {}
    relationships: set[str] = set()
    with store.reading():
        for line in _lines(store, root):
            if "node" not in line:
                relationships.add(_dumped(line))
                continue
            named = line["node"], line["key"]
            nodes[named] = min(nodes.get(named, _NOTHING), (_unknown(line), _dumped(line)))
    yield from (line for _, (_, line) in sorted(nodes.items()))
    yield from sorted(relationships)


def _lines(store: Store, root: str | None) -> Iterator[_Line]:
    if root is None:
        nodes: Iterable[Node] = store.every_node()
        links: Iterable[Link] = store.every_link()
    else:
        keys = {item.document.key for item in down(store, root, relation="any").documents}
        nodes = store.nodes(keys).values()
        found = store.neighbours(keys, RELATIONS, incoming=True)
        links = (link for link in found if link.source in keys)
    for node in nodes:
        yield from _of_document(store, node)
    for link in links:
        if fault_of(link) is None:
            yield _asserted(link.relation.upper(), link.source, link.target, link.evidence)


def _of_document(store: Store, node: Node) -> Iterator[_Line]:
    document = node.document
    yield _node(
        "Document",
        document.key,
        **{name: value for name, value in document.to_dict().items() if name != "key"},
        urgency=node.said.urgency,
        aliases=store.aliases(document.key),
        candidates=node.known.candidates,
        contents=node.known.contents,
        warnings=[asdict(warning) for warning in node.warnings],
    )
    yield from _issuer(store, node)
    yield from _signatory(node)
    for address in node.said.addressees:
        yield from _addressed("ADDRESSED_TO", "addressee", node, address)
    for address in node.said.recipients:
        yield from _addressed("COPIED_TO", "recipient", node, address)
    for direction in node.said.directions:
        body = authority.classified(direction.name)
        yield from _body(body)
        yield _said(node, "DIRECTED_BY", authority.organisation_key(body), direction.passage)
    for measure in node.said.measures:
        yield _node("Measure", measure.id)
        said = Passage(measure.quote, measure.start, measure.end)
        yield _said(node, measure.mode.upper(), measure.id, said)


def _issuer(store: Store, node: Node) -> Iterator[_Line]:
    if node.issuer is None:
        return
    key, organisation = node.document.key, authority.organisation_key(node.issuer)
    yield from _body(node.issuer)
    cited = store.mentions(key) if node.document.status == "cited" else []
    if cited:
        yield _asserted("ISSUED_BY", key, organisation, cited[0])
    else:
        yield _said(node, "ISSUED_BY", organisation, node.said.issued)


def _signatory(node: Node) -> Iterator[_Line]:
    if node.said.signatory is None or node.said.signatory.name is None:
        return
    name = node.said.signatory.name
    # People of one name are told apart by the body they sign for.
    key = "-".join(part for part in (slug(name), slug(node.document.issuer or "")) if part)
    yield _node("Person", key, name=name)
    post = {"position": node.said.signatory.position, "capacity": node.said.signatory.capacity}
    yield _said(node, "SIGNED_BY", key, node.said.signed, **post)


def _addressed(kind: str, rule: str, node: Node, address: Address) -> Iterator[_Line]:
    said = Passage(address.quote, address.start, address.end)
    if address.group:
        of = node.document.issuer
        key = "-".join(part for part in (slug(address.name), slug(of or "")) if part)
        yield _node("Group", key, name=address.name, jurisdiction=of)
    else:
        body = authority.classified(address.name)
        key = authority.organisation_key(body)
        yield from _body(body)
    role = {"role": address.role} if kind == "COPIED_TO" else {}
    yield _said(node, kind, key, said, rule=rule, **role)


def _body(body: Issuer) -> Iterator[_Line]:
    """A body with its place and everything above it."""
    yield from _organisation(body)
    for lower, upper in authority.line_above(body):
        yield from _organisation(upper)
        yield _known(
            "SUBORDINATE_TO", authority.organisation_key(lower), authority.organisation_key(upper)
        )
        within, around = authority.place_key(lower), authority.place_key(upper)
        if within and around:
            yield _known("PART_OF", within, around)


def _organisation(body: Issuer) -> Iterator[_Line]:
    key = authority.organisation_key(body)
    yield _node("Organisation", key, name=body.name, level=body.level, kind=body.kind)
    place = authority.place_key(body)
    if place:
        yield _node("Place", place, name=authority.governed_place(body), level=body.level)
        yield _known("GOVERNS", key, place)


def _node(label: str, key: str, **facts: object) -> _Line:
    return {"node": label, "key": key, **facts}


def _known(kind: str, source: str, target: str) -> _Line:
    """A relationship that no text asserts: it follows from the authority line."""
    return {"relationship": kind, "source": source, "target": target, "rule": "authority-line"}


def _said(
    node: Node,
    kind: str,
    target: str,
    words: Passage | None,
    *,
    rule: str | None = None,
    **facts: object,
) -> _Line:
    key = node.document.key
    line: _Line = {"relationship": kind, "source": key, "target": target, "asserted_by": key}
    proof = asdict(words) if words else {"quote": None, "start": None, "end": None}
    return {**line, **proof, "rule": rule or kind.lower(), "confidence": _STATED, **facts}


def _asserted(kind: str, source: str, target: str, proof: Evidence) -> _Line:
    return {"relationship": kind, "source": source, "target": target, **asdict(proof)}


def _unknown(line: _Line) -> int:
    """How much a node line leaves open: bodies and people are named by several documents."""
    return sum(value in (None, "other") for value in line.values())


def _dumped(line: _Line) -> str:
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"))
