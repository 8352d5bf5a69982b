"""Zip archives are read like folders; whatever is wrong with one is told, and the rest is read."""

from __future__ import annotations

import os
import random
import tracemalloc
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_LZMA, ZIP_STORED

import pytest

from loaders import Record, read, read_all
from loaders.archives import Member, member_count, members
from loaders.errors import UnreadableSource
from loaders.sources import count
from tests.loaders.archives.packing import CRC, FLAGS, UNPACKED, Content, with_field, zipped
from tests.loaders.samples import LETTER

ENCRYPTED = 0x01
STRONGLY_ENCRYPTED = 0x41


def outcome(*paths: Path) -> tuple[list[str], list[str]]:
    """The sources that were read, and the errors; both without the first path's folder."""
    folder = f"{paths[0].parent}/"
    items = list(read_all([str(path) for path in paths]))
    return (
        [item.source.removeprefix(folder) for item in items if isinstance(item, Record)],
        [str(item).removeprefix(folder) for item in items if isinstance(item, UnreadableSource)],
    )


def told(archive: Path, rest: list[str]) -> str:
    """The one error about an archive of which `rest` is read all the same."""
    found, errors = outcome(archive)
    assert found == [f"{archive.name}/{name}" for name in rest]
    (error,) = errors
    return error


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two letters beside a third that a test damages; the letter is packed as it is."""
    return zipped(
        tmp_path / "a.zip", {"1.txt": LETTER, "2.txt": LETTER, "3.txt": LETTER}, method=ZIP_STORED
    )


def test_members_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    names = ["c.txt", "b/2.TXT", "a/1.md", "a/3.html", "d.xls", "e/"]
    hidden = [".h/4.txt", "b/.5.txt", "__MACOSX/a/._1.md", "__MACOSX/c.txt"]
    archive = zipped(tmp_path / "a.ZIP", dict.fromkeys(names + hidden, LETTER))
    assert outcome(archive) == (
        ["a.ZIP/a/1.md", "a.ZIP/a/3.html", "a.ZIP/b/2.TXT", "a.ZIP/c.txt"],
        [],
    )
    assert member_count(str(archive)) == 4


def test_what_is_read_is_what_the_files_alone_give(tmp_path: Path) -> None:
    pages = {"a.txt": LETTER, "b.html": f"<p>{LETTER}</p>", "c.txt": LETTER * 2}
    for name, page in pages.items():
        (tmp_path / name).write_text(page, encoding="utf-8")
    archive = zipped(tmp_path / "all.zip", pages)
    packed = [record.to_dict() for record in read(archive)]
    alone = [record.to_dict() for name in sorted(pages) for record in read(tmp_path / name)]
    assert len(packed) == 4
    for inside, outside in zip(packed, alone, strict=True):
        assert inside.pop("source") == f"{archive}/{Path(outside.pop('source')).name}"
        assert inside == outside


def test_archives_in_folders_are_read_in_their_place(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("a.txt", "c.txt", "sub/d.txt"):
        (tmp_path / name).write_text(LETTER, encoding="utf-8")
    zipped(tmp_path / "b.zip", {"2.txt": LETTER, "1.txt": LETTER})
    zipped(tmp_path / "photos.zip", {"1.gif": b"\xff"})
    zipped(tmp_path / ".hidden.zip", {"1.txt": LETTER})
    found, errors = outcome(tmp_path)
    assert [name.partition("/")[2] for name in found] == [
        "a.txt", "b.zip/1.txt", "b.zip/2.txt", "c.txt", "sub/d.txt",
    ]  # fmt: skip
    assert errors == []
    assert count([str(tmp_path), "-", str(tmp_path / "b.zip")]) == 5 + 1 + 2


def test_a_folder_of_that_name_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "year.zip").mkdir()
    (tmp_path / "year.zip/1.txt").write_text(LETTER, encoding="utf-8")
    assert outcome(tmp_path / "year.zip") == (["year.zip/1.txt"], [])


@pytest.mark.parametrize("files", [{}, {"photo.gif": b"\xff"}, {".h.txt": LETTER}])
def test_an_archive_without_documents(files: dict[str, str], tmp_path: Path) -> None:
    assert "is an archive without documents; put text" in told(
        zipped(tmp_path / "a.zip", files), []
    )


def test_a_folder_of_archives_without_documents(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    zipped(folder / "a.zip", {"photo.gif": b"\xff"})
    assert outcome(folder)[1] == [
        "folder: is a folder without documents; put text, Markdown, HTML, PDF, Word, RTF, image "
        "and e-mail files into it or name another"
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\x00\x01" * 40, "holds binary data"),
        (b"PK\x03\x04" + b"\x00" * 40, "is cut off or damaged"),
    ],
)
def test_what_is_no_archive(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    assert words in told(path, [])


def test_a_text_of_that_name_is_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_text(LETTER, encoding="utf-8")
    assert outcome(tmp_path / "a.zip") == (["a.zip"], [])


def test_an_archive_of_another_name_is_an_archive(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.txt", {"1.txt": LETTER, "2.txt": LETTER})
    assert outcome(archive) == (["a.txt/1.txt", "a.txt/2.txt"], [])


def test_there_is_no_such_archive(tmp_path: Path) -> None:
    assert "there is no such file" in told(tmp_path / "a.zip", [])
    assert count([str(tmp_path / "a.zip")]) == 1


def test_a_pipe_is_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    os.mkfifo(path)
    with path.open("r+b", buffering=0):  # so that nobody waits for the other end
        assert "cannot be read" in told(path, [])


def test_an_archive_that_is_cut_off(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:-40])
    assert told(archive, []) == (
        "a.zip: is a zip archive that is cut off or damaged; fetch it again or pack it anew"
    )


def test_a_newer_format(archive: Path) -> None:
    with_field(archive, "2.txt", 6, "<H", 99)
    assert "of a kind that is not read (zip file version 9.9)" in told(archive, [])


@pytest.mark.parametrize("flag", [ENCRYPTED, STRONGLY_ENCRYPTED])
def test_an_encrypted_member(flag: int, archive: Path) -> None:
    with_field(archive, "2.txt", FLAGS, "<H", flag)
    error = told(archive, ["1.txt", "3.txt"])
    assert error == "a.zip/2.txt: is encrypted; unpack it with its password and load the file"


@pytest.mark.parametrize("method", [ZIP_BZIP2, ZIP_LZMA])
def test_an_unusual_compression(method: int, tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", {"1.txt": LETTER}, method=method)
    assert told(archive, []) == (
        f"a.zip/1.txt: is packed in a way that is not read (method {method}); "
        "pack it with Deflate, the usual way"
    )


def test_a_damaged_member(archive: Path) -> None:
    data = bytearray(archive.read_bytes())
    data[data.index(b"2.txt") + 100] ^= 1
    archive.write_bytes(data)
    assert "a.zip/2.txt: is damaged in the archive (Bad CRC-32" in told(archive, ["1.txt", "3.txt"])


def test_a_member_that_is_not_where_the_list_says(archive: Path) -> None:
    data = bytearray(archive.read_bytes())
    data[data.index(b"2.txt") - 30] ^= 1
    archive.write_bytes(data)
    assert "is damaged in the archive (Bad magic number" in told(archive, ["1.txt", "3.txt"])


def test_a_member_beyond_the_end(archive: Path) -> None:
    data = archive.read_bytes()
    at = data.rindex(b"3.txt") - 46 + 20
    archive.write_bytes(data[:at] + (10**6).to_bytes(4, "little") + data[at + 4 :])
    error = told(archive, ["1.txt", "2.txt"])
    # Some patches of Python see first that it would lie over the others.
    found = error.partition("a.zip/3.txt: is damaged in the archive (")[2]
    assert found.startswith(("it is cut off", "Overlapped entries"))


@pytest.mark.parametrize("said", [10, len(LETTER.encode()) + 1, 2**32 - 2])
def test_a_member_that_is_not_as_long_as_the_list_says(said: int, archive: Path) -> None:
    with_field(archive, "2.txt", UNPACKED, "<I", said)
    error = told(archive, ["1.txt", "3.txt"])
    assert f"is damaged in the archive ({len(LETTER.encode())} bytes instead of {said})" in error


@pytest.mark.parametrize("said", [None, 10])
@pytest.mark.parametrize("most", [2_000_000, 1 << 21])  # the second as whole pieces
@pytest.mark.parametrize("more", [1, 900_000])
def test_a_member_that_unpacks_to_too_much(
    said: int | None, most: int, more: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.archives.zips.MAX_FILE", most)
    archive = zipped(tmp_path / "a.zip", {"1.txt": LETTER, "2.txt": "x" * (most + more)})
    if said is not None:
        with_field(archive, "2.txt", UNPACKED, "<I", said)
    error = told(archive, ["1.txt"])
    assert error.startswith("a.zip/2.txt: is larger when unpacked, more than the")


@pytest.mark.parametrize("valid", [True, False])
def test_a_bomb_is_stopped(valid: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a damaged member unpacks to counts as well."""
    monkeypatch.setattr("loaders.archives.member.MAX_BYTES", 1_500_000)
    names = [f"{number:03}.txt" for number in range(1, 101)]
    archive = zipped(tmp_path / "a.zip", {"000.txt": LETTER} | dict.fromkeys(names, b" " * 900_000))
    if not valid:
        for name in names:
            with_field(archive, name, CRC, "<I", 1)
    unpacked = 900_000 * len(names)
    assert unpacked > 100 * archive.stat().st_size
    *before, last = members(str(archive))
    assert isinstance(before[0], Member)
    assert {type(item) for item in before[1:]} == {Member if valid else UnreadableSource}
    assert 100 * archive.stat().st_size // 900_000 <= len(before) < len(names)
    assert str(last).startswith(f"{archive}: unpacks to more than")
    assert "zip bomb" in str(last)


