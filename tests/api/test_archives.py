"""`cascade load` and `extract` with zip archives, also corrected, hostile and in folders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import graph
from tests.api.running import Cascade, letter
from tests.loaders.archives.packing import CRC, FLAGS, Content, with_field, zipped

pytestmark = pytest.mark.usefixtures("store")


def _letters(*numbers: str) -> dict[str, Content]:
    return {f"huyện/{n:02}.txt": letter("Ba Vì", number) for n, number in enumerate(numbers)}


def test_an_archive_is_loaded_once(tmp_path: Path, cascade: Cascade) -> None:
    archive = zipped(tmp_path / "a.zip", _letters("45/UBND-KT", "46/UBND-KT"))
    assert cascade("load", archive).out == "2 new, 0 updated, 0 unchanged, 0 failed\n"
    before = cascade("export").out
    assert cascade("load", archive).out == "0 new, 0 updated, 2 unchanged, 0 failed\n"
    assert cascade("export").out == before != ""
    assert f"read from       {archive}/huyện/00.txt" in cascade("show", "45/UBND-KT").out


def test_a_corrected_archive_replaces_what_it_said(tmp_path: Path, cascade: Cascade) -> None:
    archive = zipped(tmp_path / "a.zip", _letters("45/UBND-KT", "46/UBND-KT"))
    assert cascade("load", archive).code == 0
    zipped(archive, _letters("45/UBND-KT", "47/UBND-KT"))
    assert cascade("load", archive).out == "0 new, 1 updated, 1 unchanged, 0 failed\n"
    assert cascade("show", "46/UBND-KT").code == 1
    assert cascade("show", "47/UBND-KT").code == 0


def test_what_a_member_said_can_be_withdrawn(tmp_path: Path, store: Path, cascade: Cascade) -> None:
    archive = zipped(tmp_path / "a.zip", _letters("45/UBND-KT", "46/UBND-KT"))
    assert cascade("load", archive).code == 0
    with graph.open_store(f"sqlite:///{store}") as opened:
        assert graph.withdraw(opened, [f"{archive}/huyện/01.txt"]) == 1
    assert cascade("show", "46/UBND-KT").code == 1
    assert cascade("show", "45/UBND-KT").code == 0


def test_an_archive_in_a_folder_gives_the_graph_of_its_files(
    tmp_path: Path, cascade: Cascade
) -> None:
    letters = _letters("45/UBND-KT", "46/UBND-KT")
    for folder in ("packed", "plain/huyện"):
        (tmp_path / folder).mkdir(parents=True)
    zipped(tmp_path / "packed/a.zip", letters)
    for name, text in letters.items():
        (tmp_path / "plain" / name).write_text(str(text), encoding="utf-8")
    exports = []
    for folder in ("packed", "plain"):
        store = f"sqlite:///{tmp_path}/{folder}.db"
        assert cascade("load", tmp_path / folder, "--store", store).code == 0
        exports.append(cascade("export", "--store", store).out)
    assert exports[0] == exports[1] != ""


def test_what_is_wrong_is_told_and_the_rest_is_loaded(tmp_path: Path, cascade: Cascade) -> None:
    numbers = [f"{n}/UBND-KT" for n in range(1, 6)]
    archive = zipped(
        tmp_path / "a.zip", _letters(*numbers) | {"../9.txt": "x", "b.zip": "PK\x03\x04"}
    )
    with_field(archive, "huyện/01.txt", FLAGS, "<H", 0x801)
    with_field(archive, "huyện/03.txt", CRC, "<I", 1)
    (tmp_path / "bad.zip").write_bytes(b"\x00\x01" * 40)
    done = cascade("load", archive, tmp_path / "bad.zip")
    assert (done.code, done.out) == (1, "3 new, 0 updated, 0 unchanged, 5 failed\n")
    complaints = done.err.replace(f"{tmp_path}/", "").splitlines()
    told = [
        "a.zip/../9",
        "a.zip/b.zip",
        "a.zip/huyện/01",
        "a.zip/huyện/03",
        "bad.zip: holds binary",
    ]
    for complaint, start in zip(complaints, told, strict=True):
        assert complaint.startswith(f"cascade: {start}")


def test_bombs_and_line_breaks_in_names_are_one_line(
    tmp_path: Path, cascade: Cascade, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.archives.member.MAX_RATIO", 0)
    monkeypatch.setattr("loaders.archives.member.MAX_BYTES", 2_000)
    files: dict[str, Content] = {f"{name}.txt": "x" * 1_500 for name in "bcd"}
    files["a\n\x1b[31m.txt"] = " "
    done = cascade("load", zipped(tmp_path / "a.zip", files))
    assert done.code == 1
    named = [line.startswith(f"cascade: {tmp_path}/a.zip") for line in done.err.splitlines()]
    assert named == [True] * 4
    assert "\x1b" not in done.err
    assert "zip bomb" in done.err


@pytest.mark.parametrize("workers", [1, 2])
def test_extract_reads_archives_with_any_number_of_processes(
    workers: int, tmp_path: Path, cascade: Cascade, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.parallel.SMALL", 0)
    monkeypatch.setattr("loaders.parallel.CHUNK", 3_000)
    numbers = [f"{n}/UBND-KT" for n in range(1, 31)]
    archive = zipped(tmp_path / "a.zip", _letters(*numbers))
    lines = cascade("extract", archive, "--format", "jsonl", "--workers", workers).out.splitlines()
    assert [json.loads(line)["document"]["number"] for line in lines] == numbers
    assert json.loads(lines[0])["source"] == f"{archive}/huyện/00.txt"
