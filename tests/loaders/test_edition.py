"""Other code or other tables are another edition; the same ones elsewhere are not."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import loaders
from loaders.edition import edition, edition_of

PACKAGE = Path(loaders.__file__).parent


def copied(target: Path) -> Path:
    return shutil.copytree(PACKAGE, target, ignore=shutil.ignore_patterns("__pycache__"))


def test_a_copy_of_the_package_is_the_same_edition(tmp_path: Path) -> None:
    assert re.fullmatch("[0-9a-f]{16}", edition())
    assert edition() == edition_of(copied(tmp_path / "loaders"))


def test_each_change_of_code_or_tables_is_another_edition(tmp_path: Path) -> None:
    package = copied(tmp_path / "loaders")
    seen = {edition_of(package)}
    with (package / "vocabulary" / "types.toml").open("a", encoding="utf-8") as table:
        table.write("\n")
    seen.add(edition_of(package))
    (package / "split.py").rename(package / "splitting.py")
    seen.add(edition_of(package))
    (package / "vocabulary" / "new.tsv").write_text("a\tb\n", encoding="utf-8")
    seen.add(edition_of(package))
    assert len(seen) == 4
    (package / "notes.txt").write_text("no part of the reading", encoding="utf-8")
    assert edition_of(package) in seen
