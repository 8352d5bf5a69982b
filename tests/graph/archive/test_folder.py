"""The folder of a build keeps whole files, whenever its writer ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.archive.folder import Folder
from loaders.spark import folders

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


class _Killed(Exception):  # noqa: N818
    pass


@pytest.mark.parametrize("survived", range(3))
def test_a_text_is_the_old_or_the_new_one(
    survived: int, spark: SparkSession, tmp_path: Path
) -> None:
    """The writer ends before its first, second, … change of names."""
    folder = Folder(spark, str(tmp_path / "out"))
    folder.write("note", "old")
    left = iter(range(survived))

    def until_killed(change: Callable[..., None]) -> Callable[..., None]:
        def changed(*arguments: object) -> None:
            if next(left, None) is None:
                raise _Killed
            change(*arguments)

        return changed

    with pytest.raises(_Killed), pytest.MonkeyPatch.context() as patch:
        patch.setattr(folders, "moved", until_killed(folders.moved))
        patch.setattr(folders, "removed", until_killed(folders.removed))
        folder.write("note", "new")
    again = Folder(spark, str(tmp_path / "out"))
    assert again.has("note")
    assert again.text("note") == ("new" if survived else "old")
    assert [path.name for path in (tmp_path / "out").iterdir() if path.suffix == ".done"] == []


def test_what_is_half_written_is_nothing(spark: SparkSession, tmp_path: Path) -> None:
    folder = Folder(spark, str(tmp_path))
    assert folder.is_empty()
    (tmp_path / "_note.begun").write_text("hal", encoding="utf-8")
    assert folder.is_empty()
    assert not folder.has("note")
    (tmp_path / "other").touch()
    assert not folder.is_empty()
    assert Folder(spark, str(tmp_path / "nowhere")).is_empty()
