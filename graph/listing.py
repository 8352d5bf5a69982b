"""Lists of documents: what is sought, in which order, and the pages in which it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from msgspec import Struct

from graph.document import Document
from graph.frames import frame
from loaders.record import Mode

if TYPE_CHECKING:
    import pandas as pd

Order = Literal["-date", "date", "key"]
"""By date, newest or oldest first, documents without a date last and equal dates by key; by key."""

FIRST_PAGE = 50
"""How many items a page has if nothing else is said."""


class Filter(Struct, frozen=True, kw_only=True):
    """Which documents are listed: those that fit everything that is not None.

    `number`, `issuer` and `place` are compared without diacritics, case and separators. `issuer` is
    the key of an organisation or a name, which may be that of several. `place` is a printed place
    ("Bắc Kạn") or the key of a unit ("tinh-bac-kan"), which stands for the body that governs it,
    with `within` also for those of all units below it. `type`, `level`, `status`, `measure` and
    `mode` are words of the vocabularies. `since` and `until` are ISO dates, both included, which
    may leave out the day, or day and month: a document that is dated so is kept where its day may
    fall between them, one without a date is not. `text` is searched as by `find`.
    """

    number: str | None = None
    issuer: str | None = None
    place: str | None = None
    within: bool = False
    type: str | None = None
    level: str | None = None
    status: str | None = None
    measure: str | None = None
    mode: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None


class Position(NamedTuple):
    """The place behind a document in a list: what the document is sorted by."""

    date: str | None
    key: str


class Page(Struct, frozen=True):
    """Some items of a list, and the position behind them where more may follow."""

    items: tuple[Document, ...]
    next: Position | None = None

    def to_dict(self) -> dict[str, Any]:
        """The page as JSON-ready mapping; `next` is `{"date", "key"}`."""
        items = [document.to_dict() for document in self.items]
        return {"items": items, "next": self.next and self.next._asdict()}

    def to_frame(self) -> pd.DataFrame:
        """One row a document."""
        rows = (document.to_dict() for document in self.items)
        return frame(Document.__struct_fields__, rows)


class Sought(Struct, frozen=True, kw_only=True):
    """A filter as stores take it: folded, checked, and with the keys of organisations.

    A document fits `place` (folded) where it prints that, or where one of `governors` issued it.
    """

    number: str | None = None
    issuers: frozenset[str] | None = None
    place: str | None = None
    governors: frozenset[str] = frozenset()
    type: str | None = None
    level: str | None = None
    status: str | None = None
    measure: str | None = None
    mode: Mode | None = None
    since: str | None = None
    until: str | None = None
    words: tuple[str, ...] = ()
