"""One order and the documents below it, asked as a store is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar, cast

from graph.document import Document, DocumentStatus, Outline
from graph.model import Evidence
from graph.node import Known, Node, issuing
from graph.store.base import Id, Issued, Step
from graph.store.said import unpacked_said
from loaders.record import Kind

T = TypeVar("T")

_HEARD = ("", 0, 0, "", 1.0)
"""What is said of a step here beside who asserts it."""


class Below(NamedTuple):
    """A document below an order, or the order itself, with all that questions about it ask for.

    `said` is null where none of them does; `above` are the keys of the documents that it carries
    out, by assertions that count.
    """

    order: str
    key: str
    number: str | None
    date: str | None
    issuer: str | None
    level: str | None
    status: DocumentStatus
    kind: Kind
    superior: str | None
    said: bytes | None
    above: Sequence[str] | None


COLUMNS = Below._fields


class HeldOrder:
    """The part of a store that `responses` and `present` ask; its ids are the documents' keys.

    Of the documents it knows what `Below` has, and leaves out the rest: symbol, type, subject,
    place.
    """

    def __init__(self, rows: Iterable[Below], first: Mapping[str, str]) -> None:
        """The documents of one order; `first` has the first day of each organisation."""
        self._rows = {row.key: row for row in rows}
        self._first = first
        self._outlines: dict[str, Outline] = {}
        self._sources: dict[str, list[str]] = defaultdict(list)
        for row in self._rows.values():
            for target in row.above or ():
                self._sources[target].append(row.key)

    def read(self, question: Callable[[], T]) -> T:
        """What `question` gives: rows stay as they are."""
        return question()

    def ids(self, keys: Collection[str]) -> dict[str, Id]:
        """The ids of those keys that exist."""
        return {key: key for key in keys if key in self._rows}

    def outlines(self, ids: Collection[Id]) -> dict[Id, Outline]:
        """What these documents are."""
        return {id_: self._outline(cast("str", id_)) for id_ in ids}

    def issued(self, ids: Collection[Id]) -> dict[Id, Issued]:
        """Who issued these documents; those that name nobody are left out."""
        found: dict[Id, Issued] = {}
        for id_ in ids:
            row = self._rows[cast("str", id_)]
            issuer = issuing(_document(row), _known(row))
            if issuer is not None:
                found[id_] = Issued(issuer, row.number, row.status)
        return found

    def nodes(self, keys: Collection[str]) -> dict[str, Node]:
        """The nodes of those keys that exist."""
        rows = [self._rows[key] for key in keys if key in self._rows]
        return {row.key: Node(_document(row), _known(row), unpacked_said(row.said)) for row in rows}

    def steps(
        self, ids: Collection[Id], relations: Collection[str], *, incoming: bool
    ) -> Collection[Step]:
        """The steps to these documents. Raises `LookupError` for any that rows do not have."""
        if not incoming or {*relations} != {"implements"}:
            raise LookupError(f"rows of an order have no {', '.join(relations)}")
        return [
            (source, "implements", id_)
            for id_ in ids
            for source in self._sources.get(cast("str", id_), ())
        ]

    def proofs(
        self, ids: Collection[Id], relations: Collection[str], *, incoming: bool
    ) -> Iterable[tuple[Step, Evidence]]:
        """The steps to these documents, each as if its own source asserted it alone.

        Rows have only steps that somebody asserts whose word counts on the day that is asked for;
        and of a step that leads anywhere the source counts on that day.
        """
        steps = self.steps(ids, relations, incoming=incoming)
        return [(step, Evidence(cast("str", step[0]), *_HEARD)) for step in steps]

    def cited_until(self, keys: Collection[str], as_of: str) -> set[str]:
        """Those of the documents that any step leads to: rows have only steps that count."""
        return {key for key in keys if key in self._sources}

    def first_dates(self, bodies: Collection[str]) -> dict[str, str]:
        """The first day of a held document of each organisation (keys); "" where one has none."""
        return {body: self._first[body] for body in bodies if body in self._first}

    def _outline(self, key: str) -> Outline:
        found = self._outlines.get(key)
        if found is None:
            found = self._outlines[key] = Outline.of(_document(self._rows[key]))
        return found


def _document(row: Below) -> Document:
    return Document(
        key=row.key,
        number=row.number,
        symbol=None,
        type=None,
        date=row.date,
        subject=None,
        issuer=row.issuer,
        level=row.level,
        place=None,
        status=row.status,
    )


def _known(row: Below) -> Known:
    return Known(kind=row.kind, superior=row.superior)
