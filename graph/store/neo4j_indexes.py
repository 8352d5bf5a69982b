"""Making constraints and indexes, which takes minutes where millions of nodes are there already."""

from __future__ import annotations

import time
from collections.abc import Callable

from graph.store.neo4j_schema import SCHEMA, Ask

Watch = Callable[[str, int], None]
"""Takes what is done with the database, and how far that is (0 to 100)."""

_STATES = """
    SHOW INDEXES YIELD name, state, populationPercent WHERE name STARTS WITH 'cascade_'
    RETURN name, state, populationPercent AS percent"""
_SECONDS = 0.02, 1.0
"""The first and the longest pause between two looks at the indexes."""


class FailedIndex(Exception):  # noqa: N818
    """The database could not fill an index; `name` is that of the index."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def make_indexes(ask: Ask, watch: Watch) -> None:
    """Make all that is missing, and come back when everything is in them.

    Raises `FailedIndex`. However long it takes, there is no better moment to stop.
    """
    for done, statement in enumerate(SCHEMA):
        watch("constraints", 100 * done // len(SCHEMA))
        ask(statement)
    pause, longest = _SECONDS
    while (percent := _filled(ask)) < 100:
        watch("indexes", percent)
        time.sleep(pause)
        pause = min(2 * pause, longest)


def _filled(ask: Ask) -> int:
    """How far the indexes are together; 100 only when all can be asked."""
    found = ask(_STATES)
    for index in found:
        if index["state"] == "FAILED":
            raise FailedIndex(index["name"])
    if all(index["state"] == "ONLINE" for index in found):
        return 100
    return min(99, int(sum(index["percent"] for index in found) / len(found)))
