"""Reuse along a cascade, in every kind of store."""

from __future__ import annotations

import pytest

from graph import Store, UnknownDocument, UsageProblem, compare, load, resolve_key, reuse
from loaders import extract
from tests.api import running
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


UPPER = "Công văn số 45/UBND-KT ngày 03/9/2021 của UBND huyện Yên Châu"


def test_reuse_as_of_a_day_leaves_out_what_is_later(store: Store) -> None:
    texts = [
        running.letter("Yên Châu", "45/UBND-KT"),
        running.letter("Yên Châu", "46/UBND-KT", cites=UPPER),
        running.letter("Mộc Châu", "9/UBND-KT", cites=UPPER).replace(
            "ngày 03 tháng", "ngày 09 tháng"
        ),
    ]
    load(store, [one for n, text in enumerate(texts) for one in extract(text, source=f"{n}.txt")])
    root, second, late = (resolve_key(store, n) for n in ("45/UBND-KT", "46/UBND-KT", "9/UBND-KT"))
    whole, early = reuse(store, root), reuse(store, root, as_of="2021-09-05")
    assert {edge.lower.key for edge in whole.edges} == {second, late}
    assert [edge for edge in whole.edges if edge.lower.key == second] == list(early.edges)
    assert [(level.level, level.edges) for level in early.levels] == [("district", 1)]
    assert compare(store, root, second, as_of="2021-09-05") == compare(store, root, second)
    with pytest.raises(UnknownDocument, match="is not known as of 2021-09-05"):
        compare(store, root, late, as_of="2021-09-05")
