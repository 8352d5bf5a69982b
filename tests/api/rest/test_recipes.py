"""What docs/api.md shows is what the server answers today, in the shell and in Python."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.api.rest.recipes import ADDRESS, BASH, Step, fits_text, misfits, section, steps
from tests.api.rest.serving import Served, serving
from tests.api.running import ROOT

ALL = list(steps(section("Recipes")))
SHELL, PYTHON = ([s for s in ALL if s.language == name] for name in ("sh", "python"))
Outcome = subprocess.CompletedProcess[str]
Outcomes = Mapping[Step, Outcome]
_KEY = "choose-a-long-key"
_PYTHON = (sys.executable, "-W", "error::DeprecationWarning", "-c")
_README_CALL = re.compile(r"^\$ (curl .*)\n((?:(?!\$ |```).*\n)*)", re.MULTILINE)


def _without_curl(where: str) -> None:
    reason = f"{where} needs curl, which is not installed"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def _copy_of_the_sample(sample_store: str, folder: Path) -> str:
    """A store of its own with the sample corpus, that may be written to."""
    path = folder / "cascade.db"
    shutil.copy(sample_store.removeprefix("sqlite:///"), path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the recipes leave their files, with those that they begin with."""
    made = tmp_path_factory.mktemp("recipes")
    for step in SHELL[1:]:
        if step.shown is None:
            subprocess.run([*BASH, step.code], cwd=made, check=True)
    return made


@pytest.fixture(scope="module")
def in_the_shell(
    sample_store: str, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Outcomes:
    """What each piece of shell said, one after the other over one server."""
    if shutil.which("curl") is None:
        _without_curl("docs/api.md")
    own = tmp_path_factory.mktemp("shell")
    with serving(_copy_of_the_sample(sample_store, own), own, keys=_KEY) as served:
        return {step: _run(served, SHELL[0], step, folder, BASH) for step in SHELL[1:]}


@pytest.fixture(scope="module")
def in_python(
    sample_store: str, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Outcomes:
    """What each piece of Python said, one after the other over another server."""
    own = tmp_path_factory.mktemp("python")
    with serving(_copy_of_the_sample(sample_store, own), own, keys=_KEY) as served:
        return {step: _run(served, PYTHON[0], step, folder, _PYTHON) for step in PYTHON[1:]}


def _run(
    served: Served, first: Step, step: Step, folder: Path, program: tuple[str, ...]
) -> Outcome:
    code = f"{first.code}\n{step.code}".replace(ADDRESS, served.url)
    done = subprocess.run(
        [*program, code], cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )
    done.stdout = done.stdout.replace(served.url, ADDRESS)
    return done


def _checked(step: Step, done: Outcome) -> None:
    assert (done.returncode, done.stderr) == (0, "")
    if step.shown is None:
        assert done.stdout == ""
    elif step.form == "json":
        assert [*misfits(json.loads(step.shown), json.loads(done.stdout))] == []
    else:
        assert fits_text(step.shown, done.stdout), done.stdout


def _named(step: Step) -> str:
    return step.title


@pytest.mark.parametrize("step", SHELL[1:], ids=_named)
def test_the_shell_says_what_is_shown(step: Step, in_the_shell: Outcomes) -> None:
    _checked(step, in_the_shell[step])


@pytest.mark.parametrize("step", PYTHON[1:], ids=_named)
def test_python_says_what_is_shown(step: Step, in_python: Outcomes) -> None:
    _checked(step, in_python[step])


def test_every_recipe_is_there_for_the_shell_and_for_python() -> None:
    titles = [{s.title for s in kind if s.shown is not None} for kind in (SHELL, PYTHON)]
    assert titles[0] == titles[1]
    assert len(titles[0]) >= 12


def _shown_in_the_readme() -> list[tuple[str, str]]:
    return _README_CALL.findall((ROOT / "README.md").read_text(encoding="utf-8"))


def test_the_readme_shows_something() -> None:
    assert _shown_in_the_readme()


@pytest.mark.parametrize(("call", "shown"), _shown_in_the_readme())
def test_the_readme_says_what_the_server_answers(
    call: str, shown: str, sample_store: str, tmp_path: Path
) -> None:
    if shutil.which("curl") is None:
        _without_curl("README.md")
    with serving(sample_store, tmp_path, keys="") as served:
        code = call.replace(ADDRESS, served.url)
        done = subprocess.run([*BASH, code], capture_output=True, text=True, check=False)
        assert fits_text(shown, done.stdout), done.stdout


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("a\nb\n", "a\n"),
        ("a…\n", "b\n"),
        ("a\n…\nc\n", "a\nb\n"),
        ("a\n", "a\nb\n"),
        ("", "a\n"),
    ],
)
def test_a_text_that_is_another_one_does_not_fit(shown: str, said: str) -> None:
    assert not fits_text(shown, said)


def test_a_text_fits_but_for_what_is_left_out() -> None:
    assert fits_text("a…d\n…\nz\n", "abcd\nx\ny\nz")
    assert fits_text("a\n…\n", "a\n")


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ({"a": 1}, {"a": 1, "b": 2}),
        ({"a": 1, "…": "…"}, {"b": 2}),
        ({"a": 1, "…": "…"}, {"a": 2}),
        ([1, "…"], []),
        ([1], [1, 2]),
        ("a…", "b"),
        (1, True),
        (None, []),
    ],
)
def test_json_that_is_another_one_does_not_fit(shown: object, told: object) -> None:
    assert [*misfits(shown, told)]


def test_json_fits_but_for_what_is_left_out() -> None:
    shown = {"a": [1, "…"], "b": "x…", "…": "…"}
    assert [*misfits(shown, {"a": [1, 2, 3], "b": "xyz", "c": None})] == []
