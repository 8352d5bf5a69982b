"""The words of running text that can begin a citation or announce an authority's direction."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from loaders.citations.cues import directed_forms, no_type_forms
from loaders.fold import tone_spellings
from loaders.parts.document_types import types

Role = Literal["type", "directed", "none"]

GENERIC = frozenset(("văn bản",))
"""Words that announce a number without saying its type; the symbol tells it."""


class Trigger(NamedTuple):
    """A trigger at `[start, end)`; `form` is the type's name or the announcing phrase."""

    start: int
    end: int
    form: str


def find_triggers(flat: str) -> tuple[list[Trigger], list[Trigger]]:
    """The type words of a lower-case text, and the phrases that announce a direction.

    Whole words only, leftmost and longest ("thông tư liên tịch" before "thông tư").
    """
    automaton, phrases = _automaton()
    heads: list[Trigger] = []
    directed: list[Trigger] = []
    for index, start, end in automaton.find_matches_as_indexes(flat):
        inside_word = flat[end - 1].isalnum() and flat[end : end + 1].isalnum()
        if inside_word or (start and flat[start - 1].isalnum()):
            continue
        form, role = phrases[index]
        if role == "type":
            heads.append(Trigger(start, end, form))
        elif role == "directed":
            directed.append(Trigger(start, end, form))
    return heads, directed


@cache
def _automaton() -> tuple[AhoCorasick, list[tuple[str, Role]]]:
    """The automaton over every spelling, and the form and role of each of its patterns."""
    vocabulary = types()
    names = {*vocabulary.state.values(), *vocabulary.party.values(), *vocabulary.headings.values()}
    forms: list[tuple[str, Role]] = [(name, "type") for name in sorted(names | GENERIC)]
    forms += [(form, "directed") for form in directed_forms()]
    forms += [(form, "none") for form in no_type_forms()]
    spelled = {spelling: form for form in forms for spelling in tone_spellings(form[0])}
    automaton = AhoCorasick(list(spelled), matchkind=MatchKind.LeftmostLongest)
    return automaton, list(spelled.values())
