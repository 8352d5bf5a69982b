"""Where sentences begin: asked in order or at once, the answer is the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loaders.measures.layout import sentence_start
from loaders.measures.search import _Search
from loaders.phrases import Flat

TEXTS = st.lists(
    st.sampled_from(["a", "đeo khẩu trang", ". ", "\n", "- ", "\n- ", ".\n", " ", "; "]),
    max_size=200,
).map("".join)


def test_a_sentence_begins_behind_a_full_stop_an_empty_line_or_a_dash() -> None:
    text = "Một. Hai\n\nBa\n- bốn; năm"
    flat = text.replace("\n", " ")
    asked = {word: text.index(word) for word in ("Một", "Hai", "Ba", "bốn", "năm")}
    starts = {word: sentence_start(text, flat, at, 0) for word, at in asked.items()}
    behind = {word: text[start : asked[word]] for word, start in starts.items()}
    assert behind == {"Một": "", "Hai": " ", "Ba": "\n", "bốn": "- ", "năm": "- bốn; "}


@given(TEXTS, st.lists(st.integers(0, 2000), max_size=12), st.integers(0, 5))
def test_places_in_any_order(text: str, places: list[int], start: int) -> None:
    flat = Flat(text, text)
    search = _Search(text, text, flat, (min(start, len(text)), len(text)), False)
    for place in places:
        first = max(search.start, min(place, len(text)))
        assert search._sentence(first) == sentence_start(text, flat.text, first, search.start)
