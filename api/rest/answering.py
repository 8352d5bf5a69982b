"""Answers to reading requests: one state of the store, its name as ETag, the form that is asked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Annotated, TypeVar

import msgspec
from fastapi import Depends, Request
from starlette.responses import Response, StreamingResponse

from api.rest.pool import Stores
from api.rest.problems import told as told_as_problem
from graph import Store
from loaders.errors import CascadeError

T = TypeVar("T")

JSON = "application/json"
NDJSON = "application/x-ndjson"
_PROGRAM = version("directive-cascade")
_PIECE = 256
"""Lines that are sent together."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Puts a question to the store for one request.

    `form` is what tells this request's answers apart from others in the same state of the store.
    """

    stores: Stores
    form: bytes
    known: str | None
    wants_lines: bool

    def __call__(
        self,
        question: Callable[[Store], T],
        encode: Callable[[T], bytes] | None = None,
        *,
        media: str = JSON,
        headers: Callable[[T], dict[str, str]] | None = None,
    ) -> Response:
        """The answer, or 304 where the client has it; `encode` makes bytes of it, JSON else."""
        asked = self._asked(question)
        if isinstance(asked, Response):
            return asked
        answer, tag = asked
        body = _json(answer) if encode is None else encode(answer)
        told = _fresh(tag) | (headers(answer) if headers else {})
        return Response(body, media_type=media, headers=told)

    def lines(
        self,
        question: Callable[[Store], T],
        lines: Callable[[T], Iterable[object]],
        encode: Callable[[T], bytes] | None = None,
        headers: Callable[[T], dict[str, str]] | None = None,
    ) -> Response:
        """The answer as JSON, or as NDJSON of its `lines` where the client asks for that."""
        if not self.wants_lines:
            return self(question, encode, headers=headers)
        asked = self._asked(question)
        if isinstance(asked, Response):
            return asked
        answer, tag = asked
        told = _fresh(tag) | (headers(answer) if headers else {})
        return StreamingResponse(_pieces(lines(answer)), media_type=NDJSON, headers=told)

    def stream(
        self,
        begin: Callable[[Store], object],
        question: Callable[[Store], T],
        lines: Callable[[T], Iterable[object]],
    ) -> Response:
        """NDJSON that begins before the answer is there: what `begin` gives is the first line.

        The answer may be of a later state than the first line, so that no ETag names both. What
        goes wrong after the first line is told in a last one, `{"problem": …}`.
        """
        with self.stores.store() as store:
            first = store.read(lambda: begin(store))

        def told() -> Iterator[object]:
            yield first
            try:
                with self.stores.store() as store:
                    answer = question(store)
                yield from lines(answer)
            except CascadeError as error:
                yield {"problem": told_as_problem(error).marshal(uri="/problems/{type}")}

        headers = {"Cache-Control": "no-store", "Vary": "Accept"}
        return StreamingResponse(_pieces(told()), media_type=NDJSON, headers=headers)

    def _asked(self, question: Callable[[Store], T]) -> tuple[T, str] | Response:
        with self.stores.store() as store:

            def in_one_state() -> tuple[T, str] | Response:
                tag = self.tag(store)
                if self.is_known(tag):
                    return Response(status_code=304, headers=_fresh(tag))
                return question(store), tag

            return store.read(in_one_state)

    def tag(self, store: Store) -> str:
        """The strong ETag of the answer in the present state of the store."""
        state = f"{_PROGRAM} {store.version()}".encode()
        return f'"{hashlib.sha256(state + self.form).hexdigest()[:32]}"'

    def is_known(self, tag: str) -> bool:
        """Whether the client said that it has the answer of this tag (RFC 9110, 13.1.2)."""
        if self.known is None:
            return False
        listed = {part.strip().removeprefix("W/") for part in self.known.split(",")}
        return tag in listed or "*" in listed


async def _ask(request: Request) -> Ask:
    """What the request says about the form of its answer; it waits for nothing."""
    accept = request.headers.get("accept", "")
    wants_lines = NDJSON in accept
    compressed = "gzip" in request.headers.get("accept-encoding", "")
    url = request.scope["path"].encode() + b"?" + request.scope["query_string"]
    return Ask(
        stores=request.app.state.stores,
        form=b" %d%d " % (wants_lines, compressed) + url,
        known=request.headers.get("if-none-match"),
        wants_lines=wants_lines,
    )


Asking = Annotated[Ask, Depends(_ask)]
"""A parameter of every route that asks the store."""


def _fresh(tag: str) -> dict[str, str]:
    """Kept by anybody, asked for again each time: the ETag changes with the store."""
    return {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"}


def _json(answer: object) -> bytes:
    to_dict = getattr(answer, "to_dict", None)
    return msgspec.json.encode(to_dict() if to_dict else answer)


def _pieces(lines: Iterable[object]) -> Iterator[bytes]:
    """The lines in pieces that are worth sending, the first one alone."""
    encode = msgspec.json.Encoder().encode
    piece: list[bytes] = []
    least = 1
    for line in lines:
        piece.append(line if isinstance(line, bytes) else encode(line))
        if len(piece) >= least:
            yield b"\n".join(piece) + b"\n"
            piece, least = [], _PIECE
    if piece:
        yield b"\n".join(piece) + b"\n"
