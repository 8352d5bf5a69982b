"""What a text cites and which documents that means: the answer for free text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct
from msgspec.structs import asdict

from graph.document import Document
from graph.frames import frame

if TYPE_CHECKING:
    import pandas as pd

Found = Literal["found", "ambiguous", "unknown"]


class Cited(Struct, frozen=True):
    """One mention of a document, at half-open offsets into the text as it was given.

    `number` to `name` are what the text says of the document, as `loaders.record.Citation` has it.
    `documents` is the one that it means where that was `found`, those that it may mean where that
    is `ambiguous` (by key), and empty where it is `unknown`.
    """

    number: str | None
    type: str | None
    date: str | None
    issuer: str | None
    name: str | None
    quote: str
    start: int
    end: int
    status: Found
    documents: tuple[Document, ...]

    def to_dict(self) -> dict[str, Any]:
        """The mention as JSON-ready mapping."""
        return {**asdict(self), "documents": [found.to_dict() for found in self.documents]}


class Citations(Struct, frozen=True):
    """Every mention of a document in a text, in order."""

    citations: tuple[Cited, ...]

    def to_dict(self) -> dict[str, Any]:
        """The mentions as JSON-ready mapping."""
        return {"citations": [cited.to_dict() for cited in self.citations]}

    def to_frame(self) -> pd.DataFrame:
        """A row for each mention, with the keys of the documents. Raises `UsageProblem`."""
        columns = (*Cited.__struct_fields__[:-1], "documents")
        rows = (
            {**asdict(c), "documents": " ".join(d.key for d in c.documents)} for c in self.citations
        )
        return frame(columns, rows)
