"""Two documents beside each other."""

from __future__ import annotations

import html
import re
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

import graph
from api.explorer.blanks import PageRoute
from api.explorer.render import HTML, SAFE
from api.explorer.slices import PageNumber, sliced
from api.explorer.visit import Visiting
from api.rest.answering import Asking
from api.rest.parameters import AsOf
from viz import diff_page

router = APIRouter(prefix="/explorer/compare", route_class=PageRoute, include_in_schema=False)
_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')
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


@router.get("/texts")
def texts(
    ask: Asking,
    a: Annotated[str, Query(max_length=400)],
    b: Annotated[str, Query(max_length=400)],
    as_of: AsOf = None,
) -> Response:
    """Both whole texts side by side, as a page that can be saved and opens offline."""

    def asked(store: graph.Store) -> graph.Comparison:
        keys = [graph.resolve_key(store, end, as_of=as_of) for end in (a, b)]
        return graph.compare(store, *keys, as_of=as_of)

    answer = ask(asked, lambda found: diff_page(found).encode(), media=HTML)
    policy = _POLICY.search(bytes(answer.body[:4000]).decode("utf-8", "ignore"))
    if policy:
        told = f"{html.unescape(policy[1])}; frame-ancestors 'none'"
        answer.headers.update({**SAFE, "Content-Security-Policy": told})
    return answer
