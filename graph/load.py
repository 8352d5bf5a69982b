"""Loading records: in batches, each wholly or not at all, with the same graph in any order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Any, Literal

from msgspec import Struct, structs

from graph.batch import Entry, entry_of
from graph.errors import UnknownDocument
from graph.store.base import Held, Store, Writer
from graph.update import refresh
from loaders.garbage import without_collecting
from loaders.record import Record

BATCH = 2000
"""Records a transaction at most: a commit to disk costs nothing at this size."""

Outcome = Literal["new", "updated", "unchanged"]
"""What became of a record."""
Observer = Callable[[Sequence[Outcome], bool], None]
"""Is told what becomes of a batch's entries, in their order, before it is committed, and whether
the store stood already as the batch leaves it, as after the same batch. A store that tries a batch
again tells it again. What it raises keeps the batch from being stored."""


class Failure(Struct, frozen=True):
    """What was not loaded, and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did, in records.

    `updated` ones replaced an earlier version of their source; `unchanged` ones were known, from
    the same source or as the same text from another, which is kept as a further source. `failures`
    are what could not be read, `skips` texts that are no administrative documents.
    """

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    failures: tuple[Failure, ...] = ()
    skips: tuple[Failure, ...] = ()

    @property
    def failed(self) -> int:
        """How many sources could not be read."""
        return len(self.failures)

    @property
    def skipped(self) -> int:
        """How many texts are no administrative documents and were left out."""
        return len(self.skips)

    def __add__(self, other: LoadReport) -> LoadReport:
        """Both loads together."""
        return LoadReport(
            self.new + other.new,
            self.updated + other.updated,
            self.unchanged + other.unchanged,
            self.failures + other.failures,
            self.skips + other.skips,
        )

    def to_dict(self) -> dict[str, Any]:
        """The counts, and `failures` and `skips` as lists of `{"source", "reason"}`."""
        counts = {"new": self.new, "updated": self.updated, "unchanged": self.unchanged}
        return {
            **counts,
            "failed": self.failed,
            "skipped": self.skipped,
            "failures": [structs.asdict(f) for f in self.failures],
            "skips": [structs.asdict(s) for s in self.skips],
        }


def prepared(
    record: Record, *, keep_unknown: bool = False, reader: str | None = None
) -> Entry | Failure:
    """What `load` stores of a record: a function of the arguments alone, for any process to do.

    Texts that are no documents are not, unless `keep_unknown`. `reader` is the edition of the
    loaders that read it, where that is known.
    """
    if keep_unknown or record.is_document:
        return entry_of(record, reader=reader)
    reason = "is no administrative document; --keep-unknown loads it all the same"
    return Failure(record.source, reason)


def load(
    store: Store,
    records: Iterable[Record | Entry | Failure],
    *,
    keep_unknown: bool = False,
    observer: Observer | None = None,
) -> LoadReport:
    """Put records, `prepared` or not, into the store and say what became of them.

    A record replaces what its source said before at its position, and everything that another
    version (`sha256`) of the source said. Texts that are no documents are skipped unless
    `keep_unknown`. An `observer` follows what becomes of each.
    What was loaded stays loaded when a later batch raises `StoreError`.
    """
    report = LoadReport()
    incoming = (
        prepared(item, keep_unknown=keep_unknown) if isinstance(item, Record) else item
        for item in records
    )
    while batch := list(islice(incoming, min(BATCH, store.batch))):
        entries = [item for item in batch if isinstance(item, Entry)]
        report += store.write(partial(_load_batch, entries=entries, observer=observer))
        report += LoadReport(skips=tuple(item for item in batch if isinstance(item, Failure)))
    return report


def withdraw(store: Store, sources: Iterable[str]) -> int:
    """Take back everything that these sources said; gives the number of records removed."""
    return store.write(partial(_withdraw, sources=sorted(set(sources))))


def withdraw_document(store: Store, key: str) -> int:
    """Take back the texts that were read as the document `key`; gives how many there were.

    Other documents of the same sources stay. What others cite stays as a document that is only
    cited. A document without texts loses nothing. Raises `UnknownDocument`.
    """
    if not store.ids([key]):
        raise UnknownDocument(key)
    places = {(source.source, source.index): source.sha256 for source in store.sources(key)}
    return store.write(partial(_withdraw_places, places=places)) if places else 0


def _withdraw_places(writer: Writer, places: dict[tuple[str, int], str]) -> int:
    held = writer.held(sorted({source for source, _ in places}))
    chosen = [r.id for r in held if places.get((r.source, r.index)) == r.sha256]
    refresh(writer, writer.remove(chosen))
    return len(chosen)


def _withdraw(writer: Writer, sources: list[str]) -> int:
    held = writer.held(sources)
    refresh(writer, writer.remove([record.id for record in held]))
    return len(held)


@dataclass(slots=True)
class _Batch:
    """What a batch will change; `known` are the records of each source, stored or to be put."""

    known: dict[str, dict[int, Held | Entry]]
    copies: Counter[str]
    put: dict[tuple[str, int], Entry] = field(default_factory=dict)
    read_anew: dict[int, str] = field(default_factory=dict)
    """Readers of stored records that another one read before, as they stand."""
    remove: set[int] = field(default_factory=set)

    def add(self, entry: Entry) -> Outcome:
        """Take the entry in, and out what it replaces."""
        source, index = entry.place
        siblings = self.known.setdefault(source, {})
        if index in siblings and siblings[index].digest == entry.digest:
            self._sign(siblings[index], entry.reader)
            return "unchanged"
        outdated = [i for i, s in siblings.items() if i == index or s.sha256 != entry.sha256]
        for i in outdated:
            self._take_out(source, i)
        copied = self.copies[entry.content] > 0
        siblings[index] = self.put[entry.place] = entry
        self.copies[entry.content] += 1
        if outdated:
            return "updated"
        return "unchanged" if copied else "new"

    def _sign(self, stands: Held | Entry, reader: str | None) -> None:
        if isinstance(stands, Held) and reader not in (None, stands.reader):
            self.read_anew[stands.id] = reader

    def _take_out(self, source: str, index: int) -> None:
        before = self.known[source].pop(index)
        self.copies[before.content] -= 1
        if isinstance(before, Held):
            self.remove.add(before.id)
            self.read_anew.pop(before.id, None)
        else:
            del self.put[source, index]


@without_collecting
def _load_batch(
    writer: Writer, entries: Sequence[Entry], observer: Observer | None = None
) -> LoadReport:
    known: dict[str, dict[int, Held | Entry]] = defaultdict(dict)
    for held in writer.held(sorted({entry.place[0] for entry in entries})):
        known[held.source][held.index] = held
    contents = {entry.content for entry in entries}
    before = _state(known)
    batch = _Batch(known, Counter(writer.copies(contents)))
    outcomes = [batch.add(entry) for entry in entries]
    stands = before == _state(known)
    if not stands:
        touched = writer.remove(batch.remove) | writer.put(list(batch.put.values()))
        refresh(writer, touched)
    for reader in sorted(set(batch.read_anew.values())):
        writer.sign([id_ for id_, by in batch.read_anew.items() if by == reader], reader)
    if observer and entries:
        observer(outcomes, stands)
    counts = Counter(outcomes)
    return LoadReport(counts["new"], counts["updated"], counts["unchanged"])


def _state(known: Mapping[str, Mapping[int, Held | Entry]]) -> dict[tuple[str, int], str]:
    """What the store says at each place; the digest covers that of the source."""
    return {
        (source, index): record.digest
        for source, siblings in known.items()
        for index, record in siblings.items()
    }
