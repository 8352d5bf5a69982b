"""Walking the graph from one document, breadth first: one store call a hop for all of its ends.

Never by enumerating paths, of which a cascade has too many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph.identity import is_complete, is_later
from graph.link import fault, proof_order
from graph.model import CascadeDocument, CascadeEdge, Evidence
from graph.store.base import Id, Outline, Step, Store


@dataclass(slots=True)
class Walk:
    """What was reached: documents by the hops they are away, and the steps that hold.

    `outlines` and `dates` are of these documents and of some beside them, that steps lead to too.
    """

    depths: dict[Id, int]
    steps: list[Step]
    outlines: dict[Id, Outline]
    dates: dict[Id, str | None]


def walk(
    store: Store,
    start: Id,
    relations: Collection[str],
    *,
    incoming: bool,
    depth: int | None = None,
    as_of: str | None = None,
) -> Walk:
    """The documents within `depth` hops of `start`, against the relations if `incoming`.

    Documents later than `as_of` are not entered; a step that does not hold leads nowhere.
    """
    outlines = store.outlines([start])
    reached = Walk({start: 0}, [], outlines, {start: outlines[start].document.date})
    frontier: list[Id] = [start]
    hops = 0
    while frontier:
        hops += 1
        found = store.steps(frontier, relations, incoming=incoming)
        if depth is not None and hops > depth:
            found = [s for s in found if (s.source if incoming else s.target) in reached.depths]
        frontier = _enter(store, reached, found, hops, incoming=incoming, as_of=as_of)
    return reached


def _enter(
    store: Store,
    reached: Walk,
    found: Iterable[Step],
    hops: int,
    *,
    incoming: bool,
    as_of: str | None,
) -> list[Id]:
    """Add the steps that hold; gives the documents that they lead to for the first time."""
    outlines, dates, depths = reached.outlines, reached.dates, reached.depths
    far = {step[0] for step in found} if incoming else {step[2] for step in found}
    unseen = store.outlines(far - outlines.keys())
    outlines.update(unseen)
    dates.update((id_, outline.document.date) for id_, outline in unseen.items())
    entered: dict[Id, None] = {}
    for step in found:
        source, relation, target, _ = step
        if fault(relation, source == target, dates[source], dates[target]) is None:
            reached.steps.append(step)
            entered[source if incoming else target] = None
    new = [id_ for id_ in entered if id_ not in depths and not is_later(dates[id_], as_of)]
    depths.update(dict.fromkeys(new, hops))
    return new


def below(start: Id, steps: Iterable[Step]) -> dict[Id, int]:
    """The hops of every document that `steps` lead to from `start`, from target to source."""
    sources: dict[Id, set[Id]] = defaultdict(set)
    for step in steps:
        sources[step.target].add(step.source)
    depths, frontier, hops = {start: 0}, {start}, 0
    while frontier:
        hops += 1
        frontier = {source for id_ in frontier for source in sources[id_]} - depths.keys()
        depths.update(dict.fromkeys(frontier, hops))
    return depths


def documents(
    depths: Mapping[Id, int], outlines: Mapping[Id, Outline], root: Id
) -> tuple[CascadeDocument, ...]:
    """The documents with their depth and lag from the root, by depth, date (last if none), key."""
    lags = _Lags(outlines[root].document.date)
    found = []
    for id_, depth in depths.items():
        document, measures = outlines[id_].document, outlines[id_].measures
        item = CascadeDocument(document, depth, lags[document.date], measures)
        found.append((depth, document.date or "~", document.key, item))
    found.sort()
    return tuple([item for *_, item in found])


class _Lags(dict[str | None, int | None]):
    """Days from a date to every other, None where one of them is not complete."""

    def __init__(self, since: str | None) -> None:
        super().__init__({None: None})
        self._since = date.fromisoformat(since) if since and is_complete(since) else None

    def __missing__(self, until: str | None) -> int | None:
        if self._since is None or until is None or not is_complete(until):
            return None
        self[until] = lag = (date.fromisoformat(until) - self._since).days
        return lag


def edges(
    store: Store, steps: Iterable[Step], outlines: Mapping[Id, Outline], *, proofs: bool = True
) -> tuple[CascadeEdge, ...]:
    """The steps as edges, sorted, with their proofs; copies of a document prove a thing once."""
    steps = list(steps)
    said = store.proofs([step[3] for step in steps]) if proofs else {}
    keys = {id_: outline.document.key for id_, outline in outlines.items()}
    # By the source first: most have one edge, and keys alone are compared fast.
    by_source: dict[str, list[tuple[str, str, Id]]] = defaultdict(list)
    for source, relation, target, link in steps:
        by_source[keys[source]].append((relation, keys[target], link))
    found: list[CascadeEdge] = []
    for source in sorted(by_source):
        if len(by_source[source]) > 1:
            found += _edges_of(source, by_source[source], said)
            continue
        ((relation, target, link),) = by_source[source]
        found.append(CascadeEdge(source, relation, target, (said[link],) if said else ()))
    return tuple(found)


def _edges_of(
    source: str, ends: Iterable[tuple[str, str, Id]], said: Mapping[Id, Evidence]
) -> Iterable[CascadeEdge]:
    by_ends: dict[tuple[str, str], set[Evidence]] = defaultdict(set)
    for relation, target, link in ends:
        by_ends[relation, target].update((said[link],) if said else ())
    for relation, target in sorted(by_ends):
        proofs = sorted(by_ends[relation, target], key=proof_order)
        yield CascadeEdge(source, relation, target, tuple(proofs))
