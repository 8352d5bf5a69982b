"""A second load leaves out what stands in the store; failures go into a table."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from loaders.formats.read import text_of
from loaders.text import SourceText
from tests.api.running import Cascade, letter
from tests.loaders.archives.packing import zipped

pytestmark = pytest.mark.usefixtures("store")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two letters in files, two in an archive, and a file that is none."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for number in (1, 2):
        text = letter("Ba Vì", f"{number}/UBND-KT")
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    zipped(folder / "3.zip", {f"{n}.txt": letter("Ba Vì", f"{n}/UBND-KT") for n in (3, 4)})
    (folder / "bad, worse.txt").write_bytes(b"\x00\x01" * 40)
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read, as they are."""
    names: list[str] = []

    def noted(data: bytes, source: str) -> SourceText:
        names.append(Path(source).name)
        return text_of(data, source)

    monkeypatch.setattr("loaders.sources.text_of", noted)
    return names


def test_what_stands_in_the_store_is_not_read_again(
    folder: Path, cascade: Cascade, read: list[str]
) -> None:
    assert cascade("load", folder, "--jobs", 1).out == "4 new, 0 updated, 0 unchanged, 1 failed\n"
    assert read == ["1.txt", "2.txt", "3.txt", "4.txt", "bad, worse.txt"]
    read.clear()
    (folder / "2.txt").write_text(letter("Ba Vì", "22/UBND-KT"), encoding="utf-8")
    zipped(
        folder / "3.zip",
        {"3.txt": letter("Ba Vì", "3/UBND-KT"), "4.txt": letter("Ba Vì", "44/UBND-KT")},
    )
    assert cascade("load", folder, "-j", 1).out == "0 new, 2 updated, 2 unchanged, 1 failed\n"
    assert read == ["2.txt", "4.txt", "bad, worse.txt"]


@pytest.mark.parametrize("option", ["--again", "--keep-unknown"])
def test_on_request_all_is_read_again(
    option: str, folder: Path, cascade: Cascade, read: list[str]
) -> None:
    cascade("load", folder, "--jobs", 1)
    read.clear()
    again = cascade("load", folder, "--jobs", 1, option)
    assert again.out == "0 new, 0 updated, 4 unchanged, 1 failed\n"
    assert len(read) == 5


def test_a_file_named_twice_is_unchanged_the_second_time(folder: Path, cascade: Cascade) -> None:
    file = folder / "1.txt"
    assert cascade("load", file, file).out == "1 new, 0 updated, 1 unchanged, 0 failed\n"


def test_failures_go_into_a_table(folder: Path, tmp_path: Path, cascade: Cascade) -> None:
    table = tmp_path / "failures.csv"
    assert cascade("load", folder, "--failures", table).code == 1
    with table.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == ["source", "reason"]
    assert [row[0] for row in rows] == [f"{folder}/bad, worse.txt"]
    assert rows[0][1].startswith("holds binary data")
    assert cascade("load", folder / "1.txt", "--failures", table).code == 0
    assert table.read_text(encoding="utf-8") == "source,reason\n"


def test_a_table_that_cannot_be_written_is_told_before_anything_is_read(
    folder: Path, tmp_path: Path, cascade: Cascade
) -> None:
    done = cascade("load", folder, "--failures", tmp_path / "none/failures.csv")
    assert done.code == 2
    assert "the folder of" in done.err
    assert not (tmp_path / "store/cascade.db").exists()


def test_another_edition_of_the_loaders_reads_everything_again(
    folder: Path, cascade: Cascade, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cascade("load", folder, "-j", 1)
    read.clear()
    monkeypatch.setattr("loaders.edition.edition", lambda: "0123456789abcdef")
    assert cascade("load", folder, "-j", 1).out == "0 new, 0 updated, 4 unchanged, 1 failed\n"
    assert read == ["1.txt", "2.txt", "3.txt", "4.txt", "bad, worse.txt"]
    read.clear()
    assert cascade("load", folder, "-j", 1).out == "0 new, 0 updated, 4 unchanged, 1 failed\n"
    assert read == ["bad, worse.txt"]
