"""How `make test` spreads the tests over the processors, with pytest-xdist."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from xdist.remote import Producer
    from xdist.scheduler import LoadFileScheduling

# What shares a service that is slow to start and large runs in one process, which alone starts it.
# The longest come first: whoever is done with them takes one file after another of the rest.
SHARED = {
    "Spark": (
        "tests/api/test_archive",
        "tests/graph/archive/",
        "tests/loaders/spark/",
        "tests/tools/test_kill_builds.py",
    ),
    "Neo4j": (
        "tests/api/explorer/test_stores.py",
        "tests/api/jobs/test_crashes.py",
        "tests/api/mcp/test_serving.py",
        "tests/api/rest/",
        "tests/api/test_store.py",
        "tests/graph/store/",
        "tests/scenarios/",
        "tests/tools/test_compose.py",
        "tests/tools/test_neo4j_server.py",
    ),
}


def together(nodeid: str) -> str:
    """The service or else the file of a test: all tests of one run in one process."""
    file = nodeid.partition("::")[0]
    return next((name for name, files in SHARED.items() if file.startswith(files)), file)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling:
    """Gives out files as they come, but those of a service at once.

    The marker `xdist_group`, which is there for this, does nothing under pytest 9.2.
    """
    from xdist.scheduler import LoadFileScheduling

    # Some tests with Spark want Neo4j too: two processes may not empty the same one.
    one_neo4j = bool(os.environ.get("CASCADE_TEST_NEO4J"))

    class Scheduling(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            name = together(nodeid)
            return "services" if one_neo4j and name in SHARED else name

    return Scheduling(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Puts the tests of services first where tests are spread; elsewhere nothing moves."""
    if hasattr(config, "workerinput"):
        order = {name: place for place, name in enumerate(SHARED)}
        items.sort(key=lambda item: order.get(together(item.nodeid), len(order)))
