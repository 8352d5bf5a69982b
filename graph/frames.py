"""Answers as tables for pandas, which is imported only here and only when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graph.errors import UsageProblem

if TYPE_CHECKING:
    import pandas as pd


def frame(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """The rows as a data frame with these columns in this order; empty answers keep them.

    Raises `UsageProblem` where pandas is not installed.
    """
    try:
        import pandas as pd  # noqa: PLC0415 - takes longer than most questions
    except ImportError as error:
        advice = "pip install 'directive-cascade[analysis]' brings it"
        raise UsageProblem("tables need pandas, which is not installed", advice) from error
    return pd.DataFrame([[row.get(name) for name in columns] for row in rows], columns=columns)
