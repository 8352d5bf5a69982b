"""Where a text names another document: by number, by date and issuer, by name, or by pointing back.

A mention is found from an anchor (a document number, or the word for a document type with evidence
behind it) and read outwards: type and "số" in front, date and issuer behind. Nothing is decided
here about which mentions mean one document (citations.py) or why they stand there (relations.py).
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from loaders.bodies.home import Home
from loaders.citations.numbers import Number

Shape = Literal["numbered", "dated", "named", "bare", "anaphor"]


class Found(Struct):
    """A mention on its way: `[start, end)` spans type, number, date and issuer.

    `type` is the type as far as the mention itself tells, `head` the type word that it prints;
    `prints_type` says whether it does; `issuer` is spelled out, `by_code` when only the number's
    code tells it. `amends` holds the laws that an amending law names in its own name; `many` marks
    "các công văn nêu trên", `points_back` what such words were found to mean.
    """

    start: int
    end: int
    shape: Shape
    type: str | None = None
    number: Number | None = None
    bare: str | None = None
    date: str | None = None
    issuer: str | None = None
    name: str | None = None
    head: str | None = None
    amends: list[Found] = []
    bad_date: bool = False
    prints_type: bool = False
    by_code: bool = False
    many: bool = False
    points_back: bool = False


class Page(Struct, frozen=True):
    """The text under reading: as it is, and in lower case with line ends as blanks."""

    text: str
    flat: str
    home: Home
    year: int | None

    @classmethod
    def of(cls, text: str, flat: str, home: Home, date: str | None) -> Page:
        """The page of a document: `flat` has the length of `text`, `date` is its ISO date."""
        return cls(text, flat, home, int(date[:4]) if date else None)
