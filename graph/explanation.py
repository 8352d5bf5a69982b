"""Why a claim means the document that it means: the rule, and what spoke against the others.

The very functions that resolve a block are asked again, so that what is said here is what was
done.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.claims import Claim, block_of, is_narrow
from graph.fit import Objection, Profile, narrowed, objection, profile_of
from graph.resolve import is_strict, vagueness

Rule = Literal[
    "own-text", "number-issuer-year", "only-fit", "best-fit", "no-fit", "ambiguous", "alone"
]
Against = Literal[Objection, "issuer-farther", "day-farther", "draft", "unresolved"]

RULES: Mapping[Rule, str] = {
    "own-text": "the document's own heading",
    "number-issuer-year": "number, issuer and year (of the Party: the term) identify a document",
    "only-fit": "of the documents that it may mean, one fits",
    "best-fit": "several fit, one by its issuer or its very day better than the others",
    "no-fit": "no document that is known fits: one that is only cited",
    "ambiguous": "several documents fit equally well: it is left open",
    "alone": "it says too little to be recognised elsewhere: one that is only cited",
}
AGAINST: Mapping[Against, str] = {
    "issuer": "another issuer",
    "later": "later than the text that cites it",
    "year": "another year or term of the same issuer",
    "date": "another date",
    "type": "another type",
    "issuer-farther": "fits, but another one has the very issuer",
    "day-farther": "fits, but another one has the very day",
    "draft": "a draft is not what others cite",
    "unresolved": "itself only cited, and not more certain",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that a claim might have meant; `against` is None for what it means or may mean."""

    key: str
    against: Against | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided about a claim: the rule, the document's key, and the candidates by key."""

    rule: Rule
    means: str
    candidates: tuple[Candidate, ...]


def explain_claim(
    claim: Claim,
    means: str,
    block: Mapping[Claim, str],
    others: Mapping[str, Sequence[Claim]],
    waiting: Collection[str] = (),
) -> Verdict:
    """Why `claim` means the document `means`.

    `block` has the claims that were resolved with it and the key that each means; `others` are
    documents of other blocks that it might have meant, by key, with all claims about them;
    `waiting` are the keys of those that are unresolved themselves, because several fit them.
    """
    if claim.own is not None:
        return Verdict("own-text", means, ())
    if not is_narrow(block_of(claim)):
        return _placed(claim, means, _documents(block, others), waiting)
    inside = _documents(block, {})
    if len(inside) > 1:  # bodies of one name: only their superiors tell them apart
        verdict = _placed(claim, means, inside, waiting)
    else:
        verdict = Verdict("number-issuer-year", means, (Candidate(means, None),))
    outside = [
        Candidate(key, objection(claim, profile_of(said), strict=False) or "year")
        for key, said in others.items()
    ]
    return Verdict(verdict.rule, means, _sorted((*verdict.candidates, *outside)))


def _documents(
    block: Mapping[Claim, str], others: Mapping[str, Sequence[Claim]]
) -> dict[str, set[Claim]]:
    documents = {key: set(said) for key, said in others.items()}
    for claim, key in block.items():
        documents.setdefault(key, set()).add(claim)
    return documents


def _placed(
    claim: Claim, means: str, documents: Mapping[str, set[Claim]], waiting: Collection[str]
) -> Verdict:
    """A claim that says less, put to the document that it fits best."""
    against: dict[str, Against | None] = {}
    fitting: dict[str, Profile] = {}
    for key, said in documents.items():
        known = [c for c in said if c.own is not None or _is_more(c, claim)]
        if not known or key in waiting:
            if key != means:
                against[key] = "unresolved"
        elif any(c.own is not None and c.own.status == "draft" for c in known):
            against[key] = "draft"
        else:
            profile = profile_of(known)
            found = objection(claim, profile, strict=is_strict(block_of(claim)))
            if found is None:
                fitting[key] = profile
            against[key] = found
    best = _best(claim, fitting)
    for key in fitting.keys() - best:
        nearer = any(claim.body in fitting[b].bodies for b in best)
        far = nearer and claim.body not in fitting[key].bodies
        against[key] = "issuer-farther" if far else "day-farther"
    candidates = _sorted(Candidate(key, why) for key, why in against.items())
    return Verdict(_rule(claim, means, len(fitting), best), means, candidates)


def _is_more(other: Claim, claim: Claim) -> bool:
    """Whether `other` was placed before `claim`, or belongs to a document of another block."""
    return block_of(other) != block_of(claim) or vagueness(other) < vagueness(claim)


def _best(claim: Claim, fitting: Mapping[str, Profile]) -> set[str]:
    keys = list(fitting)
    return {keys[i] for i in narrowed(claim, list(fitting.values()))}


def _rule(claim: Claim, means: str, fitting: int, best: set[str]) -> Rule:
    if means in best:
        return "only-fit" if fitting == 1 else "best-fit"
    if best:
        return "ambiguous"
    return "alone" if block_of(claim).startswith("alone:") else "no-fit"


def _sorted(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """What it means or may mean first, other issuers last, then by key."""
    return tuple(
        sorted(candidates, key=lambda c: (c.against is not None, c.against == "issuer", c.key))
    )
