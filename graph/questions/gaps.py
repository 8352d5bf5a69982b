"""What the texts of a store leave open, and where they contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from graph.claims import Claim
from graph.document import Document
from graph.errors import UsageProblem
from graph.facts import conflicts_of
from graph.frames import frame
from graph.identity import is_counter
from graph.link import Fault, Link, each_once, fault_of
from graph.model import Evidence, as_mapping
from graph.moment import checked
from graph.node import Known
from graph.questions.known import heard, known
from graph.questions.state import in_one_state
from graph.store.base import Store

if TYPE_CHECKING:
    import pandas as pd

GapKind = Literal["unresolved", "vague", "date-conflict", "type-conflict", "several-texts", Fault]

KINDS: Mapping[str, str] = {
    "unresolved": "citations that fit several documents equally well",
    "vague": "citations that say too little to be recognised elsewhere",
    "date-conflict": "documents that texts date differently",
    "type-conflict": "documents that texts call differently",
    "several-texts": "documents of which different texts were loaded",
    "implements-later": "documents that are said to carry out a later one",
    "self-edge": "documents that are said to act on themselves",
}
"""The kinds of gaps in words, in the order in which they are told."""
_OF_HEADINGS = frozenset({"date-conflict", "type-conflict", "several-texts"})
PLACES = 5
"""How many places in texts are quoted for each thing that citations say."""
_COLUMNS = ("kind", "key", "number", "date", "issuer", "says", "others", "asserted_by", "quote")


class Gap(Struct, frozen=True):
    """Something to look into about a document; `says` tells it in words.

    `others` are the documents that a stub may mean, or the other end of a relation. `evidence` are
    the words that show it, the first ones; there are none where headings contradict each other,
    whose texts are then named.
    """

    kind: GapKind
    document: Document
    says: str
    others: tuple[Document, ...]
    evidence: tuple[Evidence, ...]

    def to_row(self) -> dict[str, Any]:
        """The gap as one row of a table, with its first quote and the keys of the others."""
        first = self.evidence[0] if self.evidence else None
        return {
            **self.document.to_dict(),
            "kind": self.kind,
            "says": self.says,
            "others": " ".join(other.key for other in self.others),
            "asserted_by": first.asserted_by if first else None,
            "quote": first.quote if first else None,
        }


class Gaps(Struct, frozen=True):
    """The gaps by kind, then by key; `totals` counts those of each kind that are not listed too."""

    as_of: str | None
    totals: Mapping[str, int]
    gaps: tuple[Gap, ...]

    def to_dict(self) -> dict[str, Any]:
        """The gaps as JSON-ready mapping."""
        gaps = [as_mapping(gap) for gap in self.gaps]
        return {"as_of": self.as_of, "totals": dict(self.totals), "gaps": gaps}

    def to_frame(self) -> pd.DataFrame:
        """One row a gap, with its first quote."""
        return frame(_COLUMNS, [gap.to_row() for gap in self.gaps])


@in_one_state
def gaps(store: Store, *, as_of: str | None = None, limit: int = 20) -> Gaps:
    """Open citations and contradictions of the whole store, at most `limit` of each kind.

    A number that one body gave in one year is one document, so that two texts of it with different
    dates are one document with a conflict, not two. `as_of` (an ISO date) leaves out what only
    later texts say. Raises `UsageProblem` for what is no date and a limit below 1.
    """
    if limit < 1:
        raise UsageProblem(f"limit {limit} is below 1", "give the number of gaps to list")
    found = [*_told(store, checked(as_of)), *_refused(store, as_of)]
    found.sort(key=lambda gap: (gap.document.key, gap.says))
    by_kind = {kind: [gap for gap in found if gap.kind == kind] for kind in KINDS}
    return Gaps(
        as_of=as_of,
        totals={kind: len(some) for kind, some in by_kind.items() if some},
        gaps=tuple(_with_sources(store, gap) for some in by_kind.values() for gap in some[:limit]),
    )


def _with_sources(store: Store, gap: Gap) -> Gap:
    """Which texts are meant, where their headings and no citation tell of the gap."""
    if gap.evidence or gap.kind not in _OF_HEADINGS:
        return gap
    sources = [source.source for source in store.sources(gap.document.key)]
    more = " …" if len(sources) > PLACES else ""
    return replace(gap, says=f"{gap.says}: {', '.join(sources[:PLACES])}{more}")


def _told(store: Store, as_of: str | None) -> Iterator[Gap]:
    """What is open or contradicted in the facts of documents."""
    doubts = {document.key: (document, told) for document, told in store.in_doubt()}
    there = known(store, [document for document, _ in doubts.values()], as_of)
    claims = store.claims().meaning([document.key for document in there])
    cited = {c.digest for said in claims.values() for c in said if c.own is None}
    places = store.mentions(cited, as_of, limit=PLACES)
    keys = {key for document in there for key in doubts[document.key][1].candidates}
    nodes = store.nodes(keys)
    others = {d.key: d for d in known(store, [nodes[key].document for key in sorted(keys)], as_of)}
    for document in there:
        said = claims[document.key]
        yield from _open(document, doubts[document.key][1], said, places, others)
        yield from _contradicted(document, said, places)


def _open(
    document: Document,
    told: Known,
    said: Sequence[Claim],
    places: Mapping[str, Sequence[Evidence]],
    others: Mapping[str, Document],
) -> Iterator[Gap]:
    if told.candidates:
        may = tuple(others[key] for key in told.candidates if key in others)
        proof = _quoted(said, places)
        yield Gap("unresolved", document, f"may mean {len(may)} documents", may, proof)
    elif _is_vague(document):
        yield Gap("vague", document, "says too little", (), _quoted(said, places))
    if len(told.contents) > 1:
        texts = f"{len(told.contents)} texts that differ"
        yield Gap("several-texts", document, texts, (), ())


def _contradicted(
    document: Document, said: Sequence[Claim], places: Mapping[str, Sequence[Evidence]]
) -> Iterator[Gap]:
    """What claims say otherwise than the document; a claim that nobody made yet says nothing."""
    otherwise: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in said:
        for warning in conflicts_of([claim], document):
            if claim.own is not None or claim.digest in places:
                otherwise[warning.code, warning.message].append(claim)
    for (code, message), claims in otherwise.items():
        kind: GapKind = "date-conflict" if code == "date-conflict" else "type-conflict"
        yield Gap(kind, document, message, (), _quoted(claims, places))


def _is_vague(document: Document) -> bool:
    """Whether what is cited could not be recognised in another text (see `claims.block_of`)."""
    number, date = document.number, document.date
    if document.status != "cited" or document.subject or (number and not is_counter(number)):
        return False
    placed = document.type and document.issuer
    return not (placed and (number or len(date or "") >= len("2021-05")))


def _quoted(
    claims: Iterable[Claim], places: Mapping[str, Sequence[Evidence]]
) -> tuple[Evidence, ...]:
    proofs = {proof for claim in claims for proof in places.get(claim.digest, ())}
    return each_once(proofs)[:PLACES]


def _refused(store: Store, as_of: str | None) -> Iterator[Gap]:
    """The relations that texts assert and no chronology allows."""
    proofs: dict[tuple[str, str, str], list[Link]] = defaultdict(list)
    for link in heard(store, store.refused(), as_of):
        proofs[link.source, link.relation, link.target].append(link)
    nodes = store.nodes({end for source, _, target in proofs for end in (source, target)})
    for (source, relation, target), links in proofs.items():
        fault = fault_of(links[0])
        assert fault is not None  # noqa: S101 - the store gives refused ones only
        said = each_once(link.evidence for link in links)[:PLACES]
        document, other = nodes[source].document, nodes[target].document
        says = f"{relation} {other.key}" + (f" of {other.date}" if other.date else "")
        yield Gap(fault, document, says, (other,), said)
