"""Leaving out what a client does not want of each entry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from api.rest.problems import Told

Wanted = frozenset[str] | None


def wanted(fields: str | None, model: type[BaseModel]) -> Wanted:
    """The members that `fields` lists, all for None. Raises a problem for one that is none."""
    if fields is None:
        return None
    named = frozenset(filter(None, (name.strip() for name in fields.split(","))))
    unknown = sorted(named - model.model_fields.keys())
    if unknown or not named:
        known = ", ".join(model.model_fields)
        asked = ", ".join(unknown) or "nothing"
        raise Told("invalid", f"query.fields: there is no {asked}; there are {known}")
    return named


def only(entry: Mapping[str, Any], names: Wanted) -> dict[str, Any]:
    """The members of an entry that are wanted."""
    return {name: value for name, value in entry.items() if names is None or name in names}
