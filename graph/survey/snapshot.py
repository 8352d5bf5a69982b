"""The snapshot itself: every document a row, every fact an array."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar, get_args

import msgspec
from msgspec import Struct

from graph.document import DocumentStatus
from graph.link import relations_named
from graph.moment import checked
from graph.survey.dates import later, packed_date
from graph.survey.tables import Lists, Texts
from loaders.record import Issuer, Kind, Level, Mode

if TYPE_CHECKING:
    from graph.survey.tables import Mask, Numbers

T = TypeVar("T")

STATUSES: tuple[DocumentStatus, ...] = get_args(DocumentStatus)
"""What the numbers in `Survey.statuses` stand for."""
LEVELS: tuple[Level | None, ...] = (*get_args(Level), None)
"""What the numbers in `Survey.levels` stand for: from the centre down, None for no level."""
MODES: tuple[Mode, ...] = get_args(Mode)
"""What the numbers in `Survey.modes` stand for."""


class Addressed(Struct, frozen=True, array_like=True, gc=False):
    """Somebody whom documents are sent to; `role` is the printed purpose of a copy ("b/c").

    `group` marks a class of bodies, which belongs to the jurisdiction of each document's issuer.
    Addressees have to act, others only get a copy.
    """

    name: str
    group: bool
    role: str | None
    is_addressee: bool


class _Body(Struct, frozen=True, array_like=True, gc=False):
    name: str
    level: Level | None
    kind: Kind
    superior: str | None


_BODY = msgspec.json.Decoder(_Body)
_ADDRESSED = msgspec.json.Decoder(Addressed)


class Survey:
    """All documents of one state of a store, in the order of their keys; nothing in it changes.

    A row is the place of a document in that order, from 0 to `count` - 1. Every array has an
    element a row, unless said otherwise, and cannot be written to.
    """

    version: str
    """The state that it shows, as `Store.version` names it."""
    count: int
    """How many documents there are."""
    dates: Numbers
    """int32: yyyymmdd, with zeros where a part of the date is unknown; 0 without a date."""
    statuses: Numbers
    """uint8: places in `STATUSES`."""
    bodies: Numbers
    """int32: who issued it, a place in `issuers`; -1 where nobody is named."""
    levels: Numbers
    """uint8: level of its issuer, a place in `LEVELS`."""
    issuers: Sequence[Issuer]
    """All issuing bodies as documents name them, sorted by name; decoded when asked for."""
    body_keys: Sequence[str]
    """For each of the `issuers` the key of its organisation, which several may share."""
    below: Lists
    """int32 rows of the documents that carry it out; `below(row)` are those of one, sorted.

    These and `above` leave out what the graph refuses: a document that carries out itself, or one
    that is surely later.
    """
    above: Lists
    """int32 rows of the documents that it carries out, likewise."""
    measures: Sequence[str]
    """The ids of all measures, sorted."""
    uses: Lists
    """int32 places in `measures` of those that it orders or mentions, in its text's order."""
    modes: Numbers
    """uint8 for each item of `uses`: a place in `MODES`."""
    addresses: Lists
    """int32 places in `addressed` of those whom it is sent to, addressees first."""
    addressed: Sequence[Addressed]
    """Everybody whom documents are sent to, each once, sorted; decoded when asked for."""

    def __init__(self, version: str, arrays: Mapping[str, Numbers]) -> None:
        """The survey of the arrays that `graph.survey.arrays` names."""
        self.version = version
        self.arrays = arrays
        self.count = len(arrays["dates"])
        self.dates, self.statuses = arrays["dates"], arrays["statuses"]
        self.bodies, self.levels = arrays["bodies"], arrays["levels"]
        self.below = Lists(arrays["below_starts"], arrays["below"])
        self.above = Lists(arrays["above_starts"], arrays["above"])
        self.uses = Lists(arrays["uses_starts"], arrays["uses"])
        self.modes = arrays["modes"]
        self.addresses = Lists(arrays["addresses_starts"], arrays["addresses"])
        self._keys = self._texts("keys", bytes.decode)
        self.measures = self._texts("measures", bytes.decode)
        self.body_keys = self._texts("body_keys", bytes.decode)
        self.issuers = self._texts("issuers", _issuer)
        self.addressed = self._texts("addressed", _ADDRESSED.decode)

    def key(self, row: int) -> str:
        """The key of the document in a row. Raises `IndexError` beyond the last one."""
        return self._keys[row]

    def row(self, key: str) -> int | None:
        """The row of a document, None where the store has no such key."""
        return self._keys.place(key.encode(errors="surrogatepass"))

    def not_later(self, as_of: str | None) -> Mask:
        """The documents that count as of a day, a month or a year: all but surely later ones.

        Undated ones count, and without a day all do. Raises `UsageProblem` for what is no date.
        """
        return ~later(self.dates, packed_date(checked(as_of)))

    def asserted(self, as_of: str | None, *, above: bool = False) -> Mask:
        """Which items of `below` (or of `above`) documents asserted that are not later than a day.

        A document that did so counts as in `not_later`. Raises `UsageProblem` likewise.
        """
        since = self.arrays["above_since" if above else "below_since"]
        return ~later(since, packed_date(checked(as_of)))

    def edges(self, relation: str = "implements") -> tuple[Numbers, Numbers]:
        """The rows of source and target of every link of a relation (or "any") that holds.

        Two int32 arrays of the same length, sorted by source and then by target, no pair twice.
        Raises `UsageProblem` for a name that is no relation.
        """
        names = relations_named(relation)
        if len(names) > 1:
            from graph.survey.links import merged  # noqa: PLC0415 - NumPy takes time to load

            return merged([self.edges(name) for name in names], self.count)
        if relation == "implements":
            return self.above.owners(), self.above.items
        return self.arrays[f"{relation}_sources"], self.arrays[f"{relation}_targets"]

    def reached(
        self, row: int, mask: Mask | None = None, steps: Mask | None = None
    ) -> tuple[Numbers, Numbers]:
        """The rows of everything that carries out a document, itself first, and their hops.

        Two int32 arrays, sorted by hops and then by row. With a `mask` only documents that it has
        are entered, with `steps` only along those items of `below`: as of a day these are
        `not_later` and `asserted`. The document itself always is entered.
        """
        from graph.survey.walk import reached  # noqa: PLC0415 - NumPy takes time to load

        return reached(self.below, row, mask, steps)

    def _texts(self, name: str, decode: Callable[[bytes], T]) -> Texts[T]:
        return Texts(self.arrays[f"{name}_starts"], self.arrays[name], decode)


def packed_issuer(issuer: Issuer) -> bytes:
    """A body as the table of `issuers` keeps it."""
    return msgspec.json.encode(_Body(issuer.name, issuer.level, issuer.kind, issuer.superior))


def packed_addressed(addressed: Addressed) -> bytes:
    """Somebody as the table of `addressed` keeps it."""
    return msgspec.json.encode(addressed)


def _issuer(data: bytes) -> Issuer:
    body = _BODY.decode(data)
    return Issuer(body.name, body.level, body.kind, body.superior)
