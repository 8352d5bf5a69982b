"""Levels make the rows, steps within a level the rows below."""

from __future__ import annotations

import pytest

from tests.viz.cascades import cascade, chain, document, edge
from viz.cascade.rows import rows
from viz.cascade.scene import scene


def test_levels_are_rows_and_the_unknown_come_last() -> None:
    levels = ["central", "province", "district", "commune", None, "galaxy"]
    found = rows(scene(cascade([document(str(i), level) for i, level in enumerate(levels)], [])))
    assert [found[str(i)][0] for i in range(6)] == [0, 1, 2, 3, 4, 4]


def test_a_chain_through_the_levels_takes_one_row_each() -> None:
    assert list(rows(scene(chain())).values()) == [(0, 0), (1, 0), (2, 0)]


@pytest.mark.parametrize(
    ("relation", "step"), [("implements", 1), ("amends", 1), ("repeals", 1), ("references", 0)]
)
def test_acting_on_the_same_level_is_a_step_down(relation: str, step: int) -> None:
    two = [document("party", "province"), document("government", "province")]
    assert rows(scene(cascade(two, [edge("government", "party", relation)])))["government"] == (
        1,
        step,
    )


def test_the_longest_way_counts() -> None:
    three = [document(key, "province") for key in "abc"]
    found = rows(scene(cascade(three, [edge("b", "a"), edge("c", "b"), edge("c", "a")])))
    assert [found[key][1] for key in "abc"] == [0, 1, 2]


def test_a_circle_and_a_document_about_itself_stay_in_one_row() -> None:
    three = [document(key, "province") for key in "abc"]
    circle = [edge("a", "b"), edge("b", "a"), edge("c", "c"), edge("c", "a")]
    found = rows(scene(cascade(three, circle)))
    assert [found[key][1] for key in "abc"] == [0, 0, 1]
