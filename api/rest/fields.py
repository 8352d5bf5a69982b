"""Leaving out what a client does not want of each entry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import Query
from pydantic import BaseModel

from api.rest.problems import Told

Wanted = frozenset[str] | None


def fields_of(model: type[BaseModel]) -> Any:
    """The parameter `fields`: names of members of the model."""
    name = f" *({'|'.join(model.model_fields)}) *"
    return Query(
        max_length=500,
        description="Only these members of each entry, separated by commas.",
        examples=["key,number,date"],
        json_schema_extra={"pattern": f"^{name}(,{name})*$"},  # told here, checked by `wanted`
    )


def wanted(fields: str | None, model: type[BaseModel]) -> Wanted:
    """The members that `fields` lists, all for None. Raises a problem for one that is none."""
    if fields is None:
        return None
    named = frozenset(name.strip(" ") for name in fields.split(","))
    unknown = sorted(named - model.model_fields.keys())
    if unknown:
        known = ", ".join(model.model_fields)
        asked = ", ".join(name or "empty name" for name in unknown)
        raise Told("invalid", f"query.fields: there is no {asked}; there are {known}")
    return named


def only(entry: Mapping[str, Any], names: Wanted) -> dict[str, Any]:
    """The members of an entry that are wanted."""
    return {name: value for name, value in entry.items() if names is None or name in names}
