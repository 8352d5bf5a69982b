"""The parameters that several tools share, as an assistant reads them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from loaders.record import Level as _Level

Document = Annotated[
    str,
    Field(
        min_length=1,
        max_length=400,
        description="A document: its number, however written, or its key as other tools give it.",
        examples=["570/CĐ-TTg", "570-cd-ttg-2021-thu-tuong-chinh-phu"],
    ),
]
AsOf = Annotated[
    str | None,
    Field(
        max_length=10,
        description="Answer as of this day: documents dated later do not count, nor what only "
        "they say.",
        examples=["2021-05-31"],
    ),
]
Depth = Annotated[
    int | None, Field(ge=0, le=1000, description="Follow at most so many steps; all by default.")
]
Relation = Annotated[
    Literal["implements", "amends", "replaces", "repeals", "references", "any"],
    Field(description="The relation to follow; `any` stands for all of them."),
]
Level = Annotated[_Level | None, Field(description="Only bodies of this level of administration.")]
Units = Annotated[
    Literal["2021", "2025"] | None,
    Field(description="Sum by the provinces of this year; by default by those of the order's day."),
]
Limit = Annotated[
    int,
    Field(
        ge=1,
        le=1000,
        description="List at most so many entries; `left_out` of the answer counts the others.",
    ),
]
Proofs = Annotated[
    int,
    Field(ge=1, le=100, description="Quote at most so many sentences for each relation."),
]
MeasureId = Annotated[
    str,
    Field(
        min_length=1,
        max_length=100,
        description="The id of a measure, as the tool `measures` lists them.",
        examples=["5k", "quarantine"],
    ),
]
Derived = Annotated[
    bool, Field(description="Whoever names a composite measure (5K) names its parts too.")
]
