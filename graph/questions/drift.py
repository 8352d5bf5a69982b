"""What became of the measures of an order on their way down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.drift.answer import Drift
from graph.drift.vocabulary import in_order, measure_called, wholes_of
from graph.questions.cascade import down
from graph.questions.state import in_one_state
from graph.store.base import Store
from loaders.garbage import without_collecting
from loaders.measures.vocabulary import MeasureKind, kinds

if TYPE_CHECKING:
    from graph.drift.scope import Scope


@without_collecting
@in_one_state
def drift(
    store: Store,
    key: str,
    *,
    measure: str | None = None,
    as_of: str | None = None,
    derived: bool = False,
) -> Drift:
    """What became of each measure in the cascade below a document, step by step.

    Only documents in force count: those of which nothing but citations is known say nothing of
    their measures, and a draft orders nothing yet; their edges are counted apart. `measure` asks
    for one measure alone, `as_of` (an ISO date) leaves out what is dated later. With `derived` a
    document that orders or mentions 5K does so to its parts too.
    Raises `UnknownDocument`, `UnknownMeasure` and `UsageProblem`.
    """
    from graph.drift.below import scope_below  # noqa: PLC0415 - NumPy takes time to load
    from graph.drift.counting import Asked, counted  # noqa: PLC0415

    asked = None if measure is None else measure_called(measure)
    cascade = down(store, key, as_of=as_of, proofs=False)
    scope = scope_below(store, cascade)
    wanted = [asked] if asked else _named(scope, derived=derived)
    bounds = Asked(cascade.root, as_of, derived, steps=None)
    unread, compared = int(scope.unread.sum()), int(scope.compared.sum())
    return Drift(
        root=cascade.root,
        as_of=as_of,
        derived=derived,
        documents=int(scope.issued.sum()),
        compared=compared,
        unread=unread,
        drafts=len(scope.sources) - compared - unread,
        measures=tuple(counted(scope, kind, bounds) for kind in wanted),
    )


def _named(scope: Scope, *, derived: bool) -> list[MeasureKind]:
    """The measures that any document in force names."""
    named = {id_ for id_, uses in scope.uses.items() if scope.issued[uses.rows].any()}
    if derived:
        named |= {part for part in kinds() if named.intersection(wholes_of(part))}
    return in_order(named)
