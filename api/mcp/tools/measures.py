"""Tools about measures and their way from order to answer."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

import graph
from api.mcp import answers
from api.mcp.bounds import bounded, with_left_out
from api.mcp.parameters import AsOf, Derived, Document, Limit, MeasureId
from api.mcp.question import Answer, Question
from graph import Store


def measures(store: Store, derived: Derived = False, as_of: AsOf = None) -> Answer:
    """List all measures of the vocabulary with their ids and names, and how many documents in force
    order or only mention each."""
    found = graph.measures(store, as_of=as_of, derived=derived)
    return {"measures": [measure.to_dict() for measure in found]}


def spread(
    store: Store,
    measure: MeasureId,
    derived: Derived = False,
    limit: Limit = 40,
    as_of: AsOf = None,
) -> Answer:
    """Tell how one measure spread over all documents: who ordered it first, on which days and in
    which provinces it came next, and along which edges it was kept, tightened, loosened, dropped or
    added."""
    found = graph.spread(store, measure, as_of=as_of, derived=derived, steps=limit)
    unnamed = found.changes.total - len(found.steps)
    return with_left_out(bounded(found.to_dict(), limit), steps=unnamed)


def drift(
    store: Store,
    document: Document,
    measure: Annotated[
        MeasureId | None, Field(description="Only this measure, told in full; all, in short.")
    ] = None,
    derived: Derived = False,
    limit: Limit = 40,
    as_of: AsOf = None,
) -> Answer:
    """Tell what became of the measures of an order below it: kept, tightened, loosened, dropped or
    added from document to document. Ask for one `measure` to see its levels, provinces, days
    and edges; without it each measure comes with its counts and the first to order it."""
    key = graph.resolve_key(store, document, as_of=as_of)
    found = graph.drift(store, key, measure=measure, as_of=as_of, derived=derived)
    return bounded(found.to_dict(), limit, inside=limit if measure else 0)


QUESTIONS = (
    Question("All measures", measures, answers.Measures),
    Question("How a measure spread", spread, answers.Spread),
    Question("What became of measures", drift, answers.Drift),
)
