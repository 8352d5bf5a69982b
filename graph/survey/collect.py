"""What a store tells of its documents, one by one, in columns of numbers."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from graph.store.base import Id
from graph.store.surveyed import Sent, Surveyed
from graph.survey.dates import packed_date
from graph.survey.snapshot import MODES, STATUSES
from loaders.record import Issuer

T = TypeVar("T")


class Numbered(dict[T, int]):
    """Values by the number that each gets when it is asked for first."""

    def __missing__(self, value: T) -> int:
        self[value] = number = len(self)
        return number


Address = tuple[str, bool, str | None, bool]
"""The fields of an `Addressed`."""


@dataclass(slots=True)
class Runs:
    """Lists of numbers, one behind the other, with their lengths."""

    lengths: array[int] = field(default_factory=lambda: array("i"))
    items: array[int] = field(default_factory=lambda: array("i"))

    def add(self, items: list[int]) -> None:
        """Append a list."""
        self.lengths.append(len(items))
        self.items.extend(items)


@dataclass(slots=True)
class Collected:
    """The columns, each with an element for every document in the order of their arrival."""

    ids: dict[Id, int] = field(default_factory=dict)
    """The place of each document, by the store's name of it."""
    keys: list[bytes] = field(default_factory=list)
    dates: array[int] = field(default_factory=lambda: array("i"))
    statuses: bytearray = field(default_factory=bytearray)
    bodies: array[int] = field(default_factory=lambda: array("i"))
    uses: Runs = field(default_factory=Runs)
    modes: bytearray = field(default_factory=bytearray)
    addresses: Runs = field(default_factory=Runs)
    issuers: Numbered[Issuer] = field(default_factory=Numbered)
    measures: Numbered[str] = field(default_factory=Numbered)
    addressed: Numbered[Address] = field(default_factory=Numbered)


def collected(documents: Iterable[Surveyed]) -> Collected:
    """The columns of these documents."""
    found = Collected()
    dates = _Dates()
    for id_, key, date, status, issuer, measures, addressees, recipients in documents:
        found.ids[id_] = len(found.keys)
        found.keys.append(key.encode())
        found.dates.append(dates[date])
        found.statuses.append(_STATUS[status])
        found.bodies.append(-1 if issuer is None else found.issuers[issuer])
        found.uses.add([found.measures[used.id] for used in measures])
        found.modes.extend([_MODE[used.mode] for used in measures])
        to = [found.addressed[_address(sent, is_addressee=True)] for sent in addressees]
        to += [found.addressed[_address(sent, is_addressee=False)] for sent in recipients]
        found.addresses.add(to)
    return found


class _Dates(dict[str | None, int]):
    """Dates as numbers, of which an archive has few."""

    def __missing__(self, date: str | None) -> int:
        self[date] = number = packed_date(date)
        return number


def _address(sent: Sent, *, is_addressee: bool) -> Address:
    return sent.name, sent.group, sent.role, is_addressee


_STATUS = {status: code for code, status in enumerate(STATUSES)}
_MODE = {mode: code for code, mode in enumerate(MODES)}
