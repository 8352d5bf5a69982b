"""Runs the command line in the test's own process, on the sample corpus or on a new store."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.cli import main
from tests.api.running import ROOT, SAMPLE, Cascade, Done


@pytest.fixture
def cascade(capsys: pytest.CaptureFixture[str]) -> Cascade:
    """The command `cascade`, called with its arguments."""

    def call(*arguments: object) -> Done:
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert isinstance(end.value.code, int)
        return Done(end.value.code, said.out, said.err)

    return call


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a store that holds the sample corpus; tests only read it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('sample')}/cascade.db"
    with pytest.MonkeyPatch.context() as patch, pytest.raises(SystemExit) as end:
        patch.chdir(ROOT)  # so that documents are remembered by the names that the README shows
        main(["load", str(SAMPLE.relative_to(ROOT)), "--store", url])
    assert end.value.code == 0
    return url


@pytest.fixture
def sample(sample_store: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The sample's store, chosen by the environment as a user would."""
    monkeypatch.setenv("CASCADE_STORE", sample_store)
    return sample_store


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a new, empty store, chosen by the environment."""
    file = tmp_path / "store" / "cascade.db"
    file.parent.mkdir()
    monkeypatch.setenv("CASCADE_STORE", f"sqlite:///{file}")
    return file
