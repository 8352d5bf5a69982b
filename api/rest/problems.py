"""Errors as RFC 9457 problem documents: the one place where an error becomes a status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi.exceptions import RequestValidationError
from fastapi_problem.error import Problem
from fastapi_problem.handler import ExceptionHandler, new_exception_handler
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.routing import Match

from api.jobs import JobsError
from graph import (
    AmbiguousDocument,
    NoPath,
    NoRoom,
    NoText,
    StoreError,
    UnknownCitation,
    UnknownDocument,
    UnknownMeasure,
    UnknownOrganisation,
    UnknownPlace,
    UsageProblem,
)
from loaders.errors import CascadeError, UnreadableSource

_OPTION = re.compile(r"--([a-z][a-z-]+)")
"""What the command line calls an option is a parameter here."""
_LONGEST = 200
"""Characters of a value that a problem repeats."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its name in the problem's `type`, its status, and what it means."""

    name: str
    status: int
    title: str
    meaning: str


KINDS = {
    kind.name: kind
    for kind in (
        Kind("malformed", 400, "Malformed request", "The body is no JSON, or breaks off."),
        Kind("unauthorised", 401, "No valid key", "Writing needs a key in X-API-Key."),
        Kind("read-only", 403, "Writing is off", "The server has no keys configured."),
        Kind("not-found", 404, "Not found", "Nothing is served at this address."),
        Kind("unknown-document", 404, "Unknown document", "No document has this key or number."),
        Kind("unknown-measure", 404, "Unknown measure", "The vocabulary has no such measure."),
        Kind("unknown-body", 404, "Unknown body", "No organisation or place has this key."),
        Kind("unknown-batch", 404, "Unknown batch", "No batch has this id."),
        Kind("no-text", 404, "No text", "The document is only cited; its text is not held."),
        Kind("no-path", 404, "No chain", "No chain of the relation connects the two documents."),
        Kind("method-not-allowed", 405, "Method not allowed", "Allow names what is served here."),
        Kind("timeout", 408, "Body too slow", "The body paused for too long."),
        Kind("ambiguous", 409, "Several documents", "The reference fits several documents."),
        Kind("conflict", 409, "Conflict", "The request contradicts what is known."),
        Kind("too-large", 413, "Too large", "The body has more bytes than are taken."),
        Kind("media-type", 415, "Unsupported media type", "The body has another type."),
        Kind("invalid", 422, "Invalid request", "A parameter or the body makes no sense."),
        Kind("unreadable", 422, "Unreadable document", "The text or file cannot be read."),
        Kind("too-many", 429, "Too many requests", "Retry-After says when to come again."),
        Kind("headers-too-large", 431, "Headers too large", "The headers have too many bytes."),
        Kind("internal", 500, "Internal error", "A fault of the server; its log has the request."),
        Kind("unavailable", 503, "Store unavailable", "The store cannot be reached or is busy."),
    )
}
"""Every kind of problem by name; the documentation and the tests read it too."""


class Told(Problem):
    """A problem of one of the `KINDS`; `more` are further members of its document."""

    def __init__(
        self, kind: str, detail: str, *, headers: Mapping[str, str] | None = None, **more: Any
    ) -> None:
        """`detail` says in one line what was wrong and what to do."""
        found = KINDS[kind]
        super().__init__(
            found.title,
            type_=found.name,
            detail=_line(_OPTION.sub(lambda option: option[1].replace("-", "_"), detail)),
            status=found.status,
            headers=dict(headers or {}),
            **more,
        )


class Busy(CascadeError):  # noqa: N818 - named for what it is about
    """Too many questions are asked at once."""

    def __init__(self) -> None:
        super().__init__("the server is busy with other questions", "ask again in a moment")


