"""The network that pyvis holds, with coordinates and without physics."""

from __future__ import annotations

import pytest

from graph.document import Document
from tests.viz.cascades import cascade, chain, document, edge
from viz.cascade.arrangement import arrange
from viz.cascade.layout import CARD_HEIGHT
from viz.cascade.picture import name, picture


def test_every_document_is_a_node_with_fixed_coordinates_and_no_html_title() -> None:
    network = picture(chain(), arrange(chain()))["network"]
    assert [node["id"] for node in network["nodes"]] == [
        "570/CĐ-TTg", "2479/UBND-VXNV", "756/UBND-VXNV",
    ]  # fmt: skip
    assert all({"x", "y"} <= node.keys() and "title" not in node for node in network["nodes"])
    assert network["options"]["physics"] == {"enabled": False}


def test_a_line_tells_its_edge_and_the_corners_in_tenths_of_a_unit() -> None:
    panel = picture(chain(), arrange(chain()))["panels"][0]
    cards = {n: (x, y) for n, x, y, _ in zip(*[iter(panel["cards"])] * 4, strict=True)}
    lines = {number: (curved, points) for number, curved, *points in panel["lines"]}
    assert sorted(lines) == [0, 1, 2]
    curved, (start_x, start_y, *_, end_y) = lines[0]
    assert not curved
    assert start_x == cards[1][0]
    assert (start_y, end_y) == (cards[1][1] - CARD_HEIGHT * 5, cards[0][1] + CARD_HEIGHT * 5)


def test_an_edge_that_leaves_the_cascade_has_no_line_and_the_others_keep_their_number() -> None:
    some = cascade([document("a", None), document("b", None)], [edge("a", "0"), edge("a", "b")])
    panel = picture(some, arrange(some))["panels"][0]
    assert [line[0] for line in panel["lines"]] == [1]


@pytest.mark.parametrize(
    ("number", "type_", "day", "expected"),
    [
        ("570/CĐ-TTg", "công điện", "2021-05-02", "570/CĐ-TTg"),
        (None, "công điện", "2021-05-10", "công điện 2021-05-10"),
        (None, "công điện", None, "công điện"),
        (None, None, None, "some-key"),
    ],
)
def test_a_document_is_called(
    number: str | None, type_: str | None, day: str | None, expected: str
) -> None:
    plain = Document("some-key", number, None, type_, day, None, None, None, None, "issued")
    assert name(plain) == expected
