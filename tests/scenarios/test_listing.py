"""Both stores list the same documents, on the same pages, as a plain filter over all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain, pairwise
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from graph import (
    Document,
    Filter,
    Position,
    Store,
    UnknownMeasure,
    UsageProblem,
    documents,
    find,
    load,
    open_store,
)
from tests.graph import awkward, story, synthetic
from tests.graph.listed import expected, paged
from tests.scenarios.conftest import emptied
from tests.servers import Neo4j

POOL = [
    *(version for versions in awkward.versions().values() for version in versions[-1:]),
    *story.five(),
    story.province(),
    *synthetic.cascade(0, 150),
]
FILTERS = st.builds(
    Filter,
    number=st.sampled_from([None, None, "30/UBND-VX", "30 / ubnd - vx", "9/XY"]),
    issuer=st.sampled_from(
        [None, None, "Thủ tướng Chính phủ", "uy ban nhan dan xa tan thanh", "Sở Y tế tỉnh Lào Cai",
         "uy-ban-nhan-dan-xa-tan-thanh-uy-ban-nhan-dan-huyen-bat-xat", "Bộ Y tế",
         "uy-ban-nhan-dan-xa-tan-thanh", "Ủy ban nhân dân xã Tân Thành"]
    ),
    place=st.sampled_from([None, None, "Lào Cai", "ha noi", "tinh-lao-cai", "tinh-t5",
                           "xa-tan-thanh-huyen-bat-xat"]),
    type=st.sampled_from([None, None, "công văn", "Cong dien", "luật"]),
    level=st.sampled_from([None, None, "central", "province", "district", "commune"]),
    status=st.sampled_from([None, None, "issued", "draft", "cited"]),
    measure=st.sampled_from([None, None, "mask", "inspection", "5k", "bluezone"]),
    since=st.sampled_from([None, None, "2021", "2021-03-01", "2021-06", "2021-06-20"]),
    until=st.sampled_from([None, None, "2021", "2021-03-01", "2021-06", "2021-06-20"]),
)  # fmt: skip


@pytest.fixture(scope="module")
def stores(neo4j_server: Neo4j, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Store]]:
    """A store of each kind with the same documents, which nobody changes."""
    url = f"sqlite:///{tmp_path_factory.mktemp('store')}/store.db"
    with open_store(url) as one, open_store(emptied(neo4j_server)) as other:
        load(one, POOL)
        load(other, reversed(POOL))
        yield [one, other]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FILTERS, st.sampled_from(["-date", "date", "key"]), st.integers(9, 60))
def test_pages_are_those_of_a_plain_filter(
    stores: list[Store], wanted: Filter, sort: str, limit: int
) -> None:
    fits = expected(stores[0], wanted, sort)
    for store in stores:
        pages = [*paged(store, wanted, sort, [limit])]
        assert [*chain(*pages)] == fits
        assert all(len(page) == limit for page in pages[:-1])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.permutations(range(len(POOL))),
    st.lists(st.integers(0, len(POOL)), min_size=3, max_size=8),
    st.sampled_from(["-date", "date", "key"]),
    st.integers(1, 12),
)
def test_pages_stay_valid_while_documents_arrive(
    order: list[int], cuts: list[int], sort: str, limit: int
) -> None:
    with TemporaryDirectory() as folder, open_store(f"sqlite:///{folder}/store.db") as store:
        first, *more = [
            [POOL[place] for place in order[start:end]]
            for start, end in pairwise([0, *sorted(cuts), len(POOL)])
        ]
        load(store, first)
        before = {node.document for node in store.every_node()}
        found: list[Document] = []
        after: Position | None = None
        while True:
            page = documents(store, sort=sort, after=after, limit=limit)
            found += page.items
            after = page.next
            if after is None:
                break
            if more:
                load(store, more.pop(0))
        keys = Counter(document.key for document in found)
        assert set(keys.values()) <= {1}
        there = {node.document for node in store.every_node()}
        assert {document.key for document in before & there} <= keys.keys()


@pytest.mark.parametrize("sort", ["-date", "date", "key", "relevance"])
@pytest.mark.parametrize("text", ["phong chong dich", "huyện H7", "ubnd vx thanh ph", "nothing"])
def test_words_and_filters_together(stores: list[Store], text: str, sort: str) -> None:
    for wanted in (Filter(), Filter(type="công văn", level="district", measure="mask")):
        fits = expected(stores[0], wanted, "key" if sort == "relevance" else sort)
        has = {document.key for document in find(stores[0], text, 1000)}
        both = [document for document in fits if document.key in has]
        for store in stores:
            asked = replace(wanted, text=text)
            if sort == "relevance":
                page = documents(store, asked, sort=sort, limit=1000)
                assert page.next is None
                assert sorted(d.key for d in page.items) == [d.key for d in both]
                assert documents(store, asked, sort=sort, limit=3).items == page.items[:3]
            else:
                assert [*chain(*paged(store, asked, sort, [20]))] == both


def test_without_filters_the_best_are_those_of_find(stores: list[Store]) -> None:
    for store in stores:
        for text in ("30/UBND-VX", "tinh t5"):
            best = documents(store, Filter(text=text), sort="relevance", limit=20).items
            assert [*best] == find(store, text, 20)


@pytest.mark.parametrize(
    ("wanted", "sort", "says"),
    [
        (Filter(type="công vân đỏ"), "-date", "the nearest are công văn"),
        (Filter(level="village"), "-date", "there are central, province"),
        (Filter(status="lost"), "-date", "there are issued, draft, cited"),
        (Filter(mode="orders"), "-date", "name the measure too"),
        (Filter(measure="mask", mode="wants"), "-date", "there are orders, mentions"),
        (Filter(since="May"), "-date", "write it as 2021-05-04"),
        (Filter(), "newest", "there are -date, date, key, relevance"),
        (Filter(), "relevance", "give a text"),
    ],
)
def test_what_cannot_be_asked(stores: list[Store], wanted: Filter, sort: str, says: str) -> None:
    with pytest.raises(UsageProblem, match=says):
        documents(stores[0], wanted, sort=sort)


def test_other_things_that_cannot_be_asked(stores: list[Store]) -> None:
    with pytest.raises(UnknownMeasure, match="mask"):
        documents(stores[0], Filter(measure="masks"))
    with pytest.raises(UsageProblem, match="below 1"):
        documents(stores[0], limit=0)
    with pytest.raises(UsageProblem, match="no next page"):
        documents(stores[0], Filter(text="dich"), sort="relevance", after=Position(None, "a"))


def test_a_page_as_a_mapping_and_a_table(stores: list[Store]) -> None:
    page = documents(stores[0], limit=2)
    told = page.to_dict()
    assert told["items"] == [document.to_dict() for document in page.items]
    assert told["next"] == {"date": page.items[1].date, "key": page.items[1].key}
    assert list(page.to_frame()["key"]) == [document.key for document in page.items]