def test_an_archive_of_repetitive_pages_is_no_bomb(tmp_path: Path) -> None:
    files = {f"{n:02}.html": f"<table>{'<tr><td>0</td></tr>' * 5_000}</table>" for n in range(99)}
    assert member_count(str(zipped(tmp_path / "a.zip", files))) == 99
    assert {type(item) for item in members(str(tmp_path / "a.zip"))} == {Member}


def test_a_huge_archive_may_not_unpack_without_end(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.archives.member.MAX_UNPACKED", len(LETTER.encode()) * 2)
    assert "unpacks to more than" in told(archive, ["1.txt", "2.txt"])


def test_too_many_members(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.archives.zip_list.MAX_MEMBERS", 2)
    monkeypatch.setattr("loaders.archives.member.MAX_MEMBERS", 2)
    assert told(archive, []) == (
        "a.zip: lists more than 2 members, the most of one archive; "
        "split it, or unpack it and load the folder"
    )


def test_a_list_of_members_without_end(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.archives.zip_list.MAX_LIST", 100)
    assert "lists more than" in told(archive, [])


def test_archives_in_the_archive_are_read(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"1.txt": LETTER}).read_bytes()
    files: dict[str, Content] = {"1.txt": LETTER, "2.zip": inner, "3.txt": LETTER}
    archive = zipped(tmp_path / "a.zip", files)
    assert outcome(archive) == (["a.zip/1.txt", "a.zip/2.zip/1.txt", "a.zip/3.txt"], [])


def test_archives_are_read_to_a_depth(tmp_path: Path) -> None:
    path = zipped(tmp_path / "0.zip", {"1.txt": LETTER})
    for depth in range(1, 5):
        inner = path.read_bytes()
        files: dict[str, Content] = {"1.txt": LETTER, f"{depth - 1}.zip": inner}
        path = zipped(tmp_path / f"{depth}.zip", files)
    found, (error,) = outcome(path)
    assert found == [
        f"4.zip/{rest}1.txt" for rest in ("", "3.zip/", "3.zip/2.zip/", "3.zip/2.zip/1.zip/")
    ]
    assert error == (
        "4.zip/3.zip/2.zip/1.zip/0.zip: lies in more than 4 archives, one in the other; "
        "unpack it and load what it holds"
    )


def test_an_archive_in_an_archive_spends_what_the_outer_one_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.archives.member.MAX_BYTES", 1_500_000)
    bomb = zipped(tmp_path / "bomb.zip", {f"{n}.txt": b" " * 900_000 for n in range(40)})
    bombs = {f"{n}.zip": bomb.read_bytes() for n in range(40)}
    archive = zipped(tmp_path / "a.zip", bombs)
    *_, last = members(str(archive))
    assert str(last).startswith(f"{archive}: unpacks to more than")


def test_links_are_left_out(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", {"1.txt": LETTER, "2.txt": "/etc/passwd"})
    data = archive.read_bytes()
    at = data.rindex(b"2.txt") - 46 + 38
    archive.write_bytes(data[:at] + (0o120777 << 16).to_bytes(4, "little") + data[at + 4 :])
    assert outcome(archive) == (["a.zip/1.txt"], [])


def test_of_two_with_one_name_the_last_is_read(tmp_path: Path) -> None:
    pairs = [("1.txt", LETTER), ("1.txt", LETTER.replace("88/", "89/")), ("2.txt", LETTER)]
    with pytest.warns(UserWarning, match="Duplicate"):
        archive = zipped(tmp_path / "a.zip", pairs)
    error = told(archive, ["1.txt", "2.txt"])
    assert "a.zip/1.txt: stands in the archive 2 times; the last one is read" in error
    with pytest.raises(UnreadableSource, match="2 times"):
        next(read(archive))
    numbers = [r.document.number for r in read_all([str(archive)]) if isinstance(r, Record)]
    assert numbers == ["89/UBND-VX", "88/UBND-VX"]


def test_memory_stays_flat(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", {f"{n}.txt": bytes([n]) * 1_000_000 for n in range(30)})
    tracemalloc.start()
    try:
        assert sum(isinstance(item, Member) for item in members(str(archive))) == 30
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 6_000_000


def test_damaged_bytes_are_always_told(tmp_path: Path) -> None:
    """Whatever is changed, members and errors come, and nothing is raised."""
    chance = random.Random(2021)  # noqa: S311
    names = {"thư mục/1.txt": LETTER, "2.txt": LETTER[:300], "3.zip": "PK"}
    whole = zipped(tmp_path / "a.zip", names).read_bytes()
    errors = 0
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        (tmp_path / "a.zip").write_bytes(data[: chance.choice([len(data), chance.randrange(4000)])])
        errors += sum(isinstance(i, UnreadableSource) for i in members(str(tmp_path / "a.zip")))
    assert errors > 300
