"""Phrases as whole words, also over a break; the longest of overlapping ones, or all."""

from __future__ import annotations

import pytest

from loaders.fold import lower
from loaders.phrases import Flat, Phrases

WORDS = ["thông tư", "thông tư liên tịch", "tịch", "luật", "luật sư "]


def found(text: str, *, longest: bool) -> list[str]:
    hits = Phrases(WORDS, longest=longest).find(Flat(text, lower(text)))
    assert all(text[start:end].split() for start, end, _ in hits)
    return [WORDS[index] for *_, index in hits]


@pytest.mark.parametrize(
    ("text", "longest", "every"),
    [
        ("Thông tư số 5", ["thông tư"], ["thông tư"]),
        ("thông tư liên tịch", ["thông tư liên tịch"],
         ["thông tư", "thông tư liên tịch", "tịch"]),
        ("thông\ntư", ["thông tư"], ["thông tư"]),
        ("thông\ttư", ["thông tư"], ["thông tư"]),
        ("thông  tư   liên\n\ntịch", ["thông tư liên tịch"],
         ["thông tư", "thông tư liên tịch", "tịch"]),
        ("thông\n\n2\n\ntư", ["thông tư"], ["thông tư"]),
        ("thông\n\n- 12 -\n\ntư", ["thông tư"], ["thông tư"]),
        ("thông \n 2/3 \ntư liên tịch", ["thông tư liên tịch"],
         ["thông tư", "thông tư liên tịch", "tịch"]),
        ("thông\n\n2. tư", [], []),
        ("thông  2  tư", [], []),
        ("thông\n\n2021\n\ntư", [], []),
        ("thông.  tư", [], []),
        ("thông\n\nTư cách", [], []),
        ("thông tưởng", [], []),
        ("phụthông tư", [], []),
        ("luật sư Hà, luật", ["luật sư ", "luật"], ["luật", "luật sư ", "luật"]),
        ("luật sưu tầm", ["luật"], ["luật"]),
        ("", [], []),
    ],
)  # fmt: skip
def test_phrases(text: str, longest: list[str], every: list[str]) -> None:
    assert found(text, longest=True) == longest
    assert found(text, longest=False) == every


def test_places_over_breaks_are_those_of_the_text() -> None:
    text = "theo  thông   tư\n\nliên tịch  này"
    hits = Phrases(WORDS, longest=True).find(Flat(text, lower(text)))
    assert [text[start:end] for start, end, _ in hits] == ["thông   tư\n\nliên tịch"]


def test_many_breaks_take_linear_time() -> None:
    text = "thông  tư " * 30_000
    assert len(Phrases(WORDS).find(Flat(text, text))) == 30_000
