"""From mentions to citations: each cited document once, with all its mentions, and the edges."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct, structs

from loaders.citations.certainty import rule_of
from loaders.citations.law_names import LAW_TYPES
from loaders.citations.mentions import Found
from loaders.citations.numbers import Number, fold_number
from loaders.citations.relations import Assertion
from loaders.citations.ties import End
from loaders.fold import fold, squeeze
from loaders.record import RELATIONS, SELF, Citation, Edge, Heading, Mention
from loaders.rules import citation_confidence, citation_identity

_Ends = tuple[int | Literal["self"], str, int | Literal["self"]]
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


class _Cited(Struct):
    """A cited document while its mentions come together."""

    number: Number | None = None
    bare: str | None = None
    type: str | None = None
    date: str | None = None
    issuer: str | None = None
    name: str | None = None
    mentions: list[Found] = []

    def take(self, found: Found) -> None:
        self.number = self.number or found.number
        self.bare = self.bare or found.bare
        self.type = self.type or found.type
        self.issuer = self.issuer or found.issuer
        self.name = self.name or found.name
        if found.date and (self.date is None or found.date.startswith(self.date)):
            self.date = found.date
        self.mentions.append(found)


class Gathering:
    """The citations of one document, gathered mention by mention in reading order."""

    def __init__(self, heading: Heading) -> None:
        self._heading = heading
        self._own = fold_number(heading.number) if heading.number else None
        own_law = heading.type in LAW_TYPES and heading.subject
        self._own_title = _title_key(f"{heading.type} {heading.subject}") if own_law else None
        self._cited: list[_Cited] = []
        self._by_number: dict[str, list[int]] = {}
        self._by_name: dict[str, list[int]] = {}
        self._index: dict[int, int | None] = {}

    def add(self, mentions: list[Found]) -> None:
        """Takes the mentions of the text, and the laws that amending laws name."""
        for mention in mentions:
            self._place(mention)
            for part in mention.amends:
                self._place(part)

    def index_of(self, end: End) -> int | Literal["self"] | None:
        """The citation a mention belongs to, "self", or None for one that points nowhere."""
        if isinstance(end, str):
            return SELF
        index = self._index[id(end)]
        return index if index is not None or not self._is_self(end) else SELF

    def citations(self, text: str) -> tuple[Citation, ...]:
        """The citations in order of first mention."""
        return tuple([self._citation(cited, text) for cited in self._cited])

    def _citation(self, cited: _Cited, text: str) -> Citation:
        mentions = tuple([_mention(found, text) for found in cited.mentions])
        best = max(mentions, key=_surest)
        number = cited.number.text if cited.number else cited.bare
        return Citation(
            number, cited.type, cited.date, cited.issuer, cited.name, mentions,
            best.rule, best.confidence,
        )  # fmt: skip

    def _place(self, found: Found) -> None:
        index = None
        if not self._is_self(found):
            index = self._find(found)
            if index is None and found.shape != "anaphor":
                index = len(self._cited)
                self._cited.append(_Cited())
        self._index[id(found)] = index
        if index is not None:
            self._cited[index].take(found)
            self._register(index, found)

    def _register(self, index: int, found: Found) -> None:
        if found.number:
            places = self._by_number.setdefault(fold_number(found.number.text), [])
            if index not in places:
                places.append(index)
        if found.name:
            places = self._by_name.setdefault(_law_key(found), [])
            if index not in places:
                places.append(index)

    def _is_self(self, found: Found) -> bool:
        """Whether the text names itself: an appendix by its number, a law by its own title."""
        own_day, own_year = self._heading.date, (self._heading.date or "")[:4]
        if found.date and own_day and found.date not in (own_day, own_year):
            return False
        if found.number is not None:
            return self._own is not None and fold_number(found.number.text) == self._own
        if found.name is None or self._own_title is None:
            return False
        key = _law_key(found)
        return key == self._own_title or (bool(found.amends) and self._own_title.startswith(key))

    def _find(self, found: Found) -> int | None:
        if found.number is not None:
            places = self._by_number.get(fold_number(found.number.text), ())
            fitting = [i for i in places if _agree(self._cited[i], found)]
            fitting = fitting or self._short_forms(found)
            if fitting or not found.name:
                return fitting[-1] if fitting else None
        if found.name is not None:
            places = self._by_name.get(_law_key(found), ())
            fitting = [i for i in places if _same_law(self._cited[i], found)]
            return fitting[-1] if fitting else None
        return self._find_loosely(found)

    def _short_forms(self, found: Found) -> list[int]:
        """The short citations that a full one explains ("Nghị định 147" before its number)."""
        return [
            index
            for index, cited in enumerate(self._cited)
            if cited.number is None
            and cited.bare is not None
            and cited.type == found.type
            and _counter(cited) == _counter(found)
            and (not cited.date or not found.date or cited.date == found.date)
            and _same_issuer(cited.issuer, found.issuer)
        ]

    def _find_loosely(self, found: Found) -> int | None:
        """The document that a mention without number and name can mean."""
        for index in range(len(self._cited) - 1, -1, -1):
            cited = self._cited[index]
            if cited.type != found.type:
                continue
            if found.shape == "dated":
                if (
                    cited.number is None
                    and cited.date == found.date
                    and cited.issuer == found.issuer
                ):
                    return index
            elif found.bare is None or _counter(found) == _counter(cited):
                return index
        return None


def edges_of(
    assertions: list[Assertion], gathering: Gathering, citations: tuple[Citation, ...]
) -> tuple[Edge, ...]:
    """The edges between citations: every asserted relation once, `references` only on its own.

    `citations` are those of `gathering`: no edge is surer than that its ends are cited at all.
    Raises nothing: assertions about the text itself as target and empty anaphors are dropped.
    """
    edges: dict[_Ends, Edge] = {}
    weak: list[Edge] = []
    for assertion in assertions:
        source, target = gathering.index_of(assertion.source), gathering.index_of(assertion.target)
        if source is None or target is None or source == target:
            continue
        edge = Edge(
            source, assertion.relation, target, squeeze(assertion.cue), assertion.start,
            assertion.end, assertion.rule, assertion.confidence,
        )  # fmt: skip
        if assertion.weak:
            weak.append(edge)
        else:
            _keep(edges, edge)
    cited = {end for edge in edges.values() for end in (edge.target, edge.source)}
    for edge in weak:
        if edge.target not in cited and edge.target != SELF:
            _keep(edges, edge)
    strong = {(e.source, e.target) for e in edges.values() if e.relation != "references"}
    kept = [
        e
        for e in edges.values()
        if e.relation != "references" or (e.source, e.target) not in strong
    ]
    sure = [max([citation_identity(m.rule) for m in cited.mentions]) for cited in citations]
    return tuple([_limited(edge, sure) for edge in sorted(kept, key=_order)])


def _mention(found: Found, text: str) -> Mention:
    rule = rule_of(found, text)
    quote = text[found.start : found.end]
    return Mention(quote, found.start, found.end, rule, citation_confidence(rule))


def _surest(mention: Mention) -> float:
    return mention.confidence


def _limited(edge: Edge, sure: list[float]) -> Edge:
    """`edge` no surer than its ends; `sure` tells how sure each citation is."""
    limit = min([sure[end] for end in (edge.source, edge.target) if isinstance(end, int)])
    return edge if edge.confidence <= limit else structs.replace(edge, confidence=limit)


def _keep(edges: dict[_Ends, Edge], edge: Edge) -> None:
    """The proof with the highest confidence stands; the first of equals."""
    key = (edge.source, edge.relation, edge.target)
    if key not in edges or edges[key].confidence < edge.confidence:
        edges[key] = edge


def _order(edge: Edge) -> tuple[int, int, int]:
    source = -1 if isinstance(edge.source, str) else edge.source
    target = -1 if isinstance(edge.target, str) else edge.target
    return source, target, RELATIONS.index(edge.relation)


def _agree(cited: _Cited, found: Found) -> bool:
    """Whether two mentions of one number can mean one document.

    The year inside a number decides by itself (a date beside it may be a slip); elsewhere
    different years or different issuers make different documents.
    """
    if found.number is not None and found.number.year is not None:
        return True
    same_year = not cited.date or not found.date or cited.date[:4] == found.date[:4]
    return same_year and _same_issuer(cited.issuer, found.issuer)


def _same_issuer(one: str | None, other: str | None) -> bool:
    if not one or not other or one == other:
        return True
    first, second = fold(one), fold(other)
    return first in second or second in first or first.split()[-2:] == second.split()[-2:]


def _same_law(cited: _Cited, found: Found) -> bool:
    """Whether two laws of one name can be one law: no two numbers, and no two dates or years."""
    if cited.type != found.type or (cited.number and found.number):
        return False
    one = cited.date or _printed_year(cited.number)
    other = found.date or _printed_year(found.number)
    return one.startswith(other) or other.startswith(one)


def _printed_year(number: Number | None) -> str:
    return str(number.year) if number and number.year else ""


def _counter(cited: _Cited | Found) -> str | None:
    counter = cited.number.counter if cited.number else cited.bare
    return counter.lstrip("0") if counter else None


def _law_key(found: Found) -> str:
    """What laws are compared by: the name, but there is only one constitution at a time."""
    return _title_key(found.type if found.type == "hiến pháp" else found.name or "")


def _title_key(name: str) -> str:
    """A title without marks, diacritics and "và"."""
    return _NOT_LETTERS.sub(" ", fold(name)).strip().replace(" va ", " ")
