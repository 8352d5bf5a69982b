"""Reuse along a cascade, in every kind of store."""

from __future__ import annotations

import pytest

from graph import Store, UsageProblem, compare, load, resolve_key, reuse
from tests.graph import story
from tests.viz.letters import letter, province


def test_the_edge_of_two_held_texts(store: Store) -> None:
    load(store, [letter(), province()])
    found = reuse(store, resolve_key(store, "812/CĐ-TTg"))
    (edge,) = found.edges
    assert (edge.upper.number, edge.lower.number) == ("3310/UBND-KT", "45/UBND-KT")
    assert (edge.reused, edge.share) == (0, 0)
    assert [gap.missing for gap in found.without_text] == ["upper"]
    assert len(found.to_frame()) == 1


def test_a_document_without_text_is_told(store: Store) -> None:
    load(store, [story.city(), story.order()])
    with pytest.raises(UsageProblem, match="known from citations only"):
        compare(store, story.ORDER_KEY, story.PROVINCE_KEY)
    assert set(store.texts_of([story.CITY_KEY, story.PROVINCE_KEY])) == {story.CITY_KEY}
