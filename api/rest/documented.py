"""What the documentation says of every answer: its form, an example, and each kind of problem."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from api.rest.answering import JSON, NDJSON
from api.rest.intake import GivenText, NewDocument, NewFile
from api.rest.models import Problem
from api.rest.problems import KINDS
from api.rest.tidied import tidy

PROBLEM = "application/problem+json"
Links = dict[str, dict[str, Any]]
Responses = dict[int | str, dict[str, Any]]

_EVERYWHERE = ("invalid", "headers-too-large", "internal", "unavailable")
_ETAG = {"ETag": {"description": "Names this very answer.", "schema": {"type": "string"}}}

_PAUSE = {"description": "Seconds to wait before asking again.", "schema": {"type": "integer"}}


def answers(
    *kinds: str, lines: bool = False, media: str = JSON, leads: Links | None = None
) -> Responses:
    """The responses of a reading route: its answer, 304, the `kinds` of problems it may tell.

    `lines` is for those that also answer in NDJSON, `leads` are the `links` of its answer.
    """
    media = media.partition(";")[0]
    good: dict[str, Any] = {"description": "The answer.", "headers": _ETAG, "content": {media: {}}}
    if lines:
        good["content"][NDJSON] = {"schema": {"type": "string"}}
    if leads:
        good["links"] = leads
    unchanged = {"description": "The client has this answer (`If-None-Match`)."}
    return {200: good, 304: unchanged} | problems(*kinds, *_EVERYWHERE)


def links(parameter: str, where: str, *operations: str) -> Links:
    """Operations that take as `parameter` what stands in the answer at `where` (RFC 6901)."""
    told = {parameter: f"$response.body#{where}"}
    return {name: {"operationId": name, "parameters": told} for name in operations}


def done(status: int = 200, description: str = "Done.", *, leads: Links | None = None) -> Responses:
    """The response of a route that is no question; `leads` are the `links` of its answer."""
    return {status: {"description": description, "content": {JSON: {}}, "links": leads or {}}}


def moved() -> Responses:
    """The response for an alias of a document's key."""
    location = {"Location": {"description": "The address.", "schema": {"type": "string"}}}
    return {308: {"description": "The key is an alias; Location has the key.", "headers": location}}


def problems(*kinds: str) -> Responses:
    """The problem documents of these kinds, by status."""
    found: Responses = {}
    for kind in dict.fromkeys(kinds):
        told = KINDS[kind]
        response = found.setdefault(
            told.status,
            {
                "description": told.title,
                "content": {
                    PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}, "examples": {}}
                },
            },
        )
        value = {
            "type": f"/problems/{kind}",
            "title": told.title,
            "status": told.status,
            "detail": told.meaning,
        }
        response["content"][PROBLEM]["examples"][kind] = {"value": value}
        if kind in ("too-many", "unavailable"):
            response["headers"] = {"Retry-After": _PAUSE}
    return found


@cache
def examples() -> dict[str, Any]:
    """An answer of each operation about the sample corpus, by operation."""
    file = Path(__file__).with_name("examples.json")
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def complete(app: FastAPI) -> None:
    """Let the documentation of `app` tell what problems and bodies look like, and give examples.

    They are put in at the end, because FastAPI leaves out what is null.
    """
    make = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = make()
            schemas = schema.setdefault("components", {}).setdefault("schemas", {})
            for model in (Problem, NewDocument, NewFile, GivenText):
                made = model.model_json_schema(ref_template="#/components/schemas/{model}")
                schemas.update(made.pop("$defs", {}))
                schemas[model.__name__] = made
            for methods in schema["paths"].values():
                for operation in methods.values():
                    _exemplify(operation)
            tidy(schema)
            app.openapi_schema = schema
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _exemplify(operation: dict[str, Any]) -> None:
    """Put the example of an operation, if there is one, with its answer in JSON."""
    name = operation["operationId"]
    for status, response in operation["responses"].items():
        example = examples().get(f"{name} {status}", examples().get(name))
        content = response.get("content", {})
        if example is not None and status.startswith("2") and JSON in content:
            content[JSON]["examples"] = {"sample": {"value": example}}
