"""Whether a claim can mean a document: what is missing agrees, what is said must not contradict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from graph import identity, organs
from graph.claims import Claim
from graph.organs import slug

Objection = Literal["issuer", "later", "year", "date", "type"]
"""What speaks against it: another issuer, a document later than the citing one, another year or
term of the same issuer, another date, another type."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What the claims of one document say together; `dates` keeps the most precise ones."""

    bodies: frozenset[str]
    dates: frozenset[str]
    types: frozenset[str]


def profile_of(claims: Iterable[Claim]) -> Profile:
    """The profile of the document that `claims` are about."""
    claims = tuple(claims)
    dates = {claim.when for claim in claims if claim.when}
    return Profile(
        bodies=frozenset(claim.body for claim in claims if claim.body),
        dates=frozenset(
            date for date in dates if not any(d != date and d.startswith(date) for d in dates)
        ),
        types=frozenset(slug(claim.type) for claim in claims if claim.type),
    )


def fits(claim: Claim, profile: Profile, *, strict: bool) -> bool:
    """Whether `claim` can mean the document of `profile`: nothing speaks against it."""
    return objection(claim, profile, strict=strict) is None


def objection(claim: Claim, profile: Profile, *, strict: bool) -> Objection | None:
    """What speaks against `claim` meaning the document of `profile`, None if nothing does.

    Number, issuer and year identify, so that where the issuer is the same a wrong day or another
    type name is tolerated; without an issuer they have to agree. `strict` is for claims without a
    number, whose dates have to agree anyway.
    """
    if not _issuer_fits(claim, profile):
        return "issuer"
    if _means_the_future(claim, profile):
        return "later"
    if not strict and claim.body in profile.bodies:
        return None if _year_fits(claim, profile) else "year"
    if not _date_fits(claim, profile):
        return "date"
    return None if _type_fits(claim, profile) else "type"


def narrowed(claim: Claim, candidates: list[Profile]) -> list[int]:
    """The positions of the candidates that fit best: same issuer first, then the very same day."""
    positions = list(range(len(candidates)))
    same_body = [i for i in positions if claim.body in candidates[i].bodies] or positions
    return [i for i in same_body if claim.date in candidates[i].dates] or same_body


def _issuer_fits(claim: Claim, profile: Profile) -> bool:
    said = claim.body
    if said is None or not profile.bodies or said in profile.bodies:
        return True
    return any(organs.extends(b, said) or organs.extends(said, b) for b in profile.bodies)


def _year_fits(claim: Claim, profile: Profile) -> bool:
    when = claim.when
    if when is None or not profile.dates:
        return True
    by_term = identity.is_party(claim.number) or organs.is_party(claim.body or "")
    alike = _same_term if by_term else _same_year
    return any(
        identity.dates_agree(date, when) or alike(date, when, claim.body or "")
        for date in profile.dates
    )


def _same_year(one: str, other: str, _: str) -> bool:
    return one[:4] == other[:4]


def _same_term(one: str, other: str, said: str) -> bool:
    term = identity.term_span(one, said)
    return term is not None and term == identity.term_span(other, said)


def _date_fits(claim: Claim, profile: Profile) -> bool:
    dates = profile.dates
    return not dates or any(identity.dates_agree(claim.when, date) for date in dates)


def _type_fits(claim: Claim, profile: Profile) -> bool:
    return claim.type is None or not profile.types or slug(claim.type) in profile.types


def _means_the_future(claim: Claim, profile: Profile) -> bool:
    return bool(profile.dates) and identity.is_later(min(profile.dates), claim.before)
