"""The image: linted, small, without root, and of the very packages that are tested."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.api.rest.serving import serving
from tests.api.running import ROOT

IMAGES = ("Dockerfile", "Dockerfile.spark")
DOCKERFILE, SPARK = ((ROOT / name).read_text(encoding="utf-8") for name in IMAGES)


@pytest.mark.parametrize("name", IMAGES)
def test_the_images_are_linted(name: str) -> None:
    program = Path(sysconfig.get_path("scripts")) / "hadolint"
    done = subprocess.run([program, ROOT / name], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def _instruction(name: str) -> str:
    """What the last instruction of that name in the Dockerfile says."""
    joined = DOCKERFILE.replace("\\\n", " ")
    said: str = re.findall(rf"^{name} +(.*)$", joined, re.MULTILINE)[-1]
    return said


def test_the_image_runs_without_root_and_what_installs() -> None:
    user = _instruction("USER")
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user)
    assert (
        "pip install --no-deps --require-hashes --only-binary :all: -r requirements-server.lock"
        in (DOCKERFILE)
    )
    assert "pip uninstall --yes setuptools pip" in DOCKERFILE
    assert json.loads(_instruction("ENTRYPOINT")) == ["cascade"]


def test_the_image_for_spark_has_the_spark_that_is_tested() -> None:
    assert f"FROM spark:{version('pyspark')}-" in SPARK
    assert re.search(r"^USER [1-9]\d*:[1-9]\d*$", SPARK, re.MULTILINE)
    assert "pip uninstall --yes setuptools pip" in SPARK


def test_the_builder_is_sent_only_what_the_images_copy() -> None:
    sent = set(re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE))
    lines = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE + SPARK, re.MULTILINE)
    copied = {name for line in lines for name in line.split()}
    assert sent == copied
    assert all((ROOT / name).exists() for name in copied)


def test_the_healthcheck_tells_a_server_that_is_up_from_one_that_is_not(tmp_path: Path) -> None:
    _, _, command = _instruction("HEALTHCHECK").partition(" CMD ")
    program, option, check = json.loads(command)
    assert (program, option) == ("python", "-c")
    with serving(f"sqlite:///{tmp_path}/a.db", tmp_path) as served:
        port = served.url.rpartition(":")[2]
        assert "8000" in check
        there = [sys.executable, "-c", check.replace("8000", port)]
        assert subprocess.run(there, check=False).returncode == 0
    gone = subprocess.run(there, capture_output=True, check=False)
    assert gone.returncode == 1


def _pins(lock: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Version and hashes of each package of a lock."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    found = re.findall(r"^([a-z0-9][\w.-]*)==([^\s;]+)(.*(?:\n {4}.*)*)", text, re.MULTILINE)
    hashes = {name: frozenset(re.findall(r"sha256:[0-9a-f]{64}", rest)) for name, _, rest in found}
    return {name: (version, hashes[name]) for name, version, _ in found}


def test_what_the_image_installs_is_what_is_tested() -> None:
    everything, server = _pins("requirements.lock"), _pins("requirements-server.lock")
    assert len(server) > 40
    assert {name: everything.get(name) for name in server} == server, "run make lock"
    assert not server.keys() & {"pytest", "mypy", "ruff", "spacy", "matplotlib", "playwright"}


def _needed(wanted: Requirement, extra: str = "") -> Iterator[str]:
    """The requirement and all that it needs on this machine, as far as installed."""
    marker = wanted.marker
    if marker is not None and not marker.evaluate({"extra": extra}):
        return
    yield canonicalize_name(wanted.name)
    try:
        lines = distribution(wanted.name).requires or []
    except PackageNotFoundError:  # the test of the locks tells what is not there
        return
    for line in lines:
        for one in ("", *wanted.extras):
            yield from _needed(Requirement(line), one)


def test_the_image_installs_all_that_it_needs() -> None:
    server = _pins("requirements-server.lock").keys()
    lines = [Requirement(line) for line in distribution("directive-cascade").requires or []]
    needed = {
        name
        for line in lines
        for extra in ("", "neo4j", "telemetry")
        for name in _needed(line, extra)
    }
    assert len(needed) > 40
    assert needed <= server, "run make lock"
