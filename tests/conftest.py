"""One real Neo4j, Spark and browser for all tests that want them; on CI none goes without."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.servers import Neo4j, NoNeo4j, empty, given, running
from tests.sparks import spark
from tests.spread import pytest_collection_modifyitems, pytest_xdist_make_scheduler

__all__ = [
    "chromium",
    "neo4j_server",
    "neo4j_url",
    "pytest_collection_modifyitems",
    "pytest_xdist_make_scheduler",
    "spark",
]

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Neo4j]:
    """A running Neo4j: the one that CASCADE_TEST_NEO4J names, else one started for this run."""
    try:
        with given() or running() as server, pytest.MonkeyPatch.context() as patch:
            for name, value in server.environment.items():
                patch.setenv(name, value)
            yield server
    except NoNeo4j as error:
        if os.environ.get("CI") == "true":
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture
def neo4j_url(neo4j_server: Neo4j) -> str:
    """The address of an empty Neo4j."""
    empty(neo4j_server)
    return neo4j_server.url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        reason = f"no browser on the path (looked for {', '.join(_BROWSERS)}): install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        # As root, as in containers, Chromium only starts without its sandbox.
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()
