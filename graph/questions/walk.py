"""Walking the graph from one document, breadth first: one store call a hop for all of its ends.

Never by enumerating paths, of which a cascade has too many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.document import Outline
from graph.identity import is_complete, is_later
from graph.link import each_once, fault
from graph.model import CascadeDocument, CascadeEdge, Evidence
from graph.questions.known import Word
from graph.store.base import Id, Step, Store


@dataclass(slots=True)
class Walk:
    """What was reached: documents by the hops they are away, and the steps that hold, each once.

    `outlines` are of these documents and of some beside them, that steps lead to too. `said` are
    the proofs that count as of a day, where the walk was asked for one.
    """

    depths: dict[Id, int]
    steps: list[Step]
    outlines: dict[Id, Outline]
    said: Sequence[tuple[Step, Evidence]] = ()


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

    Documents later than `as_of` are not entered, and steps that only such documents assert are not
    taken; a step that does not hold leads nowhere.
    """
    reached = Walk({start: 0}, [], store.outlines([start]))
    word = Word(store, as_of) if as_of is not None else None
    steps_of = word.steps if word else store.steps
    far = 0 if incoming else 2
    frontier: Collection[Id] = [start]
    hops = 0
    while frontier:
        hops += 1
        found = steps_of(frontier, relations, incoming=incoming)
        if depth is not None and hops > depth:
            found = [step for step in found if step[far] in reached.depths]
        unseen = {step[far] for step in found} - reached.outlines.keys()
        reached.outlines.update(store.outlines(unseen))
        frontier = _entered(reached, found, far, as_of)
        reached.depths.update(dict.fromkeys(frontier, hops))
    if word:
        reached.said = word.said
        inside = reached.depths.keys()  # what is later was seen, not entered
        reached.steps = [step for step in reached.steps if step[0] in inside and step[2] in inside]
    return reached


def _entered(reached: Walk, found: Iterable[Step], far: int, as_of: str | None) -> set[Id]:
    """Keep the steps that hold; gives the documents that they lead to for the first time."""
    outlines = reached.outlines
    held = [step for step in found if _holds(step, outlines[step[0]].date, outlines[step[2]].date)]
    reached.steps += held
    new = {step[far] for step in held} - reached.depths.keys()
    return {id_ for id_ in new if not is_later(outlines[id_].date, as_of)} if as_of else new


def _holds(step: Step, since: str | None, until: str | None) -> bool:
    """Whether a step is no fault; most are told by their dates, compared as they stand."""
    source, relation, target = step
    if until is not None and since is not None and until <= since:
        return source != target
    return fault(relation, source == target, since, until) is None


def below(start: Id, steps: Iterable[Step]) -> dict[Id, int]:
    """The hops of every document that `steps` lead to from `start`, from target to source."""
    sources: dict[Id, set[Id]] = defaultdict(set)
    for source, _, target in steps:
        sources[target].add(source)
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
    lags = lags_from(outlines[root].date)
    by_depth: dict[int, list[tuple[str, str, Outline]]] = defaultdict(list)
    for id_, depth in depths.items():
        outline = outlines[id_]
        by_depth[depth].append((outline.date or "~", outline.key, outline))
    return tuple(
        [
            CascadeDocument(outline, depth, lags[outline.date])
            for depth in sorted(by_depth)
            for _, _, outline in sorted(by_depth[depth])  # keys differ
        ]
    )


def lags_from(since: str | None) -> Mapping[str | None, int | None]:
    """The days from a date to any other; None where one of them is missing or not complete."""
    return _Lags(since)


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
    steps: Iterable[Step],
    outlines: Mapping[Id, Outline],
    said: Iterable[tuple[Step, Evidence]] = (),
) -> tuple[CascadeEdge, ...]:
    """The steps as edges, sorted, with what is `said` for them; copies of a document prove once."""
    proofs: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    for (source, relation, target), proof in said:
        if source in outlines and target in outlines:  # else beyond the depth that was asked for
            proofs[outlines[source].key, relation, outlines[target].key].append(proof)
    ends = sorted([(outlines[s].key, relation, outlines[t].key) for s, relation, t in steps])
    if not proofs:
        return tuple([CascadeEdge(*between, ()) for between in ends])
    return tuple([CascadeEdge(*between, _once(proofs[between])) for between in ends])


def _once(proofs: list[Evidence]) -> tuple[Evidence, ...]:
    return (*proofs,) if len(proofs) == 1 else each_once(proofs)
