"""Whatever is wrong is told in one clear line with its exit code, and harms nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.api.running import Cascade, letter

BINARY = bytes(range(256)) * 64
LONG_LINE = 50_000_000


def _unreadable(file: Path) -> None:
    """A path that nobody can read, root neither: a link to itself."""
    file.symlink_to(file.name)


def _folder_without_documents(folder: Path) -> None:
    folder.mkdir()
    (folder / "photo.gif").write_bytes(BINARY)


@pytest.fixture
def bad(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A bad input, made by the kind of content that the test names."""
    path: Path = tmp_path / "input.txt"
    match request.param:
        case bytes() as content:
            path.write_bytes(content)
        case None:
            pass
        case make:
            make(path)
    return path


BAD = [
    pytest.param(b"", "empty", id="an empty file"),
    pytest.param(b" \n\n\t\n", "empty", id="only blanks"),
    pytest.param(BINARY, "", id="binary rubbish"),
    pytest.param(b"x" * LONG_LINE, "", id="a 50 MB line"),
    pytest.param(None, "", id="no such file"),
    pytest.param(_unreadable, "", id="an unreadable file"),
    pytest.param(_folder_without_documents, "document", id="a folder without documents"),
]
PROSE = "Hôm nay trời đẹp."


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(("bad", "word"), BAD, indirect=["bad"])
def test_bad_input_is_told_and_the_rest_is_loaded(
    bad: Path, word: str, tmp_path: Path, cascade: Cascade
) -> None:
    good = tmp_path / "good.txt"
    good.write_text(letter("Ba Vì", "45/UBND-KT"), encoding="utf-8")
    done = cascade("load", bad, good)
    assert done.code == 1
    assert str(bad) in done.complaint
    assert word in done.complaint
    assert done.out.strip() == "1 new, 0 updated, 0 unchanged, 1 failed"


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(("bad", "word"), BAD, indirect=["bad"])
def test_bad_input_loses_nothing_stored(
    bad: Path, word: str, tmp_path: Path, cascade: Cascade
) -> None:
    good = tmp_path / "good.txt"
    good.write_text(letter("Ba Vì", "45/UBND-KT"), encoding="utf-8")
    assert cascade("load", good).code == 0
    before = cascade("export").out
    assert cascade("load", bad).code == 1
    assert cascade("export").out == before != ""


@pytest.mark.usefixtures("store")
def test_a_text_that_is_no_document_is_skipped(tmp_path: Path, cascade: Cascade) -> None:
    """Archives hold forms and notes; that is no failure, unless there is nothing else."""
    prose, good = tmp_path / "prose.txt", tmp_path / "good.txt"
    prose.write_text(PROSE, encoding="utf-8")
    good.write_text(letter("Ba Vì", "45/UBND-KT"), encoding="utf-8")
    alone = cascade("load", prose)
    assert alone.code == 1
    assert alone.complaint.startswith(
        f"cascade: {prose}: is no administrative document; --keep-unknown"
    )
    both = cascade("load", prose, good)
    assert (both.code, both.out) == (0, "1 new, 0 updated, 0 unchanged, 0 failed, 1 skipped\n")
    assert str(prose) in both.complaint


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
@pytest.mark.usefixtures("store")
def test_file_without_permission(tmp_path: Path, cascade: Cascade) -> None:
    file = tmp_path / "secret.txt"
    file.write_text(letter("Ba Vì", "45/UBND-KT"), encoding="utf-8")
    file.chmod(0)
    done = cascade("load", file)
    assert done.code == 1
    assert str(file) in done.complaint


@pytest.mark.usefixtures("store")
def test_failures_in_json(tmp_path: Path, cascade: Cascade) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    done = cascade("load", empty, "--format", "json")
    assert done.code == 1
    assert f'"source": "{empty}"' in done.out
    assert '"failed": 1' in done.out


def test_store_path_is_a_folder(tmp_path: Path, cascade: Cascade) -> None:
    done = cascade("find", "570", "--store", f"sqlite:///{tmp_path}")
    assert done.code in (1, 2)
    assert str(tmp_path) in done.complaint


@pytest.mark.parametrize("url", ["oracle://somewhere", "nonsense", "sqlite:///"])
def test_store_address_that_means_nothing(url: str, cascade: Cascade) -> None:
    done = cascade("find", "570", "--store", url)
    assert done.code in (1, 2)
    assert "sqlite:///" in done.complaint


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("command", ["down", "up", "show"])
def test_unknown_number_names_the_nearest(command: str, cascade: Cascade) -> None:
    done = cascade(command, "571/CĐ-TTg")
    assert done.code == 1
    assert "571/CĐ-TTg" in done.complaint
    assert "570/CĐ-TTg" in done.complaint


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("command", ["down", "up", "show"])
def test_ambiguous_number_lists_the_keys(command: str, tmp_path: Path, cascade: Cascade) -> None:
    for name in ("Ba Vì", "Sóc Sơn"):
        (tmp_path / f"{name}.txt").write_text(letter(name, "45/UBND-KT"), encoding="utf-8")
    assert cascade("load", *tmp_path.glob("*.txt")).code == 0
    keys = [found["key"] for found in cascade("find", "45/UBND-KT", "--format", "json").json()]
    done = cascade(command, "45/UBND-KT")
    assert done.code == 2
    assert len(keys) == 2
    assert all(key in done.complaint for key in keys)
    assert cascade(command, keys[0]).code == 0


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["export", "--format", "nonsense"], "jsonl"),
        (["down", "570/CĐ-TTg", "--format", "nonsense"], "csv"),
        (["down", "570/CĐ-TTg", "--depth", "-1"], "depth"),
        (["down", "570/CĐ-TTg", "--depth", "two"], "depth"),
        (["down", "570/CĐ-TTg", "--as-of", "yesterday"], "yesterday"),
        (["show", "570/CĐ-TTg", "--as-of", "2021-02-30"], "2021-02-30"),
        (["wanted", "--as-of", "soon"], "soon"),
        (["wanted", "--limit", "0"], "--limit"),
        (["wanted", "--gaps", "--relation", "amends"], "--gaps"),
        (["down", "570/CĐ-TTg", "--relation", "likes"], "implements"),
        (["down"], "DOC"),
        (["load"], "PATH"),
        (["load", "examples", "--workers", "0"], "--workers"),
        (["extract", "examples", "--workers", "-2"], "--workers"),
        (["extract", "examples", "--workers", "many"], "--workers"),
        (["view", "570/CĐ-TTg"], "output"),
        (["view", "570/CĐ-TTg", "-o", "."], "."),
        (["view", "570/CĐ-TTg", "-o", "nowhere/picture.html"], "nowhere"),
        (["dwon", "570/CĐ-TTg"], "down"),
        (["find", "570", "--nonsense"], "--nonsense"),
    ],
)
@pytest.mark.usefixtures("sample")
def test_wrong_use(arguments: list[str], word: str, cascade: Cascade) -> None:
    done = cascade(*arguments)
    assert done.code == 2
    assert word in done.complaint


@pytest.mark.usefixtures("sample")
def test_nothing_found(cascade: Cascade) -> None:
    done = cascade("find", "không có gì")
    assert (done.code, done.out) == (1, "")
    assert "không có gì" in done.complaint


@pytest.mark.usefixtures("sample")
def test_no_path_between(cascade: Cascade) -> None:
    done = cascade("path", "622/UBND-KGVX", "570/CĐ-TTg")
    assert done.code == 1
    assert "622-ubnd-kgvx" in done.complaint
    assert "570-cd-ttg" in done.complaint
