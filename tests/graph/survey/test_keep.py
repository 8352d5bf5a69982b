"""Surveys that are kept on disk: read again when they are whole and of this very state."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn
from unittest import mock

import pytest

from graph import Store, Survey, load, open_store, survey
from graph.survey import build, file, keep
from tests.graph import story, synthetic
from tests.graph.survey.told import documents_stored, documents_surveyed, links_surveyed

STORY = [*story.five(), story.province()]


@pytest.fixture(autouse=True)
def _keep_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even small ones are kept, as if all stores were large."""
    monkeypatch.setattr(keep, "_WORTH_KEEPING", 0)


@pytest.fixture
def filled(store: Store) -> Iterator[Store]:
    """A store with the story, whose survey is kept on disk and nowhere else."""
    load(store, STORY)
    survey(store)
    keep._NEWEST.clear()
    yield store


def kept_file(store: Store) -> Path:
    assert store.file is not None
    return store.file.with_name("store.db-survey")


def as_if_new(store: Store) -> Survey:
    """The survey as another process would get it."""
    keep._NEWEST.clear()
    return survey(store)


def never(*_: object) -> NoReturn:
    raise AssertionError("made anew")


def test_it_is_read_and_not_made_again(filled: Store) -> None:
    with mock.patch.object(build, "built", never):
        taken = survey(filled)
    assert documents_surveyed(taken) == documents_stored(filled)
    made = filled.read(lambda: build.built(filled, filled.version()))
    assert taken.version == made.version
    for name, array in taken.arrays.items():
        assert not array.flags.writeable
        assert array.dtype == made.arrays[name].dtype
        assert array.tolist() == made.arrays[name].tolist()


def test_every_damaged_byte_is_noticed(filled: Store) -> None:
    path = kept_file(filled)
    whole, version = path.read_bytes(), filled.version()
    for place in range(0, len(whole), 7):
        path.write_bytes(
            whole[:place] + bytes([whole[place] ^ 1 << place % 8]) + whole[place + 1 :]
        )
        assert file.kept(path, version) is None, place
    path.write_bytes(whole)
    assert file.kept(path, version) is not None


def test_a_file_that_was_cut_or_grew_is_noticed(filled: Store) -> None:
    path = kept_file(filled)
    whole, version = path.read_bytes(), filled.version()
    for length in [*range(0, 1000), *range(1000, len(whole), 97)]:
        path.write_bytes(whole[:length])
        assert file.kept(path, version) is None, length
    path.write_bytes(whole + b"\0")
    assert file.kept(path, version) is None


DAMAGE: dict[str, Callable[[Path], object]] = {
    "nothing": lambda path: path.write_bytes(b""),
    "garbage": lambda path: path.write_bytes(os.urandom(5000)),
    "another program's": lambda path: path.write_text("{}\n" * 99),
    "cut": lambda path: os.truncate(path, path.stat().st_size // 2),
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_changes_no_answer_and_is_mended(filled: Store, name: str) -> None:
    path, before = kept_file(filled), as_if_new(filled)
    said = documents_surveyed(before), links_surveyed(before)
    del before  # which may show the file itself
    DAMAGE[name](path)
    again = as_if_new(filled)
    assert (documents_surveyed(again), links_surveyed(again)) == said
    assert file.kept(path, filled.version()) is not None


def test_a_file_of_another_format_is_made_anew(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "_FORMAT", 99)
    assert file.kept(kept_file(filled), filled.version()) is None
    assert as_if_new(filled).count == len(documents_stored(filled))
    assert file.kept(kept_file(filled), filled.version()) is not None


def test_the_file_of_another_state_is_not_taken(filled: Store, tmp_path: Path) -> None:
    shutil.copy(kept_file(filled), tmp_path / "before")
    load(filled, synthetic.cascade(0, 3))
    shutil.copy(tmp_path / "before", kept_file(filled))
    assert documents_surveyed(as_if_new(filled)) == documents_stored(filled)


def test_two_copies_of_a_store_that_changed_as_often_are_told_apart(
    filled: Store, tmp_path: Path
) -> None:
    """As when a store is put back as it was, and other documents are loaded since."""
    copy = f"sqlite:///{tmp_path}/copy.db"
    filled.close()
    assert filled.file is not None
    shutil.copy(filled.file, tmp_path / "copy.db")
    with open_store(filled.url) as store, open_store(copy) as other:
        load(store, synthetic.cascade(0, 3))
        load(other, synthetic.cascade(3, 9))
        survey(store)
        shutil.copy(kept_file(filled), tmp_path / "copy.db-survey")
        assert documents_surveyed(as_if_new(other)) == documents_stored(other)


def test_where_nothing_can_be_written_the_process_keeps_it(store: Store) -> None:
    load(store, STORY)
    kept_file(store).mkdir()
    taken = survey(store)
    assert documents_surveyed(taken) == documents_stored(store)
    assert survey(store) is taken
    assert not list(kept_file(store).parent.glob("*.new"))


def test_a_folder_that_cannot_be_written_to_is_no_error(store: Store) -> None:
    load(store, STORY)
    refused = mock.Mock(side_effect=PermissionError(13, "Permission denied"))
    with mock.patch("graph.survey.file.tempfile.NamedTemporaryFile", refused):
        assert documents_surveyed(survey(store)) == documents_stored(store)
    refused.assert_called_once()
    assert not kept_file(store).exists()


def test_a_full_disk_leaves_nothing_behind(store: Store) -> None:
    load(store, STORY)
    with mock.patch.object(file, "_write", side_effect=OSError(28, "No space left on device")):
        assert documents_surveyed(survey(store)) == documents_stored(store)
    assert not list(kept_file(store).parent.glob("*survey*"))


def test_what_stopped_writers_left_is_swept_away(store: Store) -> None:
    load(store, STORY)
    old, new = (kept_file(store).with_name(f"store.db-survey-{n}.new") for n in "ab")
    old.touch()
    os.utime(old, (0, 0))
    new.touch()  # another process is writing it
    survey(store)
    assert not old.exists()
    assert new.exists()


def test_who_may_read_the_store_may_read_its_survey(store: Store) -> None:
    load(store, STORY)
    assert store.file is not None
    store.file.chmod(0o640)
    survey(store)
    assert kept_file(store).stat().st_mode & 0o777 == 0o640


def test_small_stores_get_no_file(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    load(store, STORY)
    assert survey(store).count < 5000
    assert not kept_file(store).exists()


def test_the_process_keeps_a_few(tmp_path: Path) -> None:
    urls = [f"sqlite:///{tmp_path}/{n}.db" for n in range(9)]
    for url in urls:
        with open_store(url) as store:
            survey(store)
    assert list(keep._NEWEST) == urls[-4:]


_TAKE = """
import sys
from graph import open_store, survey
from graph.survey import keep
keep._WORTH_KEEPING = 0
with open_store(sys.argv[1]) as store:
    sys.stdin.read(1)
    taken = survey(store)
    print(taken.count, taken.version, taken.reached(taken.row(sys.argv[2]))[0].tolist())
"""


def test_processes_that_take_it_at_once_agree(store: Store) -> None:
    load(store, synthetic.cascade(0, 300))
    key = "611-cd-ttg-2021-thu-tuong-chinh-phu"
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", _TAKE, store.url, key],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    said = {worker.communicate("\n")[0] for worker in workers}
    assert [worker.returncode for worker in workers] == [0, 0, 0]
    assert len(said) == 1
    assert said.pop().startswith(f"300 {store.version()} [")
    assert file.kept(kept_file(store), store.version()) is not None
    assert not list(kept_file(store).parent.glob("*.new"))
