"""The documents of a body one by one, ready to be stored, from any place in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from api.jobs.contents import named
from api.jobs.job import ItemOutcome
from api.jobs.names import fit
from graph.batch import Entry
from graph.load import prepared
from loaders.edition import edition
from loaders.errors import UnreadableSource
from loaders.parallel import map_items
from loaders.record import Record
from loaders.sources import Item
from loaders.workers import used

_SKIPPED = "is no administrative document; ask for unknown texts to be kept to store it"


class Piece(Struct, frozen=True):
    """A document, or why there is none; `item` is its line or file in the body, from 1."""

    item: int
    source: str
    part: int
    entry: Entry | None
    failure: str | None

    @property
    def outcome(self) -> ItemOutcome:
        """What becomes of a piece of which nothing is stored."""
        return "failed" if self.failure else "skipped"

    @property
    def reason(self) -> str | None:
        """Why nothing is stored of it, if so."""
        return None if self.entry else self.failure or _SKIPPED


def pieces(
    found: Iterable[Item], keep_unknown: bool, *, behind: tuple[int, int], workers: int
) -> Iterator[Piece]:
    """The pieces behind the part of the item that `behind` names; (0, 0) gives all."""
    item, _ = behind
    begun = max(item - 1, 0)  # an item is read again, for more may follow in it
    use = partial(_piece, keep_unknown=keep_unknown)
    read = map_items(islice(found, begun, None), use, workers=workers)
    return _behind(behind, _numbered(read, begun))


def pieces_alone(
    found: Iterable[Item],
    keep_unknown: bool,
    *,
    behind: tuple[int, int],
    take_up: Callable[[str], None],
) -> Iterator[Piece]:
    """The same with every item read alone, after `take_up` was told its name.

    One on which the reading breaks off is a failure like any other.
    """
    item, _ = behind
    begun = max(item - 1, 0)
    for count, one in enumerate(islice(found, begun, None), begun):
        take_up(fit(named(one)))
        try:
            read = list(used([one], partial(_piece, keep_unknown=keep_unknown)))
        except Exception as error:
            read = [UnreadableSource(named(one), broken_off(error))]
        yield from _behind(behind, _numbered(read, count))


def broken_off(error: Exception) -> str:
    """What clients are told of an error that nobody foresaw; its words may be the document's."""
    return f"meets an error of this program ({type(error).__name__}); please report it"


def _piece(record: Record, keep_unknown: bool) -> Piece:
    record = replace(record, source=fit(record.source))
    entry = prepared(record, keep_unknown=keep_unknown, reader=edition())
    if isinstance(entry, Entry):
        return Piece(0, entry.place[0], record.index, entry, None)
    return Piece(0, record.source, record.index, None, None)


def _numbered(read: Iterable[Piece | UnreadableSource], item: int) -> Iterator[Piece]:
    """The pieces with the number of their item; the one before has the number `item`."""
    for piece in read:
        if isinstance(piece, UnreadableSource):
            item += 1
            reason = "; ".join(part for part in (piece.reason, piece.remedy) if part)
            yield Piece(item, fit(piece.source), 0, None, reason)
        else:
            item += piece.part == 0
            yield replace(piece, item=item)


def _behind(place: tuple[int, int], numbered: Iterable[Piece]) -> Iterator[Piece]:
    return (piece for piece in numbered if (piece.item, piece.part) > place)
