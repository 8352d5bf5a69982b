from __future__ import annotations

import sys

import pytest

from graph import UsageProblem
from graph.frames import frame


def test_columns_stand_in_the_order_asked_for() -> None:
    table = frame(("b", "a"), [{"a": 1, "b": 2}, {"a": 3}])
    assert list(table.columns) == ["b", "a"]
    assert table["a"].tolist() == [1, 3]


def test_an_empty_answer_keeps_its_columns() -> None:
    assert list(frame(("a", "b"), []).columns) == ["a", "b"]


def test_without_pandas_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageProblem, match=r"pip install 'directive-cascade\[analysis\]'"):
        frame(("a",), [])
