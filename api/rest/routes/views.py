"""Pages about a document or a measure: each loads nothing else, and opens offline when saved."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

import graph
from api.options import LanguageChoice, ViewChoice
from api.rest.answering import Ask, Asking
from api.rest.documented import answers, moved
from api.rest.headers import SAFE
from api.rest.located import located
from api.rest.parameters import (
    AsOf,
    Bounded,
    Derived,
    DocumentKey,
    First,
    Language,
    Level,
    MeasureId,
    Opened,
    Second,
    Units,
)
from api.views import VIEWS, drawn_graphml, drawn_svg
from viz import diff_page, spread_page

router = APIRouter()
T = TypeVar("T")

HTML = "text/html; charset=utf-8"
SVG = "image/svg+xml"
GRAPHML = "application/graphml+xml"
_INERT = "default-src 'none'; frame-ancestors 'none'"
"""What a drawing may do."""
_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')
_HEAD = 4000
"""Bytes of a page in which it tells its policy."""


class SvgResponse(Response):
    """For the documentation."""

    media_type = SVG


class GraphmlResponse(Response):
    """For the documentation."""

    media_type = GRAPHML


_OF_DOCUMENTS = answers("unknown-document", "ambiguous", media=HTML) | moved()


@router.get(
    "/views/{key}",
    tags=["documents"],
    summary="The cascade below a document as a picture",
    response_class=HTMLResponse,
    responses=_OF_DOCUMENTS,
)
def get_view(ask: Asking, key: DocumentKey, bounds: Bounded) -> Response:
    """One interactive page that loads nothing else: save it, and it opens offline."""
    return _view(ask, ViewChoice.CASCADE, key, **bounds.told())


@router.get(
    "/views/{key}/up",
    tags=["documents"],
    summary="The authority above a document as a picture",
    response_class=HTMLResponse,
    responses=_OF_DOCUMENTS,
)
def get_up_view(ask: Asking, key: DocumentKey, bounds: Bounded) -> Response:
    """What the document carries out, and what that carries out, up to the first order. The page
    loads nothing else: save it, and it opens offline."""
    return _view(ask, ViewChoice.UP, key, **bounds.told())


@router.get(
    "/views/{key}/coverage",
    tags=["documents"],
    summary="Who carried an order out, as a page",
    response_class=HTMLResponse,
    responses=_OF_DOCUMENTS,
)
def get_coverage_view(
    ask: Asking,
    key: DocumentKey,
    level: Level = None,
    as_of: AsOf = None,
    units: Units = None,
) -> Response:
    """A map and a matrix of the provinces: how many bodies acted, of how many that were told, and
    how soon; each row opens to its bodies. The page loads nothing else: save it, and it opens
    offline."""
    return _view(ask, ViewChoice.COVERAGE, key, level=level, as_of=as_of, units=units)


@router.get(
    "/views/{key}/measures",
    tags=["documents"],
    summary="How the measures of an order spread, as a page",
    response_class=HTMLResponse,
    responses=_OF_DOCUMENTS,
)
def get_measures_view(ask: Asking, key: DocumentKey, bounds: Bounded) -> Response:
    """A small chart for each measure that documents below the order give: how many do, by level,
    on each day since. The page loads nothing else: save it, and it opens offline."""
    return _view(ask, ViewChoice.MEASURES, key, **bounds.told())


@router.get(
    "/views/{key}/timeline",
    tags=["documents"],
    summary="A cascade over time, as a page",
    response_class=HTMLResponse,
    responses=_OF_DOCUMENTS,
)
def get_timeline_view(ask: Asking, key: DocumentKey, bounds: Bounded) -> Response:
    """Each document on its day, a lane for each level. The page loads nothing else: save it, and it
    opens offline."""
    return _view(ask, ViewChoice.TIMELINE, key, **bounds.told())


@router.get(
    "/views/{key}/text",
    tags=["documents"],
    summary="A document with its marked text, as a page",
    response_class=HTMLResponse,
    responses=_OF_DOCUMENTS,
)
def get_text_view(ask: Asking, key: DocumentKey, as_of: AsOf = None) -> Response:
    """The text as it is stored, with the words marked that prove what the graph holds of it. The
    page loads nothing else: save it, and it opens offline."""
    return _view(ask, ViewChoice.TEXT, key, as_of=as_of)


@router.get(
    "/measures/{id}/view",
    tags=["measures"],
    summary="How a measure spread, as a page",
    response_class=HTMLResponse,
    responses=answers("unknown-measure", media=HTML),
)
def get_measure_view(
    ask: Asking, id: MeasureId, as_of: AsOf = None, derived: Derived = False
) -> Response:
    """Documents and bodies that order it over time, by level and by province. The page loads
    nothing else: save it, and it opens offline."""

    def spread(store: graph.Store) -> graph.Spread:
        return graph.spread(store, id, as_of=as_of, derived=derived, steps=0)

    return _page(ask, spread, spread_page)


@router.get(
    "/views/{key}/svg",
    tags=["documents"],
    summary="The cascade below a document as SVG",
    response_class=SvgResponse,
    responses=answers("unknown-document", "ambiguous", media=SVG) | moved(),
)
def get_svg(
    ask: Asking,
    key: DocumentKey,
    bounds: Bounded,
    open: Opened = [],  # noqa: B006 - FastAPI copies it
    language: Language = LanguageChoice.ENGLISH,
) -> Response:
    """The picture with the coordinates of the page. A large one is folded into its provinces, of
    which `open` shows the documents."""
    answer = ask(
        _found(ViewChoice.CASCADE, key, **bounds.told()),
        lambda found: drawn_svg(found, open, language).encode(),
        media=SVG,
    )
    answer.headers.update({"Content-Security-Policy": _INERT, **SAFE})
    return answer


@router.get(
    "/views/{key}/graphml",
    tags=["documents"],
    summary="The cascade below a document as GraphML",
    response_class=GraphmlResponse,
    responses=answers("unknown-document", "ambiguous", media=GRAPHML) | moved(),
)
def get_graphml(ask: Asking, key: DocumentKey, bounds: Bounded) -> Response:
    """Documents and bodies without an answer with the coordinates of the page, for Gephi or yEd."""
    return ask(
        _found(ViewChoice.CASCADE, key, **bounds.told()),
        lambda found: drawn_graphml(found).encode(),
        media=GRAPHML,
    )


@router.get(
    "/comparisons/view",
    tags=["questions"],
    summary="Two texts side by side, as a page",
    response_class=HTMLResponse,
    responses=answers("unknown-document", "ambiguous", "no-text", media=HTML),
)
def get_comparison_view(ask: Asking, a: First, b: Second, as_of: AsOf = None) -> Response:
    """Both texts with the passages that they share; a passage in the one leads to its place in the
    other. The page loads nothing else: save it, and it opens offline."""

    def compared(store: graph.Store) -> graph.Comparison:
        keys = [graph.resolve_key(store, end, as_of=as_of) for end in (a, b)]
        return graph.compare(store, *keys, as_of=as_of)

    return _page(ask, compared, diff_page)


def _view(
    ask: Ask, choice: ViewChoice, key: str, *, as_of: str | None, **parameters: Any
) -> Response:
    return _page(ask, _found(choice, key, as_of=as_of, **parameters), VIEWS[choice].draw)


def _found(
    choice: ViewChoice, key: str, *, as_of: str | None, **parameters: Any
) -> Callable[[graph.Store], Any]:
    def found(store: graph.Store) -> Any:
        return VIEWS[choice].ask(store, located(store, key, as_of), as_of=as_of, **parameters)

    return found


def _page(ask: Ask, question: Callable[[graph.Store], T], draw: Callable[[T], str]) -> Response:
    """The page, which may do as a header what it allows itself, and be part of no other one."""
    answer = ask(question, lambda found: draw(found).encode(), media=HTML)
    policy = _POLICY.search(bytes(answer.body[:_HEAD]).decode("utf-8", "ignore"))
    if policy:
        told = f"{html.unescape(policy[1])}; frame-ancestors 'none'"
        answer.headers.update({"Content-Security-Policy": told, **SAFE})
    return answer
