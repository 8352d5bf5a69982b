"""Relations between documents as texts assert them, one proof each, and which of them hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import inf
from typing import Literal

from graph.errors import UsageProblem
from graph.identity import is_later
from graph.model import CascadeEdge, Evidence
from loaders.record import RELATIONS

Fault = Literal["self-edge", "implements-later"]

ANY = "any"
"""The name that stands for every relation."""


@dataclass(frozen=True, slots=True)
class Link:
    """One assertion that document `source` stands in `relation` to `target` (keys).

    The dates of both ends are carried along, because an act cannot carry out a later one.
    """

    source: str
    relation: str
    target: str
    source_date: str | None
    target_date: str | None
    evidence: Evidence


def fault_of(link: Link) -> Fault | None:
    """Why a link is refused, None if it holds: such links come from a wrong reading or date."""
    return fault(link.relation, link.source == link.target, link.source_date, link.target_date)


def fault(
    relation: str, same: bool, source_date: str | None, target_date: str | None
) -> Fault | None:
    """Why a relation between two documents, or one and the `same`, is refused."""
    if same:
        return "self-edge"
    if relation == "implements" and is_later(target_date, source_date):
        return "implements-later"
    return None


def edges_of(links: Iterable[Link]) -> tuple[CascadeEdge, ...]:
    """The links that hold as edges with all their proofs, by source, relation and target.

    Copies of one document prove the same thing once.
    """
    proofs: dict[tuple[str, str, str], set[Evidence]] = defaultdict(set)
    for link in links:
        if fault_of(link) is None:
            proofs[link.source, link.relation, link.target].add(link.evidence)
    return tuple(CascadeEdge(*ends, each_once(proofs[ends])) for ends in sorted(proofs))


def each_once(proofs: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The proofs in their order, each once.

    Copies of a document may prove the same thing on another page, or have none: the first page
    stands.
    """
    told = set(proofs)
    if len(told) == 1:
        return (*told,)
    found: dict[tuple[object, ...], Evidence] = {}
    for proof in sorted(told, key=proof_order):
        found.setdefault(proof_order(proof)[:-1], proof)
    return (*found.values(),)


def relations_named(relation: str) -> tuple[str, ...]:
    """The relations that a question means: one by its name, or all for "any".

    Raises `UsageProblem` for a name that is no relation.
    """
    if relation == ANY:
        return RELATIONS
    if relation not in RELATIONS:
        known = ", ".join((*RELATIONS, ANY))
        raise UsageProblem(f"unknown relation {relation!r}", f"choose one of {known}")
    return (relation,)


def proof_order(proof: Evidence) -> tuple[str, int, int, str, str, float, float]:
    """What the proofs of one edge are sorted by; what has no page comes behind what has."""
    return (
        proof.asserted_by,
        proof.start,
        proof.end,
        proof.rule,
        proof.quote,
        proof.confidence,
        inf if proof.page is None else proof.page,
    )
