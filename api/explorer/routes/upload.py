"""Documents in, from a form: files or a pasted text, with the key typed in each time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import Response

import graph
from api.explorer.blanks import PageRoute
from api.explorer.render import HTML, SAFE, written
from api.explorer.visit import told_by
from api.jobs.names import file_name, fit
from api.rest.intake import read_in, storable
from api.rest.problems import Told, told
from api.rest.routes.writing import taken_in
from api.rest.security import Keys
from api.rest.settings import Settings
from api.rest.turns import writing
from loaders.archives import Member
from loaders.errors import CascadeError
from loaders.sources import Given

router = APIRouter(prefix="/explorer", route_class=PageRoute, include_in_schema=False)
_FILES = 20
_FIELDS = 5
"""Key, text, its name, whether to take what is no document; and one more for later browsers."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a text: "new", "updated", "unchanged" or "failed", its keys, or why not."""

    source: str
    status: str
    keys: tuple[str, ...] = ()
    reason: str = ""


@router.get("/upload")
async def form(request: Request) -> Response:
    """The form, or how to switch writing on."""
    return _page(request)


@router.post("/upload")
async def upload(request: Request) -> Response:
    """Take in what the form brings; the key is looked at and forgotten."""
    keys: Keys = request.app.state.keys
    async with _sent(request) as sent:
        try:
            key = _text(sent, "key") or None
            request.state.key = keys.admitted(key)
        except Told as problem:
            return _page(request, problem=problem)
        documents = await _documents(sent)
        keep_unknown = _text(sent, "keep_unknown") == "true"
    if not documents:
        empty = Told("invalid", "nothing was sent: choose files or paste a text")
        return _page(request, problem=empty)
    outcomes = [await _outcome(request, documents[0], keep_unknown)]
    for document in documents[1:]:  # the first one is admitted already
        outcomes.append(await _outcome(request, document, keep_unknown, key))
    return _page(request, outcomes=outcomes)


@asynccontextmanager
async def _sent(request: Request) -> AsyncIterator[FormData]:
    most = request.app.state.settings.max_document
    try:
        form = request.form(max_files=_FILES, max_fields=_FIELDS, max_part_size=most)
        async with form as sent:
            yield sent
    except HTTPException as error:
        raise Told("malformed", f"the form cannot be read: {error.detail}") from None


async def _documents(sent: FormData) -> list[Member | Given]:
    """The files of the form and the text that was pasted into it."""
    found: list[Member | Given] = [
        Member(file_name(file.filename or "", ""), await file.read())
        for file in sent.getlist("file")
        if isinstance(file, UploadFile) and file.filename
    ]
    text = _text(sent, "text").replace("\r\n", "\n")  # browsers send the lines of a form so
    if text.strip():
        source = fit(_text(sent, "source").strip())
        found.append(Given(source, storable(text)))
    return found


def _text(sent: FormData, name: str) -> str:
    """A field of the form, empty where a file or nothing came under its name."""
    value = sent.get(name)
    return value if isinstance(value, str) else ""


async def _outcome(
    request: Request, document: Member | Given, keep_unknown: bool, key: str | None = None
) -> Outcome:
    """What becomes of a document; its `key` is asked for admission, if there is one."""
    try:
        if key is not None:
            request.app.state.keys.admitted(key)
        records = await read_in(request, document)

        def added(store: graph.Store) -> dict[str, Any]:
            return taken_in(store, records, keep_unknown)

        result = await writing(request).take(added, make=True)
    except (CascadeError, Told) as error:
        problem = error if isinstance(error, Told) else told(error)
        return Outcome(document.source, "failed", reason=problem.detail or problem.title)
    return Outcome(document.source, result["status"], tuple(result["keys"]))


def _page(
    request: Request, *, problem: Told | None = None, outcomes: list[Outcome] | None = None
) -> Response:
    """The form with what became of the last one; nobody keeps the page."""
    settings: Settings = request.app.state.settings
    words, links = told_by(request)
    values = {
        "is_open": bool(settings.api_keys),
        "most": settings.max_document,
        "most_files": _FILES,
        "problem": problem,
        "kind": problem.type if problem else "",
        "outcomes": outcomes or [],
    }
    headers = {**SAFE, "Cache-Control": "no-store", **((problem and problem.headers) or {})}
    status = problem.status if problem else 200
    return Response(written("upload.html", words, links, values), status, headers, HTML)
