"""What is counted along a cascade: days, measures, words that were taken over."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

import graph
from api.explorer.blanks import PageRoute
from api.explorer.slices import PageNumber, sliced
from api.explorer.visit import Visiting
from api.rest.located import located
from api.rest.parameters import AsOf, DocumentKey

router = APIRouter(
    prefix="/explorer/documents/{key}", route_class=PageRoute, include_in_schema=False
)
_SIZE = 50
_AT_ONCE = 1000
"""Texts that are compared without being asked for twice: thousands take seconds."""


@router.get("/lag")
def lag(
    visit: Visiting,
    key: DocumentKey,
    page: PageNumber = 1,
    dues: PageNumber = 1,
    as_of: AsOf = None,
) -> Response:
    """How long the answers to an order took, and who was late."""
    visit = visit.on(as_of)

    def asked(store: graph.Store) -> dict[str, Any]:
        start = located(store, key, as_of)
        found = graph.lag(store, start, as_of=as_of)
        return {
            "tab": "lag",
            "document": graph.show(store, start, as_of=as_of).document,
            "found": found,
            "late": sliced(found.late, page, _SIZE),
            "dues": sliced(found.dues, dues, _SIZE),
            "source": visit.links.api("documents", start, "lag"),
        }

    return visit.show("lag.html", asked)


@router.get("/measures")
def drift(
    visit: Visiting,
    key: DocumentKey,
    measure: Annotated[str | None, Query(max_length=100)] = None,
    derived: bool = False,
    page: PageNumber = 1,
    as_of: AsOf = None,
) -> Response:
    """Which measures were kept, tightened, loosened, dropped or added below an order; of one
    `measure` also every step."""
    visit = visit.on(as_of)

    def asked(store: graph.Store) -> dict[str, Any]:
        start = located(store, key, as_of)
        found = graph.drift(store, start, measure=measure, as_of=as_of, derived=derived)
        one = found.measures[0] if measure and found.measures else None
        return {
            "tab": "measures",
            "document": graph.show(store, start, as_of=as_of).document,
            "found": found,
            "one": one,
            "measure": measure,
            "derived": derived,
            "steps": sliced(one.steps if one else (), page, _SIZE),
            "source": visit.links.api(
                "documents", start, "measures", measure=measure, derived=derived
            ),
        }

    return visit.show("drift.html", asked)


@router.get("/reuse")
def reuse(
    visit: Visiting,
    key: DocumentKey,
    whole: bool = False,
    page: PageNumber = 1,
    as_of: AsOf = None,
) -> Response:
    """Which words the answers took over; a large cascade only where the `whole` is asked for."""
    visit = visit.on(as_of)

    def asked(store: graph.Store) -> dict[str, Any]:
        start = located(store, key, as_of)
        below = graph.down(store, start, as_of=as_of, proofs=False)
        told = {
            "tab": "reuse",
            "document": below.documents[0].document,
            "below": len(below.documents),
            "walk": visit.links.api("documents", start, "down"),
            "source": visit.links.api("documents", start, "reuse"),
        }
        if len(below.documents) > _AT_ONCE and not whole:
            return {**told, "found": None}
        found = graph.reuse(store, start, as_of=as_of)
        return {**told, "found": found, "edges": sliced(found.edges, page, _SIZE)}

    return visit.show("reuse.html", asked)
