"""Whom a document tells to act: its addressees, and the recipients that are to carry it out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from graph import authority
from graph.actors import actor, rank
from graph.groups import Seated, class_of
from graph.model import Address
from graph.node import Node
from graph.organs import behind
from graph.territory import seat_of
from loaders.bodies import places
from loaders.record import Issuer

_TO_ACT = frozenset((None, "t/h", "c/đ", "p/h"))
"""The roles of recipients that act; the others get a report, or are to know or to inspect."""
_NOT_COMMANDED = frozenset(("party", "assembly", "front", "union", "court"))
"""Kinds of bodies that get copies of what the state orders, and stand in no line below it."""
_ONE_HEAD = {"thu-tuong-chinh-phu": "chinh-phu"}
"""The Prime Minister commands whom the Government does (Law 76/2015/QH13, article 28)."""


class Told(NamedTuple):
    """The bodies that a document tells to act, and classes of which no table lists the members."""

    bodies: tuple[Seated, ...]
    unlisted: tuple[str, ...]


def told_by(node: Node) -> Told:
    """Whom the document tells to act, in the order of its text; each body once.

    Addressees always are; recipients where their role does not say that they are only to know, and
    where they stand below the issuer. The issuer itself never is.
    """
    issuer, on = node.issuer, node.document.date
    found: dict[Seated, None] = {}
    unlisted: dict[str, None] = {}
    for address, is_copy in _addresses(node):
        bodies, complete = _meant(address, issuer, on)
        if not complete and (not is_copy or _is_to_act(address.role, node)):
            unlisted[address.name] = None
        kept = (one for one in bodies if not is_copy or _obeys(one.body, issuer, address.role))
        found |= dict.fromkeys(kept)
    own = actor(issuer) if issuer else None
    return Told(tuple(one for one in found if actor(one.body) != own), tuple(unlisted))


def _is_to_act(role: str | None, node: Node) -> bool:
    """Whether a copy is to carry the document out, though nothing more is known of it.

    Without a role it is where the document has no addressees to do so.
    """
    return role == "t/h" or (role in _TO_ACT and not node.said.addressees)


def _addresses(node: Node) -> Iterator[tuple[Address, bool]]:
    yield from ((address, False) for address in node.said.addressees)
    yield from ((address, True) for address in node.said.recipients)


def _meant(
    address: Address, issuer: Issuer | None, on: str | None
) -> tuple[tuple[Seated, ...], bool]:
    """The bodies of known level behind an address, and whether these are all."""
    if address.group:
        found = class_of(address.name, issuer, on)
        return found.bodies, found.complete
    body = authority.classified(behind(address.name))
    if body.level is None:
        return (), False
    return (_seated(body, issuer, on),), True


def _seated(body: Issuer, issuer: Issuer | None, on: str | None) -> Seated:
    """A body with its unit; communes of one name are told apart by where the issuer sits."""
    place = seat_of(body, on)
    if place is not None or body.level != "commune" or issuer is None:
        return Seated(body, place)
    around = seat_of(issuer, on)
    if around is None:
        return Seated(body, None)
    inside = [around] if around.level == "commune" else []
    inside += places.children(around, level="commune", on=on)
    here = [unit for unit in inside if body.name.endswith(f" {unit.full_name}")]
    if len(here) != 1:
        return Seated(body, None)
    above = places.parent_of(here[0], on)
    superior = body.superior or (f"Ủy ban nhân dân {above.full_name}" if above else None)
    return Seated(Issuer(body.name, body.level, body.kind, superior), here[0])


def _obeys(body: Issuer, issuer: Issuer | None, role: str | None) -> bool:
    """Whether a recipient is to act: its role says so, or leaves it open and it stands below."""
    if role not in _TO_ACT or issuer is None:
        return False
    if role is None and issuer.kind != "party" and body.kind in _NOT_COMMANDED:
        return False
    if rank(body.level) != rank(issuer.level):
        return rank(body.level) > rank(issuer.level)
    line = {_head(above) for _, above in authority.line_above(body)}
    return _head(issuer) in line


def _head(body: Issuer) -> str:
    said = actor(body)
    return _ONE_HEAD.get(said, said)
