"""How much organisations issued, and how much a store holds, as stores count it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from loaders.record import Issuer


class Work(Struct, frozen=True):
    """What the organisation `key` issued, under the names and facts of `bodies`, sorted.

    `held` and `cited` are numbers of documents, of which `first` and `last` are the first and last
    date, ISO and maybe partial; None without any.
    """

    key: str
    bodies: tuple[Issuer, ...]
    held: int
    cited: int
    first: str | None
    last: str | None


class Tallies(Struct, frozen=True):
    """How many documents there are of each status, type and level, and with each measure.

    `relations` counts pairs of documents that stand in each, however many texts say so, refused
    ones too; `orders` and `mentions` documents that do so with each measure. `bodies` is the number
    of organisations that issued documents, `first` and `last` the first and last date.
    """

    records: int
    statuses: Mapping[str, int]
    types: Mapping[str, int]
    levels: Mapping[str, int]
    orders: Mapping[str, int]
    mentions: Mapping[str, int]
    relations: Mapping[str, int]
    bodies: int
    first: str | None
    last: str | None
