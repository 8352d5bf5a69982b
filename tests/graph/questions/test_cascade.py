from __future__ import annotations

import pytest

from graph import (
    NoPath,
    Store,
    UnknownDocument,
    UsageProblem,
    down,
    interlinked,
    load,
    path,
    up,
)
from graph.model import Cascade
from loaders.record import Relation
from tests.graph import story
from tests.graph.builders import Cited, committee, record

ORDER, PROVINCE, CITY = story.ORDER_KEY, story.PROVINCE_KEY, story.CITY_KEY


def depths(cascade: Cascade) -> dict[str, int]:
    return {item.document.key: item.depth for item in cascade.documents}


@pytest.fixture
def told(store: Store) -> Store:
    load(store, [*story.five(), story.province()])
    return store


def test_down_gives_depth_lag_and_measures(told: Store) -> None:
    cascade = down(told, ORDER)
    assert depths(cascade) == {ORDER: 0, PROVINCE: 1, CITY: 2}
    assert [item.lag_days for item in cascade.documents] == [0, 1, 2]
    assert [[m.id for m in item.measures] for item in cascade.documents] == [
        ["5k"],
        ["communication"],
        ["inspection", "5k"],
    ]


def test_every_edge_quotes_the_text_that_asserts_it(told: Store) -> None:
    texts = {CITY: story.city().text, PROVINCE: story.province().text}
    cascade = down(told, ORDER)
    proofs = [(edge, proof) for edge in cascade.edges for proof in edge.evidence]
    assert {proof.asserted_by for _, proof in proofs} == {CITY, PROVINCE}
    for _, proof in proofs:
        assert texts[proof.asserted_by][proof.start : proof.end] == proof.quote != ""


def test_two_texts_that_assert_one_edge_are_both_kept(told: Store) -> None:
    (edge,) = [e for e in down(told, ORDER).edges if e.source == PROVINCE]
    assert [proof.asserted_by for proof in edge.evidence] == [PROVINCE, CITY]


def test_up_goes_the_other_way(told: Store) -> None:
    cascade = up(told, CITY)
    assert depths(cascade) == {CITY: 0, PROVINCE: 1, ORDER: 2}
    assert [item.lag_days for item in cascade.documents] == [0, -1, -2]


def test_interlinked_adds_the_other_relations_among_the_same_documents(told: Store) -> None:
    order, letter = story.order().document, story.province().document
    assert order.issuer and letter.issuer
    both = record(
        "both.txt",
        "77/UBND-VP",
        "2021-06-09",
        committee("huyện Bát Xát", "district"),
        Cited(letter.number, letter.type, letter.date, letter.issuer.name),
        Cited(order.number, order.type, order.date, order.issuer.name, relation="references"),
    )
    load(told, [both])
    walked = down(told, ORDER)
    whole = interlinked(told, walked)
    assert whole.documents == walked.documents
    assert {e.relation for e in walked.edges} == {"implements"}
    added = {(e.relation, e.target) for e in whole.edges if e not in walked.edges}
    assert added == {("references", ORDER)}


@pytest.mark.parametrize(("depth", "known"), [(0, 1), (1, 2), (2, 3), (9, 3)])
def test_depth_bounds_the_hops(told: Store, depth: int, known: int) -> None:
    assert len(down(told, ORDER, depth=depth).documents) == known


@pytest.mark.parametrize(
    ("as_of", "known"), [("2021-06-02", 1), ("2021-06-03", 2), ("2021-06", 3), ("2021", 3)]
)
def test_as_of_leaves_out_what_came_later(told: Store, as_of: str, known: int) -> None:
    cascade = down(told, ORDER, as_of=as_of)
    assert len(cascade.documents) == known
    assert cascade.as_of == as_of


def test_undated_documents_stay(store: Store) -> None:
    undated = record(
        "u.txt", "9/UBND-VX", None, committee("tỉnh Lai Châu", "province"), story.ORDER
    )
    load(store, [undated])
    (_, item) = down(store, ORDER, as_of="2021-06-02").documents
    assert item.document.date is None
    assert item.lag_days is None


@pytest.mark.parametrize(("relation", "known"), [("references", 1), ("any", 2), ("amends", 2)])
def test_other_relations(store: Store, relation: str, known: int) -> None:
    amending = Cited("611/CĐ-TTg", "công điện", "2021-06-02", story.ORDER.issuer, None, "amends")
    load(
        store,
        [record("a.txt", "612/CĐ-TTg", "2021-06-09", story.order().document.issuer, amending)],
    )
    assert len(down(store, ORDER, relation=relation).documents) == known


