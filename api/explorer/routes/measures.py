"""Measures, and how each of them spread."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

import graph
from api.explorer.blanks import PageRoute
from api.explorer.slices import PageNumber, sliced
from api.explorer.visit import Visiting
from api.rest.parameters import AsOf, MeasureId

router = APIRouter(prefix="/explorer/measures", route_class=PageRoute, include_in_schema=False)
_STEPS = 1000
"""As many as the REST call gives."""
_SIZE = 50


@router.get("")
def measures(visit: Visiting, derived: bool = False, as_of: AsOf = None) -> Response:
    """Every measure of the vocabulary, with how many documents order or mention it."""
    visit = visit.on(as_of)

    def asked(store: graph.Store) -> dict[str, Any]:
        return {
            "measures": graph.measures(store, as_of=as_of, derived=derived),
            "derived": derived,
            "source": visit.links.api("measures", derived=derived),
        }

    return visit.show("measures.html", asked)


@router.get("/{id}")
def measure(
    visit: Visiting, id: MeasureId, derived: bool = False, page: PageNumber = 1, as_of: AsOf = None
) -> Response:
    """Who ordered a measure first, when and where it came next."""
    visit = visit.on(as_of)

    def asked(store: graph.Store) -> dict[str, Any]:
        found = graph.spread(store, id, as_of=as_of, derived=derived, steps=_STEPS)
        return {
            "found": found,
            "derived": derived,
            "steps": sliced(found.steps, page, _SIZE),
            "source": visit.links.api("measures", id, derived=derived),
        }

    return visit.show("measure.html", asked)
