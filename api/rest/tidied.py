"""The OpenAPI document as readers and generators of clients like it."""

from __future__ import annotations

from typing import Any, get_args

from graph.document import DocumentStatus
from loaders.record import Kind, Level

Json = dict[str, Any]
_REF = "#/components/schemas/"
_SHARED = {
    "DocumentStatus": (DocumentStatus, "`cited` while only other documents tell of it."),
    "BodyKind": (Kind, "What a body is."),
    "LevelChoice": (Level, "A level of the administration, from the top down."),
}
"""Lists of values that stand in many places: a client should know each as one type."""


def tidy(schema: Json) -> None:
    """Sort the paths, name the lists of values that are shared, and let no parameter be null.

    A parameter that is not given is absent; that FastAPI tells it as one that may be null would
    make clients send the word. What has to be given gets its example where pages to try the API
    out look for one.
    """
    schema["paths"] = dict(sorted(schema["paths"].items()))
    components: Json = schema["components"]["schemas"]
    for name, (values, meaning) in _SHARED.items():
        told = {"type": "string", "enum": [*get_args(values)], "title": name}
        components.setdefault(name, told | {"description": meaning})
    for methods in schema["paths"].values():
        for operation in methods.values():
            for parameter in operation.get("parameters", ()):
                parameter["schema"] = _never_null(parameter["schema"])
                if parameter["required"] and "examples" in parameter["schema"]:
                    parameter["example"] = parameter["schema"]["examples"][0]
    named = {tuple(get_args(values)): name for name, (values, _) in _SHARED.items()}
    inside = {name: part for name, part in components.items() if name not in _SHARED}
    _refer(inside, named)
    _refer(schema["paths"], named)


def _never_null(schema: Json) -> Json:
    kinds: list[Json] = [kind for kind in schema.get("anyOf", ()) if kind != {"type": "null"}]
    if len(kinds) != 1:
        return schema
    return {name: value for name, value in schema.items() if name != "anyOf"} | kinds[0]


def _refer(part: Any, named: dict[tuple[str, ...], str]) -> None:
    """Put references in place of the lists of values that have a name."""
    if isinstance(part, dict):
        values = part.get("enum")
        name = named.get(tuple(values)) if isinstance(values, list) else None
        if name:
            for member in ("type", "enum", "title"):
                part.pop(member, None)
            part["$ref"] = _REF + name
        for inner in part.values():
            _refer(inner, named)
    elif isinstance(part, list):
        for inner in part:
            _refer(inner, named)
