"""Which documents a text that is not loaded cites: by the rules that resolve those that are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from graph.citing import Citations, Cited, Found
from graph.claims import (
    Claim,
    block_of,
    cited_claims,
    corner_of,
    doors_of,
    doors_to,
    is_narrow,
    whole_block,
)
from graph.document import Document
from graph.errors import UsageProblem
from graph.fit import objection, profile_of
from graph.identity import number_key
from graph.moment import checked
from graph.questions.known import known
from graph.questions.state import in_one_state
from graph.resolve import Settlement, resolve
from graph.store.base import Store
from graph.update import COMMON
from loaders.assemble import extract, places_of
from loaders.offsets import Offsets
from loaders.record import Citation, Mention, Record

_LEAD = "Căn cứ "
"""Words in front of a mention that begins a text ("Chỉ thị số 16/CT-TTg"), so that it is one."""
_FIRST = 300
LONGEST = 1_000_000
"""Characters of a text: a decree of 300 pages has fewer."""


def citations(store: Store, text: str, *, as_of: str | None = None) -> Citations:
    """Every mention of a document in `text`, and which documents of the store it means.

    The text may be a whole document or any part of one. What it cites is resolved as if it were
    loaded, one citation at a time, and nothing is written. Documents that are only cited are found
    too. `as_of` (an ISO date) leaves out documents that were not known on that day.
    Raises `UnreadableSource` for an empty text, `UsageProblem` for one that is too long.
    """
    if len(text) > LONGEST:
        problem = f"the text has {len(text):,} characters, more than {LONGEST:,}"
        raise UsageProblem(problem, "send it in parts")
    checked(as_of)
    if not _begins_with_a_mention(text):
        return _found(store, text, extract(text), as_of)
    read = _LEAD + text
    found = _found(store, read, extract(read), as_of)
    moved = len(_LEAD)
    return Citations(
        tuple(replace(c, start=c.start - moved, end=c.end - moved) for c in found.citations)
    )


def _begins_with_a_mention(text: str) -> bool:
    """Whether the first words name a document: read alone they would be taken for a heading."""
    blanks = len(text) - len(text.lstrip())
    (first, *_) = extract(_LEAD + text[: blanks + _FIRST])
    starts = {mention.start for cited in first.citations for mention in cited.mentions}
    return bool(text.strip()) and min(starts, default=-1) == len(_LEAD) + blanks


@in_one_state
def _found(store: Store, text: str, records: Sequence[Record], as_of: str | None) -> Citations:
    meaning = _Meaning(store)
    said = [
        (mention, citation, meaning.of(claim, as_of))
        for record, place in zip(records, places_of(text), strict=True)
        for citation, claim in zip(record.citations, cited_claims(record), strict=True)
        for mention in _placed(citation, place)
    ]
    offsets = Offsets.of(text)
    rows = [_row(offsets, *item) for item in said]
    return Citations(tuple(sorted(rows, key=lambda row: (row.start, row.end))))


def _placed(citation: Citation, place: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """The mentions of a record at their offsets in the normal form of the whole text."""
    for mention in citation.mentions:
        before = 0
        for start, end in place:
            if mention.start < before + end - start:
                shift = start - before
                yield Mention(mention.quote, mention.start + shift, mention.end + shift)
                break
            before += end - start


def _row(
    offsets: Offsets, mention: Mention, citation: Citation, documents: tuple[Document, ...]
) -> Cited:
    start, end = offsets.span(mention.start, mention.end)
    status: Found = ("unknown", "found")[len(documents)] if len(documents) < 2 else "ambiguous"
    facts = citation.number, citation.type, citation.date, citation.issuer, citation.name
    return Cited(*facts, mention.quote, start, end, status, documents)


class _Meaning:
    """Looks up which documents claims mean, each once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._claims = store.claims()
        self._known: dict[Claim, tuple[Document, ...]] = {}

    def of(self, claim: Claim, as_of: str | None) -> tuple[Document, ...]:
        """The document that a claim means, or those that it may mean, by key."""
        if claim not in self._known:
            nodes = self._store.nodes(self._keys(claim))
            documents = [nodes[key].document for key in sorted(nodes)]
            self._known[claim] = tuple(known(self._store, documents, as_of))
        return self._known[claim]

    def _keys(self, claim: Claim) -> set[str]:
        block = self._block_of(claim)
        residents = self._claims.residents([block]).get(block, {})
        settlement = resolve(block, {*residents, claim}, self._visitors(block))
        return _stored(settlement, claim, residents) or self._alike(claim, block)

    def _block_of(self, claim: Claim) -> str:
        """Where the claim is resolved: its block, or the corner of a common number."""
        block, corner = block_of(claim), corner_of(claim)
        return corner if corner and self._claims.common([block], COMMON) else block

    def _visitors(self, block: str) -> dict[str, list[Claim]]:
        """The documents of other blocks that the claims of a block may mean, with their claims."""
        if is_narrow(block):
            return {}
        doors = doors_to(block)
        found = self._claims.visitors(doors)
        visitors = {key: said for door in doors for key, said in found.get(door, {}).items()}
        whole = whole_block(block)
        if whole == block:
            return visitors
        said = self._claims.meaning(visitors)
        return {key: [c for c in said[key] if whole in doors_of(c)] for key in visitors}

    def _alike(self, claim: Claim, block: str) -> set[str]:
        """What has the very number of a claim that says more than anybody before, and fits it."""
        if not is_narrow(block) or not claim.number:
            return set()
        said = self._claims.meaning(self._store.numbered(number_key(claim.number)))
        return {
            key
            for key, claims in said.items()
            if not any(is_narrow(block_of(c)) for c in claims)
            and objection(claim, profile_of(claims), strict=False) is None
        }


def _stored(
    settlement: Settlement, claim: Claim, residents: Mapping[Claim, str | None]
) -> set[str]:
    """The keys under which the store has what the claim means, or may mean."""
    if claim.digest in settlement.joined:
        return {settlement.joined[claim.digest]}
    stored = {
        document.key: {residents[c] for c in document.claims if residents.get(c)}
        for document in settlement.documents
    }
    own = next(document for document in settlement.documents if claim in document.claims)
    keys = stored[own.key]
    if own.candidates:  # a stub that others share is no answer either
        keys = {key for name in own.candidates for key in stored.get(name, {name})}
    return {key for key in keys if key is not None}
