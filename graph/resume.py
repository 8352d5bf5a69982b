"""What a load need not read again: files that the store has read, byte for byte."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from graph.store.base import Held, Store
from loaders.archives import Member
from loaders.sources import Item, digest_of_item

_TOGETHER: Final = 500
"""Items about which the store is asked at once."""

_KEPT: Final = 8_000_000
"""Bytes of members of archives that wait for its answer; a single one may have more."""


class Standing:
    """Leaves out what is to be loaded and stands in `store` already; counts its records.

    A file stands there when all that is held of its name was read from the very bytes that it has
    now, by the loaders of today: another edition of them may read more. Lines of JSON are always
    read: they are no files.
    """

    def __init__(self, store: Store, reader: str) -> None:
        """`reader` is the edition of the loaders of today."""
        self.unchanged = 0
        """How many records the files have that were left out so far."""
        self._store = store
        self._reader = reader

    def others(self, items: Iterable[Item | None]) -> Iterator[Item | None]:
        """The items that are to be read, in their order; None, a pause, comes through."""
        waiting: list[Item] = []
        kept = 0
        for item in items:
            if item is not None:
                waiting.append(item)
                kept += len(item.data) if isinstance(item, Member) else 0
            if item is None or len(waiting) == _TOGETHER or kept >= _KEPT:
                yield from self._others(waiting)
                waiting, kept = [], 0
            if item is None:
                yield None
        yield from self._others(waiting)

    def _others(self, items: list[Item]) -> Iterator[Item]:
        digests = [digest_of_item(item) for item in items]
        held = self._held({known[0] for known in digests if known})
        for item, known in zip(items, digests, strict=True):
            records = held[known[0]] if known else []
            read = known and (known[1], self._reader)
            if records and all((record.sha256, record.reader) == read for record in records):
                self.unchanged += len(records)
            else:
                yield item

    def _held(self, sources: set[str]) -> defaultdict[str, list[Held]]:
        held: defaultdict[str, list[Held]] = defaultdict(list)
        for record in self._store.held(sources) if sources else ():
            held[record.source].append(record)
        return held
