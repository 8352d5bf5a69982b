"""Two letters whose words are counted by hand."""

from __future__ import annotations

import pytest

from graph.reuse import compared
from tests.graph.reuse.test_compare import BARRIER, MASKS, SCHOOL, words


def test_one_sentence_is_taken_over_with_a_word_more() -> None:
    """16 words of MASKS, 17 of BARRIER (a date has three), 16 of SCHOOL; "trước" is new."""
    upper = words(MASKS, BARRIER)
    lower = words(MASKS.replace("khi vào", "trước khi vào"), SCHOOL, number="3/UBND")
    found = compared(upper, lower)
    assert (found.a.words, found.b.words) == (16 + 17, 17 + 16)
    assert (found.a.reused, found.b.reused) == (16, 16)
    assert found.b.share == pytest.approx(16 / 33, abs=1e-4)
    (passage,) = found.passages
    assert (passage.words, passage.verbatim, passage.moved) == (16, False, False)
    assert [(d.a.quote, d.b.quote) for d in passage.differences] == [("", "trước")]
    assert [span.quote for span in found.b.own] == [SCHOOL]
    assert [span.quote for span in found.a.own] == [BARRIER]