def told(error: CascadeError) -> Told:
    """The problem document of an error of the family."""
    match error:
        case UnknownDocument():
            found = Told("unknown-document", str(error), nearest=[*error.nearest])
        case UnknownMeasure():
            found = Told("unknown-measure", str(error), nearest=[*error.nearest])
        case UnknownOrganisation() | UnknownPlace():
            found = Told("unknown-body", str(error), nearest=[*error.nearest])
        case AmbiguousDocument():
            found = Told("ambiguous", str(error), candidates=[key for key, _ in error.candidates])
        case StoreError() | Busy() | JobsError() | NoRoom():
            found = Told("unavailable", _without_address(error), headers={"Retry-After": "5"})
        case UnknownCitation():
            found = Told("unknown-document", str(error))
        case NoPath():
            found = Told("no-path", str(error))
        case NoText():
            found = Told("no-text", str(error))
        case UsageProblem():
            found = Told("invalid", str(error))
        case UnreadableSource():
            found = Told("unreadable", _of_source(error))
        case _:
            found = Told("internal", "the server met a fault; its log tells more")
    return found


def _of_source(error: UnreadableSource) -> str:
    if error.source:
        return str(error)
    return f"the text {error.reason}; {error.remedy}"


def handler() -> ExceptionHandler:
    """What makes problem documents of everything that is raised."""
    return new_exception_handler(
        handlers={CascadeError: lambda _, __, error: told(error)},
        http_exception_handler=_of_http,
        request_validation_handler=_of_validation,
        documentation_uri_template="/problems/{type}",
    )


_BY_STATUS = {
    400: "malformed",
    404: "not-found",
    405: "method-not-allowed",
    413: "too-large",
    415: "media-type",
}


def _of_http(_: ExceptionHandler, request: Request, error: HTTPException) -> Problem:
    kind = _BY_STATUS.get(error.status_code, "malformed")
    detail = {
        404: "nothing is served here; /docs lists what is",
        405: f"{request.method} is not served here",
    }.get(error.status_code, str(error.detail))
    headers = dict(error.headers or {})
    if error.status_code == 405:
        headers["Allow"] = ", ".join(_served(request))
    return Told(kind, detail, headers=headers)


def _served(request: Request) -> Iterator[str]:
    """The methods that the address is served by; the router tells only those of one route."""
    for method in ("GET", "POST", "DELETE"):
        scope = {**request.scope, "fastapi": {}, "method": method}
        if any(route.matches(scope)[0] is Match.FULL for route in request.app.router.routes):
            yield from ("GET", "HEAD") if method == "GET" else (method,)


def _of_validation(_: ExceptionHandler, __: Request, error: RequestValidationError) -> Problem:
    return invalid(error.errors())


def invalid(errors: Any) -> Told:
    """The problem of parameters or a body that pydantic refused; no value is repeated at length."""
    if any(error.get("type") == "json_invalid" for error in errors):
        return Told("malformed", f"the body is no JSON: {errors[0]['ctx']['error']}")
    found = [
        {"where": _where(e["loc"]), "what": _line(e["msg"].removeprefix("Value error, "))}
        for e in errors[:20]
    ]
    return Told("invalid", "; ".join(f"{e['where']}: {e['what']}" for e in found), errors=found)


def _where(location: tuple[object, ...]) -> str:
    """`query.limit`; of a body that it knows not, a client chose the names."""
    return _line(".".join(map(str, location)))[:_LONGEST]


def _line(text: str) -> str:
    """`text` in one line of printable signs."""
    line = " ".join(text.split())
    return "".join(c if c.isprintable() else "�" for c in line)[: 5 * _LONGEST]


def _without_address(error: CascadeError) -> str:
    """What is wrong with the store, without where it is: that is nobody's business outside."""
    if isinstance(error, JobsError):
        return "the folder of batches cannot be used; the server's log says why"
    if isinstance(error, NoRoom):
        return "the server has no room to sort the graph; ask for one cascade, or later"
    if not isinstance(error, StoreError):
        return str(error)
    problem = error.problem.removeprefix(f"store {error.url}: ")
    return f"the store {problem}"
