"""Why a citation means what it means, in every store: what is said is what was done."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from graph import Store, UnknownCitation, UnknownDocument, explain, load
from graph.explanation import AGAINST, RULES
from loaders.record import Issuer, Record
from tests.graph import awkward
from tests.graph.builders import Cited, record

POOL = awkward.versions()
THIRTY, OTHER, LAW = POOL["thirty.txt"][0], POOL["other.txt"][0], POOL["law.txt"][0]
NEXT_YEAR = record("next.txt", "30/UBND-VX", "2022-02-02", awkward.LAO_CAI)
DRAFT = POOL["draft.txt"][0]
LETTER = "30-ubnd-vx-2021-uy-ban-nhan-dan-tinh-lao-cai"
NEXT = "30-ubnd-vx-2022-uy-ban-nhan-dan-tinh-lao-cai"
HA_GIANG = "30-ubnd-vx-2021-uy-ban-nhan-dan-tinh-ha-giang"
CITING = "999-syt-nv-2023-so-y-te-tinh-lao-cai"


def letter(*cited: Cited, date: str = "2023-05-05") -> Record:
    return record("letter.txt", "999/SYT-NV", date, Issuer("Sở Y tế tỉnh Lào Cai"), *cited)


def told(
    store: Store, documents: Iterable[Record], cited: Cited
) -> tuple[str, str, dict[str, str]]:
    """Rule, meaning and objections (by the candidates' keys) for the one citation of a letter."""
    load(store, [*documents, letter(cited)])
    (decision,) = explain(store, CITING).decisions
    against: dict[str, str] = {w.document.key: w.against or "" for w in decision.candidates}
    return decision.rule, decision.means.key, against


@pytest.mark.parametrize(
    ("documents", "cited", "rule", "means", "against"),
    [
        pytest.param([THIRTY, OTHER, NEXT_YEAR], awkward.LETTER, "number-issuer-year", LETTER,
                     {LETTER: "", NEXT: "year", HA_GIANG: "issuer"}, id="identity"),
        pytest.param([THIRTY], awkward.BARE, "only-fit", LETTER, {LETTER: ""}, id="one number"),
        pytest.param([THIRTY, OTHER], awkward.BARE, "ambiguous", None,
                     {LETTER: "", HA_GIANG: ""}, id="two provinces have the number"),
        pytest.param([THIRTY, OTHER], awkward.UNDATED, "only-fit", LETTER,
                     {LETTER: "", HA_GIANG: "issuer"}, id="the issuer tells"),
        pytest.param([THIRTY, NEXT_YEAR], Cited("30/UBND-VX", None, "2022-02-02", None), "only-fit",
                     NEXT, {NEXT: "", LETTER: "date"}, id="the day tells"),
        pytest.param([THIRTY, NEXT_YEAR],
                     Cited("30/UBND-VX", "thông báo", "2021-03-01", None), "no-fit", None,
                     {LETTER: "type", NEXT: "date"}, id="another type, no issuer"),
        pytest.param([THIRTY, DRAFT], awkward.DAY_ONLY, "only-fit", LETTER,
                     {LETTER: ""}, id="no number, the day"),
        pytest.param([], Cited(None, "công văn", None, None), "alone", None, {}, id="says nothing"),
        pytest.param([LAW], awkward.LAW, "only-fit", "27-2018-qh14-quoc-hoi",
                     {"27-2018-qh14-quoc-hoi": ""}, id="a law by its name"),
        pytest.param([LAW], awkward.OTHER_DAY_LAW, "no-fit", None,
                     {"27-2018-qh14-quoc-hoi": "date"}, id="a law of another day"),
    ],
)  # fmt: skip
def test_rules(
    documents: list[Record], cited: Cited, rule: str, means: str | None, against: dict[str, str],
    *, store: Store,
) -> None:  # fmt: skip
    said, meant, objections = told(store, documents, cited)
    assert (said, objections) == (rule, against)
    assert meant == means if means else meant not in against


def test_a_later_document_is_not_meant(store: Store) -> None:
    cited = Cited("30/UBND-VX", "công văn", None, None)
    load(store, [THIRTY, letter(cited, date="2020-01-01")])
    (decision,) = explain(store, "999-syt-nv-2020-so-y-te-tinh-lao-cai").decisions
    assert decision.rule == "no-fit"
    assert [w.reason for w in decision.candidates] == [AGAINST["later"]]


def test_a_draft_is_not_meant(store: Store) -> None:
    rule, _, against = told(store, [DRAFT], Cited("30/UBND-VX", "công văn", "2021-03-01", None))
    assert (rule, set(against.values())) == ("no-fit", {"draft"})


def test_bodies_of_one_name_are_told_apart_by_their_superior(store: Store) -> None:
    rule, meant, against = told(store, [*POOL["first.txt"], *POOL["second.txt"]], awkward.COMMUNE)
    assert rule == "ambiguous"
    assert sorted(against.values()) == ["", ""] and meant not in against


def test_the_very_issuer_and_the_very_day_count_more(store: Store) -> None:
    other_day = record("x.txt", None, "2021-03-02", awkward.LAO_CAI, subject="một", more="x")
    cited = Cited(None, "công văn", "2021-03", "Ủy ban nhân dân tỉnh Lào Cai")
    rule, _, against = told(store, [THIRTY, other_day], cited)
    assert (rule, sorted(against.values())) == ("ambiguous", ["", ""])


def test_one_citation_may_be_asked_for(store: Store) -> None:
    load(store, [THIRTY, letter(awkward.LETTER, awkward.LAW)])
    for asked in ("30/ubnd-vx", "030/UBND - VX"):
        assert [d.number for d in explain(store, CITING, asked).decisions] == ["30/UBND-VX"]
    assert [d.name for d in explain(store, CITING, "phòng bệnh").decisions] == ["Luật Phòng bệnh"]
    with pytest.raises(UnknownCitation, match="30/UBND-VX, Luật Phòng bệnh"):
        explain(store, CITING, "31/UBND-VX")
    load(store, [NEXT_YEAR])
    with pytest.raises(UnknownCitation, match="it cites nothing"):
        explain(store, NEXT, "31/UBND-VX")


def test_unknown_documents_are_refused(store: Store) -> None:
    with pytest.raises(UnknownDocument):
        explain(store, "nothing")


def test_a_document_that_is_only_cited_shows_who_cites_it(store: Store) -> None:
    load(store, [letter(awkward.LETTER), *POOL["a.txt"]])
    found = explain(store, LETTER)
    assert found.document.status == "cited"
    assert [d.means.key for d in found.decisions] == [LETTER, LETTER]
    assert len({d.asserted_by for d in found.decisions}) == 2


def test_refused_relations_are_told(store: Store) -> None:
    later = Cited("30/UBND-VX", "công văn", "2021-03-01", "Ủy ban nhân dân tỉnh Lào Cai")
    early = record("early.txt", "1/SYT", "2020-01-01", Issuer("Sở Y tế tỉnh Lào Cai"), later)
    load(store, [THIRTY, early])
    (refusal,) = explain(store, "1-syt-2020-so-y-te-tinh-lao-cai").refused
    assert (refusal.relation, refusal.target, refusal.fault) == (
        "implements", LETTER, "implements-later",
    )  # fmt: skip
    assert [r.fault for r in explain(store, LETTER).refused] == ["self-edge"]
    load(store, [OTHER])
    assert explain(store, HA_GIANG).refused == ()


def test_what_is_said_is_what_was_done(store: Store) -> None:
    load(store, [versions[-1] for versions in POOL.values()])
    seen = set()
    for node in list(store.every_node()):
        for decision in explain(store, node.document.key).decisions:
            seen.add(decision.rule)
            stub = store.nodes([decision.means.key])[decision.means.key]
            possible = {w.document.key for w in decision.candidates if w.against is None}
            if decision.rule == "ambiguous":
                assert possible <= set(stub.known.candidates)
                assert stub.document.status == "cited"
            elif decision.rule in {"no-fit", "alone"}:
                assert possible == set() and stub.document.status == "cited"
            else:
                assert possible == {decision.means.key}
            assert decision.reason == RULES[decision.rule]  # type: ignore[index]
    assert seen >= {"number-issuer-year", "only-fit", "ambiguous", "no-fit"}
