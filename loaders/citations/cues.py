"""Which relation the words before a citation assert: the cue that stands last governs it.

All functions take words in lower case with single blanks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from loaders.citations.cue_patterns import cue_data, cue_patterns
from loaders.fold import fold
from loaders.record import Relation

ACTING: frozenset[Relation] = frozenset(("amends", "replaces", "repeals"))

_SOME = ("một số", "các", "những", "toàn bộ", "")
"""How many of its provisions."""


@dataclass(frozen=True, slots=True)
class Governing:
    """The cue that governs a citation, at `[start, end)` of the clause it was sought in.

    `also`: relation and rule of further acts on the same document ("sửa đổi, bãi bỏ").
    """

    relation: Relation
    cue: str
    start: int
    end: int
    rule: str
    also: tuple[tuple[Relation, str], ...] = ()

    def further(self, rule: str) -> tuple[tuple[Relation, str], ...]:
        """`also` with the names of the rules put into the pattern `rule`, such as "nested-{}"."""
        return tuple((relation, rule.format(name)) for relation, name in self.also)


@lru_cache(maxsize=4096)
def governing(clause: str) -> Governing | None:
    """The cue that governs what follows `clause`, or None.

    >>> governing("thực hiện nghiêm túc các nội dung của ").relation
    'implements'
    >>> governing("kiểm tra việc thực hiện theo ").relation
    'references'
    """
    found = _found(clause)
    if not found:
        return None
    cue = _last(found, clause)
    return replace(cue, cue=clause[cue.start : cue.end])


def leading(clause: str) -> Governing | None:
    """The cue that `clause` begins with and that governs a whole list ("Thực hiện A; B; C")."""
    found = _found(clause)
    if not found or clause[: found[0].start()].strip(" ,-–+•*|("):
        return None
    return _governing(found[0], "loose-{}")


def is_prospective(clause: str) -> bool:
    """Whether the words before an acting cue only announce, propose or order the act."""
    return cue_patterns().prospective.search(clause) is not None


def passive_verb(gap: str) -> tuple[Relation, str] | None:
    """The relation of "A được sửa đổi bởi B" with its words, None where `gap` reads otherwise."""
    cues = cue_patterns()
    match = cues.passive.search(gap)
    if match is None:
        return None
    verb = next(verb for verb in match.groups() if verb)
    return cues.passive_relation[verb], match[0].strip(" ,(")


def is_passive(before: str) -> bool:
    """Whether a verb behind the words `before` is in the passive voice."""
    return before.endswith(("được ", "bị "))


def ceases(behind: str, *, by_itself: bool) -> bool:
    """Whether the words behind a document put it out of force.

    `by_itself`: also without saying that this text does it, but not where another one does.
    """
    cues = cue_patterns()
    match = cues.ceases.match(behind)
    if match is None:
        return False
    when = match["when"]
    return (
        bool(match["now"])
        or " này" in when
        or (by_itself and cues.ceases_by_other.match(when) is None)
    )


def replaced_by_this(behind: str) -> tuple[Relation, str] | None:
    """The relation and its verb where the words behind a document say "được thay thế bởi … này"."""
    match = cue_patterns().replaced.match(behind)
    if match is None:
        return None
    return cue_patterns().passive_relation[match["verb"]], match["verb"]


def amended_by_this(behind: str, *, by_itself: bool) -> bool:
    """Whether the words behind a document amend it; `by_itself`: also without saying "nay"."""
    match = cue_patterns().amended.match(behind)
    return match is not None and (by_itself or match["now"] is not None)


def directed_forms() -> list[str]:
    """The phrases that announce an authority's direction ("chỉ đạo của")."""
    forms: list[str] = cue_data()["directed"]["forms"]
    return forms


def no_type_forms() -> list[str]:
    """The phrases that hold the word of a document type and name no document."""
    forms: list[str] = cue_data()["no_type"]["forms"]
    return forms


def _last(found: list[re.Match[str]], clause: str) -> Governing:
    last = found[-1]
    relation = cue_patterns().relation_of[last.lastgroup or ""]
    if relation == "references":
        return _reaching_through(found, clause) or _governing(last)
    if relation == "implements":
        return _carrying_out(last, clause[last.end() :])
    return _acting(found, clause)


def _acting(found: list[re.Match[str]], clause: str, rule: str = "{}") -> Governing:
    """What the last of the cues `found` does, with the acts that share its object."""
    last = _governing(found[-1], rule)
    acts, start = {last.relation: last.rule}, last.start
    for match in reversed(found[:-1]):
        act = _governing(match, rule)
        if act.relation not in ACTING or not cue_patterns().chain.fullmatch(clause, act.end, start):
            break
        acts.setdefault(act.relation, act.rule)
        start = act.start
    return replace(last, start=start, also=tuple(acts.items())[1:])


def _found(clause: str) -> list[re.Match[str]]:
    """Every cue of `clause` that stands as words of their own, neutral phrases left out.

    Where there is none, a scan may have lost the marks of one ("Thưc hiên").
    """
    cues = cue_patterns()
    return _standing(cues.any, clause) or _standing(cues.unmarked, fold(clause))


def _standing(pattern: re.Pattern[str], clause: str) -> list[re.Match[str]]:
    return [
        match
        for match in pattern.finditer(clause)
        if match.lastgroup and not _inside_word(clause, match)
    ]


def _governing(match: re.Match[str], rule: str = "{}") -> Governing:
    """What the cue `match` makes; `rule` is the pattern of the rule's name."""
    cues, group = cue_patterns(), match.lastgroup or ""
    name = rule.format(cues.rule_of[group])
    return Governing(cues.relation_of[group], match[0], match.start(), match.end(), name)


def _carrying_out(last: re.Match[str], between: str) -> Governing:
    """The force of "thực hiện" over the words between it and the citation."""
    cues = cue_patterns()
    if cues.transparent.fullmatch(between):
        return _governing(last)
    far_off = "," in between or len(between) > 90 or cues.predicated.search(between)
    if far_off and not cues.unread.fullmatch(between):
        far = _governing(last, "far-{}")
        return replace(far, relation="references")
    return _governing(last, "loose-{}")


def _reaching_through(found: list[re.Match[str]], clause: str) -> Governing | None:
    """A cue that governs what the last one only places.

    "Bãi bỏ Điều 4 của Quy định ban hành kèm theo Quyết định …", "thay thế nội dung tại Công văn …",
    "việc thực hiện một số quy định của Luật …".
    """
    cues = cue_patterns()
    last = found[-1]
    for index in range(len(found) - 2, -1, -1):
        match = found[index]
        relation = cues.relation_of[match.lastgroup or ""]
        between = clause[match.end() : last.start()]
        provisions = last[0] == "quy định của" and between.strip() in _SOME
        if relation in ACTING:
            placed = last[0].endswith("tại") or cues.attached.search(clause, match.end())
            if provisions:
                return _acting(found[: index + 1], clause)
            return _acting(found[: index + 1], clause, "{}-attached") if placed else None
        if relation == "implements":
            provisions = last[0].startswith("quy định ") and between.strip() in _SOME[:2]
            return _governing(match, "loose-{}") if provisions else None
    return None


def _inside_word(clause: str, match: re.Match[str]) -> bool:
    before, after = clause[match.start() - 1 : match.start()], clause[match.end() : match.end() + 1]
    return before.isalnum() or after.isalnum()
