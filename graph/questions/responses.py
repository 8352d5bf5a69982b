"""Who acted below an order, and who was told to: what coverage and lag are counted from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from graph.actors import actor, organisations, rank
from graph.document import Document
from graph.errors import UnknownDocument
from graph.groups import Seated
from graph.identity import is_later
from graph.node import Node
from graph.questions.known import require_known
from graph.questions.walk import Walk, walk
from graph.store.base import Id, Issued, Store
from graph.told import Actors, told_by
from loaders.record import Issuer


class Act(NamedTuple):
    """The first document with which a body acted; those without a day (`date`) come last."""

    day: str
    key: str
    date: str | None
    number: str | None
    body: Issuer


class Telling(NamedTuple):
    """A body that is told to act, and the key of the document that told it first."""

    seated: Seated
    by: str


@dataclass(frozen=True, slots=True)
class Responses:
    """What became of an order.

    `acts` and `told` are by `actor`; the body that gave the order is in neither. `nodes` are the
    order and the documents that pass it on, by date and key, each with the bodies that it tells;
    `unlisted` are classes of the order of which no table lists all members.
    """

    order: Document
    issuer: Issuer | None
    reached: Walk
    acts: Mapping[str, Act]
    told: Mapping[str, Telling]
    nodes: tuple[tuple[Node, Actors], ...]
    unlisted: tuple[str, ...]


def responses(
    store: Store, key: str, *, level: str | None = None, as_of: str | None = None
) -> Responses:
    """What became of the order `key`; only bodies of `level` are told completely if it is given.

    Raises `UnknownDocument` for a key that is not in the store, or not yet.
    """
    root = store.ids([key]).get(key)
    if root is None:
        raise UnknownDocument(key)
    order = store.outlines([root])[root].document
    require_known(store, order, as_of)
    reached = walk(store, root, ("implements",), incoming=True, as_of=as_of)
    issued = store.issued(reached.depths)
    issuer = issued[root].issuer if root in issued else None
    own = actor(issuer) if issuer else None
    acts = {who: act for who, act in _acts(reached, root, issued).items() if who != own}
    lowest = rank("commune") if level is None else rank(level)  # who may pass the order on
    passing = [id_ for id_, by in issued.items() if rank(by.issuer.level) < lowest and id_ != root]
    nodes, unlisted = _telling(store, key, [reached.outlines[id_].key for id_ in (root, *passing)])
    told: dict[str, Telling] = {}
    for node, bodies in nodes:
        by = node.document.key
        told |= {who: Telling(one, by) for who, one in bodies.items() if who not in told}
    told.pop(own or "", None)
    return Responses(order, issuer, reached, acts, told, nodes, unlisted)


def present(
    store: Store, found: Responses, *, level: str | None = None, as_of: str | None = None
) -> frozenset[str]:
    """Those of the bodies that were told and did not act, by `actor`, of which something is held.

    Only of one `level` if it is given; documents dated after `as_of` do not count.
    """
    silent = (found.told[who].seated.body for who in found.told.keys() - found.acts.keys())
    named = {
        organisation: actor(body)
        for body in silent
        if level in (None, body.level)
        for organisation in organisations(body)
    }
    first = store.first_dates(named)
    return frozenset(named[key] for key, day in first.items() if not is_later(day or None, as_of))


def _acts(reached: Walk, root: Id, issued: Mapping[Id, Issued]) -> dict[str, Act]:
    """The first act of every body below the root; a draft is none."""
    first: dict[str, Act] = {}
    outlines = reached.outlines
    for id_, (body, number, status) in issued.items():
        if id_ == root or status == "draft":
            continue
        outline = outlines[id_]
        day, key, who = outline.date or "~", outline.key, actor(body)
        known = first.get(who)
        if known is None or (day, key) < known[:2]:
            first[who] = Act(day, key, outline.date, number, body)
    return first


def _telling(
    store: Store, order: str, keys: Iterable[str]
) -> tuple[tuple[tuple[Node, Actors], ...], tuple[str, ...]]:
    """The order and the documents that pass it on with whom they tell, and unlisted classes.

    What is passed on goes to bodies of lower levels; a draft passes nothing on.
    """
    nodes = store.nodes([*keys])
    bodies, unlisted = told_by(nodes[order])
    telling = [(nodes.pop(order), bodies)]
    for node in sorted(nodes.values(), key=lambda n: (n.document.date or "~", n.document.key)):
        if node.document.status != "draft":
            telling.append((node, told_by(node, lower=True).bodies))
    return tuple(telling), unlisted
