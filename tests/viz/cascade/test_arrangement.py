"""A picture too large to be read at once is folded into its provinces."""

from __future__ import annotations

from statistics import median

import pytest

from graph.model import Cascade
from tests.viz.cascades import (
    cascade,
    chain,
    country,
    coverage,
    document,
    edge,
    nation,
    told,
    wide,
)
from viz.cascade.arrangement import FOLDED_ABOVE, arrange
from viz.cascade.scene import HEAP_ABOVE, TOLD, scene
from viz.cascade.shelves import shelves


@pytest.mark.parametrize("some", [chain(), country(), wide(FOLDED_ABOVE)])
def test_what_can_be_read_at_once_is_one_panel(some: Cascade) -> None:
    arranged = arrange(some)
    assert not arranged.folded
    assert [set(panel.layout.cards) for panel in arranged.panels] == [
        {item.key for item in some.documents}
    ]


def test_a_larger_one_is_folded() -> None:
    assert arrange(wide(FOLDED_ABOVE + 1)).folded


def test_each_province_is_a_panel_with_all_its_documents_and_bodies() -> None:
    some, bodies = nation()
    arranged = arrange(some, bodies)
    centre, *provinces = arranged.panels
    assert centre.layout.cards.keys() == {"570/CĐ-TTg"}
    assert [panel.part.name for panel in provinces] == [group.name for group in bodies.by_province]
    for panel, group in zip(provinces, bodies.by_province, strict=True):
        own = {d.key for d in (i.document for i in some.documents) if d.place == group.name}
        shown = set(panel.part.ids)
        assert {id_ for id_ in shown if not id_.startswith("~")} == own
        assert sum(id_.startswith("~") for id_ in shown) == group.totals.not_acted
        assert (panel.part.expected, len(panel.part.answers)) == (
            group.totals.addressed, group.totals.acted,
        )  # fmt: skip
        days = [days for days in panel.part.answers if days is not None]
        assert (median(days) if days else None) == group.totals.median_lag_days


def test_every_node_is_in_one_panel_and_every_line_joins_nodes_of_its_panel() -> None:
    arranged = arrange(*nation())
    placed = [id_ for panel in arranged.panels for id_ in panel.part.ids]
    assert sorted(placed) == sorted(node.id for node in arranged.scene.nodes)
    ties = {tie.number: tie for tie in arranged.scene.ties}
    for panel in arranged.panels:
        for number in panel.lines:
            assert {ties[number].source, ties[number].target} <= set(panel.part.ids)


def test_a_commune_stands_with_the_district_that_it_carries_out() -> None:
    """Its own name is that of communes in several provinces."""
    documents = [document("pm", "central", depth=0, issuer="Thủ tướng Chính phủ")]
    documents.append(document("tỉnh", "province", issuer="Ủy ban nhân dân tỉnh Bắc Kạn"))
    documents.append(document("huyện", "district", issuer="Ủy ban nhân dân huyện Na Rì"))
    communes = [
        document(f"xã{i}", "commune", issuer="Ủy ban nhân dân xã Đồng Tâm", place="Đồng Tâm")
        for i in range(FOLDED_ABOVE)
    ]
    edges = [edge("tỉnh", "pm"), edge("huyện", "tỉnh")]
    edges += [edge(item.key, "huyện") for item in communes]
    arranged = arrange(cascade([*documents, *communes], edges))
    assert [panel.part.name for panel in arranged.panels] == [None, "tỉnh Bắc Kạn"]
    assert len(arranged.panels[1].part.ids) == FOLDED_ABOVE + 2


def test_below_a_province_the_parts_are_districts() -> None:
    documents = [document("tỉnh", "province", depth=0, issuer="Ủy ban nhân dân tỉnh Bắc Kạn")]
    edges = []
    for name in ("Na Rì", "Ba Bể"):
        body = f"Ủy ban nhân dân huyện {name}"
        documents.append(document(name, "district", issuer=body))
        edges.append(edge(name, "tỉnh"))
        for i in range(FOLDED_ABOVE // 2):
            documents.append(document(f"{name} {i}", "commune", issuer=f"xã số {i}"))
            edges.append(edge(f"{name} {i}", name))
    arranged = arrange(cascade(documents, edges))
    assert [panel.part.name for panel in arranged.panels] == [None, "huyện Ba Bể", "huyện Na Rì"]
    assert {len(panel.part.ids) for panel in arranged.panels[1:]} == {FOLDED_ABOVE // 2 + 1}


def test_what_has_no_known_place_comes_last() -> None:
    some = wide(FOLDED_ABOVE + 50)
    arranged = arrange(some)
    assert arranged.panels[-1].part.name is None
    assert not arranged.panels[-1].part.centre


def test_a_body_without_an_answer_hangs_on_the_document_that_told_it() -> None:
    bodies = [
        told("Sở Y tế tỉnh Bắc Kạn", "province", "tỉnh Bắc Kạn", "2479/UBND-VXNV", None, lag=0),
        told("Bộ Y tế", "central", "", "unknown document", None, lag=0),
        told("Ủy ban nhân dân", "district", "", "570/CĐ-TTg", "756/UBND-VXNV", lag=2),
    ]
    found = scene(chain(), coverage(bodies))
    ghosts = [node for node in found.nodes if node.ghost]
    assert [(ghost.id, ghost.place) for ghost in ghosts] == [
        ("~0", "Sở Y tế tỉnh Bắc Kạn"), ("~1", "Bộ Y tế"),
    ]  # fmt: skip
    ties = [(tie.number, tie.source, tie.target) for tie in found.ties if tie.relation == TOLD]
    assert ties == [(3, "~0", "2479/UBND-VXNV"), (4, "~1", "570/CĐ-TTg")]


@pytest.mark.parametrize(("count", "heaps"), [(HEAP_ABOVE, 0), (HEAP_ABOVE + 1, 1)])
def test_many_bodies_without_an_answer_below_one_document_are_one_card(
    count: int, heaps: int
) -> None:
    bodies = [
        told(f"Sở số {i}", "province", "tỉnh Bắc Kạn", "570/CĐ-TTg", None, lag=0)
        for i in range(count)
    ]
    arranged = arrange(chain(), coverage(bodies))
    panel = arranged.panels[0]
    assert len(panel.heaps) == heaps
    assert len(panel.layout.cards) == 3 + (1 if heaps else count)
    if heaps:
        assert panel.heaps == {"~~0": tuple(f"~{i}" for i in range(count))}
        assert 3 in panel.lines


@pytest.mark.parametrize("opened", [(), (1,), (5, 6, 40), tuple(range(1, 64))])
def test_no_panel_covers_another(opened: tuple[int, ...]) -> None:
    arranged = arrange(*nation())
    sizes = [(panel.layout.width, panel.layout.height) for panel in arranged.panels]
    placed = shelves(sizes, opened)
    for i, one in enumerate(placed.boxes):
        assert one.x >= 0
        assert one.x + one.width <= placed.width
        assert one.y + one.height <= placed.height
        for other in placed.boxes[i + 1 :]:
            beside = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert beside or one.y + one.height <= other.y or other.y + other.height <= one.y
