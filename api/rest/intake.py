"""The body of a request that brings a document: JSON with its text, or a file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache, partial
from typing import Annotated, Any, TypeVar

import msgspec
from fastapi import Request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from api.jobs.names import LONGEST as LONGEST_NAME
from api.jobs.names import file_name, fit
from api.rest.problems import Told, invalid
from api.rest.turns import Desk
from graph.questions.citing import LONGEST
from loaders import Record
from loaders.archives import Member
from loaders.errors import UnreadableSource
from loaders.sources import Given, read_items

T = TypeVar("T", bound=BaseModel)

FORM = "multipart/form-data"
_JSON = "application/json"


class NewDocument(BaseModel):
    """A text to be taken in; `source` names it, and what it named before is replaced."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(min_length=1, description="The document's whole text.")]
    source: Annotated[
        str,
        Field(max_length=LONGEST_NAME, description="Where it is from; by default its digest."),
    ] = ""


class NewFile(BaseModel):
    """A file to be taken in; its name is what `source` is of a text."""

    model_config = ConfigDict(extra="forbid")

    file: Annotated[bytes, Field(json_schema_extra={"format": "binary"})]


class GivenText(BaseModel):
    """A text to be looked through; nothing of it is kept."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(min_length=1, max_length=LONGEST, description="Any text.")]


TEXT_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            _JSON: {
                "schema": {"$ref": "#/components/schemas/GivenText"},
                "example": {
                    "text": "Thực hiện Công điện số 570/CĐ-TTg ngày 02/5/2021 của Thủ tướng "
                    "Chính phủ và Công văn số 1/UBND-XX"
                },
            }
        },
    }
}
"""What the documentation says of the body of a text."""

BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            _JSON: {
                "schema": {"$ref": "#/components/schemas/NewDocument"},
                "example": {
                    "source": "12-ubnd-vx.txt",
                    "text": "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n\nSố: 12/UBND-VX\n…",
                },
            },
            FORM: {"schema": {"$ref": "#/components/schemas/NewFile"}},
        },
    }
}
"""What the documentation says of the body."""


async def given_text(request: Request) -> GivenText:
    """The text in the body of a request. Raises a problem for anything else."""
    media = _media(request)
    if media != _JSON:
        raise Told("media-type", f"the body is of {media or 'no type'}; send {_JSON}")
    return _parsed(await request.body(), GivenText)


async def taken(request: Request) -> Member | Given:
    """The document in the body of a request. Raises a problem for anything else."""
    media = _media(request)
    if media == _JSON:
        return _of_json(await request.body())
    if media == FORM:
        return await _of_form(request)
    told = media or "no type"
    raise Told("media-type", f"the body is of {told}; send {_JSON} or {FORM} with a file")


async def read_in(request: Request, document: Member | Given) -> list[Record]:
    """The records of a document, read in a thread when its turn comes.

    Raises `UnreadableSource`, and `Busy` when too many others are read.
    """
    reading: Desk = request.app.state.reading
    return await reading.take(partial(_records_of, document))


def digest_of(document: Member | Given) -> bytes:
    """What tells a document from any other that a client may send."""
    content = document.data if isinstance(document, Member) else document.text.encode()
    return hashlib.sha256(document.source.encode() + b"\0" + content).digest()


def _records_of(document: Member | Given) -> list[Record]:
    return list(_readable(read_items([document])))


def _readable(items: Iterable[Record | UnreadableSource]) -> Iterable[Record]:
    for item in items:
        if isinstance(item, UnreadableSource):
            raise item
        yield item


def _media(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _parsed(body: bytes, model: type[T]) -> T:
    """A body as the model has it. Raises a problem for what is no JSON or has another form."""
    _require_plain_members(body, model)
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        errors = error.errors(include_input=False, include_url=False)  # the input may be anything
        raise invalid([{**e, "loc": ("body", *e["loc"])} for e in errors]) from None


def _require_plain_members(body: bytes, model: type[BaseModel]) -> None:
    """Raises a problem for members that the model has not and for values inside of values.

    pydantic would make and list all of them, whose memory is many times that of the body.
    """
    try:
        members = msgspec.json.decode(body, type=_members_of(model))
    except msgspec.ValidationError as error:
        raise invalid([{"loc": ("body",), "msg": str(error)}]) from None
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        told = "it is too deep" if isinstance(error, RecursionError) else str(error)
        raise Told("malformed", f"the body is no JSON: {told}") from None
    for name in model.model_fields:
        value = getattr(members, name)
        if value is not None and bytes(memoryview(value)[:1]) in (b"[", b"{"):
            raise invalid([{"loc": ("body", name), "msg": "is no text"}])


@cache
def _members_of(model: type[BaseModel]) -> type[msgspec.Struct]:
    """What takes the members of the model as they are, and no others."""
    fields = [(name, msgspec.Raw, None) for name in model.model_fields]
    return msgspec.defstruct(model.__name__, fields, forbid_unknown_fields=True)


def _of_json(body: bytes) -> Given:
    given = _parsed(body, NewDocument)
    return Given(fit(given.source.strip()), storable(given.text))


def storable(text: str) -> str:
    """The text without lone surrogates, which no document has and no file can."""
    return text.encode("utf-8", "replace").decode()


async def _of_form(request: Request) -> Member:
    try:
        async with request.form(max_files=1, max_fields=1) as form:
            file = form.get("file")
            for name in form:
                if name != "file":
                    raise invalid([{"loc": ("body", name), "msg": "is no field; send `file` only"}])
            if not isinstance(file, UploadFile):
                raise Told("invalid", "body.file: is missing; send the file under this name")
            return Member(file_name(file.filename or "", ""), await file.read())
    except HTTPException as error:
        raise Told("malformed", f"the form cannot be read: {error.detail}") from None
