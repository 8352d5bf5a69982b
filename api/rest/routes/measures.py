"""Measures and how they spread."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

import graph
from api.rest import models
from api.rest.answering import Asking
from api.rest.documented import answers, links
from api.rest.parameters import AsOf, Derived, MeasureId
from api.rest.shapes import Shape, many

router = APIRouter(prefix="/measures", tags=["measures"])


class MeasureList(Shape):
    """All measures, in the order of the vocabulary; there is no further page."""

    items: many(models.MeasureCount)  # type: ignore[valid-type]
    next: None


@router.get(
    "",
    summary="All measures",
    response_model=MeasureList,
    responses=answers(lines=True, leads=links("id", "/items/0/measure", "get_measure")),
)
def list_measures(ask: Asking, as_of: AsOf = None, derived: Derived = False) -> Response:
    """Every measure of the vocabulary, with how many documents order or mention it."""

    def listed(store: graph.Store) -> dict[str, Any]:
        found = graph.measures(store, as_of=as_of, derived=derived)
        return {"items": [measure.to_dict() for measure in found], "next": None}

    return ask.lines(listed, lambda found: found["items"])


@router.get(
    "/{id}",
    summary="How a measure spread",
    response_model=models.Spread,
    responses=answers("unknown-measure"),
)
def get_measure(
    ask: Asking,
    id: MeasureId,
    as_of: AsOf = None,
    derived: Derived = False,
    steps: Annotated[
        int, Query(ge=0, le=100_000, description="Tell at most this many of the edges.")
    ] = 1000,
) -> Response:
    """Who ordered it first, when and where it came next, and along which edges it travelled."""
    return ask(lambda store: graph.spread(store, id, as_of=as_of, derived=derived, steps=steps))
