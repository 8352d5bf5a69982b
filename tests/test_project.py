"""What the project says about itself is true: packages, version, documented commands, the lock."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

from loaders.rules import Subject, rules_of

OWN = {"loaders", "graph", "viz", "api"}
ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LOCKS = sorted(ROOT.glob("requirements*.lock"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _commands() -> list[str]:
    from api.cli import app

    nested = [
        f"{group.name} {command.name}"
        for group in app.registered_groups
        if group.typer_instance is not None
        for command in group.typer_instance.registered_commands
    ]
    return [command.name or "" for command in app.registered_commands] + nested


def _packages_on_disk() -> set[str]:
    folders = {file.parent for top in OWN for file in (ROOT / top).rglob("__init__.py")}
    return {".".join(folder.relative_to(ROOT).parts) for folder in folders}


def _name(requirement: str) -> str:
    return re.split(r"[<>=!~\[; ]", requirement)[0].lower().replace("_", "-")


def _third_party_imports() -> set[str]:
    found: set[str] = set()
    for top in OWN:
        for file in (ROOT / top).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name.split(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module:
                    found.add(node.module.split(".")[0])
    return found - OWN - sys.stdlib_module_names


def test_every_command_of_the_contract_is_there() -> None:
    reading = {"load", "extract", "export", "check", "store copy"}
    asking = {"find", "show", "down", "up", "path", "view", "explain", "members"}
    asking |= {"coverage", "lag", "measure", "diff", "reuse", "wanted", "resolve"}
    serving = {"serve", "mcp"}
    archives = {"archive build", "archive import", "archive answer"}
    assert set(_commands()) == reading | asking | serving | archives


@pytest.mark.parametrize("command", _commands())
def test_every_command_is_in_the_readme(command: str) -> None:
    assert re.search(rf"`cascade {command}\b", README), f"README.md does not tell of {command}"


def _documented(title: str) -> dict[str, str]:
    """The first two columns of the table in a section of docs/reading.md."""
    page = (ROOT / "docs/reading.md").read_text(encoding="utf-8")
    section = page.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    return dict(re.findall(r"^\| `([a-z*-]+)` \| ([^|]*) \|", section, re.MULTILINE))


def test_every_warning_is_documented() -> None:
    from loaders.source_warnings import SOURCE_WARNINGS
    from loaders.warnings import WARNINGS

    assert _documented("Warnings") == WARNINGS | SOURCE_WARNINGS


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("The issuer", "issuer"),
        ("Citations", "citation"),
        ("Edges", "edge"),
        ("Deadlines", "deadline"),
    ],
)
def test_every_rule_is_documented_with_its_confidence(title: str, subject: Subject) -> None:
    rules = rules_of(subject)
    shown = {name: confidence.split()[0] for name, confidence in _documented(title).items()}
    assert shown == {name: f"{rule['confidence']:.2f}" for name, rule in rules.items()}


def test_every_listed_package_exists_and_none_is_forgotten() -> None:
    listed = set(PROJECT["tool"]["setuptools"]["packages"])
    regular = {name for name in listed if (ROOT / name.replace(".", "/") / "__init__.py").exists()}
    assert all((ROOT / name.replace(".", "/")).is_dir() for name in listed)
    assert _packages_on_disk() == regular


def test_every_import_is_a_declared_dependency() -> None:
    extras = PROJECT["project"]["optional-dependencies"].values()
    lines = [*PROJECT["project"]["dependencies"], *(line for extra in extras for line in extra)]
    declared = {_name(line) for line in lines}
    declared |= {f"{name}-slim" for name in declared}  # fastmcp is a name for fastmcp-slim
    owners = packages_distributions()
    for module in sorted(_third_party_imports()):
        assert {_name(owner) for owner in owners[module]} & declared, f"{module} is not declared"


def test_version_is_the_newest_of_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\d+\.\d+\.\d+)", changelog, re.MULTILINE)
    assert newest is not None
    assert newest[1] == PROJECT["project"]["version"]


@pytest.mark.parametrize(
    "file", sorted(ROOT.glob("requirements*.lock")), ids=lambda file: file.name
)
def test_no_lock_names_a_host(file: Path) -> None:
    lock = file.read_text(encoding="utf-8")
    assert not re.findall(r"^.*(?:://|--index|--find-links|\.org|\.io).*$", lock, re.MULTILINE)


def test_every_locked_version_has_a_hash() -> None:
    pins = re.findall(r"^[a-z0-9][\w.-]*==.*(?:\n {4}.*)*", LOCK, re.MULTILINE)
    assert len(pins) > 20
    assert [pin for pin in pins if "--hash=sha256:" not in pin] == []


@pytest.mark.parametrize(
    "requirement",
    [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["test"]],
)
def test_every_dependency_is_locked(requirement: str) -> None:
    name = _name(requirement)
    assert re.search(rf"^{re.escape(name)}==", LOCK, re.MULTILINE), f"{name}: run make lock"


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\((?!https?:|#)([^)]+)\)", README))))
def test_every_link_of_the_readme_leads_somewhere(target: str) -> None:
    assert (ROOT / target.split("#", maxsplit=1)[0]).exists()
