"""Both stores list the same documents, on the same pages, as a plain filter over all of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import Filter, Store, load, open_store
from tests.graph import archive, story, synthetic
from tests.graph.listed import expected, paged
from tests.scenarios.conftest import emptied
from tests.servers import Neo4j

POOL = [
    *(version for versions in archive.versions().values() for version in versions[-1:]),
    *story.five(),
    story.province(),
    *synthetic.cascade(0, 150),
]
FILTERS = st.builds(
    Filter,
    number=st.sampled_from([None, None, "30/UBND-VX", "30 / ubnd - vx", "9/XY"]),
    issuer=st.sampled_from(
        [None, None, "Thủ tướng Chính phủ", "uy ban nhan dan xa tan thanh", "Sở Y tế tỉnh Lào Cai",
         "uy-ban-nhan-dan-xa-tan-thanh-uy-ban-nhan-dan-huyen-bat-xat", "Bộ Y tế"]
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
