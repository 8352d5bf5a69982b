"""Addresses below `/explorer` that are no page."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from api.explorer.blanks import PageRoute
from api.explorer.visit import Visiting

router = APIRouter(route_class=PageRoute, include_in_schema=False)


@router.get("/explorer")
@router.get("/explorer/")
def explorer(visit: Visiting) -> Response:
    """To the first page."""
    return RedirectResponse(visit.links.start, status_code=308)
