"""Why each citation of a document means what it means, and which relations were refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from msgspec import Struct

from graph.claims import (
    Claim,
    block_of,
    cited_claims,
    corner_of,
    doors_to,
    is_narrow,
    whole_block,
)
from graph.document import Document
from graph.errors import UnknownCitation, UnknownDocument
from graph.explanation import AGAINST, RULES, Against, Verdict, explain_claim
from graph.identity import number_key
from graph.link import Fault, fault_of
from graph.model import as_mapping
from graph.moment import checked
from graph.organs import slug
from graph.questions.known import heard, require_known
from graph.questions.state import in_one_state
from graph.store.base import Claims, Store
from graph.update import COMMON
from loaders.record import RELATIONS, Citation, Record

MOST = 12
"""How many candidates of a citation, or texts that cite a document, are looked at."""


class Weighed(Struct, frozen=True):
    """A document that a citation may have meant; `against` says what spoke against it, if any."""

    document: Document
    against: Against | None

    @property
    def reason(self) -> str:
        """What spoke against it, in words; empty for what it means or may mean."""
        return AGAINST[self.against] if self.against else ""


class Decision(Struct, frozen=True):
    """What a text says of a document, `[start, end)` in it, and which document that is.

    `quote` is None for a law that is only named inside another's name; it begins on `page` of the
    file, None where that has no pages. `left_out` counts the candidates that are not listed.
    """

    number: str | None
    type: str | None
    date: str | None
    issuer: str | None
    name: str | None
    quote: str | None
    start: int | None
    end: int | None
    asserted_by: str
    rule: str
    means: Document
    candidates: tuple[Weighed, ...]
    left_out: int
    page: int | None = None

    @property
    def reason(self) -> str:
        """The rule in words."""
        return RULES[self.rule]  # type: ignore[index]


class Refusal(Struct, frozen=True):
    """A relation that the text asserts and the graph does not hold, and why."""

    relation: str
    source: str
    target: str
    fault: Fault
    quote: str


class Explanation(Struct, frozen=True):
    """What was decided about the citations of a document, in their order in its text.

    For a document that is only cited they are those of other texts which mean it, by text; of many
    texts the first ones, and `more` counts the others.
    """

    document: Document
    decisions: tuple[Decision, ...]
    refused: tuple[Refusal, ...]
    more: int

    def to_dict(self) -> dict[str, Any]:
        """The explanation as JSON-ready mapping; rules and objections come with their words."""
        return {
            "document": self.document.to_dict(),
            "decisions": [_decision(decision) for decision in self.decisions],
            "refused": [as_mapping(refusal) for refusal in self.refused],
            "more": self.more,
        }


@in_one_state
def explain(
    store: Store, key: str, citation: str | None = None, *, as_of: str | None = None
) -> Explanation:
    """Why each citation of the document `key` was resolved to what it is, or was not.

    `citation` picks those with a number, name or type that it spells, however written. As of a day
    (`as_of`) those of later texts are left out; what a citation means is decided among all
    documents, so that candidates may be later. Raises `UnknownDocument` for a key that is not in
    the store, or not yet, `UsageProblem`, and `UnknownCitation` where nothing cited is called so.
    """
    node = store.nodes([key]).get(key)
    if node is None:
        raise UnknownDocument(key)
    require_known(store, node.document, checked(as_of))
    texts = store.texts(key)
    said, more = (_said_by(texts, key), 0) if texts else _said_of(store, key, as_of)
    wanted = [item for item in said if citation is None or _is_called(item.cited, citation)]
    if citation is not None and not wanted:
        raise UnknownCitation(citation, [_name(item.cited) for item in said])
    decisions = _Decisions(store).of(wanted)
    return Explanation(node.document, decisions, _refused(store, key), more)


class _Item(NamedTuple):
    """The key of the citing document, what it says and on which page, and the claim in it."""

    by: str
    cited: Citation
    claim: Claim
    page: int | None


def _said_by(records: Sequence[Record], key: str) -> list[_Item]:
    """What a document cites; copies of it say the same."""
    record = records[0]
    claims = cited_claims(record)
    return [
        _Item(key, cited, claim, _page(record, cited))
        for cited, claim in zip(record.citations, claims, strict=True)
    ]


def _page(record: Record, cited: Citation) -> int | None:
    """The page of the first mention."""
    return next((record.positions.page(m.start, m.end) for m in cited.mentions), None)


def _said_of(store: Store, key: str, as_of: str | None) -> tuple[list[_Item], int]:
    """The citations of other texts that mean a document, and how many texts were left out."""
    digests = {claim.digest for claim in store.claims().meaning([key]).get(key, ())}
    near = store.neighbours([key], RELATIONS, incoming=True)
    near += store.neighbours([key], RELATIONS, incoming=False)
    citing = sorted({link.evidence.asserted_by for link in heard(store, near, as_of)})
    found = [item for other in citing[:MOST] for item in _said_by(store.texts(other), other)]
    return [item for item in found if item.claim.digest in digests], len(citing[MOST:])


def _is_called(cited: Citation, asked: str) -> bool:
    if cited.number and number_key(cited.number) == number_key(asked):
        return True
    words = slug(asked)
    return any(value and words in slug(value) for value in (cited.name, cited.number, cited.type))


def _name(cited: Citation) -> str:
    return cited.number or cited.name or " ".join(filter(None, (cited.type, cited.date)))


class _Decisions:
    """Looks up what is known about some claims, once for all of them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._claims: Claims = store.claims()

    def of(self, items: Sequence[_Item]) -> tuple[Decision, ...]:
        """The decision about each claim."""
        blocks = {item.claim: self._block_of(item.claim) for item in items}
        residents = self._claims.residents(set(blocks.values()))
        verdicts = []
        for claim in (item.claim for item in items):
            block = {c: key for c, key in residents[blocks[claim]].items() if key is not None}
            means = next(key for c, key in block.items() if c.digest == claim.digest)
            others = self._others(claim, blocks[claim], {*block.values()})
            nodes = self._store.nodes({*block.values(), *others})
            waiting = {key for key, node in nodes.items() if node.known.candidates}
            verdicts.append(explain_claim(claim, means, block, others, waiting))
        keys = {c.key for v in verdicts for c in v.candidates[:MOST]} | {v.means for v in verdicts}
        documents = {key: node.document for key, node in self._store.nodes(keys).items()}
        return tuple(
            _decided(item, verdict, documents)
            for item, verdict in zip(items, verdicts, strict=True)
        )

    def _block_of(self, claim: Claim) -> str:
        """Where the claim was resolved: its block, or the corner of a common number."""
        block = block_of(claim)
        corner = corner_of(claim)
        return corner if corner and self._claims.common([block], COMMON) else block

    def _others(self, claim: Claim, block: str, known: set[str]) -> dict[str, Sequence[Claim]]:
        """Documents of other blocks that the claim might mean."""
        found: dict[str, Sequence[Claim]] = {}
        if not is_narrow(block):
            for documents in self._claims.visitors(doors_to(block)).values():
                found.update(documents)
        if claim.has_number and whole_block(block) == block:
            keys = set(self._store.numbered(number_key(claim.number or "")))
            found.update(self._claims.meaning(keys - known - found.keys()))
        return found


