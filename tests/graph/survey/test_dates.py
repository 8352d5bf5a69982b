"""Dates as numbers mean what dates as texts mean."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity import is_later
from graph.survey.dates import later, packed_date

DATES = st.none() | st.builds(
    lambda day, length: day.isoformat()[:length],
    st.dates(date(2019, 11, 1), date(2021, 2, 28)),
    st.sampled_from([4, 7, 10]),
)


@given(pairs=st.lists(st.tuples(DATES, DATES), max_size=50))
def test_later_is_what_it_is_for_texts(pairs: list[tuple[str | None, str | None]]) -> None:
    ones = np.array([packed_date(one) for one, _ in pairs], dtype=np.int32)
    others = np.array([packed_date(other) for _, other in pairs], dtype=np.int32)
    assert later(ones, others).tolist() == [is_later(one, other) for one, other in pairs]
    for other, number in {(other, packed_date(other)) for _, other in pairs}:
        assert later(ones, number).tolist() == [is_later(one, other) for one, _ in pairs]


@pytest.mark.parametrize("text", [None, "", "today", "2021-5-4", "2021-05-04T10:00", "20210504"])
def test_what_is_no_date_is_unknown(text: str | None) -> None:
    assert packed_date(text) == 0
