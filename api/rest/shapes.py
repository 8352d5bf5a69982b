"""Models of answers for the documentation, made from the structs that the graph answers with."""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, Field, create_model

_PAGE = """Where the words begin: a page of the file, from 1. Left out where that is unknown, as in
every text without pages."""
_MADE: dict[type, type[BaseModel]] = {}


class Shape(BaseModel):
    """The base of all models: an answer has the members that are told, and no others."""

    model_config = ConfigDict(extra="forbid")


def shape(
    struct: type, name: str | None = None, /, *, leave: tuple[str, ...] = (), **members: Any
) -> type[BaseModel]:
    """The model of a struct (or dataclass) as its `to_dict` tells it, made once and kept.

    `leave` names fields that are not told, `members` are told beside them: types, or pairs of a
    type and a `pydantic.Field`. Structs inside become models too.
    """
    if struct in _MADE and not (name or leave or members):
        return _MADE[struct]
    hints = {k: v for k, v in get_type_hints(struct).items() if k in _fields(struct)}
    told = {k: _told(v) for k, v in hints.items() if k not in leave} | members
    if "page" in hints and "page" not in members:
        told["page"] = int, maybe(_PAGE)
    fields: dict[str, Any] = {k: v if isinstance(v, tuple) else (v, ...) for k, v in told.items()}
    made: type[BaseModel] = create_model(
        name or struct.__name__, __base__=Shape, __doc__=_first_line(struct), **fields
    )
    _MADE.setdefault(struct, made)
    return made


def maybe(description: str) -> Any:
    """A field that an answer may leave out; it is never null."""
    return Field(default=None, json_schema_extra=_without_default, description=description)


def _without_default(schema: dict[str, Any]) -> None:
    del schema["default"]


def many(model: type[BaseModel]) -> Any:
    """The type of a list of the model's."""
    return types.GenericAlias(list, (model,))


def of(model: type[BaseModel]) -> dict[str, Any]:
    """The members of a model, to be told among those of another one."""
    return {name: (field.annotation, field) for name, field in model.model_fields.items()}


def _fields(struct: type) -> tuple[str, ...]:
    if issubclass(struct, Struct):
        return struct.__struct_fields__
    return tuple(struct.__dataclass_fields__)  # type: ignore[attr-defined]


def _told(hint: Any) -> Any:
    """A type hint with models in place of structs, and lists in place of tuples."""
    if isinstance(hint, type) and (
        issubclass(hint, Struct) or hasattr(hint, "__dataclass_fields__")
    ):
        return shape(hint)
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Literal:
        return hint
    if origin is tuple:
        return types.GenericAlias(list, (_told(inside[0]),))
    if origin in (Union, types.UnionType):
        return Union[tuple(map(_told, inside))]  # noqa: UP007 - made from parts
    if origin is not None and issubclass(origin, Mapping):
        return types.GenericAlias(dict, (inside[0], _told(inside[1])))
    return hint


def _first_line(struct: type) -> str:
    return (struct.__doc__ or "").strip().partition("\n")[0]
