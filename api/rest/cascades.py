"""Cascades of thousands of documents as JSON, put together from the JSON that stores keep.

An `Outline` has a document's facts as JSON already, in an array. Only the names of the members are
put between them: no text is taken out of its JSON and made JSON again.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Raw, Struct, defstruct
from msgspec.structs import astuple

from graph import Cascade
from graph.document import Document, MeasureUse
from graph.model import CascadeDocument, CascadeEdge
from loaders.garbage import without_collecting

_encode = msgspec.json.Encoder().encode
_Facts = defstruct(
    "_Facts", [(name, Raw) for name in Document.__struct_fields__], array_like=True, gc=False
)


class _Use(Struct, frozen=True, array_like=True, gc=False):
    """A measure as an outline keeps it, with the offsets of its words."""

    id: Raw
    mode: Raw
    quote: Raw
    start: Raw
    end: Raw
    page: Raw = Raw(b"null")


class _Kept(Struct, frozen=True, array_like=True, gc=False):
    """An outline as it is kept."""

    document: _Facts  # type: ignore[valid-type]
    measures: tuple[_Use, ...] = ()


class _EdgeLine(Struct, frozen=True, gc=False):
    edge: CascadeEdge


def _members(names: tuple[str, ...]) -> bytes:
    """An object of these members as a pattern for `%`."""
    return b"{" + b",".join(b'"%b":%%b' % name.encode() for name in names) + b"}"


_decode = msgspec.json.Decoder(_Kept).decode
_USE = _members(("id", "mode", "quote"))
_USE_ON_PAGE = _members(MeasureUse.__struct_fields__)
_ROW = _members((*Document.__struct_fields__, "depth", "lag_days", "measures"))


@without_collecting
def cascade_json(cascade: Cascade) -> bytes:
    """The JSON of `cascade.to_dict()`, several times sooner."""
    head = _encode({name: getattr(cascade, name) for name in ("root", "direction", "as_of")})
    documents = b",".join([_row(item) for item in cascade.documents])
    edges = _encode(cascade.edges)
    return b'%b,"documents":[%b],"edges":%b}' % (head[:-1], documents, edges)


def cascade_lines(cascade: Cascade) -> Iterator[object]:
    """The cascade line by line: its documents, its edges, and at the end how many there were."""
    for item in cascade.documents:
        yield b'{"document":%b}' % _row(item)
    for edge in cascade.edges:
        yield _EdgeLine(edge)
    yield {"end": {"documents": len(cascade.documents), "edges": len(cascade.edges)}}


def _row(item: CascadeDocument) -> bytes:
    kept = _decode(item.outline.data)
    uses = b",".join(map(_use, kept.measures))
    days = b"null" if item.lag_days is None else b"%d" % item.lag_days
    return _ROW % (*astuple(kept.document), b"%d" % item.depth, days, b"[%b]" % uses)


def _use(use: _Use) -> bytes:
    said = use.id, use.mode, use.quote
    return _USE % said if bytes(use.page) == b"null" else _USE_ON_PAGE % (*said, use.page)
