"""Who carried out an order, who has not, and all orders beside each other."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from starlette.responses import Response

import graph
from api.explorer.blanks import PageRoute
from api.explorer.slices import PageNumber, sliced
from api.explorer.visit import Visiting
from api.options import LevelChoice
from api.rest.located import located
from api.rest.parameters import AsOf, DocumentKey

router = APIRouter(prefix="/explorer", route_class=PageRoute, include_in_schema=False)
STATES = ("acted", "not_acted", "not_in_corpus", "untold")
State = Literal["acted", "not_acted", "not_in_corpus", "untold"]
_SIZE = 100


@router.get("/documents/{key}/coverage")
def coverage(
    visit: Visiting,
    key: DocumentKey,
    level: LevelChoice | None = None,
    units: Literal["2021", "2025"] | None = None,
    state: State | None = None,
    province: Annotated[str | None, Query(max_length=400)] = None,
    page: PageNumber = 1,
    as_of: AsOf = None,
) -> Response:
    """The bodies that an order tells to act and those that acted; `state` and `province` show some
    of them, the sums stay those of all."""
    visit = visit.on(as_of)

    def asked(store: graph.Store) -> dict[str, Any]:
        start = located(store, key, as_of)
        found = graph.coverage(store, start, level=level, as_of=as_of, units=units)
        bodies = [
            (index, body)
            for index, body in enumerate(found.bodies)
            if (state is None or _state(body) == state)
            and (province is None or body.province == province)
        ]
        return {
            "tab": "coverage",
            "document": graph.show(store, start, as_of=as_of).document,
            "found": found,
            "by_level": found.by_level,
            "by_province": found.by_province,
            "bodies": sliced(bodies, page, _SIZE),
            "states": STATES,
            "level": level,
            "units": units,
            "state": state,
            "province": province,
            "state_of": _state,
            "source": visit.links.api("documents", start, "coverage", level=level, units=units),
        }

    return visit.show("coverage.html", asked)


@router.get("/orders")
def orders(
    visit: Visiting,
    level: LevelChoice | None = None,
    of: LevelChoice | None = None,
    sort: Literal["date", "documents"] = "date",
    page: PageNumber = 1,
    as_of: AsOf = None,
) -> Response:
    """Every document that others carry out and that carries out none itself, with its totals."""
    visit = visit.on(as_of)

    def asked(store: graph.Store) -> dict[str, Any]:
        found = list(enumerate(graph.overview(store, level=level, of=of, as_of=as_of).orders))
        if sort == "documents":
            found.sort(key=lambda order: -order[1].documents)
        shown = sliced(found, page, 50)
        return {
            "total": len(found),
            "shown": shown,
            "most": [order for _, order in shown.items],
            "level": level,
            "of": of,
            "sort": sort,
            "source": visit.links.api("coverage", level=level, of=of),
        }

    return visit.show("orders.html", asked)


def _state(body: graph.BodyCoverage) -> str:
    return body.state if body.addressed else "untold"
