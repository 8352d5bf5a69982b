"""The documentation of the routes, for people."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import fastapi_offline
from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from api.rest.headers import SAFE

router = APIRouter()
assets = StaticFiles(directory=Path(__file__).parents[1] / "assets")
"""Our own styles and scripts."""
swagger = StaticFiles(directory=Path(fastapi_offline.__file__).parent / "static")
"""Swagger UI as the package brings it, so that the documentation opens without a network."""

_OWN = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)


@router.get("/docs", include_in_schema=False)
async def docs() -> Response:
    """The documentation of all routes, to be tried out."""
    return _page("docs.html")


def _page(name: str) -> Response:
    headers = {"Content-Security-Policy": _OWN, "Cache-Control": "no-cache", **SAFE}
    return HTMLResponse(_text(name), headers=headers)


@cache
def _text(name: str) -> str:
    return (Path(__file__).parents[1] / "assets" / name).read_text(encoding="utf-8")
