"""A document of the graph as lists show it: its facts, and what it orders.

An `Outline` is how stores keep both.
"""

from __future__ import annotations

from typing import Any, Literal, cast

import msgspec
from msgspec import Raw, Struct
from msgspec.structs import asdict, force_setattr

from loaders.record import Mode

DocumentStatus = Literal["issued", "draft", "cited"]


class Document(Struct, frozen=True, gc=False, array_like=True):
    """A document of the graph; `status` is "cited" while it is known only from citations.

    `issuer` is the name of the issuing body, `level` its level; dates are ISO, maybe partial.
    """

    key: str
    number: str | None
    symbol: str | None
    type: str | None
    date: str | None
    subject: str | None
    issuer: str | None
    level: str | None
    place: str | None
    status: DocumentStatus

    def to_dict(self) -> dict[str, Any]:
        """The document as JSON-ready mapping."""
        return asdict(self)


class MeasureUse(Struct, frozen=True, gc=False):
    """A measure that a document orders or mentions, with the words that do so.

    They begin on `page` of its file, from 1; None where that has no pages.
    """

    id: str
    mode: str
    quote: str
    page: int | None = None


class MeasureSaid(Struct, frozen=True, gc=False, array_like=True):
    """The same with the half-open offsets of the words in the text, as an outline keeps it."""

    id: str
    mode: Mode
    quote: str
    start: int
    end: int
    page: int | None = None

    @property
    def use(self) -> MeasureUse:
        """The measure without the offsets."""
        return MeasureUse(self.id, self.mode, self.quote, self.page)


class Outline(Struct, frozen=True, gc=False, eq=False):
    """A document as lists and cascades show it: key and date at hand, the rest as stored.

    A cascade of thousands is put in order by the two alone; facts are decoded when asked for.
    """

    key: str
    date: str | None
    _stored: bytes | str
    _told: _Told | None = None

    @classmethod
    def stored(cls, data: bytes | str) -> Outline:
        """The outline in `data`, which `of` has made; a text holds the same JSON."""
        face = _face(data).document
        return cls(face.key, face.date, data)

    @classmethod
    def of(cls, document: Document, measures: bytes | None = None) -> Outline:
        """The outline of a document with its measures as `measures_of` gives them."""
        data = b"[%b,%b]" % (msgspec.json.encode(document), measures or b"[]")
        return cls(document.key, document.date, data)

    def retold(self, document: Document) -> Outline:
        """The outline of `document` with the measures of this one."""
        return Outline.of(document, bytes(_PARTS.decode(self._stored).measures))

    @property
    def data(self) -> bytes:
        """The outline as JSON."""
        return self._stored.encode() if isinstance(self._stored, str) else self._stored

    @property
    def document(self) -> Document:
        """The document's facts."""
        return self._decoded().document

    @property
    def measures(self) -> tuple[MeasureUse, ...]:
        """What the document orders or mentions."""
        return tuple([said.use for said in self._decoded().measures])

    def _decoded(self) -> _Told:
        if self._told is None:
            force_setattr(self, "_told", _TOLD.decode(self._stored))
        return cast("_Told", self._told)


class _Told(Struct, frozen=True, array_like=True, gc=False):
    document: Document
    measures: tuple[MeasureSaid, ...] = ()


class _Key(Struct, frozen=True, array_like=True, gc=False):
    """The first values of a `Document`: those that are not asked for are stepped over."""

    key: str
    number: Raw
    symbol: Raw
    type: Raw
    date: str | None


class _Face(Struct, frozen=True, array_like=True, gc=False):
    document: _Key


class _Parts(Struct, frozen=True, array_like=True, gc=False):
    document: Raw
    measures: Raw


_TOLD = msgspec.json.Decoder(_Told)
_PARTS = msgspec.json.Decoder(_Parts)
_face = msgspec.json.Decoder(_Face).decode
