"""Servers over the sample corpus, in each kind of store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.cli import main
from tests.api.rest.serving import Served, serving
from tests.api.running import ROOT, SAMPLE
from tests.servers import empty


@pytest.fixture(scope="module", params=["sqlite", "neo4j"])
def sample_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a store with the sample corpus."""
    if request.param == "neo4j":
        server = request.getfixturevalue("neo4j_server")
        empty(server)
        url = str(server.url)
    else:
        url = f"sqlite:///{tmp_path_factory.mktemp('sample')}/cascade.db"
    with pytest.MonkeyPatch.context() as patch, pytest.raises(SystemExit) as end:
        patch.chdir(ROOT)
        main(["load", str(SAMPLE.relative_to(ROOT)), "--store", url])
    assert end.value.code == 0
    return url


@pytest.fixture(scope="module")
def server(sample_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server over the sample corpus; what tests write they take out again."""
    folder = tmp_path_factory.mktemp("server")
    with serving(sample_url, folder, CASCADE_JOBS=str(folder / "jobs")) as served:
        yield served


@pytest.fixture
def empty_server(tmp_path: Path) -> Iterator[Served]:
    """A server whose store is not there yet."""
    with serving(f"sqlite:///{tmp_path}/new/cascade.db", tmp_path) as served:
        yield served
