"""National bodies and the words of body names, from `vocabulary/issuers.toml` and `bodies.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, cast

from loaders.bodies.place_names import tidy
from loaders.fold import fold, squeeze
from loaders.parts.document_types import types
from loaders.record import Issuer, Kind
from loaders.remember import remembered
from loaders.vocabulary import toml


@dataclass(frozen=True, slots=True)
class National:
    """A body of the state or the Party at the central level, while it existed under this name.

    `head_of` names the body whose head this is, where a head is named in its place.
    """

    name: str
    kind: Kind
    superior: str | None
    codes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    successor: str | None = None
    head_of: str | None = None

    def valid(self, date: str | None) -> bool:
        """Whether it existed on the ISO `date` (maybe partial); None fits always."""
        if date is None:
            return True
        first = self.valid_from is None or self.valid_from[: len(date)] <= date
        return first and (self.valid_to is None or date <= self.valid_to)

    @property
    def issuer(self) -> Issuer:
        """The body as the issuer of a document."""
        return Issuer(self.name, "central", self.kind, self.superior)


@cache
def national_bodies() -> tuple[National, ...]:
    """Every national body, in the order of the file, each followed by its heads."""
    return tuple(
        named
        for group in toml("issuers.toml")["group"]
        for row in group["issuers"]
        for named in _with_heads(row, group)
    )


def _with_heads(row: dict[str, Any], group: dict[str, Any]) -> Iterator[National]:
    """The body of one row, then the heads that are named in its place."""
    body = National(
        name=row["name"],
        kind=cast(Kind, group["kind"]),
        superior=row.get("superior", group.get("superior")) or None,
        codes=tuple(row.get("codes", ())),
        aliases=tuple(row.get("aliases", ())),
        valid_from=row.get("valid_from"),
        valid_to=row.get("valid_to"),
        successor=row.get("successor"),
    )
    yield body
    for head in row.get("heads", ()):
        yield replace(body, name=head, codes=(), aliases=(), successor=None, head_of=body.name)


@cache
def _by_spelling() -> dict[str, National]:
    """Names and aliases with diacritics first; folded ones where only one body has them."""
    exact: dict[str, National] = {}
    folded: dict[str, National] = {}
    for body in national_bodies():
        for name in (body.name, *body.aliases):
            exact.setdefault(name.lower(), body)
            if len(name) > 6:
                folded.setdefault(_plain(name), body)
    return {**folded, **exact}


@cache
def _by_code() -> dict[str, tuple[National, ...]]:
    coded: dict[str, tuple[National, ...]] = {}
    for body in national_bodies():
        for code in body.codes:
            coded[fold(code)] = (*coded.get(fold(code), ()), body)
    return coded


_PUNCTUATION = str.maketrans(",.–—-", "     ")


def _plain(name: str) -> str:
    return squeeze(fold(name).translate(_PUNCTUATION))


@remembered
def national(name: str) -> National | None:
    """The national body of this name or abbreviation, diacritics and punctuation optional.

    >>> national("Thủ tướng").name
    'Thủ tướng Chính phủ'
    """
    known = _by_spelling()
    spelling = squeeze(tidy(name)).lower()
    return known.get(spelling) or known.get(_plain(spelling))


@lru_cache(maxsize=4096)
def from_symbol(symbol: str, date: str | None = None) -> str | None:
    """The national body that the last code of a document symbol fixes, at the ISO `date`.

    Codes of kinds of bodies (UBND, TU, BCĐ) and TW alone name none; a joint symbol names several.
    The codes are those of Decree 30/2020/NĐ-CP and Guidance 36-HD/VPTW.

    >>> from_symbol("QĐ-TTg")
    'Thủ tướng Chính phủ'
    >>> from_symbol("UBND-VX")
    """
    codes = _by_code()
    parts = _code_parts(symbol)
    joint = bool(parts) and parts[0] in {"ttlt", "nqlt"}
    bodies = [part for part in parts if part not in _type_codes()]
    found = [
        next((body.name for body in codes.get(part, ()) if body.valid(date)), None)
        for part in (bodies if joint else bodies[:1])
    ]
    known = [name for name in found if name is not None]
    return ", ".join(known) if known else None


_TERM = re.compile(r"^(qh|ubtvqh)\d{1,2}$")


@cache
def _type_codes() -> frozenset[str]:
    """The folded codes that stand for a type of document, not for a body."""
    return frozenset(map(fold, types().party))


def _code_parts(symbol: str) -> list[str]:
    """The pieces of a symbol, folded; the number of a legislative term is dropped."""
    parts = [p for p in re.split(r"[\s/_-]+", fold(symbol).replace("&", "")) if p]
    return [_TERM.sub(r"\1", part) for part in parts if not part.isdigit()]


def fields() -> dict[str, str]:
    """Abbreviated and full fields of ministries and departments, lower case -> full name."""
    return _fields()


@cache
def _fields() -> dict[str, str]:
    known: dict[str, str] = {}
    for name, short in toml("bodies.toml")["fields"].items():
        known[name.lower()] = name
        for alias in short:
            known.setdefault(alias.lower(), name)
    return known


def tolerant(words: str) -> str:
    """A pattern for `words` (lower case) over any white space, either tone placement, dash.

    >>> bool(re.fullmatch(tolerant("ủy ban"), "uỷ  ban"))
    True
    """
    pattern = re.escape(tidy(words.lower()))
    for new, old in _EITHER:
        # A scan loses the hook of "Ủy ban": that one is read without it too.
        lost = "|uy" if new == "ủy" else ""
        pattern = re.sub(rf"(?<!q){new}(?![^\W\d_])", f"(?:{new}|{old}{lost})", pattern)
    pattern = pattern.replace(r"\-", "[-–]")
    return pattern.replace(r"\ ", r"\s+")


_EITHER = tuple(
    zip(
        ["òa", "óa", "ỏa", "õa", "ọa", "ùy", "úy", "ủy", "ũy", "ụy"],
        ["oà", "oá", "oả", "oã", "oạ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        strict=True,
    )
)


def alternatives(names: list[str]) -> str:
    """One pattern for any of `names`, the longest first."""
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    return "|".join(tolerant(name) for name in ordered)
