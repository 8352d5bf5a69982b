"""Pages for people beside the explorer: the picture of a cascade, and the documentation."""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path

import fastapi_offline
from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

import graph
from api.options import RelationChoice
from api.rest.answering import Asking
from api.rest.documented import answers, moved
from api.rest.located import located
from api.rest.parameters import AsOf, Depth, DocumentKey, Relation
from viz import cascade_page

router = APIRouter()
assets = StaticFiles(directory=Path(__file__).parents[1] / "assets")
"""Our own styles and scripts."""
swagger = StaticFiles(directory=Path(fastapi_offline.__file__).parent / "static")
"""Swagger UI as the package brings it, so that the documentation opens without a network."""

HTML = "text/html; charset=utf-8"
_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')
_OWN = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
_SAFE = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}


@router.get(
    "/views/{key}",
    tags=["documents"],
    summary="The cascade below a document as a picture",
    response_class=HTMLResponse,
    responses=answers("unknown-document", "ambiguous", media=HTML) | moved(),
)
def get_view(
    ask: Asking,
    key: DocumentKey,
    depth: Depth = None,
    relation: Relation = RelationChoice.IMPLEMENTS,
    as_of: AsOf = None,
) -> Response:
    """One interactive page that loads nothing else: save it, and it opens offline."""

    def cascade(store: graph.Store) -> graph.Cascade:
        start = located(store, key, as_of)
        walked = graph.down(store, start, depth=depth, relation=relation.value, as_of=as_of)
        return graph.interlinked(store, walked)

    answer = ask(cascade, lambda found: cascade_page(found).encode(), media=HTML)
    policy = _POLICY.search(bytes(answer.body[:4000]).decode("utf-8", "ignore"))
    if policy:
        told = f"{html.unescape(policy[1])}; frame-ancestors 'none'"
        answer.headers.update({"Content-Security-Policy": told, **_SAFE})
    return answer


@router.get("/docs", include_in_schema=False)
async def docs() -> Response:
    """The documentation of all routes, to be tried out."""
    return _page("docs.html")


def _page(name: str) -> Response:
    headers = {"Content-Security-Policy": _OWN, "Cache-Control": "no-cache", **_SAFE}
    return HTMLResponse(_text(name), headers=headers)


@cache
def _text(name: str) -> str:
    return (Path(__file__).parents[1] / "assets" / name).read_text(encoding="utf-8")
