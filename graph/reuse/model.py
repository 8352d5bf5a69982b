"""What two texts have in common, as immutable facts with their places."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from graph.model import as_mapping

Change = Literal["changed", "left_out", "added"]


class Span(Struct, frozen=True):
    """Words of a text at half-open character offsets; `quote` is `text[start:end]`."""

    start: int
    end: int
    quote: str


class Difference(Struct, frozen=True):
    """Where a passage is not the same: words of `a` that `b` has changed, left out or added.

    The span of the side that has no words is empty and stands where they would be.
    """

    change: Change
    a: Span
    b: Span


class Passage(Struct, frozen=True):
    """A passage that two texts share: `a` of the one is `b` of the other, or nearly.

    `words` are the equal words that count, `similarity` in [0, 1] is twice the equal words by all
    words of both spans, `verbatim` tells that no word differs, `moved` that it stands in another
    order than the other passages.
    """

    a: Span
    b: Span
    words: int
    similarity: float
    verbatim: bool
    moved: bool
    differences: tuple[Difference, ...]


class Portion(Struct, frozen=True):
    """How much of one text stands in the other: `reused` of its `words` that count.

    `share` is their quotient in [0, 1], None for a text without such words. `own` is what stands
    in no passage, by sentence.
    """

    words: int
    reused: int
    share: float | None
    own: tuple[Span, ...]


class Reuse(Struct, frozen=True):
    """What texts `a` and `b` share, by place in `b`, and how much of each that is."""

    passages: tuple[Passage, ...]
    a: Portion
    b: Portion

    def to_dict(self) -> dict[str, Any]:
        """All of it as JSON-ready mapping."""
        return as_mapping(self)
