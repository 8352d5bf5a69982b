from __future__ import annotations

import pytest

from graph import UsageProblem
from graph.moment import checked


@pytest.mark.parametrize("as_of", [None, "2021", "2021-05", "2021-05-04", "2024-02-29"])
def test_dates_may_be_partial(as_of: str | None) -> None:
    assert checked(as_of) == as_of


@pytest.mark.parametrize("as_of", ["", "21-05-04", "2021-13", "2021-02-30", "4/5/2021", "2021-5-4"])
def test_what_is_no_date_is_refused(as_of: str) -> None:
    with pytest.raises(UsageProblem, match="is no date; write it as 2021-05-04"):
        checked(as_of)
