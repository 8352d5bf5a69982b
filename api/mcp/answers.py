"""What each tool answers: the answers of the REST API, with counts of what was left out."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field, create_model

from api.rest import models
from api.rest.shapes import Shape, many, of

_LeftOut = Annotated[
    dict[str, int],
    Field(description="So many entries of these lists are not told; nothing where all are."),
]


def _bounded(model: type[BaseModel], **members: Any) -> type[BaseModel]:
    fields: dict[str, Any] = {**of(model), **members, "left_out": (_LeftOut, ...)}
    made: type[BaseModel] = create_model(model.__name__, __base__=Shape, **fields)
    return made


class Found(Shape):
    """Documents, the best match first; `more` tells that there are others."""

    documents: many(models.DocumentItem)  # type: ignore[valid-type]
    more: bool


class TextPassage(models.MarkedPassage):
    """A passage that means something, with its words."""

    quote: str


class Text(Shape):
    """Part of a document's text; offsets count in the whole text, which has `length` characters.

    `copies` texts were read as the document, of which this is number `copy`, counted from 0.
    """

    key: str
    number: str | None
    copies: int
    copy_: int = Field(alias="copy")
    length: int
    start: int
    end: int
    text: str
    passages: list[TextPassage]
    left_out: _LeftOut


class Classes(Shape):
    """The classes of bodies that a document addresses, with their members."""

    classes: many(models.Members)  # type: ignore[valid-type]
    left_out: _LeftOut


class Measures(Shape):
    """All measures of the vocabulary."""

    measures: many(models.MeasureCount)  # type: ignore[valid-type]


class Statistics(Shape):
    """How much the store holds: texts that were read, documents, those of them that are only
    cited, and relations between documents with each of their proofs."""

    texts: int
    documents: int
    cited: int
    relations: int


Cascade = _bounded(models.Cascade)
DocumentDetail = _bounded(models.DocumentDetail)
Explanation = _bounded(models.Explanation)
Coverage = _bounded(models.Coverage)
Orders = _bounded(models.Overview)
Lag = _bounded(models.Lag)
Reuse = _bounded(models.CascadeReuse)
Spread = _bounded(models.Spread)
Drift = _bounded(models.Drift)
Wanted = _bounded(models.Wanted)
Gaps = _bounded(models.Gaps)
Citations = _bounded(models.Citations)
Comparison = create_model(
    "Comparison",
    __base__=Shape,
    **{k: v for k, v in of(models.Comparison).items() if not k.startswith("text_")},
    left_out=(_LeftOut, ...),
)
