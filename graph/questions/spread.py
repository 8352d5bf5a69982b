"""How a measure spread over everything that a store holds."""

from __future__ import annotations

from graph.drift.answer import MeasureCount, Spread
from graph.drift.vocabulary import in_order, measure_called, wholes_of
from graph.moment import checked
from graph.questions.state import in_one_state
from graph.store.base import Store
from graph.survey import survey
from loaders.garbage import without_collecting
from loaders.measures.vocabulary import kinds

STEPS = 1000
"""How many edges an answer names if nothing else is said."""


@without_collecting
@in_one_state
def spread(
    store: Store,
    measure: str,
    *,
    as_of: str | None = None,
    derived: bool = False,
    steps: int | None = STEPS,
) -> Spread:
    """Who ordered a measure first, when and where, and along which edges it travelled.

    All documents of the store count that are in force, cited ones and drafts as in `drift`; so do
    `as_of` and `derived`. The totals are of all edges; `steps` are the earliest so many, or all
    for None. Raises `UnknownMeasure` and `UsageProblem`.
    """
    from graph.drift.counting import Asked, counted  # noqa: PLC0415 - NumPy takes time to load
    from graph.drift.everywhere import scope_everywhere  # noqa: PLC0415

    kind, as_of = measure_called(measure), checked(as_of)
    looked_up = {kind.id, *(wholes_of(kind.id) if derived else ())}
    scope = scope_everywhere(store, survey(store), as_of, looked_up)
    return counted(scope, kind, Asked(None, as_of, derived, steps))


@without_collecting
@in_one_state
def measures(
    store: Store, *, as_of: str | None = None, derived: bool = False
) -> tuple[MeasureCount, ...]:
    """How many documents in force order each measure, and how many only mention it.

    Every measure of the vocabulary in its order, also those that nobody names; then those that the
    store has from an earlier vocabulary. `as_of` and `derived` are as in `drift`.
    Raises `UsageProblem` for what is no date.
    """
    from graph.drift.counting import named_by  # noqa: PLC0415 - NumPy takes time to load
    from graph.drift.everywhere import scope_everywhere  # noqa: PLC0415

    snapshot = survey(store)
    scope = scope_everywhere(store, snapshot, checked(as_of), snapshot.measures)
    return tuple(
        MeasureCount(kind.id, kind.vi, kind.en, kind.category, kind.since, kind.parts, *said)
        for kind in in_order({*kinds(), *snapshot.measures})
        for said in [named_by(scope, kind.id, derived=derived)]
    )
