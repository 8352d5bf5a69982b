"""Who acted below an order, and who was told to: what coverage and lag are counted from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from graph.actors import actor, organisations, rank
from graph.document import Document, Outline
from graph.errors import UnknownDocument
from graph.groups import Seated
from graph.identity import is_later
from graph.node import Node
from graph.questions.walk import Walk, walk
from graph.store.base import Id, Store
from graph.told import told_by
from loaders.record import Issuer


class Act(NamedTuple):
    """The first document with which a body acted; documents without a day come last."""

    day: str
    key: str
    body: Issuer
    outline: Outline


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
    nodes: tuple[tuple[Node, tuple[Seated, ...]], ...]
    unlisted: tuple[str, ...]


def responses(
    store: Store, key: str, *, level: str | None = None, as_of: str | None = None
) -> Responses:
    """What became of the order `key`; only bodies of `level` are told completely if it is given.

    Raises `UnknownDocument`.
    """
    root = store.ids([key]).get(key)
    if root is None:
        raise UnknownDocument(key)
    reached = walk(store, root, ("implements",), incoming=True, as_of=as_of)
    issuers = store.issuers(reached.depths)
    own = actor(issuers[root]) if root in issuers else None
    acts = {who: act for who, act in _acts(reached, root, issuers).items() if who != own}
    passing = [id_ for id_ in reached.depths if id_ == root or _passes_on(issuers.get(id_), level)]
    nodes, unlisted = _telling(store, key, [reached.outlines[id_].key for id_ in passing])
    told: dict[str, Telling] = {}
    for node, bodies in nodes:
        for seated in bodies:
            told.setdefault(actor(seated.body), Telling(seated, node.document.key))
    told.pop(own or "", None)
    order = reached.outlines[root].document
    return Responses(order, issuers.get(root), reached, acts, told, nodes, unlisted)


def present(store: Store, bodies: Iterable[Issuer], as_of: str | None) -> frozenset[str]:
    """Those of the bodies, by `actor`, of which a document is held that is dated until `as_of`."""
    named = {organisation: actor(body) for body in bodies for organisation in organisations(body)}
    first = store.first_dates(named)
    return frozenset(named[key] for key, day in first.items() if not is_later(day or None, as_of))


def _acts(reached: Walk, root: Id, issuers: Mapping[Id, Issuer]) -> dict[str, Act]:
    """The first act of every body below the root; a draft is none."""
    first: dict[str, Act] = {}
    for id_, body in issuers.items():
        if id_ == root:
            continue
        outline = reached.outlines[id_]
        act = Act(outline.date or "~", outline.key, body, outline)
        who = actor(body)
        known = first.get(who)
        if (known is None or act[:2] < known[:2]) and outline.document.status != "draft":
            first[who] = act
    return first


def _passes_on(issuer: Issuer | None, level: str | None) -> bool:
    """Whether a document of the body may tell bodies of the level, or of any, to act."""
    lowest = rank("commune") if level is None else rank(level)
    return issuer is not None and rank(issuer.level) < lowest


def _telling(
    store: Store, order: str, keys: Iterable[str]
) -> tuple[tuple[tuple[Node, tuple[Seated, ...]], ...], tuple[str, ...]]:
    """The order and the documents that pass it on with whom they tell, and unlisted classes.

    What is passed on goes to bodies of lower levels; a draft passes nothing on.
    """
    nodes = store.nodes([*keys])
    bodies, unlisted = told_by(nodes[order])
    telling = [(nodes.pop(order), bodies)]
    for node in sorted(nodes.values(), key=lambda n: (n.document.date or "~", n.document.key)):
        if node.document.status != "draft":
            below = rank(node.document.level)
            passed = (one for one in told_by(node).bodies if rank(one.body.level) > below)
            telling.append((node, tuple(passed)))
    return tuple(telling), unlisted
