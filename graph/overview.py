"""All orders beside each other: who carried out which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import asdict

from graph.coverage import Totals
from graph.document import Document
from graph.frames import frame

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = ("key", "number", "date", "issuer", "documents")


class OrderCoverage(Struct, frozen=True):
    """An order, how many `documents` stand below it, and what became of those who were to act."""

    order: Document
    documents: int
    totals: Totals

    def to_dict(self) -> dict[str, Any]:
        """The order as JSON-ready mapping: its facts, `documents` and the totals, flat."""
        return {**self.order.to_dict(), "documents": self.documents, **asdict(self.totals)}


class Overview(Struct, frozen=True):
    """Every order with which a cascade begins, by date (undated last) and key."""

    level: str | None
    as_of: str | None
    orders: tuple[OrderCoverage, ...]

    def to_dict(self) -> dict[str, Any]:
        """The overview as JSON-ready mapping."""
        return {
            "level": self.level,
            "as_of": self.as_of,
            "orders": [order.to_dict() for order in self.orders],
        }

    def to_frame(self) -> pd.DataFrame:
        """The orders as a data frame, a row each."""
        columns = (*_COLUMNS, *Totals.__struct_fields__)
        return frame(columns, (order.to_dict() for order in self.orders))
