"""Which relation the words before a citation assert: the cue that stands last governs it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from loaders.fold import tone_spellings
from loaders.record import Relation
from loaders.vocabulary import toml

ACTING: frozenset[Relation] = frozenset(("amends", "replaces", "repeals"))


@dataclass(frozen=True, slots=True)
class Governing:
    """The cue that governs a citation, at `[start, end)` of the clause it was sought in."""

    relation: Relation
    cue: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class _Cues:
    any: re.Pattern[str]
    relation_of: dict[str, Relation]
    rule_of: dict[str, str]
    transparent: re.Pattern[str]
    prospective: re.Pattern[str]
    passive: re.Pattern[str]
    ceases: re.Pattern[str]


@lru_cache(maxsize=4096)
def governing(clause: str) -> Governing | None:
    """The cue that governs what follows `clause` (lower case, one line), or None.

    >>> governing("thực hiện nghiêm túc các nội dung của ").relation
    'implements'
    >>> governing("kiểm tra việc thực hiện theo ").relation
    'references'
    """
    cues = _cues()
    found = [match for match in cues.any.finditer(clause) if not _inside_word(clause, match)]
    if not found:
        return None
    last = found[-1]
    relation = cues.relation_of[last.lastgroup or ""]
    rule = cues.rule_of[last.lastgroup or ""]
    if relation == "references":
        acting = _acting_behind(found, clause)
        if acting is not None:
            return acting
        return Governing("references", last[0], last.start(), last.end(), rule)
    between = clause[last.end() :]
    if relation == "implements" and not cues.transparent.fullmatch(between):
        if "," in between or len(between) > 90:
            return Governing("references", last[0], last.start(), last.end(), f"far-{rule}")
        rule = f"loose-{rule}"
    return Governing(relation, last[0], last.start(), last.end(), rule)


def is_prospective(clause: str) -> bool:
    """Whether the words before an acting cue only announce, propose or order the act."""
    return _cues().prospective.search(clause) is not None


def passive_verb(gap: str) -> tuple[Relation, str] | None:
    """The relation of "A được sửa đổi bởi B" with its words, None where `gap` reads otherwise."""
    match = _cues().passive.search(gap)
    if match is None:
        return None
    verbs: dict[str, Relation] = {"thay thế": "replaces", "sửa đổi": "amends", "bổ sung": "amends"}
    return verbs.get(match["verb"], "repeals"), match[0].strip()


def ceases(flat: str, position: int) -> bool:
    """Whether the text at `position` says that the document named before is out of force."""
    return _cues().ceases.match(flat, position) is not None


def directed_forms() -> list[str]:
    """The phrases that announce an authority's direction ("chỉ đạo của")."""
    forms: list[str] = cue_data()["directed"]["forms"]
    return forms


def no_type_forms() -> list[str]:
    """The phrases that hold the word of a document type and name no document."""
    forms: list[str] = cue_data()["no_type"]["forms"]
    return forms


def _acting_behind(found: list[re.Match[str]], clause: str) -> Governing | None:
    """An amending cue that reaches through "Quy định ban hành kèm theo" to the decision."""
    cues = _cues()
    tail = [cues.relation_of[match.lastgroup or ""] for match in found]
    for match, relation in zip(reversed(found), reversed(tail), strict=True):
        if relation in ACTING:
            between = clause[match.end() :]
            if "kèm theo" in between or between.rstrip().endswith(" tại"):
                rule = cues.rule_of[match.lastgroup or ""]
                return Governing(relation, match[0], match.start(), match.end(), f"{rule}-attached")
            return None
        if relation == "implements":
            return None
    return None


def _inside_word(clause: str, match: re.Match[str]) -> bool:
    before, after = clause[match.start() - 1 : match.start()], clause[match.end() : match.end() + 1]
    return before.isalnum() or after.isalnum()


@cache
def cue_data() -> dict[str, Any]:
    """The cue vocabulary, `vocabulary/cues.toml`."""
    return toml("cues.toml")


@cache
def _cues() -> _Cues:
    data = cue_data()
    groups, relation_of, rule_of = [], {}, {}
    for index, cue in enumerate(data["cue"]):
        group = f"c{index}"
        relation_of[group], rule_of[group] = cue["relation"], cue["id"]
        forms = sorted(
            {s for f in cue.get("forms", ()) for s in tone_spellings(f)}, key=lambda f: (-len(f), f)
        )
        patterns = ([cue["pattern"]] if "pattern" in cue else []) + [
            _spaced(re.escape(f)) for f in forms
        ]
        groups.append((max(map(len, patterns)), f"(?P<{group}>{'|'.join(patterns)})"))
    # Longest forms first among the cues: "thực hiện theo" is no "thực hiện".
    ordered = sorted(groups, key=lambda item: -item[0])
    return _Cues(
        re.compile("|".join(pattern for _, pattern in ordered)),
        relation_of,
        rule_of,
        re.compile(rf"(?:[\s,*]|(?:{'|'.join(data['transparent']['implements'])})(?!\w))*"),
        re.compile("|".join(data["prospective"]["patterns"])),
        re.compile(_spaced(data["passive"]["pattern"]) + r"\s*\Z"),
        re.compile(data["ceases"]["pattern"]),
    )


def _spaced(pattern: str) -> str:
    return pattern.replace("\\ ", " ").replace(" ", r"\s{1,9}")
