"""docs/scale.md shows the tables that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.archive.questions.tables import OF_MEASURES, OF_ORDERS
from graph.archive.steps.sequence import STEPS
from graph.archive.tables import TABLES, VERSION, Table

PAGE = (Path(__file__).parents[3] / "docs/scale.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| `([^`]+)` \| `([^`]+)` \| (.+) \|$", re.MULTILINE)


@pytest.mark.parametrize("table", [*TABLES, *OF_ORDERS, *OF_MEASURES], ids=lambda t: t.name)
def test_every_column_is_documented(table: Table) -> None:
    shown = PAGE.partition(f"\n### {table.name}\n")[2].partition("\n##")[0]
    assert table.says in shown
    assert _ROW.findall(shown) == [(c.name, c.type.replace("`", ""), c.says) for c in table.columns]


def test_the_version_and_the_steps_are_documented() -> None:
    assert f"Version {VERSION} of the schema" in PAGE
    assert re.findall(r"^\| (\w+) \| .* \| .*\|$", PAGE.partition("| Step |")[2], re.MULTILINE)[
        : 1 + len(STEPS)
    ] == ["read", *(step.name for step in STEPS)]