def _decided(item: _Item, verdict: Verdict, documents: dict[str, Document]) -> Decision:
    key, cited, claim, page = item
    mention = cited.mentions[0] if cited.mentions else None
    return Decision(
        number=cited.number,
        type=cited.type,
        date=cited.date,
        issuer=claim.issuer,
        name=cited.name,
        quote=mention.quote if mention else None,
        start=mention.start if mention else None,
        end=mention.end if mention else None,
        asserted_by=key,
        rule=verdict.rule,
        means=documents[verdict.means],
        candidates=tuple(Weighed(documents[c.key], c.against) for c in verdict.candidates[:MOST]),
        left_out=max(0, len(verdict.candidates) - MOST),
        page=page,
    )


def _refused(store: Store, key: str) -> tuple[Refusal, ...]:
    """The refused relations that the document's own text asserts."""
    refusals = set()
    near = store.neighbours([key], RELATIONS, incoming=False)
    near += store.neighbours([key], RELATIONS, incoming=True)
    for link in near:
        fault = fault_of(link)
        if fault is not None and link.evidence.asserted_by == key:
            ends = link.relation, link.source, link.target
            refusals.add(Refusal(*ends, fault, link.evidence.quote))
    return tuple(sorted(refusals, key=lambda r: (r.relation, r.source, r.target, r.quote)))


def _decision(decision: Decision) -> dict[str, Any]:
    mapping = as_mapping(decision)
    mapping["reason"] = decision.reason
    mapping["candidates"] = [
        {**weighed.document.to_dict(), "against": weighed.against, "reason": weighed.reason}
        for weighed in decision.candidates
    ]
    return mapping
