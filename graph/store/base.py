"""The storage boundary: few primitives; loading, resolution and questions stand above it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Protocol, Self, TypeVar

from graph.batch import Entry
from graph.claims import Claim
from graph.document import Document, DocumentStatus, Outline
from graph.link import Link
from graph.listing import Order, Position, Sought
from graph.model import Evidence, Source
from graph.node import Description, Known, Node
from graph.store.surveyed import Surveyed
from graph.work import Tallies, Work
from loaders.record import Issuer, Level, Record

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Held:
    """A stored record without its data; `id` names it inside its store.

    `reader` is the edition of the loaders that read it last, None where that is unknown.
    """

    id: int
    source: str
    index: int
    sha256: str
    digest: str
    content: str
    reader: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds; `records` are loaded texts, `documents` nodes of the graph."""

    records: int
    documents: int
    cited: int
    links: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many documents cite the document `key`, how many in each relation, the first by key."""

    key: str
    documents: int
    relations: Mapping[str, int]
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """What a change may alter: blocks to resolve again, and keys of documents to describe again."""

    blocks: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()

    def __or__(self, other: Touched) -> Touched:
        """Both together."""
        return Touched(self.blocks | other.blocks, self.keys | other.keys)


Id = int | str
"""A store's own short name of a document, good inside one `read` only."""


Step = tuple[Id, str, Id]
"""That a document stands in a relation to another one: source, relation, target."""


class Issued(NamedTuple):
    """Who issued a document, its number as printed, and its status."""

    issuer: Issuer
    number: str | None
    status: DocumentStatus


Assertion = tuple[Id, str, Id, Id]
"""A step, and the document whose text asserts it."""


class Claims(Protocol):
    """What is claimed, by block, and what it means."""

    def residents(self, blocks: Collection[str]) -> dict[str, dict[Claim, str | None]]:
        """The claims in each of these blocks or corners, with the key of what each means now."""
        ...

    def visitors(self, doors: Collection[str]) -> dict[str, dict[str, list[Claim]]]:
        """The claims with each door, by the key of their document."""
        ...

    def meaning(self, keys: Collection[str]) -> dict[str, list[Claim]]:
        """All claims that mean each of these documents."""
        ...

    def common(self, doors: Collection[str], limit: int) -> dict[str, bool]:
        """Those of these doors which more than `limit` claims have, and whether they had before.

        Before means without the claims that this change has brought.
        """
        ...


class Writer(Claims, Protocol):
    """The primitives of one atomic change; it sees its own writes."""

    def held(self, sources: Collection[str]) -> list[Held]:
        """The stored records of these sources."""
        ...

    def sign(self, ids: Collection[int], reader: str) -> None:
        """Note that these records were read again by `reader`, as they stand.

        No answer shows it, so that the store's version stays.
        """
        ...

    def copies(self, contents: Collection[str]) -> dict[str, int]:
        """How many stored records have each of these contents; those without any are left out."""
        ...

    def put(self, entries: Sequence[Entry]) -> Touched:
        """Add records with their claims, citations and links.

        Touched is what claims touch (`touched_by`) that nobody made before, for others are
        resolved already, and the documents of headings that were known, which gain a copy.
        """
        ...

    def remove(self, ids: Collection[int]) -> Touched:
        """Take records out, and the claims that nobody makes any more.

        Touched is what those claims touch, their documents, and those of the records' headings.
        """
        ...

    def keys(self, blocks: Collection[str]) -> dict[str, str]:
        """The documents that were founded in these blocks or corners, by key."""
        ...

    def settle(
        self,
        founded: Mapping[str, str],
        renamed: Mapping[str, str],
        gone: Collection[str],
        meant: Mapping[Claim, str],
    ) -> None:
        """Found documents (key to block), rename some (old key to new, before the rest), drop
        `gone` ones, and set what claims mean (keys)."""
        ...

    def write(self, descriptions: Collection[Description]) -> None:
        """Store what founded documents are; each is joined with what its leading text says."""
        ...


