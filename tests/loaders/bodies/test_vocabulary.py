"""Every word of `bodies.toml` does its work, and another word in its place does not."""

from __future__ import annotations

import pytest

from loaders.bodies.names import match_body
from loaders.bodies.printed import office_of
from loaders.bodies.ranks import kind_of
from loaders.bodies.wording import expand, field_of
from loaders.vocabulary import toml

DATA = toml("bodies.toml")


def _body(text: str) -> str | None:
    end = match_body(text, 0)
    return None if end is None else text[:end]


@pytest.mark.parametrize("word", DATA["stops"]["words"])
def test_a_word_at_which_a_name_is_over(word: str) -> None:
    assert _body(f"Trung tâm Hoa Mai {word} nhà") == "Trung tâm Hoa Mai"
    assert _body(f"Trung tâm Hoa Mai x{word} nhà") != "Trung tâm Hoa Mai"


@pytest.mark.parametrize("words", DATA["stops"]["compounds"])
def test_words_that_hold_one_and_end_no_name(words: str) -> None:
    found = _body(f"Trung tâm Hoa Mai {words} nhà")
    assert found is not None and found.startswith(f"Trung tâm Hoa Mai {words}")


@pytest.mark.parametrize("office", DATA["roles"]["words"])
def test_an_office_before_the_body_it_heads(office: str) -> None:
    assert _body(f"{office} Sở Y tế họp") == f"{office} Sở Y tế"
    assert _body(f"X{office} Sở Y tế họp") is None
    if office != "Thường trực":  # also an organ of its own
        assert office_of(f"{office} Sở Y tế") == f"{office} "


@pytest.mark.parametrize(("short", "full"), DATA["abbreviations"].items())
def test_an_abbreviation(short: str, full: str) -> None:
    assert full in expand(f"Sở {short} Hoa")
    assert full not in expand(f"Sở {short}x Hoa")


@pytest.mark.parametrize(("field", "shorts"), DATA["fields"].items())
def test_a_field(field: str, shorts: list[str]) -> None:
    assert field_of(field) == field
    assert field_of(f"{field}x") is None
    for short in shorts:
        # "VHTT" is what the departments of provinces are called, and of districts
        assert field_of(short) == ("Văn hóa và Thể thao" if short == "VHTT" else field)


@pytest.mark.parametrize(("head", "kind"), DATA["heads"].items())
def test_the_kind_of_a_body(head: str, kind: str) -> None:
    assert kind_of(f"{head} Hoa") == kind
    assert kind_of(f"X{head} Hoa") == "other"
