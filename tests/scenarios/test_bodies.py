"""Who issued what, when a body began to issue, and the names of a store's states."""

from __future__ import annotations

from graph import Store, load, withdraw
from graph.authority import organisation_key
from tests.graph import builders, story
from tests.graph.builders import Cited, committee

WARD = "Ủy ban nhân dân phường Bình Minh"
LETTERS = [
    builders.record(
        f"{number}.txt", f"{number}/UBND-VP", date, committee("phường Bình Minh", "commune", above)
    )
    for number, date, above in (
        (5, "2021-06-01", "Ủy ban nhân dân thành phố Lào Cai"),
        (4, "2021-05-30", "Ủy ban nhân dân thành phố Lào Cai"),
        (3, "2021-05", "Ủy ban nhân dân thị xã Bỉm Sơn"),
    )
]


def _first(store: Store, *superiors: str) -> list[str]:
    bodies = [committee("phường Bình Minh", "commune", above) for above in superiors]
    return list(store.first_dates([organisation_key(body) for body in bodies]).values())


def test_bodies_of_one_name_are_told_apart_by_what_stands_above_them(store: Store) -> None:
    load(store, LETTERS)
    ids = store.ids([node.document.key for node in store.every_node()])
    found = [by.issuer for by in store.issued(ids.values()).values()]
    assert {by.number for by in store.issued(ids.values()).values()} == {
        letter.document.number for letter in LETTERS
    }
    assert {body.name for body in found} == {WARD}
    assert sorted(str(body.superior).rsplit(" ", 2)[1] for body in found) == [
        "Bỉm",
        "Lào",
        "Lào",
    ]
    assert _first(store, "Ủy ban nhân dân thành phố Lào Cai") == ["2021-05-30"]
    assert _first(store, "Ủy ban nhân dân thị xã Bỉm Sơn") == ["2021-05"]


def test_the_first_day_follows_what_is_loaded_and_withdrawn(store: Store) -> None:
    city = "Ủy ban nhân dân thành phố Lào Cai"
    load(store, LETTERS)
    withdraw(store, ["4.txt"])
    assert _first(store, city) == ["2021-06-01"]
    undated = builders.record(
        "0.txt", "9/UBND-VP", None, committee("phường Bình Minh", "commune", city)
    )
    load(store, [undated])
    assert _first(store, city) == [""]
    withdraw(store, ["0.txt", "5.txt"])
    assert _first(store, city) == []


def test_a_body_that_is_only_cited_has_no_day(store: Store) -> None:
    load(store, [story.city()])
    ids = store.ids([story.PROVINCE_KEY])
    ((body, number, status),) = store.issued(ids.values()).values()
    assert (body.level, number, status) == ("province", "1477/UBND-VX", "cited")
    assert store.first_dates([organisation_key(body)]) == {}


def test_a_document_of_nobody_has_no_issuer(store: Store) -> None:
    load(store, [builders.record("a.txt", "7/XY", "2021-05-04", None, Cited("8/XY"))])
    ids = store.ids([node.document.key for node in store.every_node()])
    assert store.issued(ids.values()) == {}


def test_every_state_has_a_name_of_its_own(store: Store) -> None:
    names = [store.version()]
    for change in (lambda: load(store, story.five()), lambda: withdraw(store, ["lao-cai/388.txt"])):
        change()
        names.append(store.version())
    assert len(set(names)) == 3
    load(store, [story.order()])  # it is there
    assert store.version() == names[-1]
