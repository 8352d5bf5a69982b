"""Lines start at the acting document, end at the other, and the tree's run behind no card."""

from __future__ import annotations

from itertools import pairwise

import pytest

from graph.model import Cascade
from tests.viz.cascades import cascade, chain, country, document, edge, wide
from viz.cascade.layout import CARD_HEIGHT, CARD_WIDTH, Card, layout
from viz.cascade.lines import Line, lines
from viz.cascade.scene import scene


def test_a_step_of_a_chain_is_one_straight_line_up() -> None:
    some = chain()
    picture = layout(scene(some))
    line = _drawn(some)["756/UBND-VXNV", "implements", "2479/UBND-VXNV"]
    (x, start), (end_x, end) = line.points
    child, parent = picture.cards["756/UBND-VXNV"], picture.cards["2479/UBND-VXNV"]
    assert x == end_x == child.x
    assert (start, end) == (child.y - CARD_HEIGHT / 2, parent.y + CARD_HEIGHT / 2)


def test_a_second_relation_passes_beside_the_card_between() -> None:
    some = chain()
    middle = layout(scene(some)).cards["2479/UBND-VXNV"]
    line = _drawn(some)["756/UBND-VXNV", "references", "570/CĐ-TTg"]
    assert line.curved
    assert min(x for x, _ in line.points) >= middle.x + CARD_WIDTH / 2


@pytest.mark.parametrize("some", [country(), wide(150)], ids=["country", "wide"])
def test_no_line_of_the_tree_runs_behind_a_card(some: Cascade) -> None:
    cards = layout(scene(some)).cards.values()
    for line in (line for line in _drawn(some).values() if not line.curved):
        for one, other in pairwise(line.points):
            assert one[0] == other[0] or one[1] == other[1]
            assert not any(_crosses(one, other, card) for card in cards)


def test_every_line_touches_both_its_cards() -> None:
    some = country()
    cards = layout(scene(some)).cards
    for (source, _, target), line in _drawn(some).items():
        assert _touches(line.points[0], cards[source])
        assert _touches(line.points[-1], cards[target])


def test_two_relations_between_the_same_documents_are_two_lines() -> None:
    two = [document("law", "central"), document("decree", "central")]
    relations = ("amends", "repeals", "replaces")
    some = cascade(two, [edge("decree", "law", relation) for relation in relations])
    assert len({line.points for line in _drawn(some).values()}) == 3


def test_a_document_about_itself_and_neighbours_in_a_row_are_drawn() -> None:
    two = [document("a", "province"), document("b", "province")]
    some = cascade(two, [edge("a", "a", "references"), edge("a", "b", "references")])
    assert all(line.curved for line in _drawn(some).values())


def test_an_edge_to_a_document_outside_the_cascade_has_no_line() -> None:
    some = cascade([document("a", "province")], [edge("a", "elsewhere")])
    assert lines(scene(some), layout(scene(some))) == {}


def _drawn(some: Cascade) -> dict[tuple[str, str, str], Line]:
    drawn = scene(some)
    found = lines(drawn, layout(drawn))
    return {(tie.source, tie.relation, tie.target): found[tie.number] for tie in drawn.ties}


def _crosses(one: tuple[float, float], other: tuple[float, float], card: Card) -> bool:
    left, right = sorted((one[0], other[0]))
    top, bottom = sorted((one[1], other[1]))
    beside = right <= card.x - CARD_WIDTH / 2 or left >= card.x + CARD_WIDTH / 2
    above = bottom <= card.y - CARD_HEIGHT / 2 or top >= card.y + CARD_HEIGHT / 2
    return not (beside or above)


def _touches(point: tuple[float, float], card: Card) -> bool:
    across, down = abs(point[0] - card.x), abs(point[1] - card.y)
    on_side = across == CARD_WIDTH / 2 and down <= CARD_HEIGHT / 2
    return on_side or (down == CARD_HEIGHT / 2 and across <= CARD_WIDTH / 2)
