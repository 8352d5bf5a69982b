"""Long answers in pages that are counted: what is asked at once, but not read at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Query

T = TypeVar("T")
PageNumber = Annotated[int, Query(ge=1, le=1_000_000)]


@dataclass(frozen=True, slots=True)
class Slice(Generic[T]):
    """Some of `total` items with their places among all; pages count from 1."""

    items: tuple[tuple[int, T], ...]
    total: int
    page: int
    pages: int

    @property
    def first(self) -> int:
        """The number of the first item shown, from 1."""
        return (self.items[0][0] if self.items else -1) + 1


def sliced(items: Sequence[T], page: int, size: int) -> Slice[T]:
    """The page of so many items; one behind the end is the last.

    >>> sliced("abcde", 2, 2).items
    ((2, 'c'), (3, 'd'))
    """
    pages = max(1, -(-len(items) // size))
    page = min(page, pages)
    begin = (page - 1) * size
    shown = tuple(enumerate(items[begin : begin + size], begin))
    return Slice(shown, len(items), page, pages)
