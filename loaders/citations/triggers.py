"""The words of running text that can begin a citation, or announce a direction or a deadline."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from msgspec import Struct

from loaders.citations.cues import directed_forms, no_type_forms
from loaders.deadlines.vocabulary import leads_by_phrase
from loaders.fold import tone_spellings
from loaders.parts.document_types import types
from loaders.phrases import Flat, Phrases
from loaders.vocabulary import toml

Role = Literal["type", "directed", "lead", "none"]

GENERIC = frozenset(("văn bản",))
"""Words that announce a number without saying its type; the symbol tells it."""


class Trigger(Struct, frozen=True):
    """A trigger at `[start, end)`; `form` is the type's name or the announcing phrase."""

    start: int
    end: int
    form: str


class Triggers(NamedTuple):
    """The triggers of a text, each kind in order: type words, and the phrases that announce the
    direction of an authority or a deadline."""

    heads: list[Trigger]
    directed: list[Trigger]
    leads: list[Trigger]


def find_triggers(flat: Flat) -> Triggers:
    """The triggers of a lower-case text, found in one pass.

    Whole words only, leftmost and longest ("thông tư liên tịch" before "thông tư").
    """
    phrases, forms = _phrases()
    found = Triggers([], [], [])
    heads, directed, leads = found
    for start, end, index in phrases.find(flat):
        form, role = forms[index]
        if form == "bộ luật" and flat.text.startswith("bố", start):  # "công bố Luật …"
            heads.append(Trigger(end - len("luật"), end, "luật"))
        elif role == "type":
            heads.append(Trigger(start, end, form))
        elif role == "directed":
            directed.append(Trigger(start, end, form))
        elif role == "lead":
            leads.append(Trigger(start, end, form))
    return found


@cache
def _phrases() -> tuple[Phrases, list[tuple[str, Role]]]:
    """Every form in every spelling, and the form and role of each."""
    vocabulary = types()
    names = {*vocabulary.state.values(), *vocabulary.party.values(), *vocabulary.headings.values()}
    called: dict[str, str] = {name: name for name in sorted(names | GENERIC)}
    called |= toml("citing.toml")["names"]
    forms: dict[str, tuple[str, Role]] = {words: (name, "type") for words, name in called.items()}
    forms |= {form: (form, "directed") for form in directed_forms()}
    forms |= {form: (form, "lead") for form in leads_by_phrase()}
    no_type = [*no_type_forms(), *toml("laws.toml")["no_law"]["forms"]]
    forms |= {form: (form, "none") for form in no_type}
    spelled = {spell: form for words, form in forms.items() for spell in tone_spellings(words)}
    return Phrases(spelled, longest=True), list(spelled.values())
