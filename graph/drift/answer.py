"""What is answered about the way of measures: immutable, JSON-ready, as tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, get_args

from msgspec import Struct
from msgspec.structs import asdict

from graph.frames import frame
from graph.model import as_mapping

if TYPE_CHECKING:
    import pandas as pd

Change = Literal["kept", "tightened", "loosened", "dropped", "added"]

CHANGES: tuple[Change, ...] = get_args(Change)

STEP_COLUMNS = (
    "measure", "change", "source", "source_mode", "source_date", "source_level",
    "source_province", "target", "target_mode", "target_level",
)  # fmt: skip


class Tally(Struct, frozen=True):
    """How often a measure changed so, over edges between documents that are in force.

    `kept`: both order it or both mention it; `tightened`: mentioned above, ordered below;
    `loosened`: ordered above, only mentioned below; `dropped`: named above alone; `added`: named
    below alone.
    """

    kept: int = 0
    tightened: int = 0
    loosened: int = 0
    dropped: int = 0
    added: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.kept + self.tightened + self.loosened + self.dropped + self.added


class Mover(Struct, frozen=True):
    """A document that was the first to name a measure; `issuer` is the name of its body."""

    key: str
    number: str | None
    date: str | None
    issuer: str | None
    level: str | None
    province: str | None


class Group(Struct, frozen=True):
    """A measure among the documents of one level, province or depth (`name`).

    Of its `documents` in force so many order it and so many only mention it (`orders`,
    `mentions`); `bodies` are those that order it in any of these;
    `introduced` and `changes` are those of the documents of this group; `first` is the earliest
    one that orders it.
    """

    name: str | int | None
    documents: int
    orders: int
    mentions: int
    bodies: int
    introduced: int
    changes: Tally
    first: Mover | None


class Between(Struct, frozen=True):
    """The changes between documents of one level and those of another that carry them out."""

    above: str | None
    below: str | None
    changes: Tally


class Day(Struct, frozen=True):
    """How far a measure had spread by the end of `date`: documents, and bodies that order it.

    `date` is None for all that have no date.
    """

    date: str | None
    orders: int
    mentions: int
    bodies: int


class Step(Struct, frozen=True):
    """A measure on its way from document `target` to `source`, which carries it out (keys).

    Modes are "orders", "mentions" or None.
    """

    measure: str
    change: Change
    source: str
    source_mode: str | None
    source_date: str | None
    source_level: str | None
    source_province: str | None
    target: str
    target_mode: str | None
    target_level: str | None


class Spread(Struct, frozen=True):
    """One measure in a scope: below the order `root`, or in the whole store, without one.

    `vi`, `en`: what it is called. Of the `documents` in force `orders` and `mentions` name it,
    `bodies` are those that order it; `own` documents name it and carry out nothing in the scope,
    `introduced` ones carry out documents none of which names it. `changes` count edges between
    documents in force; of other edges of the measure `unread` have an end that is only cited,
    `drafts` a draft.
    `first` is the earliest document that orders it, `named` the earliest that names it. Groups
    and days come in order: levels from the centre down, provinces by name, days by date with
    partial ones at their end. `steps` are the edges, the earliest first, all or a bounded number.
    """

    measure: str
    vi: str
    en: str
    root: str | None
    as_of: str | None
    derived: bool
    documents: int
    orders: int
    mentions: int
    bodies: int
    own: int
    introduced: int
    changes: Tally
    unread: int
    drafts: int
    first: Mover | None
    named: Mover | None
    levels: tuple[Group, ...]
    between: tuple[Between, ...]
    provinces: tuple[Group, ...]
    depths: tuple[Group, ...]
    days: tuple[Day, ...]
    steps: tuple[Step, ...]

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON-ready mapping."""
        return as_mapping(self)

    def to_frame(self) -> pd.DataFrame:
        """The steps as a table, one row each."""
        return frame(STEP_COLUMNS, map(asdict, self.steps))


class Drift(Struct, frozen=True):
    """What became of the measures below an order.

    `documents` are those in force, with the root; of the edges among all of them `compared` lie
    between two of these, `unread` have an end that is only cited, `drafts` one that is a draft.
    `measures` are those that anything in force names, in the order of the vocabulary.
    """

    root: str
    as_of: str | None
    derived: bool
    documents: int
    compared: int
    unread: int
    drafts: int
    measures: tuple[Spread, ...]

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON-ready mapping."""
        return as_mapping(self)

    def to_frame(self) -> pd.DataFrame:
        """Every step of every measure as a table, by measure, then the earliest first."""
        return frame(STEP_COLUMNS, map(asdict, self._steps()))

    def _steps(self) -> Iterator[Step]:
        return (step for measure in self.measures for step in measure.steps)


class MeasureCount(Struct, frozen=True):
    """A measure of the vocabulary, and how many documents in force order or only mention it.

    `since` is the day of the national act that introduced it.
    """

    measure: str
    vi: str
    en: str
    category: str
    since: str | None
    parts: tuple[str, ...]
    orders: int
    mentions: int

    def to_dict(self) -> dict[str, Any]:
        """The count as JSON-ready mapping."""
        return as_mapping(self)
