"""The documents that others cite and that are not held, the most cited first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from graph.document import Document
from graph.errors import UsageProblem
from graph.frames import frame
from graph.link import relations_named
from graph.moment import checked
from graph.questions.state import in_one_state
from graph.store.base import Store
from loaders.record import RELATIONS

if TYPE_CHECKING:
    import pandas as pd

FIRST = 50
"""How many of the documents that cite a wanted one are named."""
_FACTS = ("key", "number", "type", "date", "subject", "issuer", "level")


class WantedDocument(Struct, frozen=True):
    """A document that is only cited: by how many documents, and by how many in each relation.

    A document that cites it in two relations counts in both. `citing` are the keys of those that
    do, the first ones. Where some say that it is carried out (`implements`), or that it carries out
    another itself, it is a missing link of a chain.
    """

    document: Document
    cited_by: int
    relations: Mapping[str, int]
    citing: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The document's own mapping with the counts and keys added."""
        return {
            **self.document.to_dict(),
            "cited_by": self.cited_by,
            "relations": dict(self.relations),
            "citing": list(self.citing),
        }


class Wanted(Struct, frozen=True):
    """The wanted documents by how many cite them, the most first, then by key.

    `total` counts those that are not listed too.
    """

    as_of: str | None
    total: int
    documents: tuple[WantedDocument, ...]

    def to_dict(self) -> dict[str, Any]:
        """The list as JSON-ready mapping."""
        documents = [document.to_dict() for document in self.documents]
        return {"as_of": self.as_of, "total": self.total, "documents": documents}

    def to_frame(self) -> pd.DataFrame:
        """One row a document: its facts, `cited_by`, and a column for every relation."""
        rows = [
            {**dict.fromkeys(RELATIONS, 0), **wanted.to_dict(), **wanted.relations}
            for wanted in self.documents
        ]
        return frame((*_FACTS, "cited_by", *RELATIONS), rows)


@in_one_state
def wanted(
    store: Store, *, relation: str = "any", as_of: str | None = None, limit: int = 20
) -> Wanted:
    """The documents that texts of the store cite and that are not in it, at most `limit`.

    `relation` counts only what cites in that one: those that others say they carry out are wanted
    with "implements". `as_of` (an ISO date) counts what was dated until then, or is undated.
    Raises `UsageProblem` for an unknown relation, what is no date, and a limit below 1.
    """
    if limit < 1:
        raise UsageProblem(f"limit {limit} is below 1", "give the number of documents to list")
    relations = relations_named(relation)
    total, tallies = store.cited_most(relations, checked(as_of), limit=limit, first=FIRST)
    nodes = store.nodes([tally.key for tally in tallies])
    return Wanted(
        as_of=as_of,
        total=total,
        documents=tuple(
            WantedDocument(
                document=nodes[tally.key].document,
                cited_by=tally.documents,
                relations={r: tally.relations[r] for r in RELATIONS if r in tally.relations},
                citing=tally.first,
            )
            for tally in tallies
        ),
    )
