"""What stands beside a measure's words and makes them something else: every list of such words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from loaders.fold import lower
from loaders.measures.search import find_measures
from loaders.measures.vocabulary import document, spellings


def _named(text: str, measure: str) -> bool:
    found = find_measures(text, lower(text), 0, len(text))
    return any(one.id == measure for one in found)


def _rows() -> Iterator[tuple[str, str, str]]:
    """Measure, a phrase of one of its forms, and that phrase with a word that must be ignored."""
    for entry in document()["measure"]:
        phrases = set(spellings(p for form in entry["form"] for p in form["phrases"]))
        for form in entry["form"]:
            if "needs_after" in form:
                continue
            phrase = next(spellings(form["phrases"]))
            after = [f"{phrase} {word}" for word in spellings(form.get("ignore_after", ()))]
            before = [f"{word} {phrase}" for word in spellings(form.get("ignore_before", ()))]
            for ignored in (after, before):
                free = [text for text in ignored if not _holds(text, phrases - {phrase})]
                yield from ((entry["id"], f"Các xã {phrase}.", f"Các xã {t}.") for t in free)


@pytest.mark.parametrize("entry", document()["measure"], ids=lambda entry: entry["id"])
def test_every_spelling_of_every_phrase_names_its_measure(entry: dict[str, Any]) -> None:
    for form in entry["form"]:
        needed = list(spellings(form.get("needs_after", [""])))
        for phrase in spellings(form["phrases"]):
            assert _named(f"Các xã {phrase} {needed[0]}.", entry["id"]), phrase
            assert not _named(f"Các xã x{phrase.replace(' ', 'x')}x.", entry["id"]), phrase


@pytest.mark.parametrize("entry", document()["measure"], ids=lambda entry: entry["id"])
def test_what_has_to_follow_may_be_spelled_in_every_way(entry: dict[str, Any]) -> None:
    for form in entry["form"]:
        phrase = next(spellings(form["phrases"]))
        for words in spellings(form.get("needs_after", ())):
            assert _named(f"Các xã {phrase} {words}.", entry["id"]), words


def _holds(text: str, phrases: set[str]) -> bool:
    return any(phrase in text for phrase in phrases)


@pytest.mark.parametrize(("measure", "text", "near_miss"), list(_rows()))
def test_a_word_beside_it_makes_it_something_else(measure: str, text: str, near_miss: str) -> None:
    assert _named(text, measure)
    assert not _named(near_miss, measure)
