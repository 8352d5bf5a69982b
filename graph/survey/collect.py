"""What a store tells of its documents, in columns of numbers."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TypeVar

from graph.document import DocumentStatus
from graph.store.base import Id
from graph.store.surveyed import Sent, Surveyed, Used
from graph.survey.dates import packed_date
from loaders.record import Issuer

T = TypeVar("T")

_PAGE = 200
"""Documents that are taken apart at once, a column at a time, while they are in fast memory."""


class Numbered(dict[T, int]):
    """Values by the number that each gets when it is asked for first."""

    def __missing__(self, value: T) -> int:
        self[value] = number = len(self)
        return number


class _Dates(dict[str | None, int]):
    """Dates as numbers; an archive has few."""

    def __missing__(self, date: str | None) -> int:
        self[date] = number = packed_date(date)
        return number


def _numbers() -> array[int]:
    return array("i")


@dataclass(slots=True)
class Runs:
    """Lists of numbers, one behind the other, with their lengths."""

    lengths: array[int] = field(default_factory=_numbers)
    items: array[int] = field(default_factory=_numbers)

    def add(self, lists: Iterable[tuple[T, ...]], numbered: Numbered[T]) -> None:
        """Append lists of values by the numbers that these have."""
        lists = list(lists)
        self.lengths.extend(map(len, lists))
        self.items.extend(map(numbered.__getitem__, chain.from_iterable(lists)))


@dataclass(slots=True)
class Collected:
    """The columns, each with an element for every document in the order of their arrival.

    `bodies`, `states`, `uses` and `addresses` are numbers of values in the tables beside them.
    """

    ids: list[Id] = field(default_factory=list)
    keys: list[bytes] = field(default_factory=list)
    dates: array[int] = field(default_factory=_numbers)
    states: array[int] = field(default_factory=_numbers)
    statuses: Numbered[DocumentStatus] = field(default_factory=Numbered)
    bodies: array[int] = field(default_factory=_numbers)
    issuers: Numbered[Issuer | None] = field(default_factory=Numbered)
    uses: Runs = field(default_factory=Runs)
    measures: Numbered[Used] = field(default_factory=Numbered)
    addresses: Runs = field(default_factory=Runs)
    sent: Numbered[Sent] = field(default_factory=Numbered)


def collected(documents: Iterator[Surveyed]) -> Collected:
    """The columns of these documents."""
    found, known_dates = Collected(), _Dates()
    while page := list(islice(documents, _PAGE)):
        ids, keys, dates, statuses, issuers, measures, addresses = zip(*page, strict=True)
        found.ids.extend(ids)
        found.keys.extend(map(str.encode, keys))
        found.dates.extend(map(known_dates.__getitem__, dates))
        found.states.extend(map(found.statuses.__getitem__, statuses))
        found.bodies.extend(map(found.issuers.__getitem__, issuers))
        found.uses.add(measures, found.measures)
        found.addresses.add(addresses, found.sent)
    return found
