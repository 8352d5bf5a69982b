from __future__ import annotations

import json

from graph import Store, check, load
from graph.store.sqlite import SqliteStore
from tests.graph import awkward, story
from tests.graph.builders import Cited, committee, record

LAI_CHAU = committee("tỉnh Lai Châu", "province")


def test_a_sound_store(store: Store) -> None:
    load(store, story.five())
    report = check(store)
    assert report.ok
    assert report.documents == {"cited": 3, "issued": 5}
    assert (report.links, report.stubs) == (5, 3)
    assert json.loads(json.dumps(report.to_dict()))["ok"] is True


def test_refused_links_are_reported_with_their_words(store: Store) -> None:
    later = Cited("611/CĐ-TTg", "công điện", "2021-06-02", story.ORDER.issuer)
    itself = Cited("1/UBND", "công văn", "2021-05-01", LAI_CHAU.name)
    load(store, [record("e.txt", "1/UBND", "2021-05-01", LAI_CHAU, later, itself)])
    report = check(store)
    assert report.ok
    assert [r.fault for r in report.refused] == ["self-edge", "implements-later"]
    assert report.refused[1].quote.startswith("Thực hiện công điện 611/CĐ-TTg")


def test_rings_are_reported(store: Store) -> None:
    numbers = ["1/UBND", "2/UBND", "3/UBND"]
    cited = [Cited(n, "công văn", "2021-05-01", LAI_CHAU.name) for n in numbers]
    load(store, [record(f"{n[0]}.txt", n, "2021-05-01", LAI_CHAU, cited[(i + 1) % 3])
                 for i, n in enumerate(numbers)] + story.five())  # fmt: skip
    report = check(store)
    assert not report.ok
    assert report.cycles == (
        tuple(f"{n}-ubnd-2021-uy-ban-nhan-dan-tinh-lai-chau" for n in (1, 2, 3)),
    )


def test_open_questions_are_counted(store: Store) -> None:
    load(store, [awkward.citing("a", awkward.BARE), awkward.versions()["thirty.txt"][0],
                 *awkward.versions()["other.txt"]])  # fmt: skip
    assert check(store).ambiguous == ("30-ubnd-vx",)


def test_dangling_ends_are_found(store: Store) -> None:
    load(store, story.five())
    assert isinstance(store, SqliteStore)
    connection = store._connection
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM claims WHERE digest = (SELECT min(digest) FROM claims)")
    report = check(store)
    assert not report.ok
    assert any("points to nothing" in fault for fault in report.faults)
