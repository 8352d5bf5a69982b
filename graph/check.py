"""The store's own consistency report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from graph.document import DocumentStatus
from graph.link import Link, fault_of
from graph.questions.state import in_one_state
from graph.store.base import Store


@dataclass(frozen=True, slots=True)
class RefusedLink:
    """A relation that a text asserts and the graph refuses, with the words that assert it."""

    fault: str
    source: str
    relation: str
    target: str
    asserted_by: str
    quote: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a store holds and what is wrong with it.

    `faults` are damage (a broken file, dangling ends); `cycles` lists documents that carry each
    other out in a ring, which no chronology allows; `refused` relations are kept out of every
    answer. Stubs are documents known from citations only, `ambiguous` the keys of those that may
    mean several documents.
    """

    documents: Mapping[DocumentStatus, int]
    links: int
    faults: tuple[str, ...]
    cycles: tuple[tuple[str, ...], ...]
    refused: tuple[RefusedLink, ...]
    stubs: int
    ambiguous: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is damaged and nothing runs in a ring; refused links do no harm."""
        return not (self.faults or self.cycles)

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON-ready mapping, with `ok`."""
        return {"ok": self.ok, **asdict(self)}


@in_one_state
def check(store: Store) -> CheckReport:
    """The consistency of the whole store: file, ends, rings, refused relations, open questions."""
    statuses: Counter[DocumentStatus] = Counter()
    ambiguous = []
    refused = []
    acts: dict[str, set[str]] = defaultdict(set)
    links = 0
    faults = store.faults()
    if faults:
        return CheckReport({}, 0, tuple(faults), (), (), 0, ())
    for node in store.every_node():
        statuses[node.document.status] += 1
        if node.known.candidates:
            ambiguous.append(node.document.key)
    for link in store.every_link():
        links += 1
        if fault_of(link) is not None:
            refused.append(_refused(link))
        elif link.relation == "implements":
            acts[link.source].add(link.target)
    return CheckReport(
        documents=dict(sorted(statuses.items())),
        links=links,
        faults=(),
        cycles=_cycles(acts),
        refused=tuple(sorted(refused, key=lambda r: (r.source, r.relation, r.target, r.quote))),
        stubs=statuses["cited"],
        ambiguous=tuple(ambiguous),
    )


def _refused(link: Link) -> RefusedLink:
    said = link.evidence
    ends = link.source, link.relation, link.target
    return RefusedLink(fault_of(link) or "", *ends, said.asserted_by, said.quote)


def _cycles(acts: Mapping[str, set[str]]) -> tuple[tuple[str, ...], ...]:
    """The rings, each as its sorted keys; first everything that leads nowhere is peeled off."""
    import networkx as nx  # noqa: PLC0415 - takes longer than most questions

    graph: nx.DiGraph[str] = nx.DiGraph(_core(acts))
    rings = (ring for ring in nx.strongly_connected_components(graph) if len(ring) > 1)
    return tuple(sorted(tuple(sorted(ring)) for ring in rings))


def _core(acts: Mapping[str, set[str]]) -> list[tuple[str, str]]:
    """The edges left when documents that carry out nothing (any more) are taken away."""
    above = {key: set(targets) for key, targets in acts.items()}
    below: dict[str, set[str]] = defaultdict(set)
    for source, targets in acts.items():
        for target in targets:
            below[target].add(source)
    bare = [key for key in below if not above.get(key)]
    while bare:
        for source in below[done := bare.pop()]:
            above[source].discard(done)
            if not above[source]:
                bare.append(source)
    return [(source, target) for source, targets in above.items() for target in targets]
