"""The parameters that several routes share, as the documentation tells them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Path, Query
from pydantic import AfterValidator, WithJsonSchema

from api.options import LanguageChoice, LevelChoice, RelationChoice, UnitsChoice

_KEY = "570-cd-ttg-2021-thu-tuong-chinh-phu"


def _day(value: str) -> str:
    try:
        found = date.fromisoformat(value).isoformat()
    except ValueError:
        found = ""
    if found != value:
        raise ValueError("is no date; write it like 2021-05-31")
    return value


Day = Annotated[
    str,
    AfterValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2021-05-31"]}),
]
DocumentKey = Annotated[
    str,
    Path(
        max_length=400,
        description="The key of a document; an alias of one answers 308 with its address.",
        examples=[_KEY],
    ),
]
AsOf = Annotated[
    Day | None,
    Query(description="Only what was known on this day: later documents say nothing."),
]
Depth = Annotated[
    int | None, Query(ge=0, le=1000, description="At most this many steps from the document.")
]
Relation = Annotated[
    RelationChoice, Query(description="The relation to follow; `any` stands for all of them.")
]
Level = Annotated[LevelChoice | None, Query(description="Only bodies of this level.")]
Limit = Annotated[int, Query(ge=1, le=500, description="At most this many entries.")]
Cursor = Annotated[
    str | None,
    Query(
        max_length=2000,
        description="What `next` of the page before says; none for the first.",
        json_schema_extra={"pattern": "^[A-Za-z0-9_-]+$"},  # told here, checked by who reads it
    ),
]
Units = Annotated[
    UnitsChoice | None,
    Query(description="Sum by the provinces of this year; by default of the order's own."),
]
MeasureId = Annotated[
    str, Path(max_length=100, description="The id of a measure.", examples=["5k"])
]
Opened = Annotated[
    list[Annotated[str, Query(max_length=100)]],
    Query(max_length=100, description="Names of provinces whose documents are shown, or `all`."),
]
Language = Annotated[LanguageChoice, Query(description="The language of the words.")]
Derived = Annotated[bool, Query(description="A document that names 5K names its parts too.")]


def _reference(example: str) -> Any:
    said = "A key, an alias, or a number however written."
    return Query(min_length=1, max_length=400, description=said, examples=[example])


First = Annotated[str, _reference("570/CĐ-TTg")]
Second = Annotated[str, _reference("756-ubnd-vxnv-2021-uy-ban-nhan-dan-thanh-pho-bac-kan")]


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a cascade is followed."""

    depth: Depth = None
    relation: Relation = RelationChoice.IMPLEMENTS
    as_of: AsOf = None

    def told(self) -> dict[str, Any]:
        """The same as the questions of `graph` take it."""
        return {"depth": self.depth, "relation": self.relation.value, "as_of": self.as_of}


Bounded = Annotated[Bounds, Depends()]
"""A parameter of every route that shows a cascade."""
