"""The network that pyvis holds, with coordinates and without physics."""

from __future__ import annotations

import pytest

from graph.document import Document
from tests.viz.cascades import cascade, chain, document, edge
from viz.cascade.picture import name, picture


def test_every_document_is_a_node_with_fixed_coordinates_and_no_html_title() -> None:
    network = picture(chain())["network"]
    assert [node["id"] for node in network["nodes"]] == [
        "570/CĐ-TTg", "2479/UBND-VXNV", "756/UBND-VXNV",
    ]  # fmt: skip
    assert all({"x", "y"} <= node.keys() and "title" not in node for node in network["nodes"])
    assert network["options"]["physics"] == {"enabled": False}


def test_edges_point_from_the_acting_document_and_carry_their_index() -> None:
    edges = picture(chain())["network"]["edges"]
    assert [(e["id"], e["from"], e["to"]) for e in edges] == [
        (0, "2479/UBND-VXNV", "570/CĐ-TTg"),
        (1, "756/UBND-VXNV", "2479/UBND-VXNV"),
        (2, "756/UBND-VXNV", "570/CĐ-TTg"),
    ]


def test_an_edge_that_leaves_the_cascade_is_left_out_but_keeps_its_index() -> None:
    some = cascade([document("a", None), document("b", None)], [edge("a", "0"), edge("a", "b")])
    drawn = picture(some)
    assert [e["id"] for e in drawn["network"]["edges"]] == [1]
    assert drawn["lines"][0] is None


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
