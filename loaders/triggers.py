"""The words of running text that can begin a citation or announce an authority's direction."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick

from loaders.cues import directed_forms, no_type_forms
from loaders.document_types import types
from loaders.fold import tone_spellings

GENERIC = frozenset(("văn bản",))
"""Words that announce a number without saying its type; the symbol tells it."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger at `[start, end)`; `form` is the type's name or the announcing phrase."""

    start: int
    end: int
    form: str


def find_triggers(flat: str) -> tuple[list[Trigger], list[Trigger]]:
    """The type words of a lower-case text, and the phrases that announce a direction.

    Whole words only, leftmost and longest ("thông tư liên tịch" before "thông tư").
    """
    heads: list[Trigger] = []
    directed: list[Trigger] = []
    for last, (length, form, role) in _automaton().iter_long(flat):
        start, end = last - length + 1, last + 1
        inside_word = flat[last].isalnum() and flat[end : end + 1].isalnum()
        if inside_word or flat[start - 1 : start].isalnum():
            continue
        if role == "type":
            heads.append(Trigger(start, end, form))
        elif role == "directed":
            directed.append(Trigger(start, end, form))
    return heads, directed


@cache
def _automaton() -> Any:  # pyahocorasick ships no types
    automaton = ahocorasick.Automaton()
    vocabulary = types()
    names = {*vocabulary.state.values(), *vocabulary.party.values(), *vocabulary.headings.values()}
    for name in sorted(names | GENERIC):
        _add(automaton, name, "type")
    for form in directed_forms():
        _add(automaton, form, "directed")
    for form in no_type_forms():
        _add(automaton, form, "none")
    automaton.make_automaton()
    return automaton


def _add(automaton: Any, form: str, role: str) -> None:
    for spelling in tone_spellings(form):
        automaton.add_word(spelling, (len(spelling), form, role))
