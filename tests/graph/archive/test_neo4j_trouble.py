"""What an import that cannot be done is told as: one line, and nothing half-done stays."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.archive.errors import ArchiveError
from graph.archive.neo4j.files import written_files
from graph.archive.neo4j.importer import Importer, importer_of, run_import
from tests.servers import NoNeo4j, Server, prepared

if TYPE_CHECKING:
    pass


@pytest.fixture
def files(import_files: Path, tmp_path: Path) -> Path:
    """Files that a test may damage."""
    return shutil.copytree(import_files, tmp_path / "files")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server that is never started."""
    try:
        with prepared() as made:
            yield made
    except NoNeo4j as error:
        pytest.skip(str(error))


def test_what_is_no_home_of_a_neo4j(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ArchiveError, match="is no home of a Neo4j, and there is no neo4j-admin"):
        importer_of(tmp_path)


def test_a_home_without_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "neo4j-import-tool-5.26.31.jar").touch()
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(ArchiveError, match="there is no Java; install Java or set JAVA_HOME"):
        importer_of(tmp_path)


def test_a_home_with_its_own_tool(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "neo4j-admin").touch()
    found = importer_of(tmp_path, heap="3g")
    assert found.command == (str(tmp_path / "bin" / "neo4j-admin"),)
    assert found.environment == {"NEO4J_HOME": str(tmp_path), "HEAP_SIZE": "3g"}


def test_files_that_are_not_complete(files: Path) -> None:
    (files / "import.json").unlink()
    with pytest.raises(ArchiveError, match="holds no complete files of an import; write them"):
        written_files(files)


def test_a_tool_that_may_not_run(files: Path) -> None:
    tool = files / "neo4j-admin"
    tool.touch(0o600)
    with pytest.raises(ArchiveError, match="cannot be started: Permission denied; check that"):
        run_import(files, Importer((str(tool),)))


def test_a_bad_entry_leaves_nothing(files: Path, server: Server) -> None:
    importer = Importer(tuple(server.admin(files)), server.home)
    (part,) = (files / "rest" / "Measure").glob("part-*")
    good = part.read_text(encoding="utf-8")
    part.write_text(good + good, encoding="utf-8")
    with pytest.raises(ArchiveError) as caught:
        run_import(files, importer)
    line = str(caught.value)
    assert "\n" not in line
    assert line.startswith("the import into the database neo4j failed: ")
    assert not (server.folder / "data" / "databases" / "neo4j").exists()
    part.write_text(good, encoding="utf-8")
    run_import(files, importer)
    with pytest.raises(ArchiveError, match="holds this database already; name another"):
        run_import(files, importer)
    there = server.folder / "data" / "databases" / "neo4j" / "neostore.nodestore.db"
    before = there.read_bytes()
    assert any(before)
    run_import(files, importer, overwrite=True)
    assert there.exists()


def test_line_breaks_in_files_longer_than_a_buffer(files: Path, server: Server) -> None:
    part = max((files / "rest" / "Document-Document").glob("part-*"), key=_size)
    lines = part.read_text(encoding="utf-8")
    assert lines.count("\n") > lines.count('\n"')  # some within quotes
    many = 5 * 2**20 // _size(part) + 1
    part.write_text(lines * many, encoding="utf-8")
    run_import(files, Importer(tuple(server.admin(files)), server.home), "long")


def _size(file: Path) -> int:
    return file.stat().st_size


def test_a_full_disk(files: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    (part,) = (files / "rest" / "Measure").glob("part-*")
    part.write_text(part.read_text(encoding="utf-8") * 2, encoding="utf-8")
    full = shutil._ntuple_diskusage(1 << 30, 1 << 30, 0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    with pytest.raises(ArchiveError, match="has no room on its disk; free some and import again"):
        run_import(files, Importer(tuple(server.admin(files)), server.home), "full")


def test_too_little_memory(files: Path, server: Server) -> None:
    command = [word.replace("-Xmx1g", "-Xmx16m") for word in server.admin(files)]
    if command == server.admin(files):
        pytest.skip("the heap of this server's tool is not ours to set")
    with pytest.raises(ArchiveError, match="has too little memory; give it more with --heap"):
        run_import(files, Importer(tuple(command), server.home), "other")


def test_an_interrupted_import_leaves_nothing(files: Path, server: Server) -> None:
    def interrupt(stage: str, percent: int) -> None:
        assert (server.folder / "data" / "databases" / "broken").exists()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_import(
            files, Importer(tuple(server.admin(files)), server.home), "broken", watch=interrupt
        )
    assert not (server.folder / "data" / "databases" / "broken").exists()
