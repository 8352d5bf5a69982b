"""Whom a document tells to act: its addressees, and the recipients that are to carry it out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from graph import authority
from graph.actors import actor, rank
from graph.group_vocabulary import press
from graph.groups import Class, Seated, class_of, named_in, time_of
from graph.node import Node
from graph.territory import seat_of
from loaders.bodies import places
from loaders.record import Issuer

_TO_ACT = frozenset((None, "t/h", "c/đ", "p/h"))
"""The roles of recipients that act; the others get a report, or are to know or to inspect."""
_NOT_COMMANDED = frozenset(("party", "assembly", "front", "union", "court"))
"""Kinds of bodies that get copies of what the state orders, and stand in no line below it."""
_ONE_HEAD = {"thu-tuong-chinh-phu": "chinh-phu"}
"""The Prime Minister commands whom the Government does (Law 76/2015/QH13, article 28)."""


Actors = Mapping[str, Seated]
"""Bodies by what their documents are counted for (`graph.actors.actor`)."""


class Told(NamedTuple):
    """The bodies that a document tells to act, and classes of which no table lists the members."""

    bodies: Actors
    unlisted: tuple[str, ...]


def told_by(node: Node, *, lower: bool = False) -> Told:
    """Whom the document tells to act, in the order of its text; `lower`: only of lower levels.

    Addressees always are; recipients where their role does not say that they are only to know, and
    where they stand below the issuer. Neither the issuer itself nor the press ever is.
    """
    issuer = node.issuer
    on = time_of(issuer, node.document.date)
    bodies: dict[str, Seated] = {}
    unlisted: dict[str, None] = {}
    for address in node.said.addressees:
        found = addressed(address.name, address.group, None, issuer, on, lower=lower)
        bodies |= {who: one for who, one in found.bodies.items() if who not in bodies}
        unlisted |= {} if found.complete else {address.name: None}
    for address in node.said.recipients:
        copied = addressed(
            address.name, address.group, address.role, issuer, on, is_copy=True, lower=lower
        )
        bodies |= {who: one for who, one in copied.bodies.items() if who not in bodies}
        if not copied.complete and _is_to_act(address.role, node):
            unlisted[address.name] = None
    return Told(bodies, tuple(unlisted))


class Addressed(NamedTuple):
    """The bodies behind one address that are to act; `complete` as in `Members`."""

    bodies: Actors
    complete: bool


@lru_cache(maxsize=65536)
def addressed(
    name: str,
    group: bool,
    role: str | None,
    issuer: Issuer | None,
    on: str | None,
    *,
    is_copy: bool = False,
    lower: bool = False,
) -> Addressed:
    """The bodies of known level that are to act where a document of `issuer` is sent to `name`.

    `on` is the first day of the time from which it is (`graph.groups.time_of`).
    """
    if is_copy and f"{name} ".startswith(press()):
        return Addressed({}, complete=True)
    bodies, complete = _meant(name, group, issuer, on)
    own, above = (actor(issuer), rank(issuer.level)) if issuer else (None, rank(None))
    found: dict[str, Seated] = {}
    for seated in bodies:
        who = actor(seated.body)
        is_meant = not is_copy or _obeys(seated.body, issuer, role)
        if who != own and is_meant and not (lower and rank(seated.body.level) <= above):
            found.setdefault(who, seated)
    return Addressed(found, complete)


def _meant(name: str, group: bool, issuer: Issuer | None, on: str | None) -> Class:
    """The bodies behind a name in a document of `issuer`."""
    if group:
        return class_of(name, issuer, on)
    bodies = [authority.classified(body) for body in named_in(name)]
    known = [_seated(body, issuer, on) for body in bodies if body.level is not None]
    return Class(tuple(known), complete=len(known) == len(bodies))


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


def _is_to_act(role: str | None, node: Node) -> bool:
    """Whether a copy is to carry the document out, though nothing more is known of it.

    Without a role it is where the document has no addressees to do so.
    """
    return role == "t/h" or (role in _TO_ACT and not node.said.addressees)


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


def _head(body: Issuer) -> str:
    said = actor(body)
    return _ONE_HEAD.get(said, said)
