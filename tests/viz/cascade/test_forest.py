"""What each document hangs from, and in which order siblings stand."""

from __future__ import annotations

from typing import Any

import pytest
from fast_sugiyama import from_edges

from tests.viz.cascades import cascade, country, document, edge
from viz.cascade.forest import forest
from viz.cascade.rows import rows
from viz.cascade.scene import scene


def test_implements_wins_over_references_and_the_nearest_row_over_a_far_one() -> None:
    documents = [document("pm", "central"), document("tỉnh", "province")]
    documents += [document("huyện", "district"), document("xã", "commune")]
    edges = [edge("xã", "huyện", "references"), edge("xã", "pm"), edge("xã", "tỉnh")]
    some = cascade(documents, edges)
    tree = forest(scene(some), rows(scene(some)))
    assert tree.parent == {"xã": "tỉnh"}
    assert tree.hangs_by["xã"].relation == "implements"


def test_a_lower_document_that_is_acted_upon_hangs_from_the_one_that_acts() -> None:
    some = cascade([document("a", "province"), document("stub", None)], [edge("a", "stub")])
    assert forest(scene(some), rows(scene(some))).parent == {"stub": "a"}


def test_no_document_hangs_from_its_own_row() -> None:
    two = [document("a", "province"), document("b", "province")]
    some = cascade(two, [edge("a", "b"), edge("b", "a"), edge("a", "a")])
    assert forest(scene(some), rows(scene(some))).children == {None: ["a", "b"]}


def test_siblings_stand_by_place_and_date() -> None:
    late = document("late", "province", "2021-06-01", place="Bắc Kạn")
    early = document("early", "province", "2021-05-01", place="Bắc Kạn")
    other = document("other", "province", "2021-04-01", place="Điện Biên")
    root = document("root", "central")
    some = cascade(
        [root, other, late, early], [edge(k, "root") for k in ("late", "early", "other")]
    )
    assert forest(scene(some), rows(scene(some))).children["root"] == ["early", "late", "other"]


def test_every_document_is_somewhere_once() -> None:
    some = country()
    tree = forest(scene(some), rows(scene(some)))
    found = [key for children in tree.children.values() for key in children]
    assert sorted(found) == sorted(item.document.key for item in some.documents)


def test_siblings_that_an_edge_joins_come_together() -> None:
    root = document("root", "central")
    places = [document(f"p{i}", "province", place=f"{i}") for i in range(8)]
    below = [document(f"d{i}", "district", place=f"{i}") for i in range(8)]
    edges = [edge(f"p{i}", "root") for i in range(8)]
    edges += [edge(f"d{i}", f"p{i}") for i in range(8)] + [edge("d0", "p7", "references")]
    some = cascade([root, *places, *below], edges)
    order = forest(scene(some), rows(scene(some))).children["root"]
    assert abs(order.index("p0") - order.index("p7")) <= 2


def test_the_layout_library_tells_one_place_for_each_node(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its dummy nodes, on ties over several rows, have numbers of real ones, in no fixed order."""
    asked: list[object] = []

    def spied(edges: list[tuple[int, int]], **options: Any) -> Any:
        found = list(from_edges(edges, **options))
        asked.extend(node for positions, *_ in found for node, _ in positions)
        return found

    monkeypatch.setattr("viz.cascade.forest.from_edges", spied)
    documents = [document("pm", "central"), document("tỉnh", "province")]
    documents += [document("huyện", "district"), document("xã", "commune")]
    edges = [edge("tỉnh", "pm"), edge("huyện", "tỉnh"), edge("xã", "huyện"), edge("xã", "pm")]
    some = scene(cascade(documents, edges))
    forest(some, rows(some))
    assert sorted(map(str, asked)) == ["0", "1", "2", "3"]
