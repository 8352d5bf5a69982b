"""Graphs move between stores, and whatever is wrong with a store is told in one line."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.api.running import PROGRAM, Cascade


def test_there_and_back_again(
    sample: str, tmp_path: Path, neo4j_url: str, cascade: Cascade
) -> None:
    there = cascade("store", "copy", sample, neo4j_url)
    assert (there.code, there.err) == (0, "")
    assert there.out == "18 new, 0 updated, 0 unchanged\n"
    back = f"sqlite:///{tmp_path}/back.db"
    assert cascade("store", "copy", neo4j_url, back, "--format", "json").json()["new"] == 18
    exports = {cascade("export", "--store", url).out for url in (sample, neo4j_url, back)}
    assert len(exports) == 1


def test_a_filled_store_is_refused_unless_merging(
    sample: str, tmp_path: Path, cascade: Cascade
) -> None:
    target = f"sqlite:///{tmp_path}/copy.db"
    assert cascade("store", "copy", sample, target).code == 0
    again = cascade("store", "copy", sample, target)
    assert again.code == 2
    assert "is not empty; name an empty one, or add --merge" in again.complaint
    merged = cascade("store", "copy", sample, target, "--merge")
    assert merged.out == "0 new, 0 updated, 18 unchanged\n"


def test_an_empty_source_is_told(store: Path, cascade: Cascade) -> None:
    assert cascade("load", store.parent, "--store", f"sqlite:///{store}").code == 1
    done = cascade("store", "copy", f"sqlite:///{store}", f"sqlite:///{store.parent}/copy.db")
    assert (done.code, done.out) == (1, "")
    assert "cascade.db: holds nothing to copy; check its address" in done.complaint


@pytest.mark.parametrize(
    "arguments",
    [
        ["find", "570"],
        *([command, "570/CĐ-TTg"] for command in ("show", "explain", "members", "down", "up")),
        ["path", "570/CĐ-TTg", "61/UBND-VP"],
        ["view", "570/CĐ-TTg", "-o", "picture.html"],
        ["check"],
        ["export"],
        ["store", "copy", "{store}", "sqlite:///copy.db"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_asking_a_store_that_is_not_there_makes_none(
    arguments: list[str], tmp_path: Path, cascade: Cascade, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Most likely its address is mistyped."""
    monkeypatch.chdir(tmp_path)
    url = f"sqlite:///{tmp_path}/nowhere/mistyped.db"
    monkeypatch.setenv("CASCADE_STORE", url)
    done = cascade(*(argument.format(store=url) for argument in arguments))
    assert (done.code, done.out) == (1, "")
    assert done.complaint == (
        f"cascade: store {url}: does not exist; check its address, or load documents into it first"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("sample")
def test_the_questions_have_the_answers_of_sqlite(
    sample: str, neo4j_url: str, cascade: Cascade
) -> None:
    cascade("store", "copy", sample, neo4j_url)
    for question in (
        ("down", "570/cd-ttg", "--relation", "any", "--format", "json"),
        ("up", "61/UBND-VP", "--format", "json"),
        ("show", "756/UBND-VXNV", "--format", "json"),
        ("path", "570/CĐ-TTg", "35/KH-UBND"),
        ("find", "bac kan", "--format", "json"),
        ("down", "571/CĐ-TTg"),
        ("check",),
    ):
        assert cascade(*question, "--store", neo4j_url) == cascade(*question, "--store", sample)


def test_a_server_that_is_not_there_is_told_in_one_line() -> None:
    """In a process of its own, where nobody listens to what the driver logs."""
    done = subprocess.run(
        [*PROGRAM, "find", "570", "--store", "neo4j://127.0.0.1:1"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == (
        "cascade: store neo4j://127.0.0.1:1: does not answer; "
        "check the address and that a Neo4j answers Bolt there\n"
    )
