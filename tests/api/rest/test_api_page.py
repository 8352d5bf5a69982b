"""docs/api.md tells every route and every kind of problem, and no others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from starlette.testclient import TestClient

from api.jobs.idempotency import KEPT_SECONDS
from api.jobs.supervise import KEPT_DAYS, KEPT_JOBS
from api.rest import Settings, create_app
from api.rest.problems import KINDS
from tests.api.rest.recipes import PAGE, section, steps

PAGE_TEXT = PAGE.read_text(encoding="utf-8")


def _rows(title: str) -> list[tuple[str, ...]]:
    """The rows of the table in a section, without its head."""
    lines = re.findall(r"^\| (.*) \|$", section(title), re.MULTILINE)
    return [tuple(cell.strip(" `") for cell in line.split(" | ")) for line in lines[1:]]


def _routes() -> Iterator[tuple[str, str, str]]:
    spec = create_app(Settings(store="sqlite:///nowhere/at/all.db")).openapi()
    for path, methods in spec["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation["summary"], operation["operationId"]


def test_every_route_is_in_the_table() -> None:
    assert sorted(_rows("Routes")) == sorted(_routes())


def test_every_kind_of_problem_is_in_the_table() -> None:
    kinds = [(kind.name, str(kind.status), kind.meaning) for kind in KINDS.values()]
    assert _rows("Problems") == kinds


def test_the_page_tells_how_long_things_are_remembered() -> None:
    assert KEPT_SECONDS == 24 * 3600
    assert "sent again within a day" in PAGE_TEXT
    assert f"during {KEPT_DAYS:g} days" in PAGE_TEXT
    assert KEPT_JOBS == 1000


def test_the_example_of_a_problem_is_what_the_server_answers(sample_store: str) -> None:
    [shown] = [step for step in steps(f"```sh\n```{section('Problems')}") if step.shown]
    app = create_app(Settings(store=sample_store, log_level="error"))
    with TestClient(app) as client:
        assert json.loads(shown.shown or "") == client.get("/documents?limit=501").json()


def test_every_anchor_of_the_page_is_there() -> None:
    titles = re.findall(r"^#+ (.*)$", PAGE_TEXT, re.MULTILINE)
    anchors = {re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-") for title in titles}
    assert set(re.findall(r"\]\(#([^)]+)\)", PAGE_TEXT)) <= anchors
    for target in re.findall(r"\]\((?!#)([^)#]+)", PAGE_TEXT):
        assert (PAGE.parent / target).exists(), target
