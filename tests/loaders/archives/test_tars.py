"""Tar archives, packed in any way, are read like folders; what is wrong with one is told."""

from __future__ import annotations

import io
import random
import tarfile
from pathlib import Path

import pytest

from loaders import Record, read_all
from loaders.archives import Member, members
from loaders.errors import UnreadableSource
from tests.loaders.samples import LETTER


def tarred(path: Path, files: list[tuple[str, bytes]], mode: str = "w") -> Path:
    """An archive at `path` with these members in this order."""
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def outcome(path: Path) -> tuple[list[str], list[str]]:
    """The sources that were read, and the errors; both without the path's folder."""
    folder = f"{path.parent}/"
    items = list(read_all([str(path)]))
    return (
        [item.source.removeprefix(folder) for item in items if isinstance(item, Record)],
        [str(item).removeprefix(folder) for item in items if isinstance(item, UnreadableSource)],
    )


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("a.tar", "w"),
        ("a.tgz", "w:gz"),
        ("a.tar.bz2", "w:bz2"),
        ("a.tar.xz", "w:xz"),
        ("a", "w:gz"),
    ],
)
def test_members_are_read_in_their_order(name: str, mode: str, tmp_path: Path) -> None:
    letter = LETTER.encode()
    names = ["c.txt", "b/2.TXT", "./a/1.md", "d.xls", ".h/4.txt", "__MACOSX/c.txt"]
    path = tarred(tmp_path / name, [(member, letter) for member in names], mode)
    assert outcome(path) == ([f"{name}/c.txt", f"{name}/b/2.TXT", f"{name}/a/1.md"], [])


def test_links_and_devices_are_left_out(tmp_path: Path) -> None:
    path = tarred(tmp_path / "a.tar", [("1.txt", LETTER.encode())])
    with tarfile.open(path, "a") as archive:
        for name, kind in (("2.txt", tarfile.SYMTYPE), ("3.txt", tarfile.LNKTYPE),
                           ("4.txt", tarfile.CHRTYPE), ("5.txt", tarfile.FIFOTYPE)):  # fmt: skip
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert outcome(path) == (["a.tar/1.txt"], [])


@pytest.mark.parametrize("name", ["../a.txt", "/a.txt", "b/../../a.txt", "c:/a.txt"])
def test_names_that_lead_out_are_refused(name: str, tmp_path: Path) -> None:
    path = tarred(tmp_path / "a.tar", [(name, LETTER.encode()), ("1.txt", LETTER.encode())])
    found, (error,) = outcome(path)
    assert found == ["a.tar/1.txt"]
    assert "has a name that leads out of the archive" in error


def test_of_two_with_one_name_the_first_is_read(tmp_path: Path) -> None:
    letter = LETTER.encode()
    path = tarred(tmp_path / "a.tar", [("1.txt", letter), ("1.txt", b"x"), ("2.txt", letter)])
    found, (error,) = outcome(path)
    assert found == ["a.tar/1.txt", "a.tar/2.txt"]
    assert "stands in the archive several times; the first one is read" in error


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_one_that_is_cut_off(mode: str, tmp_path: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - what does not pack
    noise = chance.randbytes(50_000)
    path = tarred(tmp_path / "a.tar", [("1.txt", LETTER.encode()), ("2.pdf", noise)], mode)
    path.write_bytes(path.read_bytes()[:30_000])
    found, (error,) = outcome(path)
    assert found == ["a.tar/1.txt"]
    assert "is a tar archive that is cut off or damaged" in error


@pytest.mark.parametrize("name", ["1.txt", "1.xls"])
def test_a_bomb_is_stopped(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is skipped counts as well."""
    monkeypatch.setattr("loaders.archives.member.MAX_BYTES", 1_500_000)
    files = [(f"{n}{name}", b" " * 900_000) for n in range(40)]
    path = tarred(tmp_path / "a.tgz", files, "w:gz")
    *_, last = members(str(path))
    assert str(last).startswith(f"{path}: unpacks to more than")


def test_a_sparse_member_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    info = tarfile.TarInfo("1.txt")
    info.type = tarfile.GNUTYPE_SPARSE
    header = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    header[483:495] = b"77777777777\0"  # its size when unpacked: 8 GB
    header[148:156] = b"        "
    header[148:156] = b"%06o\0 " % sum(header[:512])
    path.write_bytes(bytes(header) + b"\0" * 1024)
    assert "is a sparse file" in outcome(path)[1][0]


def test_damaged_bytes_are_always_told(tmp_path: Path) -> None:
    """Whatever is changed, members and errors come, and nothing is raised."""
    chance = random.Random(2021)  # noqa: S311 - no secret
    letters = [(f"{n}.txt", LETTER.encode()) for n in range(3)]
    whole = [tarred(tmp_path / f"a{m[-1]}", letters, m).read_bytes() for m in ("w", "w:gz", "w:xz")]
    for _ in range(600):
        data = bytearray(chance.choice(whole))
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path = tmp_path / "b.tar"
        path.write_bytes(data[: chance.randint(1, len(data))])
        assert all(isinstance(item, Member | UnreadableSource) for item in members(str(path)))
