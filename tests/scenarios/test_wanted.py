"""What a store lacks and leaves open, in every store; also what was known as of a day."""

from __future__ import annotations

import dataclasses

import pytest
from msgspec.structs import replace

from graph import (
    NotYetKnown,
    Store,
    UsageProblem,
    down,
    find,
    gaps,
    load,
    path,
    show,
    wanted,
)
from graph.questions.gaps import KINDS, PLACES
from graph.questions.wanted import FIRST
from loaders import read
from loaders.record import Issuer
from tests.api.running import SAMPLE
from tests.graph import awkward, story
from tests.graph.builders import Cited, committee, record

POOL = awkward.versions()
LAW = "luat-phong-chong-benh-truyen-nhiem-2007-11-21"
OTHER_LAW = "luat-to-chuc-chinh-quyen-dia-phuong-2015-06-19"
REPLACED = "233-qd-ubnd-2020-uy-ban-nhan-dan-tinh-son-la"
DECISION = "447-qd-ttg-2020-thu-tuong-chinh-phu"
LETTER = "30-ubnd-vx-2021-uy-ban-nhan-dan-tinh-lao-cai"
MINISTRY, SON_LA = "4051-byt-dp-2021-bo-y-te", "950-qd-ubnd-2021-uy-ban-nhan-dan-tinh-son-la"


@pytest.fixture
def sample(store: Store) -> Store:
    load(store, (item for file in sorted(SAMPLE.glob("*.txt")) for item in read(file)))
    return store


def test_the_sample(sample: Store) -> None:
    """The ministry's letter of 5 May and the decision of Sơn La cite what is not there."""
    found = wanted(sample)
    told = [(w.document.key, w.cited_by, dict(w.relations), w.citing) for w in found.documents]
    assert told == [
        (LAW, 2, {"references": 2}, (MINISTRY, SON_LA)),
        (REPLACED, 1, {"replaces": 1}, (SON_LA,)),
        (DECISION, 1, {"references": 1}, (MINISTRY,)),
        (OTHER_LAW, 1, {"references": 1}, (SON_LA,)),
    ]
    assert found.total == 4
    assert wanted(sample, relation="implements").documents == ()
    (one,) = wanted(sample, limit=1).documents
    assert one.document.key == LAW and wanted(sample, limit=1).total == 4


def test_the_sample_as_of_a_day(sample: Store) -> None:
    date = show(sample, SON_LA).document.date
    assert date is not None and date > "2021-05-05"
    told = [(w.document.key, w.cited_by) for w in wanted(sample, as_of="2021-05-05").documents]
    assert told == [(DECISION, 1), (LAW, 1)]
    assert wanted(sample, as_of="2021-05-04").documents == ()
    with pytest.raises(NotYetKnown, match="only later documents cite it"):
        show(sample, DECISION, as_of="2021-05-04")
    assert show(sample, DECISION, as_of="2021-05-05").document.status == "cited"


def test_the_sample_has_no_gaps(sample: Store) -> None:
    found = gaps(sample)
    assert (found.gaps, found.totals) == ((), {})
    assert len(found.to_frame()) == 0 and "quote" in found.to_frame().columns


def test_missing_links_of_a_chain(store: Store) -> None:
    """The city carries out the province's letter, and says that this one carries out the order."""
    load(store, [story.city(), replace(story.city(), source="copy.txt")])
    told = {w.document.key: (w.cited_by, w.relations) for w in wanted(store).documents}
    assert told == {
        story.ORDER_KEY: (1, {"implements": 1}),
        story.PROVINCE_KEY: (1, {"implements": 1}),
    }
    load(store, [story.order()])
    (only,) = wanted(store, relation="implements").documents
    assert only.document.key == story.PROVINCE_KEY
    assert only.to_dict()["citing"] == [story.CITY_KEY]
    frame = wanted(store).to_frame()
    assert frame[["number", "cited_by", "implements", "references"]].to_dict("records") == [
        {"number": "1477/UBND-VX", "cited_by": 1, "implements": 1, "references": 0}
    ]


def test_a_document_that_cites_twice_counts_once_but_in_both_relations(store: Store) -> None:
    amends = dataclasses.replace(awkward.LETTER, relation="amends")
    load(store, [awkward.citing("a", awkward.LETTER, amends), awkward.citing("b", awkward.LETTER)])
    (one,) = wanted(store).documents
    assert (one.cited_by, one.relations) == (2, {"implements": 2, "amends": 1})


def test_of_very_many_the_first_are_named(store: Store) -> None:
    many = [
        record(f"{n}.txt", f"{n}/UBND-VP", "2021-06-04",
               committee(f"huyện H{n}", "district"), story.ORDER)
        for n in range(FIRST + 9)
    ]  # fmt: skip
    load(store, many)
    (order,) = wanted(store).documents
    assert order.cited_by == FIRST + 9
    assert order.citing == tuple(sorted(d.key for d in down(store, story.ORDER_KEY, depth=1)
                                        .documents[1:])[:FIRST])  # fmt: skip


