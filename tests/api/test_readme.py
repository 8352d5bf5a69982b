"""What the README shows of the sample is what the command says today."""

from __future__ import annotations

import re
import shlex

import pytest

from tests.api.running import ROOT, Cascade

_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
_CALL = re.compile(r"^\$ cascade (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def _shown() -> list[tuple[str, str]]:
    """Every (arguments, output) pair of the README's console blocks."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return [call for block in _BLOCK.findall(readme) for call in _CALL.findall(block)]


def test_the_readme_shows_something() -> None:
    assert len(_shown()) >= 5


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(("arguments", "output"), _shown())
def test_the_readme_is_true(
    arguments: str, output: str, cascade: Cascade, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    done = cascade(*shlex.split(arguments))
    assert _without_line_end_blanks(done.out + done.err) == output.rstrip("\n")


def _without_line_end_blanks(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines())
