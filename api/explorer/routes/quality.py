"""What is missing, left open or contradictory in the store."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

import graph
from api.explorer.blanks import PageRoute
from api.explorer.slices import PageNumber, sliced
from api.explorer.visit import Visiting
from api.options import RelationChoice
from api.rest.parameters import AsOf, Relation

router = APIRouter(prefix="/explorer", route_class=PageRoute, include_in_schema=False)
_WANTED = 100
_GAPS = 25
_REFUSED = 50
_AT_ONCE = 5000
"""Documents of a store that is checked without being asked for twice: it reads everything."""


@router.get("/wanted")
def wanted(
    visit: Visiting, relation: Relation = RelationChoice.ANY, as_of: AsOf = None
) -> Response:
    """What texts cite and nobody has loaded, the most cited first."""
    visit = visit.on(as_of)
    told = None if relation is RelationChoice.ANY else relation.value

    def asked(store: graph.Store) -> dict[str, Any]:
        return {
            "found": graph.wanted(store, relation=relation.value, as_of=as_of, limit=_WANTED),
            "relation": relation.value,
            "source": visit.links.api("wanted", relation=told, limit=_WANTED),
        }

    return visit.show("wanted.html", asked)


@router.get("/gaps")
def gaps(visit: Visiting, as_of: AsOf = None) -> Response:
    """Citations that are open, and contradictions."""
    visit = visit.on(as_of)

    def asked(store: graph.Store) -> dict[str, Any]:
        found = graph.gaps(store, as_of=as_of, limit=_GAPS)
        groups = groupby(enumerate(found.gaps), key=lambda item: item[1].kind)
        return {
            "found": found,
            "groups": [(kind, list(gaps)) for kind, gaps in groups],
            "source": visit.links.api("gaps", limit=_GAPS),
        }

    return visit.show("gaps.html", asked)


@router.get("/check")
def check(visit: Visiting, whole: bool = False, page: PageNumber = 1) -> Response:
    """Whether the store is consistent; a large one is read only where the `whole` is asked for."""

    def asked(store: graph.Store) -> dict[str, Any]:
        documents = graph.statistics(store).documents
        told = {
            "documents": documents,
            "counts": visit.links.api("statistics"),
            "source": visit.links.api("check"),
        }
        if documents > _AT_ONCE and not whole:
            return {**told, "found": None}
        found = graph.check(store)
        return {**told, "found": found, "refused": sliced(found.refused, page, _REFUSED)}

    return visit.show("check.html", asked)
