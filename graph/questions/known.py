"""What was known as of a day: which documents there were, and whose word counts.

A held document is known from its own date on, one without a date always. One that is only cited is
known as soon as a known document cites it, unless it is dated later itself. A relation is known by
the first known document that asserts it. Facts, keys, and what citations mean are those of today:
they may owe something to documents of later.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from graph.document import Document
from graph.errors import NotYetKnown
from graph.identity import is_later
from graph.link import Link
from graph.model import Evidence
from graph.store.base import Id, Step, Store


def known(store: Store, documents: Sequence[Document], as_of: str | None) -> list[Document]:
    """Those of the documents that are known as of the day, in their order; all for None."""
    if as_of is None:
        return list(documents)
    there = [document for document in documents if not is_later(document.date, as_of)]
    cited = store.cited_until([d.key for d in there if d.status == "cited"], as_of)
    return [d for d in there if d.status != "cited" or d.key in cited]


def require_known(store: Store, document: Document, as_of: str | None) -> None:
    """Raises `NotYetKnown` for a document that is not known as of the day."""
    if as_of is not None and not known(store, [document], as_of):
        later = is_later(document.date, as_of)
        raise NotYetKnown(document.key, as_of, document.date if later else None)


class Word:
    """What documents assert that are dated until a day; `said` collects what the walk heard."""

    def __init__(self, store: Store, as_of: str) -> None:
        """Ask `store`, inside one `read`."""
        self._store = store
        self._as_of = as_of
        self._later: dict[str, bool] = {}
        self.said: list[tuple[Step, Evidence]] = []

    def steps(
        self, ids: Collection[Id], relations: Collection[str], *, incoming: bool
    ) -> Collection[Step]:
        """The steps to (`incoming`) or from these documents that were asserted until the day."""
        proofs = [*self._store.proofs(ids, relations, incoming=incoming)]
        self._ask({proof.asserted_by for _, proof in proofs})
        heard = [item for item in proofs if not self._later[item[1].asserted_by]]
        self.said += heard
        return dict.fromkeys(step for step, _ in heard)

    def links(self, links: Iterable[Link]) -> list[Link]:
        """Those of the links that were asserted until the day, between documents of until then."""
        there = [link for link in links if not self._leads_on(link)]
        self._ask({link.evidence.asserted_by for link in there})
        return [link for link in there if not self._later[link.evidence.asserted_by]]

    def _leads_on(self, link: Link) -> bool:
        return is_later(link.source_date, self._as_of) or is_later(link.target_date, self._as_of)

    def _ask(self, keys: set[str]) -> None:
        """Learn of documents whether they are later than the day."""
        ids = self._store.ids(keys - self._later.keys())
        for outline in self._store.outlines(ids.values()).values():
            self._later[outline.key] = is_later(outline.date, self._as_of)


def heard(store: Store, links: Sequence[Link], as_of: str | None) -> Sequence[Link]:
    """Those of the links that are known as of the day; all for None."""
    return links if as_of is None else Word(store, as_of).links(links)
