"""What the documentation says is complete, and its examples are what the server answers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema_rs import validator_for
from starlette.testclient import TestClient

from api.rest import Settings, create_app
from api.rest.problems import KINDS
from tools.examples import KEPT, examples

SPEC: dict[str, Any] = create_app(Settings(store="sqlite:///nowhere/at/all.db")).openapi()
EXAMPLES: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8"))
OPERATIONS = {
    operation["operationId"]: operation
    for methods in SPEC["paths"].values()
    for operation in methods.values()
}


def test_the_kept_examples_are_what_the_server_answers() -> None:
    assert examples() == EXAMPLES


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_says_what_it_does_and_what_may_go_wrong(name: str) -> None:
    operation = OPERATIONS[name]
    assert operation["summary"]
    assert len(operation["description"]) > 20
    assert operation["tags"]
    problems = [r for status, r in operation["responses"].items() if status >= "400"]
    assert problems
    for response in problems:
        assert [*response["content"]] == ["application/problem+json"]
    for parameter in operation.get("parameters", ()):
        assert parameter["description"], parameter["name"]


def test_every_example_has_the_form_that_is_told() -> None:
    seen = set()
    for name, operation in OPERATIONS.items():
        for response in operation["responses"].values():
            content = response.get("content", {}).get("application/json", {})
            for example in content.get("examples", {}).values():
                schema = {**content["schema"], "components": SPEC["components"]}
                validator_for(schema).validate(example["value"])
                seen.add(name)
    assert len(seen) > 25


def test_every_kind_of_problem_is_told_somewhere() -> None:
    told = {
        example
        for operation in OPERATIONS.values()
        for response in operation["responses"].values()
        for media in response.get("content", {}).values()
        for example in media.get("examples", {})
    }
    unheard = {"method-not-allowed", "not-found"}
    assert KINDS.keys() - told <= unheard


def test_every_link_leads_from_the_example_of_its_answer_to_a_parameter() -> None:
    seen = 0
    for name, operation in OPERATIONS.items():
        for response in operation["responses"].values():
            for told in response.get("links", {}).values():
                ((parameter, place),) = told["parameters"].items()
                value = EXAMPLES[name]
                for part in place.removeprefix("$response.body#/").split("/"):
                    value = value[int(part) if part.isdigit() else part]
                assert isinstance(value, str)
                led = OPERATIONS[told["operationId"]]["parameters"]
                assert parameter in {p["name"] for p in led if p["in"] == "path"}
                seen += 1
    assert seen > 10


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/documents", "GET, HEAD, POST"),
        ("/documents/x", "GET, HEAD, DELETE"),
        ("/batches/x/items", "GET, HEAD"),
        ("/resolve", "POST"),
        ("/healthz", "GET, HEAD"),
    ],
)
def test_a_method_that_is_not_served_is_told_all_that_are(path: str, methods: str) -> None:
    with TestClient(create_app(Settings(store="sqlite:///nowhere/at/all.db"))) as client:
        answer = client.put(path)
        assert (answer.status_code, answer.headers["allow"]) == (405, methods)