class Store(Protocol):
    """A graph of documents. Everything that is asked inside one `read` sees one state of it."""

    url: str
    batch: int
    """How many records one transaction of a load takes."""
    file: Path | None
    """The file that holds all of it, None where a server does."""

    def __enter__(self) -> Self:
        """The store itself."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...

    def write(self, change: Callable[[Writer], T]) -> T:
        """What `change` gives; everything that it writes is written at its end, or nothing.

        A store may call it again from the start, when a server was lost or others were faster.
        """
        ...

    def read(self, question: Callable[[], T]) -> T:
        """What `question` gives; all that it asks the store shows the same state.

        A store may ask it again, when others wrote meanwhile.
        """
        ...

    def version(self) -> str:
        """A name for the state of the store that no other state has, of this store or another."""
        ...

    def held(self, sources: Collection[str]) -> list[Held]:
        """The stored records of these sources, by source and position."""
        ...

    def nodes(self, keys: Collection[str]) -> dict[str, Node]:
        """The nodes of those keys that exist."""
        ...

    def every_node(self) -> Iterator[Node]:
        """All nodes, by key."""
        ...

    def ids(self, keys: Collection[str]) -> dict[str, Id]:
        """The ids of those keys that exist."""
        ...

    def steps(
        self, ids: Collection[Id], relations: Collection[str], *, incoming: bool
    ) -> Collection[Step]:
        """The steps that texts assert to (`incoming`) or from these documents, refused ones too.

        Each comes once, however many texts assert it.
        """
        ...

    def outlines(self, ids: Collection[Id]) -> dict[Id, Outline]:
        """What these documents are."""
        ...

    def issued(self, ids: Collection[Id]) -> dict[Id, Issued]:
        """Who issued these documents; those that name nobody are left out."""
        ...

    def first_dates(self, bodies: Collection[str]) -> dict[str, str]:
        """The first day of a held document of each organisation (keys); "" where one has none.

        Organisations without any are left out.
        """
        ...

    def proofs(
        self, ids: Collection[Id], relations: Collection[str], *, incoming: bool
    ) -> Iterable[tuple[Step, Evidence]]:
        """The words that assert each of the `steps` to or from these documents."""
        ...

    def neighbours(
        self, keys: Collection[str], relations: Collection[str], *, incoming: bool
    ) -> list[Link]:
        """The links that lead to (`incoming`) or from the documents `keys`, refused ones too."""
        ...

    def surveyed(self) -> Iterator[Surveyed]:
        """All documents, in no particular order, with what a survey takes from each.

        It and `every_assertion` are good inside one `read`.
        """
        ...

    def every_assertion(self) -> Iterator[Assertion]:
        """All that texts assert, refused ones too, in no particular order and maybe repeatedly."""
        ...

    def every_link(self) -> Iterator[Link]:
        """All links, refused ones too, in no particular order."""
        ...

    def search(self, words: Sequence[str], limit: int) -> list[str]:
        """Keys of documents whose number, subject and issuer have all folded `words`, best first.

        The last word may be the beginning of one.
        """
        ...

    def listed(
        self, sought: Sought, order: Order, after: Position | None, limit: int
    ) -> list[Document]:
        """The first `limit` documents that fit and come behind `after`, in that order."""
        ...

    def best(self, sought: Sought, limit: int) -> list[Document]:
        """The `limit` documents that fit whose words fit best, the best first; there are words."""
        ...

    def apart(self, theme: str, limit: int) -> list[Document]:
        """At most `limit` drafts and consolidations with this folded subject, in no order."""
        ...

    def called(self, name: str) -> set[str]:
        """Keys of the organisations that issued documents and have this folded key or name."""
        ...

    def governing(self, places: Collection[str]) -> set[str]:
        """Keys of the organisations that issued documents and govern these units (keys)."""
        ...

    def works(self, keys: Collection[str]) -> list[Work]:
        """What each of these organisations issued, by key; those without are left out."""
        ...

    def issuers(self, after: str, level: Level | None) -> list[str]:
        """Keys of the organisations behind a key that issued documents, sorted.

        Those of whom no document is of the `level` may be left out.
        """
        ...

    def tallies(self) -> Tallies:
        """How much there is of everything."""
        ...

    def numbered(self, number_key: str) -> list[str]:
        """Keys of the documents with this folded number, sorted."""
        ...

    def meant_by(self, alias: str) -> list[str]:
        """Keys of the documents which a mention that gives `alias` means, sorted."""
        ...

    def numbers_from(self, prefix: str, limit: int) -> list[str]:
        """Printed numbers of documents whose folded number begins with `prefix`, sorted."""
        ...

    def aliases(self, keys: Collection[str]) -> dict[str, list[str]]:
        """For each document the keys that one mention of it alone would give, sorted."""
        ...

    def sources(self, key: str) -> list[Source]:
        """Where copies of the document were read, sorted."""
        ...

    def first_mentions(self, keys: Collection[str]) -> dict[str, Evidence]:
        """For each document its first mention in a text that names its issuer.

        It is the first by that text's key and then by its place; without any there is none.
        """
        ...

    def cited_until(self, keys: Collection[str], as_of: str) -> set[str]:
        """Those of these documents that a text cites which is not dated later than `as_of`."""
        ...

    def cited_most(
        self, relations: Collection[str], as_of: str | None, *, limit: int, first: int
    ) -> tuple[int, list[Tally]]:
        """How many documents are only cited, and the `limit` of them that most documents cite.

        Who asserts one of the `relations` to it cites it; each tally has the keys of the `first`
        ones. Documents later than `as_of` are left out. Sorted by count, the most first, then key.
        """
        ...

    def in_doubt(self) -> list[tuple[Document, Known]]:
        """The documents that citations contradict, that have several texts, that may mean several
        others, and those which are only cited and have no number with a symbol; in no order."""
        ...

    def refused(self) -> list[Link]:
        """The links that do not hold (`link.fault_of`), in no order."""
        ...

    def mentions(
        self, digests: Collection[str], as_of: str | None, *, limit: int
    ) -> dict[str, list[Evidence]]:
        """For each claim the places where texts make it about another document, at most `limit`.

        The first by the text's key and place; texts later than `as_of` are left out.
        """
        ...

    def claims(self) -> Claims:
        """What is claimed; good inside one `read`."""
        ...

    def texts(self, key: str) -> list[Record]:
        """The records that were read as the document, by source and position."""
        ...

    def texts_of(self, keys: Collection[str]) -> dict[str, list[Record]]:
        """For each of these documents that has any its `texts`."""
        ...

    def records(self) -> Iterator[Record]:
        """Every loaded record as it was read, by source and position; a record that was read from
        no file has the name it is kept under as its source."""
        ...

    def counts(self) -> Counts:
        """How much the store holds."""
        ...

    def faults(self) -> list[str]:
        """What is wrong with the stored data itself, one sentence each; none if all is well."""
        ...
