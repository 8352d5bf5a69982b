"""The services in containers: looked at everywhere, and run where there is Docker."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest
import yaml
from compose_spec import PyCompose

from tests.api.running import ROOT, SAMPLE, letter
from tests.servers import Neo4j, login
from tools.neo4j_server import LONG_TERM

COMPOSE, WITH_NEO4J = ROOT / "compose.yaml", ROOT / "compose.neo4j.yaml"
TOLD = {"CASCADE_NEO4J_PASSWORD": "a-word-of-the-tests"}
DOCKER = shutil.which("docker")
KEY = "a-key-of-the-tests-in-containers"
_VARIABLE = re.compile(r"\$\{(?P<name>\w+)(?P<how>:-|:\?)(?P<other>[^}]*)\}")


def _told(file: Path, **environment: str) -> str:
    """The file with its variables replaced, as Compose does before it reads it."""

    def value(found: re.Match[str]) -> str:
        if found["name"] in environment:
            return environment[found["name"]]
        assert found["how"] == ":-", f"{found['name']}: {found['other']}"
        return found["other"]

    return _VARIABLE.sub(value, file.read_text(encoding="utf-8"))


def _services(file: Path) -> dict[str, Any]:
    services: dict[str, Any] = yaml.safe_load(_told(file, **TOLD))["services"]
    return services


@pytest.mark.parametrize("file", [COMPOSE, WITH_NEO4J], ids=lambda file: file.name)
def test_each_file_keeps_to_the_specification(file: Path) -> None:
    told = PyCompose.from_yaml(_told(file, **TOLD))
    told.validate()
    assert "api" in told


@pytest.mark.parametrize("wrong", ["memory_limit: 2g", "restart: sometimes", "networks: [none]"])
def test_the_specification_is_really_looked_at(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"services|network"):
        PyCompose.from_yaml(f"services:\n  api:\n    image: a\n    {wrong}\n").validate()


@pytest.mark.parametrize(
    ("file", "name"), [(COMPOSE, "api"), (WITH_NEO4J, "neo4j")], ids=["api", "neo4j"]
)
def test_every_service_has_few_rights_and_bounds(file: Path, name: str) -> None:
    service = _services(file)[name]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert re.fullmatch(r"\d+g", service["mem_limit"])
    assert service["pids_limit"] > 0
    assert service["restart"] == "unless-stopped"
    assert service["logging"]["options"].keys() == {"max-size", "max-file"}
    assert "privileged" not in service
    assert "network_mode" not in service


def test_the_file_system_of_the_api_is_read_only_but_for_its_volumes() -> None:
    service = _services(COMPOSE)["api"]
    assert service["read_only"] is True
    (memory,) = service["tmpfs"]
    assert memory.startswith("/tmp:size=")
    writable = {volume.split(":")[1] for volume in service["volumes"]}
    assert writable == {"/data", "/scratch"}
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert 'VOLUME ["/data", "/scratch"]' in image
    assert "TMPDIR=/scratch" in image
    store = service["environment"]["CASCADE_STORE"].removeprefix("sqlite:///")
    assert store.startswith("/data/")
    assert service["environment"]["CASCADE_JOBS"].startswith("/data/")


def test_only_this_machine_reaches_the_api_and_nobody_neo4j() -> None:
    (port,) = _services(COMPOSE)["api"]["ports"]
    assert port == "127.0.0.1:8000:8000"
    assert "ports" not in _services(WITH_NEO4J)["api"]
    assert "ports" not in _services(WITH_NEO4J)["neo4j"]
    networks = yaml.safe_load(WITH_NEO4J.read_text())["networks"]
    assert _services(WITH_NEO4J)["neo4j"]["networks"] == ["store"]
    assert networks["store"] == {"internal": True}


def test_the_api_waits_for_a_healthy_neo4j_of_the_tested_version() -> None:
    services = _services(WITH_NEO4J)
    assert services["api"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert services["neo4j"]["healthcheck"]["test"][0] == "CMD"
    assert services["neo4j"]["image"] == f"neo4j:{LONG_TERM}-community"
    assert services["neo4j"]["user"] == "7474:7474"


def test_the_password_stands_in_no_file() -> None:
    with pytest.raises(AssertionError, match=r"CASCADE_NEO4J_PASSWORD: .* \.env"):
        _told(WITH_NEO4J)
    (word,) = TOLD.values()
    services = _services(WITH_NEO4J)
    assert services["api"]["environment"]["CASCADE_NEO4J_PASSWORD"] == word
    assert services["neo4j"]["environment"]["NEO4J_AUTH"] == f"neo4j/{word}"
    assert ".env" in (ROOT / ".gitignore").read_text().splitlines()
    example = (ROOT / ".env.example").read_text()
    assert re.findall(r"^#?CASCADE_(?:NEO4J_PASSWORD|API_KEYS)=(.*)$", example, re.MULTILINE) == [
        "",
        "",
    ]


def _compose(*arguments: str, files: tuple[Path, ...], timeout: float = 900) -> str:
    named = [part for file in files for part in ("-f", str(file))]
    done = subprocess.run(
        [str(DOCKER), "compose", "-p", "cascade-of-the-tests", *named, *arguments],
        cwd=ROOT,
        env={
            **os.environ,
            **TOLD,
            "CASCADE_PORT": "18000",
        },
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _docker_runs() -> bool:
    if DOCKER is None:
        return False
    asked = ([DOCKER, "info"], [DOCKER, "compose", "version"])
    return all(
        subprocess.run(one, capture_output=True, check=False).returncode == 0 for one in asked
    )


@pytest.fixture(params=[(COMPOSE,), (COMPOSE, WITH_NEO4J)], ids=["sqlite", "neo4j"])
def containers(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[tuple[str, tuple[Path, ...]]]:
    """Running containers: the address of their API, and the files that tell of them."""
    if not _docker_runs():
        pytest.skip(
            "no Docker daemon with Compose answers here, and one cannot be installed from within "
            "a container, so not on CI either: the containers are linted, not run"
        )
    settings = tmp_path / "settings.yaml"
    settings.write_text(f"services: {{api: {{environment: {{CASCADE_API_KEYS: {KEY}}}}}}}\n")
    files = (*request.param, settings)
    try:
        _compose("up", "--detach", "--build", "--wait", files=files)
        yield "http://127.0.0.1:18000", files
    finally:
        _compose("down", "--volumes", files=files)


def _asked(url: str, body: dict[str, str] | None = None) -> tuple[int, Any]:
    request = urllib.request.Request(  # noqa: S310 - at loopback
        url,
        data=None if body is None else json.dumps(body).encode(),
        headers={"X-API-Key": KEY, "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def test_the_containers_serve(containers: tuple[str, tuple[Path, ...]]) -> None:
    url, files = containers
    assert _asked(f"{url}/healthz") == (200, {"status": "up"})
    status, told = _asked(f"{url}/documents", {"text": letter("Nậm Pồ", "77/UBND-VP")})
    assert status == 201
    _compose("run", "--rm", "--volume", f"{SAMPLE}:/letters:ro", "api", "load", "/letters",
             files=files)  # fmt: skip
    assert _asked(f"{url}/readyz")[1]["documents"] > 20
    _compose("restart", "api", files=files)
    _until_up(url)
    assert _asked(f"{url}/documents/{told['key']}")[0] == 200
    said = "import os; print(os.getuid(), os.access('/opt/cascade', os.W_OK))"
    assert _compose("exec", "-T", "api", "python", "-c", said, files=files) == "10001 False\n"


def _until_up(url: str) -> None:
    for _ in range(60):
        try:
            if _asked(f"{url}/healthz")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(1)
    pytest.fail("the API did not come back")


def test_neo4j_knows_every_setting_that_it_is_given(neo4j_server: Neo4j) -> None:
    """As its image reads them: `__` is an underscore, `_` a dot."""
    told = _services(WITH_NEO4J)["neo4j"]["environment"].keys() - {"NEO4J_AUTH"}
    names = {
        name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_")
        for name in told
    }
    with (
        neo4j.GraphDatabase.driver(neo4j_server.url, auth=login(neo4j_server)) as driver,
        driver.session() as session,
    ):
        known = {row["name"] for row in session.run("SHOW SETTINGS YIELD name")}
    assert len(names) >= 4
    assert names <= known
