"""GraphML: what is written reads back, with the coordinates of the picture."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import networkx as nx
import pytest

from graph.coverage import Coverage
from graph.model import Cascade, CascadeEdge, Evidence
from tests.viz.cascade.national import PROVINCES, ROOT, SILENT, national, told
from tests.viz.cascade.test_svg import places
from tests.viz.cascades import SCRIPT, cascade, chain, country, document, edge, hostile
from tests.viz.written import same_bytes_in_every_process
from viz import cascade_graphml, cascade_svg
from viz.cascade.scene import scene

Graph = Any


def read(some: Cascade, coverage: Coverage | None = None) -> Graph:
    written = BytesIO(cascade_graphml(some, coverage).encode("utf-8"))
    return nx.read_graphml(written, force_multigraph=True)


@pytest.mark.parametrize(
    ("some", "coverage"),
    [(chain(), None), (country(), None), (hostile(), None), told(), national()],
    ids=["chain", "country", "hostile", "ghosts", "folded"],
)
def test_the_same_nodes_and_edges_read_back(some: Cascade, coverage: Coverage | None) -> None:
    graph = read(some, coverage)
    drawn = scene(some, coverage)
    assert list(graph.nodes) == [node.id for node in drawn.nodes]
    assert graph.is_directed()
    assert sorted((s, facts["relation"], t) for s, t, facts in graph.edges(data=True)) == sorted(
        (tie.source, tie.relation, tie.target) for tie in drawn.ties
    )


@pytest.mark.parametrize("build", [told, national])
def test_coordinates_are_those_of_the_picture_with_everything_open(build: Any) -> None:
    graph = read(*build())
    drawn = places(cascade_svg(*build(), opened="all"))
    by_itself = {key: at for key, at in drawn.items() if not key.startswith("~~")}
    assert len(by_itself) >= 4
    for key, at in by_itself.items():
        assert (graph.nodes[key]["x"], graph.nodes[key]["y"]) == at


def test_bodies_of_one_heap_have_the_place_of_its_card() -> None:
    graph = read(*told())
    heap = places(cascade_svg(*told()))["~~0"]
    assert {(graph.nodes[f"~{n}"]["x"], graph.nodes[f"~{n}"]["y"]) for n in range(8)} == {heap}


def test_a_node_tells_the_facts_of_its_document_and_nothing_that_is_not_known() -> None:
    facts = read(chain()).nodes["756/UBND-VXNV"]
    assert isinstance(facts.pop("x"), float)
    assert isinstance(facts.pop("y"), float)
    assert facts == {
        "key": "756/UBND-VXNV", "label": "756/UBND-VXNV", "number": "756/UBND-VXNV",
        "type": "công văn", "date": "2021-05-04", "level": "district", "place": "Bắc Kạn",
        "issuer": "Ủy ban nhân dân thành phố Bắc Kạn", "status": "issued", "lag_days": 2,
        "province": "tỉnh Bắc Kạn",
    }  # fmt: skip
    bare = read(country()).nodes["12/KH-BCD"]
    assert not {"date", "issuer", "level", "lag_days"} & bare.keys()


def test_a_body_without_an_answer_is_a_node_that_hangs_on_who_told_it() -> None:
    graph = read(*national())
    ghosts = {key: facts for key, facts in graph.nodes(data=True) if key.startswith("~")}
    assert len(ghosts) == 12
    assert {facts["status"] for facts in ghosts.values()} == {"silent", "unheld"}
    missing = next(key for key, facts in ghosts.items() if facts.get("province") == SILENT)
    assert ghosts[missing]["label"] == f"Ủy ban nhân dân {SILENT}"
    assert [(t, f) for _, t, f in graph.out_edges(missing, data=True)] == [
        (ROOT, {"relation": "told"})
    ]


def test_every_node_below_a_province_has_its_name() -> None:
    graph = read(*national())
    named = [facts.get("province") for _, facts in graph.nodes(data=True)]
    assert {*named} == {None, *PROVINCES, SILENT}
    assert named.count(PROVINCES[2]) == 142
    assert "province" not in graph.nodes[ROOT]


def test_an_edge_has_its_surest_proof_and_an_id_of_its_own() -> None:
    proofs = tuple(
        Evidence("b", quote, 0, 3, rule, sure)
        for quote, rule, sure in [("một", "basis", 0.6), ("hai", "cue", 0.9), ("ba", "late", 0.9)]
    )
    ends = [document("a", "central"), document("b", "province")]
    some = cascade(
        ends, [CascadeEdge("b", "implements", "a", proofs), edge("b", "a", "references")]
    )
    graph = read(some)
    assert graph.edges["b", "a", "e0"] == {
        "relation": "implements", "quote": "hai", "rule": "cue", "confidence": 0.9,
    }  # fmt: skip
    assert graph.edges["b", "a", "e1"]["relation"] == "references"


def test_an_edge_that_leaves_the_cascade_makes_no_node() -> None:
    some = cascade([document("a", None), document("b", None)], [edge("a", "0"), edge("a", "b")])
    graph = read(some)
    assert list(graph.nodes) == ["a", "b"]
    assert [key for *_, key in graph.edges(keys=True)] == ["e1"]


def test_hostile_texts_read_back_as_they_were() -> None:
    graph = read(hostile())
    assert graph.nodes["1/UBND-A"]["number"] == f"1/UBND-A{SCRIPT}"
    (quote,) = (facts["quote"] for *_, facts in graph.edges(data=True))
    assert SCRIPT in quote


def test_characters_that_xml_forbids_are_left_out_and_nodes_stay_apart() -> None:
    bad = "a\x00\x1b\uffff"
    some = cascade(
        [document("a", "central"), document(bad, "province", issuer=bad)],
        [edge(bad, "a", quote="một\x0bhai\ud800\r\nba\u2028bốn")],
    )
    graph = read(some)
    assert list(graph.nodes) == ["a", "a~"]
    assert graph.nodes["a~"]["issuer"] == "a"
    assert graph.edges["a~", "a", "e0"]["quote"] == "mộthai\nba\u2028bốn"


def test_equal_cascades_give_equal_bytes_in_every_process() -> None:
    imports = "from viz import cascade_graphml; from tests.viz.cascade.national import national"
    text = cascade_graphml(*national())
    same_bytes_in_every_process("cascade_graphml(*national())", imports, text)
