"""The OpenAPI document is as generators of clients like it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from api.rest import Settings, create_app
from api.rest.tidied import tidy

SPEC: dict[str, Any] = create_app(Settings(store="sqlite:///nowhere/at/all.db")).openapi()
SCHEMAS: dict[str, Any] = SPEC["components"]["schemas"]
OPERATIONS = [o for methods in SPEC["paths"].values() for o in methods.values()]


def _inside(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
    for inner in part.values() if isinstance(part, dict) else part:
        if isinstance(inner, dict | list):
            yield from _inside(inner)


def test_no_parameter_may_be_null() -> None:
    parameters = [p for operation in OPERATIONS for p in operation.get("parameters", ())]
    assert len(parameters) > 50
    for parameter in parameters:
        assert {"type": "null"} not in [*_inside(parameter["schema"])], parameter["name"]


def test_what_has_to_be_given_has_an_example_to_try() -> None:
    [key] = [p for p in _operation("get_document")["parameters"] if p["in"] == "path"]
    assert key["example"].startswith("570-")
    assert "example" not in str(_operation("list_batches")["parameters"])


def test_lists_of_values_that_stand_in_many_places_are_told_once() -> None:
    lists = Counter(tuple(p["enum"]) for p in _inside(SPEC) if isinstance(p.get("enum"), list))
    often = {values for values, count in lists.items() if count > 1}
    assert not often


def test_every_reference_leads_somewhere() -> None:
    referred = {
        p["$ref"].rpartition("/")[2] for p in _inside(SPEC) if isinstance(p.get("$ref"), str)
    }
    assert referred <= SCHEMAS.keys()
    assert len(referred) > 50


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_says_what_it_is_and_has_no_member_of_its_name(name: str) -> None:
    assert SCHEMAS[name]["description"]
    assert name.lower() not in SCHEMAS[name].get("properties", {})


def test_texts_are_told_as_texts() -> None:
    for name in ("get_metrics", "export_graph", "get_view"):
        assert next(iter(_operation(name)["responses"]["200"]["content"])).startswith("text/")


def test_known_and_new_documents_have_examples_of_their_own() -> None:
    answers = _operation("add_document")["responses"]
    told = {
        status: answers[status]["content"]["application/json"]["examples"]["sample"]["value"]
        for status in ("200", "201")
    }
    assert (told["200"]["status"], told["201"]["status"]) == ("unchanged", "new")


def test_what_may_be_several_things_stays_so() -> None:
    schema = {"anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}]}
    parameter = {"name": "a", "required": False, "schema": schema}
    spec = {
        "paths": {"/": {"get": {"parameters": [parameter]}}},
        "components": {"schemas": {}},
    }
    tidy(spec)
    assert parameter["schema"] == schema


def _operation(name: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = [o for o in OPERATIONS if o["operationId"] == name]
    return found[0]
