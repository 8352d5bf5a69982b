"""One document: its facts with their proofs, its text, and how its citations were understood."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from starlette.responses import Response

import graph
from api.explorer.blanks import PageRoute
from api.explorer.slices import PageNumber, sliced
from api.explorer.visit import Visit, Visiting
from api.rest.located import located
from api.rest.parameters import AsOf, DocumentKey

router = APIRouter(
    prefix="/explorer/documents/{key}", route_class=PageRoute, include_in_schema=False
)
_FIRST = 12
"""Ends of relations of one kind that the first page of a document shows."""
_SIZE = 50
Group = Literal["implements", "implemented_by", "acts_on", "acted_on_by"]


@router.get("")
def document(visit: Visiting, key: DocumentKey, as_of: AsOf = None) -> Response:
    """Everything that is known of a document."""

    def asked(store: graph.Store, found: str, visit: Visit) -> dict[str, Any]:
        detail = graph.show(store, found, as_of=as_of)
        return {
            "document": detail.document,
            "detail": detail,
            "most": _FIRST,
            "sliced": sliced,
            "source": visit.links.api("documents", found),
        }

    return _about(visit, key, as_of, "document.html", "facts", asked)


@router.get("/relations/{group}")
def relations(
    visit: Visiting, key: DocumentKey, group: Group, page: PageNumber = 1, as_of: AsOf = None
) -> Response:
    """All documents at the other end of one kind of relation, page by page."""

    def asked(store: graph.Store, found: str, visit: Visit) -> dict[str, Any]:
        detail = graph.show(store, found, as_of=as_of)
        return {
            "document": detail.document,
            "group": group,
            "related": sliced(getattr(detail, group), page, _SIZE),
            "source": visit.links.api("documents", found),
        }

    return _about(visit, key, as_of, "relations.html", "relations", asked)


@router.get("/text")
def text(visit: Visiting, key: DocumentKey) -> Response:
    """The texts that were read as the document."""

    def asked(store: graph.Store, found: str, visit: Visit) -> dict[str, Any]:
        return {
            "document": graph.show(store, found).document,
            "texts": store.texts(found),
            "source": visit.links.api("documents", found, "text"),
        }

    return _about(visit, key, None, "text.html", "text", asked)


@router.get("/explanation")
def explanation(
    visit: Visiting,
    key: DocumentKey,
    citation: Annotated[str | None, Query(max_length=400)] = None,
    page: PageNumber = 1,
    as_of: AsOf = None,
) -> Response:
    """Why the citations of a document mean what they mean."""

    def asked(store: graph.Store, found: str, visit: Visit) -> dict[str, Any]:
        explained = graph.explain(store, found, citation, as_of=as_of)
        return {
            "document": explained.document,
            "explained": explained,
            "decisions": sliced(explained.decisions, page, _SIZE),
            "source": visit.links.api("documents", found, "explanation", citation=citation),
        }

    return _about(visit, key, as_of, "explanation.html", "explanation", asked)


@router.get("/members")
def members(visit: Visiting, key: DocumentKey, as_of: AsOf = None) -> Response:
    """The bodies behind each class of bodies that the document addresses."""

    def asked(store: graph.Store, found: str, visit: Visit) -> dict[str, Any]:
        return {
            "document": graph.show(store, found, as_of=as_of).document,
            "classes": graph.members(store, found, as_of=as_of),
            "source": visit.links.api("documents", found, "members"),
        }

    return _about(visit, key, as_of, "members.html", "members", asked)


def _about(
    visit: Visit,
    key: str,
    as_of: str | None,
    template: str,
    tab: str,
    asked: Callable[[graph.Store, str, Visit], dict[str, Any]],
) -> Response:
    visit = visit.on(as_of)
    return visit.show(
        template, lambda store: {"tab": tab, **asked(store, located(store, key, as_of), visit)}
    )
