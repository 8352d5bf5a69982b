"""Two documents beside each other."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

import graph
from api.explorer.blanks import PageRoute
from api.explorer.slices import PageNumber, sliced
from api.explorer.visit import Visiting
from api.rest.parameters import AsOf

router = APIRouter(prefix="/explorer/compare", route_class=PageRoute, include_in_schema=False)
_SIZE = 50
Reference = Annotated[str | None, Query(max_length=400)]


@router.get("")
def compare(
    visit: Visiting,
    a: Reference = None,
    b: Reference = None,
    page: PageNumber = 1,
    as_of: AsOf = None,
) -> Response:
    """What two texts share, passage by passage; without two documents the form for them."""
    visit = visit.on(as_of)

    def asked(store: graph.Store) -> dict[str, Any]:
        if a is None or b is None:
            return {"a": a, "b": b, "found": None}
        keys = [graph.resolve_key(store, end, as_of=as_of) for end in (a, b)]
        found = graph.compare(store, *keys, as_of=as_of)
        return {
            "a": a,
            "b": b,
            "found": found,
            "passages": sliced(found.reuse.passages, page, _SIZE),
            "source": visit.links.api("comparisons", a=keys[0], b=keys[1]),
        }

    return visit.show("compare.html", asked)
