"""Organisations, places and statistics: the same from both stores, and what every node says."""

from __future__ import annotations

from collections import Counter

import pytest

from graph import (
    Document,
    Filter,
    Organisation,
    Store,
    UnknownOrganisation,
    UnknownPlace,
    UsageProblem,
    documents,
    load,
    organisation,
    organisations,
    place,
    places,
    statistics,
    withdraw,
)
from graph.authority import organisation_key
from graph.node import Node
from tests.graph import awkward, story, synthetic

POOL = [
    *(versions[-1] for versions in awkward.versions().values()),
    *story.five(),
    story.province(),
    *synthetic.cascade(0, 80),
]


def _by_issuer(store: Store) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    for node in store.every_node():
        if node.issuer is not None:
            found.setdefault(organisation_key(node.issuer), []).append(node)
    return found


def test_every_organisation_is_listed_with_what_it_issued(store: Store) -> None:
    load(store, POOL)
    nodes = _by_issuer(store)
    listed: list[Organisation] = []
    after = ""
    while True:
        page = organisations(store, after=after, limit=7)
        listed += page.items
        if page.next is None:
            break
        after = page.next
    assert [body.key for body in listed] == sorted(nodes)
    for body in listed:
        dates = [n.document.date for n in nodes[body.key] if n.document.date]
        assert body.held == sum(n.document.status != "cited" for n in nodes[body.key])
        assert body.cited == sum(n.document.status == "cited" for n in nodes[body.key])
        assert (body.first, body.last) == (min(dates, default=None), max(dates, default=None))
        issued = documents(store, Filter(issuer=body.key), limit=500).items
        assert {d.key for d in issued} == {n.document.key for n in nodes[body.key]}
        assert body.name in organisation(store, body.key).names
    assert len(listed) > 80


def test_organisations_are_found_by_words_level_and_kind(store: Store) -> None:
    load(store, POOL)

    def keys(
        text: str | None = None, level: str | None = None, kind: str | None = None
    ) -> set[str]:
        page = organisations(store, text=text, level=level, kind=kind, limit=500)
        return {body.key for body in page.items}

    assert keys(text="xã Tân Thành bát") == {
        "uy-ban-nhan-dan-xa-tan-thanh-uy-ban-nhan-dan-huyen-bat-xat"
    }
    assert keys(level="central") == {"quoc-hoi", "thu-tuong-chinh-phu"}
    assert keys(kind="department") == {"so-y-te-tinh-lao-cai"}
    assert keys(text="tinh", level="commune") == set()


def test_an_organisation_is_told_with_its_surroundings(store: Store) -> None:
    load(store, POOL)
    told = organisation(store, "uy-ban-nhan-dan-tinh-ha-giang")
    assert told.place == "tinh-ha-giang"
    assert [above.key for above in told.above][:1] == ["chinh-phu"]
    assert [(heir.key, heir.since) for heir in told.successors] == [
        ("uy-ban-nhan-dan-tinh-tuyen-quang", "2025-07-01")
    ]
    assert told.valid_to == "2025-06-30"
    assert told.to_dict()["held"] == 1
    heirs = organisation(store, "uy-ban-nhan-dan-tinh-lao-cai")
    assert [old.key for old in heirs.predecessors] == ["uy-ban-nhan-dan-tinh-yen-bai"]
    with pytest.raises(UnknownOrganisation, match="the nearest are uy-ban-nhan-dan-xa-tan-thanh"):
        organisation(store, "Ủy ban nhân dân xã Tân Thành")


def test_a_withdrawn_document_is_counted_no_more(store: Store) -> None:
    load(store, POOL)
    before = statistics(store)
    withdraw(store, ["party.txt", "law.txt", "first.txt"])
    assert "huyen-bat-xat" not in " ".join(b.key for b in organisations(store, limit=500).items)
    assert statistics(store).version != before.version
    assert statistics(store).records == before.records - 3
    assert _plain(store) == _told(store)


