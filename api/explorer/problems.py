"""Errors as pages: what is a problem document for programs is told to people in their words."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from api.explorer.render import HTML, SAFE, written
from api.explorer.visit import told_by
from graph import AmbiguousDocument

_LEFT = ("content-length", "content-type")


def is_page(scope: Scope) -> bool:
    """Whether a request is for one of the explorer's pages."""
    path: str = scope["path"].removeprefix(scope.get("root_path", ""))
    return path in ("/", "/explorer") or path.startswith("/explorer/")


def as_page(scope: Scope, answer: Response, error: Exception | None = None) -> Response:
    """The page that tells what the problem document `answer` tells; other answers as they are."""
    if answer.headers.get("content-type") != "application/problem+json":
        return answer
    words, links = told_by(Request(scope))
    told = json.loads(bytes(answer.body))
    values: dict[str, Any] = {
        "status": answer.status_code,
        "kind": told["type"].rpartition("/")[2],
        "detail": told.get("detail", ""),
        "nearest": told.get("nearest") or (),
        "candidates": _candidates(told, error),
        "listing": _listing(links.path, told["type"]),
        "section": "",
    }
    headers = {name: value for name, value in answer.headers.items() if name not in _LEFT}
    headers |= {**SAFE, "Cache-Control": "no-store"}
    return Response(
        written("problem.html", words, links, values), answer.status_code, headers, HTML
    )


def _candidates(told: dict[str, Any], error: Exception | None) -> list[tuple[str, str]]:
    """The documents that a reference fits, by key, with a few words where there are some."""
    if isinstance(error, AmbiguousDocument):
        return [*error.candidates]
    return [(key, "") for key in told.get("candidates") or ()]


def _listing(path: str, kind: str) -> str:
    """The list in which what is nearest can be looked up."""
    if kind.endswith("/unknown-measure"):
        return "measures"
    if kind.endswith("/unknown-body"):
        return "places" if "/places" in path else "organisations"
    return "documents"
