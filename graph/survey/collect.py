"""What a store tells of its documents, one by one, in columns of numbers."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from graph.store.base import Id
from graph.store.surveyed import Sent, Surveyed, Used
from graph.survey.dates import packed_date
from graph.survey.snapshot import STATUSES
from loaders.record import Issuer

T = TypeVar("T")


class Numbered(dict[T, int]):
    """Values by the number that each gets when it is asked for first."""

    def __missing__(self, value: T) -> int:
        self[value] = number = len(self)
        return number


def _numbers() -> array[int]:
    return array("i")


@dataclass(slots=True)
class Runs:
    """Lists of numbers, one behind the other, with their lengths."""

    lengths: array[int] = field(default_factory=_numbers)
    items: array[int] = field(default_factory=_numbers)


@dataclass(slots=True)
class Collected:
    """The columns, each with an element for every document in the order of their arrival.

    `ids` are the places of documents by the store's names of them, `issuers` and `measures` the
    numbers in `bodies` and `uses`. An address is twice the number of somebody in `sent`, and one
    more where he only gets a copy.
    """

    ids: dict[Id, int] = field(default_factory=dict)
    keys: list[bytes] = field(default_factory=list)
    dates: array[int] = field(default_factory=_numbers)
    statuses: bytearray = field(default_factory=bytearray)
    bodies: array[int] = field(default_factory=_numbers)
    issuers: Numbered[Issuer] = field(default_factory=Numbered)
    uses: Runs = field(default_factory=Runs)
    measures: Numbered[Used] = field(default_factory=Numbered)
    addresses: Runs = field(default_factory=Runs)
    sent: Numbered[Sent] = field(default_factory=Numbered)


def collected(documents: Iterable[Surveyed]) -> Collected:
    """The columns of these documents."""
    found, dates = Collected(), _Dates()
    measures, sent = found.measures, found.sent
    for id_, key, date, status, issuer, used, addressees, recipients in documents:
        found.ids[id_] = len(found.keys)
        found.keys.append(key.encode())
        found.dates.append(dates[date])
        found.statuses.append(_STATUS[status])
        found.bodies.append(-1 if issuer is None else found.issuers[issuer])
        found.uses.lengths.append(len(used))
        found.uses.items.extend([measures[one] for one in used])
        found.addresses.lengths.append(len(addressees) + len(recipients))
        found.addresses.items.extend([sent[one] * 2 for one in addressees])
        found.addresses.items.extend([sent[one] * 2 + 1 for one in recipients])
    return found


class _Dates(dict[str | None, int]):
    """Dates as numbers; an archive has few."""

    def __missing__(self, date: str | None) -> int:
        self[date] = number = packed_date(date)
        return number


_STATUS = {status: code for code, status in enumerate(STATUSES)}
