"""Files, folders and streams; what cannot be read is named and the rest goes on."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from loaders import Record, read, read_all
from loaders.errors import UnreadableSource
from loaders.lines import Line, _split, lines
from loaders.sources import digest_of_item
from tests.loaders.samples import LETTER


def outcome(paths: list[Path | str], stdin: bytes = b"") -> tuple[list[str], list[str]]:
    """The sources that were read, and the reasons of those that were not."""
    items = list(read_all([str(p) for p in paths], stdin=io.BytesIO(stdin)))
    return (
        [item.source for item in items if isinstance(item, Record)],
        [item.reason for item in items if isinstance(item, UnreadableSource)],
    )


def test_folder_is_walked_in_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.md", "a/3.html", "c.txt", ".hidden/4.txt", "d.xls"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(LETTER, encoding="utf-8")
    read_sources, reasons = outcome([tmp_path])
    assert [Path(s).name for s in read_sources] == ["c.txt", "1.md", "3.html", "2.txt"]
    assert reasons == []


@pytest.mark.parametrize("suffix", [".txt", ".text", ".md", ".markdown", ".html", ".htm"])
def test_every_kind_of_file_is_found_in_a_folder(tmp_path: Path, suffix: str) -> None:
    for name in (f"a{suffix}", f"b{suffix}x", f"c{suffix.upper()}"):
        (tmp_path / name).write_text(LETTER, encoding="utf-8")
    read_sources, _ = outcome([tmp_path])
    assert [Path(s).name for s in read_sources] == [f"a{suffix}", f"c{suffix.upper()}"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "letter.md"
    path.write_bytes(LETTER.replace("\n", "\r\n").encode(encoding))
    (record,) = read(path)
    assert (record.document.number, record.media_type) == ("88/UBND-VX", "text/markdown")


def test_what_cannot_be_read_is_named_and_the_rest_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 64)
    (tmp_path / "void").mkdir()
    names = ["empty.txt", "binary.txt", "void", "nowhere.txt", "good.txt"]
    read_sources, reasons = outcome([tmp_path / name for name in names])
    assert [Path(s).name for s in read_sources] == ["good.txt"]
    assert len(reasons) == 4
    for reason, word in zip(
        reasons, ("empty", "is no text", "without documents", "no such"), strict=True
    ):
        assert word in reason


def test_a_line_of_50_mb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_bytes(b"x" * 50_000_000)
    _, (reason,) = outcome([path])
    assert "characters" in reason


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(10**10)
    _, (reason,) = outcome([path])
    assert "MB" in reason


def test_names_that_are_no_utf_8_are_told_in_text_that_a_store_can_keep(tmp_path: Path) -> None:
    path = str(tmp_path / os.fsdecode(b"\xff.txt"))
    Path(path).write_text(LETTER, encoding="utf-8")
    (record,) = read(path)
    assert record.source == str(tmp_path / r"\udcff.txt")
    assert digest_of_item(path) == (record.source, record.sha256)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_and_devices_in_folders_are_left_out(tmp_path: Path) -> None:
    """They would be waited for, or read, without end."""
    (tmp_path / "a.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "c.txt").symlink_to("nowhere")
    (tmp_path / "d.txt").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "b.txt")
    read_sources, reasons = outcome([tmp_path])
    assert [Path(s).name for s in read_sources] == ["a.txt"]
    assert reasons == ["there is no such file or folder"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_device_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.files.MAX_FILE", 100)
    _, reasons = outcome(["/dev/zero"])
    assert reasons == ["is larger, more than the 0 MB of one file"]


def test_json_lines(tmp_path: Path) -> None:
    given = [
        json.dumps({"source": "one", "text": LETTER}),
        "",
        "no json",
        json.dumps({"source": "two"}),
        json.dumps({"source": "three", "text": "  "}),
        json.dumps({"source": "four", "text": LETTER}),
    ]
    read_sources, reasons = outcome(["-"], "\n".join(given).encode())
    assert read_sources == ["one", "four"]
    assert len(reasons) == 3


def test_empty_standard_input() -> None:
    assert outcome(["-"])[1] == ["is empty"]


@pytest.mark.parametrize("opening", [b"[", b'{"source":', b'{"source":"a","text":"b","x":['])
def test_lines_of_endless_depth_are_no_json(opening: bytes) -> None:
    good = json.dumps({"source": "good", "text": LETTER}).encode()
    deep = opening * 200_000
    assert outcome(["-"], deep + b"\n" + good) == (
        ["good"],
        ["is no JSON object with source and text"],
    )


def test_too_long_lines_are_told_and_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.lines.MAX_BYTES", 100_000)
    good = json.dumps({"source": "good", "text": LETTER}).encode()
    long = json.dumps({"source": "long", "text": "x" * 10_000_000}).encode()
    found = list(lines(io.BytesIO(b"\n".join([good, long, good, long])), "body.ndjson"))
    assert [item.where for item in found if isinstance(item, Line)] == [
        "body.ndjson, line 1",
        "body.ndjson, line 3",
    ]
    assert [str(item) for item in found if isinstance(item, UnreadableSource)] == [
        f"body.ndjson, line {n}: is longer than the 0 MB of one line; give one document a line"
        for n in (2, 4)
    ]
    kept = list(_split(io.BytesIO(long)))
    assert sum(len(piece) for piece in kept if piece) < 200_000


def test_blank_lines_alone_are_an_empty_standard_input() -> None:
    assert outcome(["-"], b"\n \n")[1] == ["is empty"]
