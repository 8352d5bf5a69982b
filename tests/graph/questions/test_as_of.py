"""As of a day the graph is that of the documents dated until then, and of the undated ones.

Citations name number, issuer and date in full here. Where they do not, what they mean may depend
on documents of later, and facts that only citations tell are those of today: that is documented.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import (
    AmbiguousDocument,
    NoPath,
    NotYetKnown,
    Store,
    UnknownDocument,
    UsageProblem,
    down,
    explain,
    find,
    interlinked,
    load,
    members,
    open_store,
    path,
    resolve_key,
    show,
    up,
)
from graph.identity import is_later
from graph.model import Cascade
from loaders.record import RELATIONS, Record, Relation
from tests.graph import awkward, story
from tests.graph.builders import Cited, committee, record

DAYS = ["2021-05-03", "2021-05-04", "2021-05-05", "2021-06", "2021-06-10"]
MOMENTS = ["2021-05-02", "2021-05-03", "2021-05-04", "2021-05-31", "2021-06-09", "2022"]
PLACES = ["tỉnh Lào Cai", "tỉnh Hà Giang", "tỉnh Sơn La"]


@dataclass(frozen=True)
class Plan:
    """A document of a random corpus; `cites` are other documents, how, and who acts on them."""

    date: str | None
    held: bool
    cites: tuple[tuple[int, Relation, int | None], ...]


def plans(cites: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Plan]]:
    dates = st.one_of(st.sampled_from(DAYS), st.none())
    held = st.sampled_from([True, True, True, False])
    return st.lists(st.builds(Plan, dates, held, cites), min_size=2, max_size=7)


citations = st.lists(
    st.tuples(
        st.integers(0, 6), st.sampled_from(RELATIONS), st.one_of(st.none(), st.integers(0, 3))
    ),
    max_size=4,
    unique_by=lambda citation: citation[0],
).map(tuple)


def cited(number: int, plan: Plan, relation: Relation, by: int | None) -> Cited:
    issuer = f"Ủy ban nhân dân {PLACES[number % 3]}"
    return Cited(f"{number + 1}/UBND-VX", "công văn", plan.date, issuer, None, relation, by)


def corpus(plans: list[Plan], *, orderly: bool) -> list[Record]:
    """The records of the held documents; in an `orderly` corpus none cites one that is later."""
    records = []
    for number, plan in enumerate(plans):
        chosen = [c for c in plan.cites if c[0] < len(plans) and c[0] != number]
        if orderly:
            chosen = [c for c in chosen if _may_cite(plan, plans[c[0]])]
        targets = [
            cited(other, plans[other], relation, by if by is not None and by < place else None)
            for place, (other, relation, by) in enumerate(chosen)
        ]
        if plan.held:
            issuer = committee(PLACES[number % 3], "province", "Chính phủ")
            records.append(record(f"{number}.txt", f"{number + 1}/UBND-VX", plan.date, issuer,
                                  *targets))  # fmt: skip
    return records


def _may_cite(plan: Plan, other: Plan) -> bool:
    if other.date is None:
        return True
    return plan.date is not None and other.date <= plan.date and not is_later(other.date, plan.date)


@contextmanager
def loaded(records: list[Record]) -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder, open_store(f"sqlite:///{folder}/s.db") as store:
        load(store, records)
        yield store


def told(question: Callable[..., Any], *asked: object, **more: object) -> object:
    """The answer as JSON but for its moment, or the kind of refusal."""
    try:
        answer = question(*asked, **more)
    except UnknownDocument:
        return "unknown"
    except NoPath:
        return "no path"
    if isinstance(answer, list):
        return sorted(document.key for document in answer)
    return {name: value for name, value in answer.to_dict().items() if name != "as_of"}


def linked(store: Store, key: str, as_of: str | None) -> Cascade:
    return interlinked(store, down(store, key, relation="any", as_of=as_of))


def answers(store: Store, keys: list[str], as_of: str | None) -> dict[tuple[str, str], object]:
    """Everything that can be asked about these documents."""
    found: dict[tuple[str, str], object] = {}
    for key in keys:
        found["show", key] = told(show, store, key, as_of=as_of)
        for relation in ("implements", "any"):
            asked = {"relation": relation, "as_of": as_of}
            found[f"down {relation}", key] = told(down, store, key, **asked)
            found[f"up {relation}", key] = told(up, store, key, **asked)
            found[f"path {relation}", key] = told(path, store, keys[0], key, **asked)
        found["near", key] = told(down, store, key, depth=1, as_of=as_of)
        found["linked", key] = told(linked, store, key, as_of)
    for text in ("ubnd", "1/UBND-VX"):
        found["find", text] = told(find, store, text, as_of=as_of)
    return found


def keys_of(store: Store) -> list[str]:
    return [node.document.key for node in store.every_node()]


some_moments = st.sampled_from(MOMENTS)
unhurried = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@unhurried
@given(plans(citations), some_moments)
def test_as_of_a_day_is_what_the_documents_until_then_tell(plans: list[Plan], as_of: str) -> None:
    whole = corpus(plans, orderly=True)
    until = [item for item in whole if not is_later(item.document.date, as_of)]
    with loaded(whole) as all_, loaded(until) as then:
        keys = keys_of(all_)
        assert keys_of(then) == [k for k in keys if told(show, all_, k, as_of=as_of) != "unknown"]
        assert answers(all_, keys, as_of) == answers(then, keys, None)


@unhurried
@given(plans(citations), some_moments)
def test_what_is_later_stays_unknown_even_if_cited_before(plans: list[Plan], as_of: str) -> None:
    """Texts that cite later documents are wrong somewhere: both stores are asked as of the day."""
    whole = corpus(plans, orderly=False)
    until = [item for item in whole if not is_later(item.document.date, as_of)]
    with loaded(whole) as all_, loaded(until) as then:
        keys = keys_of(all_)
        assert answers(all_, keys, as_of) == answers(then, keys, as_of)


@unhurried
@given(plans(citations), some_moments, some_moments)
def test_nothing_is_forgotten(plans: list[Plan], one: str, other: str) -> None:
    first, second = sorted((one, other))
    with loaded(corpus(plans, orderly=False)) as store:
        for key in keys_of(store):
            try:
                before = down(store, key, relation="any", as_of=first)
            except UnknownDocument:
                continue
            after = down(store, key, relation="any", as_of=second)
            assert {d.key for d in before.documents} <= {d.key for d in after.documents}
            proofs = {(e.source, e.relation, e.target): {*e.evidence} for e in after.edges}
            for edge in before.edges:
                assert {*edge.evidence} <= proofs[edge.source, edge.relation, edge.target]


def test_an_edge_is_not_known_before_a_document_asserts_it(store: Store) -> None:
    """B of 3 June carries out A, as C of 4 June says: on 3 June nobody had said so."""
    load(store, [story.order(), story.city()])
    assert [d.key for d in down(store, story.ORDER_KEY, as_of="2021-06-03").documents] == [
        story.ORDER_KEY
    ]
    with pytest.raises(NotYetKnown, match="only later documents cite it; leave out --as-of"):
        show(store, story.PROVINCE_KEY, as_of="2021-06-03")
    later = show(store, story.PROVINCE_KEY, as_of="2021-06-04")
    assert [r.document.key for r in later.implements] == [story.ORDER_KEY]


def test_the_word_of_a_document_of_then_is_enough(store: Store) -> None:
    load(store, [story.order(), story.province(), story.city()])
    then = down(store, story.ORDER_KEY, as_of="2021-06-03")
    (edge,) = then.edges
    assert [proof.asserted_by for proof in edge.evidence] == [story.PROVINCE_KEY]
    bare = down(store, story.ORDER_KEY, as_of="2021-06-03", proofs=False)
    assert [(e.source, e.evidence) for e in bare.edges] == [(story.PROVINCE_KEY, ())]


def test_what_is_dated_later_is_told_with_its_date(store: Store) -> None:
    load(store, story.five())
    questions: list[Callable[..., object]] = [show, down, up, members, explain]
    for question in questions:
        with pytest.raises(NotYetKnown, match="as of 2021-06-03: it is dated 2021-06-04; leave"):
            question(store, story.CITY_KEY, as_of="2021-06-03")
    with pytest.raises(NotYetKnown):
        path(store, story.ORDER_KEY, story.CITY_KEY, as_of="2021-06-03")
    assert find(store, "388/UBND-VX", as_of="2021-06-03") == []
    assert members(store, story.CITY_KEY, as_of="2021-06-04") == members(store, story.CITY_KEY)


@pytest.mark.parametrize("question", [show, down, up, members, explain, find, resolve_key])
def test_what_is_no_date_is_refused(question: Callable[..., object], store: Store) -> None:
    load(store, [story.province(), *awkward.versions()["thirty.txt"][:1], story.city()])
    load(store, awkward.versions()["other.txt"])
    asked = "30/UBND-VX" if question is resolve_key else story.PROVINCE_KEY
    with pytest.raises(UsageProblem, match="is no date"):
        question(store, asked, as_of="3/6/2021")


def test_a_number_means_the_document_that_was_known(store: Store) -> None:
    early = record("1.txt", "9/UBND-VX", "2021-05-03", committee("tỉnh Lào Cai", "province"))
    later = record("2.txt", "9/UBND-VX", "2021-05-09", committee("tỉnh Sơn La", "province"))
    load(store, [early, later])
    assert resolve_key(store, "9/UBND-VX", as_of="2021-05-04").endswith("lao-cai")
    for as_of in ("2021-05-01", "2021-05-09", None):
        with pytest.raises(AmbiguousDocument):
            resolve_key(store, "9/UBND-VX", as_of=as_of)


def test_find_looks_on_until_enough_were_known(store: Store) -> None:
    documents = [
        record(f"{n}.txt", f"{n}/UBND-VX", f"2021-05-{1 + n % 20:02}",
               committee("tỉnh Lào Cai", "province"))
        for n in range(1, 41)
    ]  # fmt: skip
    load(store, documents)
    found = find(store, "lao cai", 3, as_of="2021-05-02")
    assert sorted(d.number or "" for d in found) == ["1/UBND-VX", "20/UBND-VX", "21/UBND-VX"]
    assert len(find(store, "lao cai", 50, as_of="2021-05-02")) == 4


def test_explain_leaves_out_the_citations_of_later_texts(store: Store) -> None:
    later = awkward.citing("b", awkward.LETTER, date="2022-01-01")
    load(store, [awkward.citing("a", awkward.LETTER), later])
    stub = "30-ubnd-vx-2021-uy-ban-nhan-dan-tinh-lao-cai"
    assert len(explain(store, stub).decisions) == 2
    (decision,) = explain(store, stub, as_of="2021").decisions
    assert "2021" in decision.asserted_by


def test_candidates_of_later_are_left_out(store: Store) -> None:
    """The stub stays one, though as of then there was but one document that it could mean."""
    early = awkward.versions()["thirty.txt"][0]
    later = record("l.txt", "30/UBND-VX", "2021-09-01", awkward.HA_GIANG)
    cites = Cited("30/UBND-VX", "công văn", "2021", None)
    load(store, [early, later, awkward.citing("b", cites)])
    (stub,) = [node.document.key for node in store.every_node() if node.known.candidates]
    assert len(show(store, stub).candidates) == 2
    then = show(store, stub, as_of="2021-08").candidates
    assert then == ("30-ubnd-vx-2021-uy-ban-nhan-dan-tinh-lao-cai",)


def test_facts_of_what_is_only_cited_are_those_of_today(store: Store) -> None:
    """A text of May gives the year only, one of 2022 the day: the day is told as of May too."""
    year_only = Cited("30/UBND-VX", "công văn", "2021", awkward.LAO_CAI.name)
    load(store, [awkward.citing("a", year_only)])
    stub = "30-ubnd-vx-2021-uy-ban-nhan-dan-tinh-lao-cai"
    assert show(store, stub, as_of="2021-05").document.date == "2021"
    load(store, [awkward.citing("b", awkward.LETTER, date="2022-01-01")])
    then = show(store, stub, as_of="2021-05")
    assert then.document.date == "2021-03-01"
    assert [len(other.evidence) for other in then.implemented_by] == [1]
