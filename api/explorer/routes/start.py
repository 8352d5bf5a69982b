"""Where to begin: a search, what the store holds, and the orders that most carried out."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

import graph
from api.explorer.blanks import PageRoute
from api.explorer.visit import Visiting

router = APIRouter(route_class=PageRoute, include_in_schema=False)
_MOST = 5
_NEWEST = 8


@router.get("/")
def start(visit: Visiting) -> Response:
    """The first page."""

    def asked(store: graph.Store) -> dict[str, Any]:
        orders = list(enumerate(graph.overview(store).orders))
        return {
            "counts": graph.statistics(store),
            "missing": graph.wanted(store, limit=1).total,
            "orders": len(orders),
            "most": sorted(orders, key=lambda order: -order[1].documents)[:_MOST],
            "newest": graph.documents(store, limit=_NEWEST).items,
        }

    return visit.show("start.html", asked)