def test_places_are_those_of_the_tables(store: Store) -> None:
    load(store, POOL)
    province = place(store, "tinh-lao-cai")
    assert (province.name, province.level, province.part_of) == ("tỉnh Lào Cai", "province", None)
    assert [body.key for body in province.organisations] == ["uy-ban-nhan-dan-tinh-lao-cai"]
    assert (province.held, province.cited) == _counted(store, "uy-ban-nhan-dan-tinh-lao-cai")
    city = place(store, "thanh-pho-lao-cai")
    assert (city.part_of, city.valid_to) == ("tinh-lao-cai", "2025-06-30")
    assert place(store, "tinh-ha-giang").successors == ("tinh-tuyen-quang",)
    with pytest.raises(UnknownPlace, match="no place lao-cai"):
        place(store, "lao-cai")


def _counted(store: Store, key: str) -> tuple[int, int]:
    statuses = Counter(n.document.status == "cited" for n in _by_issuer(store)[key])
    return statuses[False], statuses[True]


def test_places_are_listed_by_level_parent_and_day(store: Store) -> None:
    def count(level: str, day: str) -> int:
        return len(places(store, level=level, as_of=day, limit=20_000).items)

    assert (count("province", "2021-05-02"), count("district", "2021-05-02")) == (63, 701)
    # Of 705 districts four have the key of another one.
    assert (count("province", "2025-07-02"), count("district", "2025-07-02")) == (34, 0)
    below = places(store, parent="tinh-lao-cai", level="district", limit=3)
    assert len(below.items) == 3
    assert {item.part_of for item in below.items} == {"tinh-lao-cai"}
    rest = places(store, parent="tinh-lao-cai", level="district", after=below.next or "")
    assert len(rest.items) == 6
    with pytest.raises(UsageProblem):
        places(store, level="hamlet")


def test_a_place_has_the_documents_of_all_that_lies_in_it(store: Store) -> None:
    load(store, POOL)
    inside = documents(store, Filter(place="tinh-lao-cai", within=True), sort="key").items
    alone = documents(store, Filter(place="tinh-lao-cai"), sort="key").items
    assert {d.key for d in inside} - {d.key for d in alone} == {story.CITY_KEY}


def test_statistics_are_what_every_node_says(store: Store) -> None:
    assert statistics(store).first is None
    load(store, POOL)
    assert _told(store) == _plain(store)
    told = statistics(store)
    assert told.documents == store.counts().documents
    assert told.records == store.counts().records
    assert list(told.types.values()) == sorted(told.types.values(), reverse=True)


def _told(store: Store) -> list[object]:
    told = statistics(store)
    uses = {name: (use.orders, use.mentions) for name, use in told.measures.items()}
    return [
        {name: n for name, n in told.statuses.items() if n}, dict(told.types),
        {name: n for name, n in told.levels.items() if n}, uses, dict(told.relations),
        told.organisations, told.first, told.last,
    ]  # fmt: skip


def _plain(store: Store) -> list[object]:
    nodes = [*store.every_node()]
    said = [n.document for n in nodes]
    uses = {
        measure: tuple(
            sum(any((s.id, s.mode) == (measure, mode) for s in n.said.measures) for n in nodes)
            for mode in ("orders", "mentions")
        )
        for measure in {s.id for n in nodes for s in n.said.measures}
    }
    links = {(link.source, link.relation, link.target) for link in store.every_link()}
    dates = [d.date for d in said if d.date]
    return [
        Counter(d.status for d in said), _present(said, "type"), _present(said, "level"), uses,
        Counter(relation for _, relation, _ in links), len(_by_issuer(store)),
        min(dates), max(dates),
    ]  # fmt: skip


def _present(said: list[Document], name: str) -> Counter[str]:
    return Counter(value for d in said if (value := getattr(d, name)) is not None)
