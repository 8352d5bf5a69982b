"""Servers of the explorer over the sample corpus, in this process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.cli import main
from api.rest import Settings, create_app
from tests.api.rest.serving import KEY, Served, serving
from tests.api.running import ROOT, SAMPLE
from tests.servers import empty


def filled(url: str) -> str:
    """The address of a store, with the sample corpus in it."""
    with pytest.MonkeyPatch.context() as patch, pytest.raises(SystemExit) as end:
        patch.chdir(ROOT)
        main(["load", str(SAMPLE.relative_to(ROOT)), "--store", url])
    assert end.value.code == 0
    return url


@pytest.fixture(scope="package")
def sample(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a SQLite store with the sample corpus; nothing is written into it."""
    return filled(f"sqlite:///{tmp_path_factory.mktemp('sample')}/cascade.db")


@pytest.fixture(scope="module", params=["sqlite", "neo4j"])
def either(request: pytest.FixtureRequest, sample: str) -> str:
    """The address of a store of each kind with the sample corpus."""
    if request.param == "sqlite":
        return sample
    server = request.getfixturevalue("neo4j_server")
    empty(server)
    return filled(server.url)


@pytest.fixture(scope="module")
def pages(sample: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of a server over the sample corpus."""
    yield from client(sample, tmp_path_factory.mktemp("jobs"))


def client(store: str, folder: Path, **settings: object) -> Iterator[TestClient]:
    """A client of a server over a store, with one key."""
    told = {"api_keys": (KEY,), "log_level": "error", "jobs": folder, **settings}
    app = create_app(Settings.model_validate({"store": store, **told}))
    with TestClient(app, headers={"Accept-Language": "en"}) as found:
        yield found


@pytest.fixture(scope="module")
def server(sample: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server as a process, over a copy of the sample corpus that may be changed."""
    folder = tmp_path_factory.mktemp("server")
    url = filled(f"sqlite:///{folder}/cascade.db")
    with serving(url, folder) as served:
        yield served