def test_edges_between_documents_of_the_last_depth_are_kept(told: Store) -> None:
    nephew = record("n.txt", "77/UBND-VX", "2021-06-05", committee("tỉnh Lai Châu", "province"),
                    story.ORDER, story.PROVINCE)  # fmt: skip
    load(told, [nephew])
    cascade = down(told, ORDER, depth=1)
    assert (nephew_key := "77-ubnd-vx-2021-uy-ban-nhan-dan-tinh-lai-chau") in depths(cascade)
    assert (nephew_key, PROVINCE) in [(e.source, e.target) for e in cascade.edges]


def test_path_takes_in_every_chain(told: Store) -> None:
    shortcut = record(
        "s.txt", "388/UBND-VX", "2021-06-04", story.city().document.issuer, story.ORDER
    )
    load(told, [shortcut])
    cascade = path(told, ORDER, CITY)
    assert cascade.direction == "path"
    assert depths(cascade) == {ORDER: 0, CITY: 1, PROVINCE: 1}
    assert len(cascade.edges) == 3


def test_path_to_itself(told: Store) -> None:
    assert depths(path(told, ORDER, ORDER)) == {ORDER: 0}


def test_path_leaves_out_what_is_beside_it(told: Store) -> None:
    other = record(
        "o.txt", "5/UBND-VX", "2021-06-05", committee("tỉnh Lai Châu", "province"), story.ORDER
    )
    load(told, [other])
    assert set(depths(path(told, ORDER, CITY))) == {ORDER, PROVINCE, CITY}


def test_no_path(told: Store) -> None:
    with pytest.raises(NoPath, match="other way round"):
        path(told, CITY, ORDER)
    with pytest.raises(NoPath, match="another relation"):
        path(told, CITY, story.TELEGRAM_KEY)


def test_rings_end(store: Store) -> None:
    one, other = (
        Cited(f"{n}/CĐ-TTg", "công điện", "2021-06-02", story.ORDER.issuer) for n in (1, 2)
    )
    issuer = story.order().document.issuer
    load(
        store,
        [
            record("1.txt", one.number, one.date, issuer, other, type="công điện"),
            record("2.txt", other.number, other.date, issuer, one, type="công điện"),
        ],
    )
    assert len(down(store, "1-cd-ttg-2021-thu-tuong-chinh-phu").documents) == 2
    assert len(up(store, "1-cd-ttg-2021-thu-tuong-chinh-phu").documents) == 2


@pytest.mark.parametrize("relation", ["implements", "references"])
def test_what_cannot_be_is_not_followed(store: Store, relation: Relation) -> None:
    later = Cited("611/CĐ-TTg", "công điện", "2021-06-02", story.ORDER.issuer, None, relation)
    early = record(
        "e.txt", "1/UBND-VX", "2021-05-01", committee("tỉnh Lai Châu", "province"), later
    )
    load(store, [early])
    assert len(down(store, ORDER, relation=relation).documents) == (1 + (relation == "references"))


def test_wrong_use(told: Store) -> None:
    with pytest.raises(UsageProblem, match="choose one of implements"):
        down(told, ORDER, relation="obeys")
    with pytest.raises(UsageProblem, match="is no date"):
        down(told, ORDER, as_of="02/06/2021")
    with pytest.raises(UsageProblem, match="below 0"):
        up(told, ORDER, depth=-1)
    with pytest.raises(UnknownDocument):
        up(told, "611/CĐ-TTg")
    with pytest.raises(UnknownDocument):
        path(told, ORDER, "nothing")


def test_the_contract_of_a_cascade(told: Store) -> None:
    answer = down(told, ORDER).to_dict()
    assert list(answer) == ["root", "direction", "as_of", "documents", "edges"]
    assert {"key", "number", "symbol", "type", "date", "subject", "issuer", "level", "place",
            "status", "depth", "lag_days"} <= answer["documents"][0].keys()  # fmt: skip
    assert set(answer["edges"][0]) == {"source", "relation", "target", "evidence"}
    assert down(told, ORDER).to_networkx().number_of_edges() == 2
    table = down(told, ORDER).to_frame()
    assert table["key"].tolist() == [item.key for item in down(told, ORDER).documents]
    assert table["depth"].tolist() == [item.depth for item in down(told, ORDER).documents]


def test_without_proofs_everything_else_is_the_same(told: Store) -> None:
    whole, bare = down(told, ORDER), down(told, ORDER, proofs=False)
    assert bare.documents == whole.documents
    assert [(e.source, e.target, e.evidence) for e in bare.edges] == [
        (e.source, e.target, ()) for e in whole.edges
    ]
