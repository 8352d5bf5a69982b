"""Cascades of thousands of documents as JSON, without a mapping made for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import astuple

from graph import Cascade
from graph.model import CascadeDocument, CascadeEdge, Direction
from loaders.garbage import without_collecting


class _Use(Struct, frozen=True, gc=False):
    id: str
    mode: str
    quote: str


class _Row(Struct, frozen=True, gc=False):
    """A document as `CascadeDocument.to_dict` tells it."""

    key: str
    number: str | None
    symbol: str | None
    type: str | None
    date: str | None
    subject: str | None
    issuer: str | None
    level: str | None
    place: str | None
    status: str
    depth: int
    lag_days: int | None
    measures: list[_Use]


class _Whole(Struct, frozen=True):
    root: str
    direction: Direction
    as_of: str | None
    documents: list[_Row]
    edges: tuple[CascadeEdge, ...]


class _End(Struct, frozen=True):
    documents: int
    edges: int


class _EndLine(Struct, frozen=True):
    end: _End


class _DocumentLine(Struct, frozen=True, gc=False):
    document: _Row


class _EdgeLine(Struct, frozen=True, gc=False):
    edge: CascadeEdge


@without_collecting
def cascade_json(cascade: Cascade) -> bytes:
    """The JSON of `cascade.to_dict()`, several times sooner."""
    rows = [_row(item) for item in cascade.documents]
    whole = _Whole(cascade.root, cascade.direction, cascade.as_of, rows, cascade.edges)
    return msgspec.json.encode(whole)


def cascade_lines(cascade: Cascade) -> Iterator[object]:
    """The cascade line by line: its documents, its edges, and at the end how many there were."""
    for item in cascade.documents:
        yield _DocumentLine(_row(item))
    for edge in cascade.edges:
        yield _EdgeLine(edge)
    yield _EndLine(_End(len(cascade.documents), len(cascade.edges)))


def _row(item: CascadeDocument) -> _Row:
    uses = [_Use(*astuple(use)) for use in item.measures]
    document: tuple[Any, ...] = astuple(item.document)
    return _Row(*document, item.depth, item.lag_days, uses)  # type: ignore[call-arg]
