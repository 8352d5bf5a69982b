"""Addresses that lead to pages."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import RedirectResponse, Response

import graph
from api.explorer.blanks import PageRoute
from api.explorer.visit import Visiting
from api.rest.answering import Asking

router = APIRouter(prefix="/explorer", route_class=PageRoute, include_in_schema=False)


@router.get("")
@router.get("/")
async def explorer(visit: Visiting) -> Response:
    """To the first page."""
    return RedirectResponse(visit.links.start, status_code=308)


@router.get("/open")
def open_number(
    visit: Visiting, ask: Asking, number: Annotated[str, Query(max_length=400)]
) -> Response:
    """To the document that has a number, however it is written."""
    with ask.stores.store() as store:
        key = store.read(lambda: graph.resolve_key(store, number))
    return RedirectResponse(visit.links.page("documents", key), status_code=303)
