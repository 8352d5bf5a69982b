"""What the questions of reuse give: two texts compared, and every edge of a cascade."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from graph.document import Document
from graph.frames import frame
from graph.model import as_mapping
from graph.reuse.model import Reuse, Span

if TYPE_CHECKING:
    import pandas as pd

Missing = Literal["upper", "lower", "both"]
COLUMNS = (
    "upper", "upper_number", "lower", "lower_number", "date", "issuer", "level", "depth",
    "words", "reused", "share", "passages", "longest_words", "longest",
)  # fmt: skip
"""The columns of a cascade's table: a row for each edge whose texts are both held."""


PASSAGE_COLUMNS = (
    "words", "similarity", "verbatim", "moved",
    "a_start", "a_end", "a_quote", "b_start", "b_end", "b_quote",
)  # fmt: skip
"""The columns of the table of two texts: a row for each passage that they share."""


class Comparison(Struct, frozen=True):
    """Two documents, the texts that were compared, and what these share.

    Offsets in `reuse` count in `text_a` and `text_b`.
    """

    a: Document
    b: Document
    text_a: str
    text_b: str
    reuse: Reuse

    def to_dict(self, *, with_text: bool = False) -> dict[str, Any]:
        """The comparison as JSON-ready mapping; the two texts only when asked."""
        found = as_mapping(self)
        texts = {"text_a": found.pop("text_a"), "text_b": found.pop("text_b")}
        shared = found.pop("reuse")
        passages, of_a, of_b = shared["passages"], shared["a"], shared["b"]
        told = {"passages": passages, "reused_of_a": of_a, "reused_of_b": of_b}
        return {**found, **told, **(texts if with_text else {})}

    def rows(self) -> Iterator[dict[str, Any]]:
        """A row for each passage with the columns `PASSAGE_COLUMNS`."""
        for passage in self.reuse.passages:
            places = {
                f"{side}_{name}": getattr(span, name)
                for side, span in (("a", passage.a), ("b", passage.b))
                for name in ("start", "end", "quote")
            }
            told = ("words", "similarity", "verbatim", "moved")
            yield {name: getattr(passage, name) for name in told} | places

    def to_frame(self) -> pd.DataFrame:
        """The passages as a data frame, a row each. Raises `UsageProblem`."""
        return frame(PASSAGE_COLUMNS, self.rows())


class EdgeReuse(Struct, frozen=True):
    """What `lower` took over from `upper`, which it implements.

    `words` of the lower text count, `reused` of them are taken over; `share` is None where none
    count. `longest` is the passage with most words, as the lower has it, and None without any.
    """

    upper: Document
    lower: Document
    depth: int
    words: int
    reused: int
    share: float | None
    passages: int
    longest_words: int
    longest: Span | None

    def to_row(self) -> dict[str, Any]:
        """The edge as a row of the cascade's table."""
        return {
            "upper": self.upper.key,
            "upper_number": self.upper.number,
            "lower": self.lower.key,
            "lower_number": self.lower.number,
            "date": self.lower.date,
            "issuer": self.lower.issuer,
            "level": self.lower.level,
            "depth": self.depth,
            "words": self.words,
            "reused": self.reused,
            "share": self.share,
            "passages": self.passages,
            "longest_words": self.longest_words,
            "longest": self.longest.quote if self.longest else None,
        }


class WithoutText(Struct, frozen=True):
    """An edge that cannot be compared: the text of one end, or of `both`, is not held."""

    upper: Document
    lower: Document
    depth: int
    missing: Missing


class LevelReuse(Struct, frozen=True):
    """The edges whose lower document is of this level: how many, and their median share."""

    level: str | None
    edges: int
    with_reuse: int
    median_share: float | None


class CascadeReuse(Struct, frozen=True):
    """Text reuse along every edge below `root`.

    `edges` are by depth of the lower document, its date and key, then the key of the upper one;
    `without_text` are the others, in the same order; `levels` go from the centre down.
    """

    root: str
    as_of: str | None
    edges: tuple[EdgeReuse, ...]
    without_text: tuple[WithoutText, ...]
    levels: tuple[LevelReuse, ...]

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON-ready mapping."""
        return as_mapping(self)

    def to_frame(self) -> pd.DataFrame:
        """A row for each compared edge with the columns `COLUMNS`. Raises `UsageProblem`."""
        return frame(COLUMNS, (edge.to_row() for edge in self.edges))
