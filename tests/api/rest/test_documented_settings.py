"""docs/serving.md and .env.example tell of every setting, and what they show works."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from api.rest.settings import Settings
from tests.api.rest.serving import serving
from tests.api.running import ROOT, letter

PAGE = (ROOT / "docs" / "serving.md").read_text(encoding="utf-8")
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
SETTINGS = {f"CASCADE_{name.upper()}": field for name, field in Settings.model_fields.items()}
IN_WORDS = {"CASCADE_STORE", "CASCADE_JOBS", "CASCADE_API_KEYS"}
CONTAINERS = {"CASCADE_WORKERS", "CASCADE_PORT"}
NEO4J = {"CASCADE_NEO4J_USER", "CASCADE_NEO4J_PASSWORD"}
COMMAND = re.compile(r'python3 -c "(import hashlib.*)"$', re.MULTILINE)


def _table() -> dict[str, str]:
    """The settings of the page with their defaults."""
    section = PAGE.partition("\n## Settings\n")[2].partition("\n## ")[0]
    return dict(re.findall(r"^\| `(CASCADE_\w+)` \| ([^|]+) \|", section, re.MULTILINE))


def _example() -> dict[str, str]:
    return dict(re.findall(r"^#?(CASCADE_\w+)=(.*)$", EXAMPLE, re.MULTILINE))


def test_every_setting_is_on_the_page_and_in_the_example() -> None:
    assert _table().keys() == SETTINGS.keys()
    assert _example().keys() == SETTINGS.keys() | CONTAINERS | NEO4J


@pytest.mark.parametrize("name", sorted(SETTINGS.keys() - IN_WORDS))
def test_defaults_are_told_as_they_are(name: str) -> None:
    told = str(SETTINGS[name].get_default()).lower()
    assert _table()[name] == f"`{told}`"
    assert _example()[name] == told


def test_the_example_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in _example().items():
        monkeypatch.setenv(name, value)
    assert Settings().concurrency == 8


def test_the_command_draws_a_key_that_may_write(tmp_path: Path) -> None:
    (shown,) = COMMAND.findall(PAGE)
    assert COMMAND.findall(EXAMPLE) == [shown]
    done = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    told = dict(re.split(r": |=", line, maxsplit=1) for line in done.stdout.splitlines())
    digest = hashlib.sha256(told["key"].encode()).hexdigest()
    assert told["CASCADE_API_KEYS"] == f"sha256:{digest}"
    url = f"sqlite:///{tmp_path}/a.db"
    with serving(url, tmp_path, keys=told["CASCADE_API_KEYS"]) as served:
        text = letter("Nậm Pồ", "77/UBND-VP")
        assert served.add(text, key=told["key"]).status_code == 201
        assert served.add(text, key=digest).status_code == 401
        assert f'"key": "{digest[:12]}"' in served.log.read_text()


def test_the_backup_of_the_page_is_a_store_made_while_the_server_runs(tmp_path: Path) -> None:
    (shown,) = re.findall(r'exec api python -c "(import sqlite3.*)"$', PAGE, re.MULTILINE)
    with serving(f"sqlite:///{tmp_path}/cascade.db", tmp_path) as served:
        assert served.add(letter("Nậm Pồ", "77/UBND-VP")).status_code == 201
        there = shown.replace("/data/", f"{tmp_path}/")
        subprocess.run([sys.executable, "-c", there], check=True)
    with serving(f"sqlite:///{tmp_path}/backup.db", tmp_path) as served:
        assert served.json("/readyz")["documents"] == 2
    with sqlite3.connect(tmp_path / "backup.db") as copy:
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    copy.close()


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`([\w.-]+\.(?:ya?ml|lock))`", PAGE))))
def test_every_file_of_the_page_is_there(target: str) -> None:
    assert (ROOT / target).is_file()
