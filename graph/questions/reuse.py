"""Which passages a document took over from the one that it carries out, and from any other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from graph.actors import LEVELS
from graph.document import Document
from graph.errors import NoText, UnknownDocument
from graph.model import Cascade, CascadeDocument
from graph.moment import checked
from graph.questions.cascade import down
from graph.questions.known import require_known
from graph.questions.state import in_one_state
from graph.reuse import Index, Words, compared, words_of
from graph.reuse.answer import CascadeReuse, Comparison, EdgeReuse, LevelReuse, Missing, WithoutText
from graph.store.base import Store
from loaders.record import Record


@in_one_state
def compare(store: Store, key_a: str, key_b: str, *, as_of: str | None = None) -> Comparison:
    """What the documents `key_a` and `key_b` share, whatever relation they stand in.

    Of a document with several texts the first of `Store.texts` is read. Raises `UnknownDocument`,
    also for a document that is later than `as_of`, `NoText` for one that is known from citations
    only, and `UsageProblem`.
    """
    checked(as_of)
    (a, first), (b, second) = _held(store, key_a, as_of), _held(store, key_b, as_of)
    return Comparison(a, b, first.text, second.text, compared(words_of(first), words_of(second)))


@in_one_state
def reuse(store: Store, key: str, *, as_of: str | None = None) -> CascadeReuse:
    """What every document below `key` took over from those that it implements.

    `as_of` leaves out what is dated later. Raises `UnknownDocument` and `UsageProblem`.
    """
    cascade = down(store, key, as_of=as_of, proofs=False)
    documents = {item.key: item for item in cascade.documents}
    shelf = _Shelf(store, cascade)
    told: list[EdgeReuse | WithoutText] = []
    for upper, lowers in _groups(cascade):
        told += _compared(shelf, documents[upper], [documents[lower] for lower in lowers])
    told.sort(key=lambda edge: (edge.depth, edge.lower.date or "~", edge.lower.key, edge.upper.key))
    edges = tuple([edge for edge in told if isinstance(edge, EdgeReuse)])
    lacking = tuple([edge for edge in told if isinstance(edge, WithoutText)])
    return CascadeReuse(cascade.root, as_of, edges, lacking, _levels(edges))


class _Shelf:
    """The texts of a cascade as words: each made once, and kept while it is still needed."""

    def __init__(self, store: Store, cascade: Cascade) -> None:
        self._store = store
        self._needed = Counter([edge.source for edge in cascade.edges])
        self._needed.update({edge.target for edge in cascade.edges})  # an upper has one group
        self._words: dict[str, Words | None] = {}

    def fetch(self, keys: Sequence[str]) -> None:
        """Take the texts of these documents."""
        wanted = [key for key in keys if key not in self._words]
        for at in range(0, len(wanted), _AT_ONCE):
            batch = wanted[at : at + _AT_ONCE]
            texts = self._store.texts_of(batch)
            self._words |= {key: words_of(texts[key][0]) if key in texts else None for key in batch}

    def put_back(self, keys: Sequence[str]) -> None:
        """Forget those that no other edge needs."""
        for key in keys:
            self._needed[key] -= 1
            if not self._needed[key]:
                del self._words[key]

    def __getitem__(self, key: str) -> Words | None:
        """The words of a document that was fetched; None where no text is held."""
        return self._words[key]


_AT_ONCE = 500
"""Texts that are fetched together."""


def _groups(cascade: Cascade) -> Iterator[tuple[str, list[str]]]:
    """Each document with those that implement it; branch by branch, so that few wait at a time."""
    lowers: dict[str, list[str]] = {}
    for edge in cascade.edges:
        lowers.setdefault(edge.target, []).append(edge.source)
    waiting, seen = [cascade.root], {cascade.root}
    while waiting:
        upper = waiting.pop()
        below = lowers.get(upper, [])
        if below:
            yield upper, below
        waiting += [key for key in below if key not in seen]
        seen.update(below)


def _compared(
    shelf: _Shelf, upper: CascadeDocument, lowers: Sequence[CascadeDocument]
) -> Iterator[EdgeReuse | WithoutText]:
    """What each of the `lowers` took over from the `upper`, of which one index is made."""
    for at in range(0, len(lowers), _AT_ONCE):
        batch = lowers[at : at + _AT_ONCE]
        shelf.fetch([upper.key, *(lower.key for lower in batch)])
        theirs = shelf[upper.key]
        index = Index(theirs.words) if theirs else None
        for lower in batch:
            yield _edge(upper, theirs, index, lower, shelf[lower.key])
        shelf.put_back([lower.key for lower in batch])
    shelf.put_back([upper.key])


def _edge(
    upper: CascadeDocument,
    theirs: Words | None,
    index: Index | None,
    lower: CascadeDocument,
    own: Words | None,
) -> EdgeReuse | WithoutText:
    if theirs is None or own is None:
        missing: Missing = "upper" if own else "lower" if theirs else "both"
        return WithoutText(upper.document, lower.document, lower.depth, missing)
    found = compared(theirs, own, index)
    longest = max(found.passages, key=lambda passage: passage.words, default=None)
    return EdgeReuse(
        upper=upper.document,
        lower=lower.document,
        depth=lower.depth,
        words=found.b.words,
        reused=found.b.reused,
        share=found.b.share,
        passages=len(found.passages),
        longest_words=longest.words if longest else 0,
        longest=longest.b if longest else None,
    )


def _levels(edges: Sequence[EdgeReuse]) -> tuple[LevelReuse, ...]:
    found = []
    for level in (*LEVELS, None):
        of_level = [edge for edge in edges if edge.lower.level == level]
        if of_level:
            shares = [edge.share for edge in of_level if edge.share is not None]
            middle = round(median(shares), 4) if shares else None
            with_reuse = sum(edge.reused > 0 for edge in of_level)
            found.append(LevelReuse(level, len(of_level), with_reuse, middle))
    return tuple(found)


def _held(store: Store, key: str, as_of: str | None) -> tuple[Document, Record]:
    node = store.nodes([key]).get(key)
    if node is None:
        raise UnknownDocument(key)
    require_known(store, node.document, as_of)
    texts = store.texts(key)
    if not texts:
        name = node.document.number or key
        raise NoText(name)
    return node.document, texts[0]