def test_as_of_a_day_only_the_word_of_then_counts(store: Store) -> None:
    load(store, [story.order(), story.province(), story.city()])
    then = down(store, story.ORDER_KEY, as_of="2021-06-03")
    assert [d.key for d in then.documents] == [story.ORDER_KEY, story.PROVINCE_KEY]
    assert [[e.asserted_by for e in edge.evidence] for edge in then.edges] == [[story.PROVINCE_KEY]]
    assert path(store, story.ORDER_KEY, story.PROVINCE_KEY, as_of="2021-06-03").edges == then.edges
    assert len(show(store, story.PROVINCE_KEY, as_of="2021-06-03").implemented_by) == 0
    assert [d.key for d in find(store, "ubnd", as_of="2021-06-03")] == [story.PROVINCE_KEY]


def test_everything_is_held(store: Store) -> None:
    assert (wanted(store).total, wanted(store).documents) == (0, ())
    load(store, [story.order()])
    assert wanted(store).to_dict() == {"as_of": None, "total": 0, "documents": []}
    assert list(wanted(store).to_frame().columns)[:2] == ["key", "number"]


def test_a_citation_that_fits_two(store: Store) -> None:
    load(store, [POOL["thirty.txt"][0], POOL["other.txt"][0],
                 awkward.citing("b", Cited("30/UBND-VX", "công văn", "2021", None))])  # fmt: skip
    (gap,) = [gap for gap in gaps(store).gaps if gap.kind == "unresolved"]
    assert gap.says == "may mean 2 documents"
    assert [d.key for d in gap.others] == sorted(d.key for d in gap.others)
    assert {d.issuer for d in gap.others} == {awkward.LAO_CAI.name, awkward.HA_GIANG.name}
    assert [(e.asserted_by[:11], e.quote) for e in gap.evidence] == [
        ("198-syt-nv-", "công văn 30/UBND-VX 2021")
    ]
    assert gaps(store, as_of="2021-05-04").totals.get("unresolved") is None


def test_a_citation_that_says_too_little(store: Store) -> None:
    load(store, [awkward.citing("a", Cited(None, "công văn", None, None), awkward.LAW)])
    (gap,) = gaps(store).gaps
    assert (gap.kind, gap.evidence[0].quote) == ("vague", "công văn")


def test_two_dates_and_two_types_for_one_number(store: Store) -> None:
    load(store, [POOL["thirty.txt"][0], awkward.citing("d", awkward.WRONG_DAY, awkward.OTHER_TYPE)])
    told = [(g.kind, g.says, [e.quote for e in g.evidence]) for g in gaps(store).gaps]
    issuer = "Ủy ban nhân dân tỉnh Lào Cai"
    assert told == [
        ("date-conflict", "also dated 2021-03-11, not 2021-03-01",
         [f"công văn 30/UBND-VX 2021-03-11 Chủ tịch {issuer}"]),
        ("type-conflict", "also called thông báo, not công văn",
         [f"thông báo 30/UBND-VX 2021-03-01 {issuer}"]),
        ("self-edge", f"implements {LETTER} of 2021-03-01",
         [f"Thực hiện công văn 30/UBND-VX {issuer} về công tác phòng dịch."]),
    ]  # fmt: skip
    assert [g.kind for g in gaps(store, as_of="2021-04").gaps] == ["self-edge"]


def test_two_texts_of_one_number_are_one_document(store: Store) -> None:
    first, second = POOL["thirty.txt"]
    load(store, [first, replace(second, source="other copy.txt")])
    told = {g.kind: (g.says, g.evidence) for g in gaps(store).gaps if g.kind != "self-edge"}
    assert told["several-texts"] == ("2 texts that differ: other copy.txt, thirty.txt", ())
    says, proof = told["date-conflict"]
    assert says.startswith("also dated 2021-03-0") and proof == ()
    assert says.endswith(": other copy.txt, thirty.txt")


def test_relations_that_cannot_be(store: Store) -> None:
    early = record("early.txt", "1/SYT", "2020-01-01", Issuer("Sở Y tế tỉnh Lào Cai"),
                   awkward.LETTER)  # fmt: skip
    load(store, [POOL["thirty.txt"][0], early])
    later, same = gaps(store).gaps
    assert (later.kind, later.document.number) == ("implements-later", "1/SYT")
    assert later.says.endswith("tinh-lao-cai of 2021-03-01")
    assert "30/UBND-VX" in later.evidence[0].quote
    assert (same.kind, same.document, same.document) == ("self-edge", *same.others, later.others[0])
    assert list(gaps(store).to_frame()["kind"]) == ["implements-later", "self-edge"]


def test_gaps_are_sorted_and_bounded_by_kind(store: Store) -> None:
    load(store, [versions[-1] for versions in POOL.values()])
    whole, few = gaps(store, limit=1000), gaps(store, limit=1)
    order = [*KINDS]
    places = [(order.index(g.kind), g.document.key, g.says) for g in whole.gaps]
    assert places == sorted(places)
    assert sum(whole.totals.values()) == len(whole.gaps) > len(few.gaps)
    assert few.totals == whole.totals and len(few.gaps) == len(whole.totals)
    assert all(len(g.evidence) <= PLACES for g in whole.gaps)
    assert {g.kind for g in whole.gaps} >= {"unresolved", "date-conflict"}


def test_wrong_use(store: Store) -> None:
    for question in (wanted, gaps):
        with pytest.raises(UsageProblem, match="limit 0 is below 1"):
            question(store, limit=0)
        with pytest.raises(UsageProblem, match="is no date"):
            question(store, as_of="June")
    with pytest.raises(UsageProblem, match="choose one of implements"):
        wanted(store, relation="likes")
