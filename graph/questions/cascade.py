"""What followed from a document, what it rests on, and how one derives from another."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from msgspec.structs import replace

from graph.errors import NoPath, UnknownDocument, UsageProblem
from graph.link import edges_of, relations_named
from graph.model import Cascade, Direction, Evidence
from graph.moment import checked
from graph.questions.known import heard, require_known
from graph.questions.state import in_one_state
from graph.questions.walk import Walk, below, documents, edges, walk
from graph.store.base import Id, Step, Store
from loaders.garbage import without_collecting


class _Bounds(NamedTuple):
    relation: str
    depth: int | None
    as_of: str | None


def down(
    store: Store,
    key: str,
    *,
    depth: int | None = None,
    relation: str = "implements",
    as_of: str | None = None,
    proofs: bool = True,
) -> Cascade:
    """The cascade below a document: what carries it out, what carries that out, and so on.

    `depth` bounds the hops; `relation` follows another one, or "any"; `lag_days` counts from the
    root's date. Without `proofs` the edges come without evidence, and large cascades sooner.
    As of a day (`as_of`, an ISO date) there are no documents that are dated later, and nothing
    that only they say: neither the relations they assert, of others too, nor what only they cite.
    Undated documents stay; facts and keys are those of today (see `graph.questions.known`).
    Raises `UnknownDocument` for a key that is not in the store, or not yet, and `UsageProblem`.
    """
    return _walked(store, key, "down", _Bounds(relation, depth, as_of), proofs=proofs)


def up(
    store: Store,
    key: str,
    *,
    depth: int | None = None,
    relation: str = "implements",
    as_of: str | None = None,
    proofs: bool = True,
) -> Cascade:
    """The authority above a document: what it carries out, and what that carries out.

    Parameters and errors are those of `down`; `lag_days` are negative for older documents.
    """
    return _walked(store, key, "up", _Bounds(relation, depth, as_of), proofs=proofs)


@without_collecting
@in_one_state
def path(
    store: Store, start: str, end: str, *, relation: str = "implements", as_of: str | None = None
) -> Cascade:
    """How document `end` derives from `start`: every document on any chain between the two.

    The root is `start`, depths count from there; `as_of` is that of `down`. Raises `NoPath` where
    no chain leads from `end` up to `start`, `UnknownDocument` and `UsageProblem`.
    """
    relations = relations_named(relation)
    checked(as_of)
    first, last = _id(store, start, as_of), _id(store, end, as_of)
    above = walk(store, last, relations, incoming=False, as_of=as_of)
    if first not in above.depths:
        raise NoPath(start, end, relation, _other_way(store, first, last, relations, as_of))
    above.depths = below(first, above.steps)
    inside = above.depths.keys()
    above.steps = [step for step in above.steps if step[0] in inside and step[2] in inside]
    said = store.proofs(inside, relations, incoming=False) if as_of is None else above.said
    return _cascade(first, above, "path", said, as_of)


@in_one_state
def interlinked(store: Store, cascade: Cascade) -> Cascade:
    """`cascade` with every relation among its documents, not only the one it was walked along.

    A cascade as of a day gets what was asserted until then.
    """
    keys = {item.key for item in cascade.documents}
    links = store.neighbours(sorted(keys), relations_named("any"), incoming=True)
    inside = [link for link in links if link.source in keys]
    return replace(cascade, edges=edges_of(heard(store, inside, cascade.as_of)))


@without_collecting
@in_one_state
def _walked(
    store: Store,
    key: str,
    direction: Direction,
    bounds: _Bounds,
    *,
    proofs: bool,
) -> Cascade:
    relation, depth, as_of = bounds
    relations = relations_named(relation)
    checked(as_of)
    if depth is not None and depth < 0:
        raise UsageProblem(f"depth {depth} is below 0", "give the number of hops to follow")
    root, incoming = _id(store, key, as_of), direction == "down"
    reached = walk(store, root, relations, incoming=incoming, depth=depth, as_of=as_of)
    said: Iterable[tuple[Step, Evidence]] = reached.said
    if as_of is None:
        said = store.proofs(reached.depths, relations, incoming=incoming) if proofs else ()
    return _cascade(root, reached, direction, said if proofs else (), as_of)


def _cascade(
    root: Id,
    reached: Walk,
    direction: Direction,
    said: Iterable[tuple[Step, Evidence]],
    as_of: str | None = None,
) -> Cascade:
    outlines = reached.outlines
    return Cascade(
        root=outlines[root].key,
        direction=direction,
        as_of=as_of,
        documents=documents(reached.depths, outlines, root),
        edges=edges(reached.steps, outlines, said),
    )


def _id(store: Store, key: str, as_of: str | None) -> Id:
    id_ = store.ids([key]).get(key)
    if id_ is None:
        raise UnknownDocument(key)
    if as_of is not None:
        require_known(store, store.outlines([id_])[id_].document, as_of)
    return id_


def _other_way(
    store: Store, first: Id, last: Id, relations: Collection[str], as_of: str | None
) -> str:
    if last in walk(store, first, relations, incoming=False, as_of=as_of).depths:
        return "the other way round there is one"
    return "try another relation, or `any`"
