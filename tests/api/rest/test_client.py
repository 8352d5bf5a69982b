"""A typed client is generated from the OpenAPI document, as docs/api.md says, and used."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.rest.generator import NoGenerator, generator
from tests.api.rest.recipes import ADDRESS, BASH, fits_text, section, steps
from tests.api.rest.serving import serving

SECTION = section("A typed client")
[SETTINGS] = re.findall(r"^```yaml\n(.*?)^```$", SECTION, re.MULTILINE | re.DOTALL)
[GENERATE] = re.findall(r"^openapi-python-client (generate .*)$", SECTION, re.MULTILINE)
[USE] = [step for step in steps(SECTION) if step.language == "python"]
[LETTER] = [s.code for s in steps(section("Recipes")) if s.code.startswith("cat > letter.txt")]


@pytest.fixture(scope="module")
def python() -> Path:
    """The Python of the generator."""
    try:
        return generator()
    except NoGenerator as error:
        if os.environ.get("CI") == "true":
            pytest.fail(str(error))
        pytest.skip(str(error))


def test_a_client_is_generated_checked_and_used(
    python: Path, sample_store: str, tmp_path: Path
) -> None:
    store = tmp_path / "cascade.db"
    shutil.copy(sample_store.removeprefix("sqlite:///"), store)
    work = tmp_path / "work"
    work.mkdir()
    (work / "client.yml").write_text(f"{SETTINGS}post_hooks: []\n", encoding="utf-8")
    assert _run(work, *BASH, LETTER) == ""
    with serving(f"sqlite:///{store}", tmp_path, keys="choose-a-long-key") as served:
        said = _run(work, python, "-m", "openapi_python_client", *_words(served.url))
        assert _complaints(said) == [
            "Unsupported content type application/zip",
            "Unsupported content_type application/graphml+xml",
            "Unsupported content_type image/svg+xml",
        ]
        use = work / "use.py"
        use.write_text(USE.code.replace(ADDRESS, served.url), encoding="utf-8")
        assert _mistakes(work, "use.py", python) == ""
        said = _run(work, python, "-W", "error::DeprecationWarning", "use.py")
        assert fits_text(USE.shown or "", said), said
        wrong = USE.code.replace("order.issuer", "order.isuer").replace("depth=1", "depth='one'")
        (work / "wrong.py").write_text(wrong, encoding="utf-8")
        found = _mistakes(work, "wrong.py", python)
        assert '"isuer"' in found
        assert '"depth"' in found


def _words(url: str) -> list[str]:
    return shlex.split(GENERATE.replace(ADDRESS, url))


def _run(work: Path, *command: str | Path) -> str:
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def _complaints(said: str) -> list[str]:
    """What the generator could not use of the document."""
    lines = said.partition("Warning(s)")[2].splitlines()
    told = [line.strip() for line in lines if re.match(r"\s*(Unsupported|Cannot|Could)", line)]
    kinds = [re.search(r"Unsupported content.type [\w/+.-]+", line) for line in told]
    return sorted(kind[0] if kind else line for kind, line in zip(kinds, told, strict=True))


def _mistakes(work: Path, file: str, python: Path) -> str:
    """What mypy has to say of a file; what the client itself is made like is not ours."""
    cache = f"--cache-dir={work / '.mypy_cache'}"
    options = ("--strict", "--follow-imports=silent", f"--python-executable={python}", cache)
    command = [sys.executable, "-m", "mypy", *options, "--config-file=", file]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr
