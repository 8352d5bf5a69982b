"""What a document's own text states: whom it addresses, who signed it, what it orders."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import astuple

from graph import authority
from graph.model import Address, Evidence
from graph.node import Node, Passage
from graph.organs import slug

_CERTAIN = 1.0
"""The confidence of what a text prints in a place of its own, such as its list of recipients."""
_BODY = "Organisation"


class Named(NamedTuple):
    """A person, a group or a measure by name; people and groups also by the issuer, `of` whom.

    People of one name are told apart by the body they sign for.
    """

    label: str
    name: str
    of: str | None = None

    @property
    def key(self) -> str:
        """The key of its node."""
        return self.name if self.label == "Measure" else _within(self.name, self.of)


class Statement(NamedTuple):
    """A relationship that the text of `asserted_by` states of that document.

    It leads to the node `target` of `target_label`; `named` is that node, None where it is a body.
    Of the last three each belongs to one type only, and is None in others.
    """

    type: str
    target_label: str
    target: str
    named: Named | None
    asserted_by: str
    quote: str | None
    start: int | None
    end: int | None
    page: int | None
    rule: str
    confidence: float
    position: str | None = None
    capacity: str | None = None
    role: str | None = None


def statements(node: Node, mention: Evidence | None) -> Iterator[Statement]:
    """All that the text of a document states itself, from its issuer to what it mentions.

    `mention` is the first one in another text that names its issuer: of a document that is only
    cited it proves who issued it.
    """
    key, of, said = node.document.key, node.document.issuer, node.said
    yield from _issued(node, mention)
    yield from _signed(node)
    for address in said.addressees:
        yield _addressed("ADDRESSED_TO", "addressee", key, of, address)
    for address in said.recipients:
        yield _addressed("COPIED_TO", "recipient", key, of, address)
    for direction in said.directions:
        yield _of_body("DIRECTED_BY", key, _key_of_body(direction.name), direction.passage)
    for measure in said.measures:
        yield Statement(
            measure.mode.upper(),
            "Measure",
            measure.id,
            Named("Measure", measure.id),
            key,
            measure.quote,
            measure.start,
            measure.end,
            measure.page,
            measure.mode,
            _CERTAIN,
        )


def _issued(node: Node, mention: Evidence | None) -> Iterator[Statement]:
    issuer = node.issuer
    if issuer is None:
        return
    key, body = node.document.key, authority.organisation_key(issuer)
    if mention is None or node.document.status != "cited":
        yield _of_body("ISSUED_BY", key, body, node.said.issued)
        return
    by, quote, start, end, rule, confidence, page = astuple(mention)
    yield Statement("ISSUED_BY", _BODY, body, None, by, quote, start, end, page, rule, confidence)


def _signed(node: Node) -> Iterator[Statement]:
    person, signatory = _person(node), node.said.signatory
    if person is None or signatory is None:
        return
    yield Statement(
        "SIGNED_BY",
        person.label,
        person.key,
        person,
        node.document.key,
        *_words(node.said.signed),
        "signed_by",
        _CERTAIN,
        position=signatory.position,
        capacity=signatory.capacity,
    )


def _person(node: Node) -> Named | None:
    name = node.said.signatory.name if node.said.signatory else None
    return None if name is None else Named("Person", name, node.document.issuer)


def _addressed(kind: str, rule: str, key: str, of: str | None, address: Address) -> Statement:
    named = Named("Group", address.name, of) if address.group else None
    return Statement(
        kind,
        named.label if named else _BODY,
        named.key if named else _key_of_body(address.name),
        named,
        key,
        address.quote,
        address.start,
        address.end,
        address.page,
        rule,
        _CERTAIN,
        role=address.role,
    )


def _of_body(kind: str, key: str, body: str, words: Passage | None) -> Statement:
    return Statement(kind, _BODY, body, None, key, *_words(words), kind.lower(), _CERTAIN)


def _words(passage: Passage | None) -> tuple[str | None, int | None, int | None, int | None]:
    if passage is None:
        return None, None, None, None
    return passage.quote, passage.start, passage.end, passage.page


@lru_cache(maxsize=65536)
def _key_of_body(name: str) -> str:
    return authority.organisation_key(authority.classified(name))


@lru_cache(maxsize=65536)
def _within(name: str, body: str | None) -> str:
    """The key of somebody by name and body."""
    return "-".join(part for part in (slug(name), slug(body or "")) if part)
