"""What the documentation says is complete, and its examples are what the server answers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema_rs import validator_for

from api.rest import Settings, create_app
from api.rest.problems import KINDS
from tools.examples import KEPT, examples

SPEC: dict[str, Any] = create_app(Settings(store="sqlite:///nowhere/at/all.db")).openapi()
OPERATIONS = {
    operation["operationId"]: operation
    for methods in SPEC["paths"].values()
    for operation in methods.values()
}


def test_the_kept_examples_are_what_the_server_answers() -> None:
    assert json.loads(KEPT.read_text(encoding="utf-8")) == examples()


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
    unheard = {"not-acceptable", "method-not-allowed", "not-found"}
    assert KINDS.keys() - told <= unheard
