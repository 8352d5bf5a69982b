from __future__ import annotations

import pytest
from msgspec.structs import replace

from graph import Store, check, load, show, withdraw
from graph.batch import entry_of
from graph.claims import block_of
from graph.store.base import Touched, Writer
from loaders.record import Record
from tests.graph import story
from tests.graph.builders import unknown
from tests.graph.synthetic import cascade


def counted(store: Store, *records: Record) -> tuple[int, int, int, int]:
    report = load(store, records)
    return report.new, report.updated, report.unchanged, report.failed


def test_counts_of_a_life(store: Store) -> None:
    city = story.city()
    corrected = replace(city, text=city.text + "Đính chính.", sha256="0" * 64)
    assert counted(store, city) == (1, 0, 0, 0)
    assert counted(store, city) == (0, 0, 1, 0)
    assert counted(store, city, city) == (0, 0, 2, 0)
    assert counted(store, corrected) == (0, 1, 0, 0)
    assert counted(store, replace(corrected, source="copy.txt")) == (0, 0, 1, 0)
    assert counted(store, story.order(), corrected) == (1, 0, 1, 0)
    assert store.counts().records == 3


def test_a_copy_is_a_source_of_the_same_document(store: Store) -> None:
    load(store, [story.city(), replace(story.city(), source="copy.txt")])
    assert [s.source for s in show(store, story.CITY_KEY).sources] == [
        "copy.txt",
        "lao-cai/388.txt",
    ]


def test_a_correction_replaces_everything_its_source_said(store: Store) -> None:
    two = [
        replace(story.city(), index=0),
        replace(story.order(), source="lao-cai/388.txt", index=1),
    ]
    same_file = [replace(item, sha256="a" * 64) for item in two]
    load(store, same_file)
    load(store, [replace(story.province(), source="lao-cai/388.txt", sha256="b" * 64)])
    assert store.counts().records == 1
    assert [s.source for s in show(store, story.PROVINCE_KEY).sources] == ["lao-cai/388.txt"]


def test_documents_of_one_file_may_come_apart(store: Store) -> None:
    parts = [replace(r, source="all.txt", index=i, sha256="a" * 64)
             for i, r in enumerate(story.five())]  # fmt: skip
    for part in parts:
        load(store, [part])
    assert store.counts().records == 5


def test_records_without_a_source_are_kept_by_content(store: Store) -> None:
    records = [replace(item, source="") for item in story.five()]
    assert counted(store, *records) == (5, 0, 0, 0)
    assert counted(store, *records) == (0, 0, 5, 0)


def test_what_is_no_document_is_skipped_with_a_reason(store: Store) -> None:
    report = load(store, [unknown("notes.txt"), story.city()])
    assert report.to_dict() == {
        "new": 1,
        "updated": 0,
        "unchanged": 0,
        "failed": 0,
        "skipped": 1,
        "failures": [],
        "skips": [
            {
                "source": "notes.txt",
                "reason": "is no administrative document; --keep-unknown loads it all the same",
            }
        ],
    }


def test_what_is_no_document_can_be_kept(store: Store) -> None:
    assert load(store, [unknown("notes.txt")], keep_unknown=True).new == 1
    assert check(store).ok


def test_more_than_one_batch(store: Store) -> None:
    assert load(store, iter(cascade(0, 1100))).new == 1100
    assert store.counts().documents == 1100


def test_withdrawing_gives_a_stub_back(store: Store) -> None:
    load(store, [story.city(), story.province()])
    assert show(store, story.PROVINCE_KEY).document.status == "issued"
    assert withdraw(store, ["lao-cai/1477.txt", "unheard-of.txt"]) == 1
    assert show(store, story.PROVINCE_KEY).document.status == "cited"
    assert withdraw(store, []) == 0


@pytest.mark.parametrize("digest", ["a1" * 32, "", "A1" * 32, "no digest"])
def test_the_digest_of_a_source_comes_back_as_it_was(store: Store, digest: str) -> None:
    load(store, [replace(story.city(), sha256=digest)])
    assert [source.sha256 for source in show(store, story.CITY_KEY).sources] == [digest]
    assert load(store, [replace(story.city(), sha256=digest)]).unchanged == 1


def test_a_batch_does_not_touch_what_it_cites_as_others_did(store: Store) -> None:
    """The cost of a batch does not grow with the number of documents that cite an order."""
    load(store, cascade(0, 200))
    (first, *_), found = [entry_of(item) for item in cascade(200, 210)], list[Touched]()
    cited = {citation.claim for citation in first.citations}

    def put(writer: Writer) -> None:
        found.append(writer.put([first]))
        raise LookupError  # and nothing is kept

    with pytest.raises(LookupError):
        store.write(put)
    assert cited
    assert not {block_of(claim) for claim in cited} & found[0].blocks
    assert block_of(first.head) in found[0].blocks
    assert not found[0].keys


Told = list[tuple[list[str], bool]]


def observed(store: Store, *records: Record) -> Told:
    told: Told = []
    load(store, records, observer=lambda outcomes, stands: told.append((list(outcomes), stands)))
    return told


def test_an_observer_hears_what_becomes_of_each_and_whether_it_stood(store: Store) -> None:
    city = story.city()
    corrected = replace(city, text=city.text + "Đính chính.", sha256="0" * 64)
    copied = replace(city, source="copy.txt")
    assert observed(store, city, story.order(), copied) == [(["new", "new", "unchanged"], False)]
    assert observed(store, city, story.order(), copied) == [(["unchanged"] * 3, True)]
    assert observed(store, city, corrected) == [(["unchanged", "updated"], False)]
    before = store.version()
    assert observed(store, city, corrected) == [(["updated", "updated"], True)]
    assert store.version() == before
    assert observed(store, unknown("notes.txt")) == []


def test_what_an_observer_raises_keeps_a_batch_from_being_stored(store: Store) -> None:
    def refuse(outcomes: object, stands: bool) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        load(store, [story.city()], observer=refuse)
    assert store.counts().records == 0
