"""Which document each claim means: a pure function over the claims of one block.

Claims that say enough found documents; the others are placed afterwards, the more precise first,
each with the one document that it fits. Two that fit are no answer: the claim stays a stub that
shows its candidates. Nothing depends on the order in which claims arrived.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph import keys
from graph.anchors import Cluster, narrow_anchors, wide_anchors
from graph.claims import Claim, day_of, is_narrow, is_numbered
from graph.facts import Facts, facts_of, key_of
from graph.fit import Profile, fits, narrowed, profile_of
from graph.identity import is_complete
from graph.organs import slug


@dataclass(frozen=True, slots=True)
class Resolved:
    """A document with the claims that mean it; `candidates` are keys of what a stub may mean."""

    key: str
    claims: tuple[Claim, ...]
    facts: Facts
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settlement:
    """The documents of a block, and which claims mean documents of another (digest to key)."""

    documents: tuple[Resolved, ...]
    joined: Mapping[str, str]


def resolve(
    block: str, claims: Iterable[Claim], visitors: Mapping[str, Sequence[Claim]] | None = None
) -> Settlement:
    """The documents that the `claims` of `block` mean.

    `visitors` are documents of other blocks that claims without a number may mean, by key.
    """
    ordered = sorted(set(claims), key=lambda claim: claim.digest)
    if is_narrow(block):
        if len(ordered) == 1:
            return _lone(ordered[0])
        clusters, rest = narrow_anchors(ordered)
    else:
        clusters, rest = wide_anchors(block, ordered, visitors or {})
    for tier in _tiers(rest):
        _place(clusters, tier, strict=is_strict(block))
    return _settled(clusters, set(ordered), day_of(block))


def _lone(claim: Claim) -> Settlement:
    """The only claim of a block in which claims identify founds its document."""
    facts = facts_of([claim])
    return Settlement((Resolved(key_of(facts), (claim,), facts, ()),), {})


def is_strict(block: str) -> bool:
    """Whether the claims of a block have no number that they agree in, so that dates must agree."""
    return not (is_narrow(block) or is_numbered(block))


def vagueness(claim: Claim) -> tuple[int, int]:
    """How little a citation says: the lower ones are placed first."""
    return -(claim.body is not None), -len(claim.when or "")


def _tiers(claims: Sequence[Claim]) -> list[list[Claim]]:
    tiers: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        tiers[vagueness(claim)].append(claim)
    return [tiers[rank] for rank in sorted(tiers)]


def _place(clusters: list[Cluster], tier: list[Claim], *, strict: bool) -> None:
    """Put each claim of the tier to the one document that it fits, or found stubs for the rest.

    What the tier itself adds is not looked at, so that its order does not matter.
    """
    known = [(cluster, profile_of(cluster.claims)) for cluster in clusters if cluster.open]
    best = {claim: _best(claim, known, strict=strict) for claim in tier}
    days = _days_added(best)
    stubs: dict[tuple[str | None, str | None], Cluster] = {}
    for claim, found in best.items():
        if len(found) == 1 and len(days[id(found[0])]) < 2:
            found[0].claims.append(claim)
            continue
        stub = stubs.setdefault((claim.body, claim.when), Cluster([], candidates=[]))
        stub.claims.append(claim)
        _add_candidates(stub, found)
    clusters += stubs.values()


def _best(claim: Claim, known: list[tuple[Cluster, Profile]], *, strict: bool) -> list[Cluster]:
    fitting = [(c, p) for c, p in known if fits(claim, p, strict=strict)]
    return [fitting[i][0] for i in narrowed(claim, [profile for _, profile in fitting])]


def _days_added(best: Mapping[Claim, list[Cluster]]) -> dict[int, set[str]]:
    """The days that claims would give to each document of which only the year was known.

    Two laws of one name and year are two laws: where claims disagree on the day, none is believed.
    """
    days: dict[int, set[str]] = defaultdict(set)
    for claim, found in best.items():
        if claim.date is None or not is_complete(claim.date) or len(found) != 1:
            continue
        if not any(is_complete(said.date) for said in found[0].claims):
            days[id(found[0])].add(claim.date)
    return days


def _add_candidates(stub: Cluster, best: list[Cluster]) -> None:
    known = stub.candidates or []
    stub.candidates = known + [c for c in best if all(c is not other for other in known)]
    stub.open = not stub.candidates


def _settled(clusters: list[Cluster], own: set[Claim], day: str | None) -> Settlement:
    founded = [cluster for cluster in clusters if cluster.visitor is None]
    facts = {id(cluster): facts_of(cluster.claims) for cluster in founded}
    named = _names([facts[id(cluster)] for cluster in founded], founded)
    if day is not None:  # other days of the year have the same number
        named = [keys.distinguished(key, day[5:]) for key in named]
    names = {id(cluster): key for cluster, key in zip(founded, named, strict=True)}
    names |= {id(c): c.visitor for c in clusters if c.visitor is not None}
    documents = [
        Resolved(
            names[id(cluster)],
            tuple(sorted(cluster.claims, key=lambda claim: claim.digest)),
            facts[id(cluster)],
            tuple(sorted(names[id(candidate)] for candidate in cluster.candidates or ())),
        )
        for cluster in founded
    ]
    joined = {
        claim.digest: cluster.visitor
        for cluster in clusters
        if cluster.visitor is not None
        for claim in cluster.claims
        if claim in own
    }
    return Settlement(tuple(sorted(documents, key=lambda document: document.key)), joined)


def _names(facts: list[Facts], clusters: list[Cluster]) -> list[str]:
    """The key of each cluster; those that would share one are told apart by what differs."""
    plain = [key_of(fact) for fact in facts]
    shared = Counter(plain)
    superiors = Counter((key, _superior(fact)) for key, fact in zip(plain, facts, strict=True))
    return [
        _name(
            key, fact, cluster, shared=shared[key] > 1, apart=superiors[key, _superior(fact)] == 1
        )
        for key, fact, cluster in zip(plain, facts, clusters, strict=True)
    ]


def _name(key: str, facts: Facts, cluster: Cluster, *, shared: bool, apart: bool) -> str:
    own = facts.lead.own if facts.lead else None
    if own is not None and own.status == "draft":
        return keys.draft(key, own.content)
    if not shared:
        return key
    superior = _superior(facts)
    if superior and apart:
        return keys.distinguished(key, superior)
    return keys.distinguished(key, own.content[:8] if own else cluster.claims[0].digest[:8])


def _superior(facts: Facts) -> str:
    own = facts.lead.own if facts.lead else None
    return slug(own.superior) if own and own.superior else ""
