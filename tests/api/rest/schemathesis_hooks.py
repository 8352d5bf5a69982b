"""What schemathesis is told of this server; it is imported by the program `st`, not by pytest.

Bodies of the types that it does not know, and the failures that are none. Each of these is as
narrow as it can be, and says why.
"""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any
from urllib.parse import unquote

import schemathesis
from hypothesis import strategies
from schemathesis.core.failures import Failure
from schemathesis.openapi.checks import (
    EnsureResourceAvailability,
    JsonSchemaError,
    RejectedPositiveData,
    UseAfterFree,
)

_LETTER = "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n\nSố: {}/UBND-VX\n\n{}\n"
_texts = strategies.builds(_LETTER.format, strategies.integers(1, 99), strategies.text(max_size=40))
_names = strategies.text(min_size=1, max_size=20)


def _lines(rows: list[Any]) -> bytes:
    return "\n".join(json.dumps(row) for row in rows).encode()


def _archive(files: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        for name, text in files.items():
            packed.writestr(f"{name}.txt", text)
    return data.getvalue()


_rows = strategies.fixed_dictionaries({"source": _names, "text": _texts | strategies.text()})
schemathesis.openapi.media_type(
    "application/x-ndjson",
    strategies.lists(_rows | strategies.none(), max_size=4).map(_lines) | strategies.binary(),
)
_zip_names = strategies.text(strategies.characters(codec="utf-8", exclude_characters="\0"))
schemathesis.openapi.media_type(
    "application/zip",
    strategies.dictionaries(_zip_names, _texts, max_size=4).map(_archive) | strategies.binary(),
)


@schemathesis.hook
def before_load_schema(context: schemathesis.HookContext, raw_schema: dict[str, Any]) -> None:
    """Leave out the example of a batch: with bodies as bytes, examples would have to be some."""
    batch = raw_schema["paths"]["/batches"]["post"]["requestBody"]["content"]
    batch["application/x-ndjson"].pop("example")


_NO_SCHEMA_TELLS = (
    "query.cursor: is none of ours",  # a cursor is text that another answer gave
    "a mode is that of a measure",  # parameters that need each other
    "nothing is searched for",
    "the best documents have no next page",
    "the units of 2021 ended before the order",
)
_NO_TYPE = "is no type of document"  # types are told by their names, however they are written
_NO_IRI = "is nothing that IRIs can begin with"


_still_cited: set[str] = set()
"""Keys of documents of which the server said so when they were taken out."""
_replayed: set[str] = set()
"""Keys of documents that were not taken in just now: an `Idempotency-Key` got its first answer."""


@schemathesis.hook
def after_call(
    context: schemathesis.HookContext,
    case: schemathesis.Case[Any],
    response: schemathesis.Response,
) -> None:
    """Remember what was taken out and is cited still, and what only seems to be new."""
    if response.status_code not in {200, 201}:
        return
    if (case.method, case.path) == ("POST", "/documents"):
        keys = response.json()["keys"]
        _still_cited.difference_update(keys)
        if "idempotent-replayed" in response.headers:
            _replayed.update(keys)
        else:
            _replayed.difference_update(keys)
    is_removal = (case.method, case.path) == ("DELETE", "/documents/{key}")
    if is_removal and response.json()["still_cited"]:
        _still_cited.update((_key_of(case), response.json()["key"]))


def _key_of(case: schemathesis.Case[Any]) -> str:
    return unquote(str(case.path_parameters.get("key")))


@schemathesis.hook
def filter_failure(
    context: schemathesis.HookContext,
    failure: Failure,
    case: schemathesis.Case[Any],
    response: schemathesis.Response,
) -> bool:
    """Whether it is one."""
    if isinstance(failure, RejectedPositiveData):
        return not _refused_for_its_meaning(response.json())
    if isinstance(failure, JsonSchemaError) and "fields" in case.query:
        # Who asks for some members gets those alone.
        return not str(failure.message).strip().startswith('"') or "required" not in failure.message
    if isinstance(failure, UseAfterFree):
        # A batch that was stopped is still told of, a document that others cite is still known.
        return not (case.path.startswith("/batches/") or _key_of(case) in _still_cited)
    if isinstance(failure, EnsureResourceAvailability):
        return _key_of(case) not in _replayed
    return True


def _refused_for_its_meaning(problem: dict[str, Any]) -> bool:
    """A request of the right form that the documentation of parameters cannot forbid."""
    if problem["type"] == "/problems/unreadable":  # any text may be sent, not any is a document
        return True
    detail = problem["detail"]
    return (
        problem["type"] == "/problems/invalid"
        and "errors" not in problem
        and (detail.startswith(_NO_SCHEMA_TELLS) or _NO_TYPE in detail or _NO_IRI in detail)
    )
